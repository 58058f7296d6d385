/** What a notification says, as ICU messages in English. A page has them compiled; a mail is written from them as they are. */
export const NOTIFICATION_TEXTS = {
  publishedMany: '{n, plural, one {# of your segments is live.} other {# of your segments are live.}}',
  publishedOpening: 'The opening of your scene is live.',
  published: 'Your segment {n, number} is live.',
  continuedMany:
    '{n, plural, one {# new segment after yours; the newest is by {name}.} other {# new segments after yours; the newest is by {name}.}}',
  continued: '{name} continued after you.',
  followedMany:
    '{n, plural, one {# new segment; the newest is by {name}.} other {# new segments; the newest is by {name}.}}',
  followedOpening: '{name} began this scene.',
  invited: '{name} invited you to continue this scene.',
  followed: '{name} added segment {n, number}.',
  doubts: 'The check has doubts about your continuation: publish it as it is, or change it.',
  contradicts: 'The check found that your continuation contradicts the scene. It needs your answer.',
  failed: 'What you sent is not published.',
  failedBecause: 'What you sent is not published. {reason}',
  proposalWaiting: '{name} proposes a change to the bible and waits for your decision.',
  proposalAccepted: '{name} accepted your change to the bible.',
  proposalDeclined: '{name} declined your change to the bible.',
} as const satisfies Record<string, string>
export type NotificationText = keyof typeof NOTIFICATION_TEXTS

import { area } from '../area.ts'

/** What happened, in one sentence each; the scene's title stands beside it. */
export const notificationWords = area('notification', {
  unread: '<sr>Unread: </sr>{sentence}',
  markRead: 'Mark as read: {title}',
  publishedMany: '{n, plural, one {# of your segments is live.} other {# of your segments are live.}}',
  publishedOpening: 'The opening of your scene is live.',
  published: 'Your segment {n, number} is live.',
  continuedMany:
    '{n, plural, one {# new segment after yours; the newest is by {name}.} other {# new segments after yours; the newest is by {name}.}}',
  continued: '{name} continued after you.',
  followedMany:
    '{n, plural, one {# new segment; the newest is by {name}.} other {# new segments; the newest is by {name}.}}',
  followedOpening: '{name} began this scene.',
  followed: '{name} added segment {n, number}.',
  invited: '{name} invited you to continue this scene.',
  doubts: 'The check has doubts about your continuation: publish it as it is, or change it.',
  contradicts: 'The check found that your continuation contradicts the scene. It needs your answer.',
  failed: 'What you sent is not published.',
  failedBecause: 'What you sent is not published. {reason}',
  proposalWaiting: '{name} proposes a change to the bible and waits for your decision.',
  proposalAccepted: '{name} accepted your change to the bible.',
  proposalDeclined: '{name} declined your change to the bible.',
})

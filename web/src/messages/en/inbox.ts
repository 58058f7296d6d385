import { area } from '../area.ts'

/** The inbox. */
export const inboxWords = area('inbox', {
  title: 'Inbox',
  whatYouHear: 'What you hear of',
  markAll: 'Mark all as read',
  preferences: 'Preferences',
  nothing: 'Nothing has happened yet.',
  findScene: 'Find a scene to continue',
  nothingNote:
    'When a segment of yours is live, when somebody continues after you, or when something waits for your answer, you read it here.',
  noMail: 'No more mail',
  noMailTitle: 'No more mail?',
  noMailNote: 'Skein sends you a digest of what you have not read, at most once a day.',
  noMailDone: 'You get no more mail from this Skein',
  noMailDoneNote: 'Your inbox goes on as before. Should you change your mind: <link>what you hear of</link>.',
  stopDigests: 'Stop the digests',
})

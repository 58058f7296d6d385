import { area } from '../area.ts'

/** What is said of a published segment besides its text. */
export const saidWords = area('said', {
  language: 'Language',
  languageUnknown: 'Not known',
  notes: 'Content notes',
  none: 'None',
  change: 'Change language and content notes',
  title: 'Segment {n, number}: language and content notes',
  save: 'Save',
  saved: 'Saved. Everybody sees it from now on.',
  changedMeanwhile: 'Somebody has changed this meanwhile',
  changedMeanwhileNote: 'You see what they left. Change it and save again, or close this.',
})

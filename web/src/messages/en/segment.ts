import { area } from '../area.ts'

/** One segment and how it was made. */
export const segmentWords = area('segment', {
  opening: 'Opening the script…',
  segment: 'Segment {n, number}',
  asWritten: 'The text as it was written',
  howMade: 'How it was made',
  generated: 'AI-generated pictures',
  words: 'Words',
  wordsBy: 'By {name}, a person.',
  script: 'Script',
  pictures: 'Pictures',
  picturesModel: 'Made by an AI video model: {model}, through {provider}.',
  picturesOwn: 'Drawn from the script by Skein itself, as a moving storyboard. No AI made them.',
  voice: 'Voice',
  voiceOf: 'Synthetic, not a person’s: {voice}.',
  checked: 'Checked',
  notChecked: 'Not checked for contradictions.',
  checkedBy:
    '{n, plural, =0 {For contradictions with version {version} of the bible, by {checkers}: none found.} one {For contradictions with version {version} of the bible, by {checkers}: # remark.} other {For contradictions with version {version} of the bible, by {checkers}: # remarks.}}',
  bible: 'Bible',
  bibleHolds: 'Version {n, number} holds what is true after it.',
  published: 'Published',
  record: 'Record',
  recordNote: 'What the video model was told is on record with the fingerprint <code>{hash}</code>.',
  sameInFile: 'The film file says the same in its own metadata. <link>Download it</link>',
  scriptModel: 'Made from these words by a language model ({storyteller}).',
  scriptRules: 'Made from these words by rules, without a language model.',
  scriptUnknown: 'It is not known who made it.',
  scriptBy: 'Made from these words by {storyteller}.',
})

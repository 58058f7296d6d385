import { area } from '../area.ts'

/** The bible rewritten as JSON, what moved in it, and what a finding cites of it. */
export const bibleJsonWords = area('bibleJson', {
  field: 'The bible as JSON',
  hint: 'Rewrite what should hold. Nothing is saved before you have seen what it comes to.',
  behind: 'Version {newest, number} came while you wrote on version {base, number}.',
  joins: 'Your changes join it as long as they do not contradict it.',
  look: 'Look at the changes',
  back: 'Back to what holds',
  result: 'What it comes to',
  notABible: 'This is not a bible yet.',
  refused: 'The bible cannot be changed like this.',
  notJson: 'This is not JSON.',
  moved: 'The bible moved while you wrote',
  movedAbout: 'You began with version {from, number}; your text was held against version {to, number}. In between:',
  citedEntry: '{name}: {words}',
  alsoCalled: 'also called {alias}',
  outOfStory: 'out of the story',
  outOfStoryBecause: 'out of the story. {description}',
  firstSeen: 'first seen in segment {n, number}',
  inCast: 'in the cast',
})

import { area } from '../area.ts'

/** How a bible came to be, and what changed between its versions. */
export const bibleHistoryWords = area('bibleHistory', {
  added: 'Added: {text}',
  changed: 'Changed: {text}',
  removed: 'Removed: {text}',
  nothingChanged: 'Nothing changed.',
  version: '<b>Version {n, number}</b>, <time></time>',
  versionBySegment: '<b>Version {n, number}</b> by segment {segment, number}, <time></time>',
  versionByEditor: '<b>Version {n, number}</b> by {name}, <time></time>',
  beganWith: 'What the scene began with.',
  earlier: 'Earlier versions',
  compare: 'Compare versions',
  since: 'Since version',
  until: 'until {n, number}',
  comparing: 'Comparing…',
  goBack: 'Go back to this',
  holdsAgain: 'Version {n, number} holds again, as version {version, number}.',
})

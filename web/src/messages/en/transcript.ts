import { area } from '../area.ts'

/** Everything that is told, word for word. */
export const transcriptWords = area('transcript', {
  found: '{place, number} of {n, plural, one {# line} other {# lines}}',
  looking: 'Looking…',
  nothingFound: 'Nothing found',
  find: 'Find in the transcript',
  lineBefore: 'Line before',
  lineAfter: 'Line after',
  segment: 'Segment {n, number}, by {name}',
  heading: '<b>{n}</b> · {name}',
  sayLine: 'Say the line of this moment',
  earlier: 'Earlier segments',
  later: 'Later segments',
  opening: 'Opening the transcript…',
  backToNow: 'Back to now',
  nothingTold: 'Nothing is told yet.',
})

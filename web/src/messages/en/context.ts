import { area } from '../area.ts'

/** What a storyteller knew of the story when it read a text. */
export const contextWords = area('context', {
  term: 'It knew',
  whole: 'All of version {version} of the bible.',
  entries: '{n, plural, one {# entry} other {# entries}} of version {version} of the bible.',
  segments: '{n, plural, one {The last segment.} other {The last # segments.}}',
  summary: 'A summary of what lies before.',
  size: 'About {tokens, number} tokens of {budget, number}.',
  leftOut: 'Left out: {what}.',
  people: '{n, plural, one {# person} other {# people}}',
  places: '{n, plural, one {# place} other {# places}}',
  events: '{n, plural, one {# event} other {# events}}',
  threads: '{n, plural, one {# plot thread} other {# plot threads}}',
  which: 'Which entries',
  named: 'Named in the text: {entries}',
  meant: 'Meant by its “I”, “he” or “she”: {entries}',
  recent: 'Named in the last segments: {entries}',
  related: 'Belonging to those: {entries}',
  open: 'Open plot threads: {entries}',
  told: 'Told of those named: {entries}',
  latest: 'The latest besides: {entries}',
})

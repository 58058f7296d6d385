import { area } from '../area.ts'

/** Scenes somebody watched, with how far they came. */
export const watchedWords = area('watched', {
  newSince: '{n, plural, one {# new segment since} other {# new segments since}}',
  toTheEnd: 'Watched to the end',
  left: 'Segment {n, number}, {duration} left',
  new: '{n, number} new',
  watchedOf: 'Watched of {title}',
  takeOut: 'Take {title} out of the history',
})

import { area } from '../area.ts'

/** Scenes that grew while somebody was away. */
export const newsWords = area('news', {
  label: 'New segments for you',
  follows_scene: 'You follow it',
  wrote: 'You wrote here',
  follows_writer: 'By people you follow',
  segment: 'segment {n, number}',
  newSegments: '{n, plural, one {# new segment} other {# new segments}}',
})

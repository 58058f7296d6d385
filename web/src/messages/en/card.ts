import { area } from '../area.ts'

/** A scene on a shelf and at the top of the front page. */
export const cardWords = area('card', {
  openingFilmed: 'Opening being filmed',
  writers: '{n, plural, one {# writer} other {# writers}}',
  segmentsLength: '{n, plural, one {# segment} other {# segments}}, {duration}',
  watch: 'Watch',
  writeNext: 'Write what happens next',
})

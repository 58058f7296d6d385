import type { Translation } from '../area.ts'
import type { watchedWords } from '../en/watched.ts'

export const watched: Translation<typeof watchedWords> = {
  newSince: '{n, plural, one {# neues Segment seitdem} other {# neue Segmente seitdem}}',
  toTheEnd: 'Bis zum Ende gesehen',
  left: 'Segment {n, number}, noch {duration}',
  new: '{n, number} neu',
  watchedOf: 'Gesehen von {title}',
  takeOut: '{title} aus dem Verlauf nehmen',
}

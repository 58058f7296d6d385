import type { Translation } from '../area.ts'
import type { newsWords } from '../en/news.ts'

export const news: Translation<typeof newsWords> = {
  label: 'Neue Segmente für dich',
  follows_scene: 'Du folgst ihr',
  wrote: 'Du hast mitgeschrieben',
  follows_writer: 'Von Menschen, denen du folgst',
  segment: 'Segment {n, number}',
  newSegments: '{n, plural, one {# neues Segment} other {# neue Segmente}}',
}

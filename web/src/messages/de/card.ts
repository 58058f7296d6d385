import type { Translation } from '../area.ts'
import type { cardWords } from '../en/card.ts'

export const card: Translation<typeof cardWords> = {
  openingFilmed: 'Anfang wird verfilmt',
  writers: '{n, plural, one {# Mensch schreibt mit} other {# Menschen schreiben mit}}',
  segmentsLength: '{n, plural, one {# Segment} other {# Segmente}}, {duration}',
  watch: 'Ansehen',
  writeNext: 'Schreib, wie es weitergeht',
  scenesIn: 'Szenen in {topic}',
  noSceneYet: 'Noch keine Szene',
}

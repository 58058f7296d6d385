import type { Translation } from '../area.ts'
import type { recapWords } from '../en/recap.ts'

export const recap: Translation<typeof recapWords> = {
  title: 'Was vor Segment {n, number} geschah',
  looking: 'Blick zurück …',
  item: '<b>{n, number}</b> · {name}',
  watchFrom: 'Ab Segment {n, number} ansehen',
}

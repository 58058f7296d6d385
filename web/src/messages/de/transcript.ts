import type { Translation } from '../area.ts'
import type { transcriptWords } from '../en/transcript.ts'

export const transcript: Translation<typeof transcriptWords> = {
  found: '{place, number} von {n, plural, one {# Zeile} other {# Zeilen}}',
  looking: 'Wird gesucht …',
  nothingFound: 'Nichts gefunden',
  find: 'In der Abschrift suchen',
  lineBefore: 'Vorige Zeile',
  lineAfter: 'Nächste Zeile',
  segment: 'Segment {n, number}, von {name}',
  heading: '<b>{n}</b> · {name}',
  sayLine: 'Die Zeile dieses Moments ansagen',
  earlier: 'Frühere Segmente',
  later: 'Spätere Segmente',
  opening: 'Abschrift wird geöffnet …',
  backToNow: 'Zurück zu jetzt',
  nothingTold: 'Noch wird nichts erzählt.',
}

import type { Translation } from '../area.ts'
import type { edgeWords } from '../en/edge.ts'

export const edge: Translation<typeof edgeWords> = {
  nobody: 'Noch hat niemand das nächste Segment abgeschickt.',
  waits:
    '{more, plural, =0 {Das nächste Segment ist geschrieben und wartet.} one {Das nächste Segment ist geschrieben und wartet. Noch eins ist unterwegs.} other {Das nächste Segment ist geschrieben und wartet. # weitere sind unterwegs.}}',
  script:
    '{more, plural, =0 {Aus dem nächsten Segment wird gerade ein Drehbuch.} one {Aus dem nächsten Segment wird gerade ein Drehbuch. Noch eins ist unterwegs.} other {Aus dem nächsten Segment wird gerade ein Drehbuch. # weitere sind unterwegs.}}',
  check:
    '{more, plural, =0 {Das nächste Segment wird gerade mit der Geschichte verglichen.} one {Das nächste Segment wird gerade mit der Geschichte verglichen. Noch eins ist unterwegs.} other {Das nächste Segment wird gerade mit der Geschichte verglichen. # weitere sind unterwegs.}}',
  drawing:
    '{more, plural, =0 {Das nächste Segment wird gerade gezeichnet.} one {Das nächste Segment wird gerade gezeichnet. Noch eins ist unterwegs.} other {Das nächste Segment wird gerade gezeichnet. # weitere sind unterwegs.}}',
  appearing:
    '{more, plural, =0 {Das nächste Segment ist gezeichnet und erscheint gleich.} one {Das nächste Segment ist gezeichnet und erscheint gleich. Noch eins ist unterwegs.} other {Das nächste Segment ist gezeichnet und erscheint gleich. # weitere sind unterwegs.}}',
  asFar: 'Weiter ist es noch nicht geschrieben.',
  playsItself: '<news></news> Es läuft hier von selbst, sobald es veröffentlicht ist.',
}

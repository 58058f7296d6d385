import type { Translation } from '../area.ts'
import type { contextWords } from '../en/context.ts'

export const context: Translation<typeof contextWords> = {
  term: 'Es kannte',
  whole: 'Die ganze Fassung {version} der Bibel.',
  entries: '{n, plural, one {# Eintrag} other {# Einträge}} aus Fassung {version} der Bibel.',
  segments: '{n, plural, one {Das letzte Segment.} other {Die letzten # Segmente.}}',
  summary: 'Eine Zusammenfassung dessen, was davor liegt.',
  size: 'Etwa {tokens, number} Token von {budget, number}.',
  leftOut: 'Weggelassen: {what}.',
  people: '{n, plural, one {# Person} other {# Personen}}',
  places: '{n, plural, one {# Ort} other {# Orte}}',
  events: '{n, plural, one {# Ereignis} other {# Ereignisse}}',
  threads: '{n, plural, one {# Handlungsfaden} other {# Handlungsfäden}}',
  which: 'Welche Einträge',
  named: 'Im Text genannt: {entries}',
  meant: 'Mit „ich“, „er“ oder „sie“ gemeint: {entries}',
  recent: 'In den letzten Segmenten genannt: {entries}',
  related: 'Zu ihnen gehörig: {entries}',
  open: 'Offene Handlungsfäden: {entries}',
  told: 'Von den Genannten erzählt: {entries}',
  latest: 'Außerdem das Neueste: {entries}',
}

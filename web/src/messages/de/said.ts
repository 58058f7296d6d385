import type { Translation } from '../area.ts'
import type { saidWords } from '../en/said.ts'

export const said: Translation<typeof saidWords> = {
  language: 'Sprache',
  languageUnknown: 'Nicht bekannt',
  notes: 'Inhaltshinweise',
  none: 'Keine',
  change: 'Sprache und Inhaltshinweise ändern',
  title: 'Segment {n, number}: Sprache und Inhaltshinweise',
  save: 'Speichern',
  saved: 'Gespeichert. Ab jetzt sehen es alle.',
  changedMeanwhile: 'Jemand hat das inzwischen geändert',
  changedMeanwhileNote: 'Du siehst, was jetzt gilt. Ändere es und speichere noch einmal oder schließe das hier.',
}

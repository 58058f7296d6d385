import type { Translation } from '../area.ts'
import type { facetWords } from '../en/facet.ts'

export const facet: Translation<typeof facetWords> = {
  all: 'Alles',
  scenes: 'Szenen',
  ideas: 'Ideen',
  people: 'Menschen',
  topics: 'Thema',
  tags: 'Schlagwort',
  languages: 'Sprache',
  lengths: 'Länge',
  contentNotes: 'Inhaltshinweise',
  open: 'Offen zum Weiterschreiben',
  finished: 'Beendet',
  growing: 'Hat Szenen',
  waiting: 'Wartet auf eine',
  short: 'Unter einer Minute',
  medium: 'Eine bis fünf Minuten',
  long: 'Über fünf Minuten',
}

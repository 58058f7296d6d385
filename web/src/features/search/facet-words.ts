import { CONTENT_NOTES } from '@skein/contract/content-notes'
import { SCENE_LENGTHS } from '@skein/contract/search'
import { languageNames } from '../../lib/intl.ts'
import { contentNotesWords } from '../../messages/en/content-notes.ts'
import { facetWords } from '../../messages/en/facet.ts'
import { locale } from '../../messages/language.ts'
import type { Facet } from './search.rules.ts'

/** What a facet's value is called; topics have names of their own. */
export function wordFor(facet: Facet, value: string, topicNames: ReadonlyMap<string, string>): string {
  if (facet === 'topics') return topicNames.get(value) ?? value
  if (facet === 'languages') return languageNames(locale()).of(value) ?? value
  if (facet === 'contentNotes') {
    const note = CONTENT_NOTES.find((known) => known === value)
    return note === undefined ? value : contentNotesWords[note]
  }
  const length = facet === 'lengths' ? SCENE_LENGTHS.find((known) => known === value) : undefined
  return length === undefined ? value : facetWords[length]
}

import type { Facet, Kind, State } from './search.rules.ts'

const languages = new Intl.DisplayNames('en', { type: 'language' })
const LENGTHS: Readonly<Record<string, string>> = {
  short: 'Under a minute',
  medium: 'One to five minutes',
  long: 'Over five minutes',
}
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  all: 'Everything',
  scenes: 'Scenes',
  ideas: 'Ideas',
  people: 'People',
}
export const FACET_WORDS: Readonly<Record<Facet, string>> = {
  topics: 'Topic',
  tags: 'Tag',
  languages: 'Language',
  lengths: 'Length',
}
export const STATE_WORDS: Readonly<Record<State, string>> = {
  open: 'Open to continue',
  finished: 'Finished',
  growing: 'Has scenes',
  waiting: 'Waiting for one',
}

/** What a facet's value is called; topics have names of their own. */
export function wordFor(facet: Facet, value: string, topicNames: ReadonlyMap<string, string>): string {
  if (facet === 'topics') return topicNames.get(value) ?? value
  if (facet === 'languages') return languages.of(value) ?? value
  return facet === 'lengths' ? (LENGTHS[value] ?? value) : value
}

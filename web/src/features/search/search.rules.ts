import { CONTENT_NOTES } from '@skein/contract/content-notes'
import { SCENE_STATES } from '@skein/contract/scenes'
import { IDEA_STATES, SCENE_LENGTHS, SEARCH_WORDS_LENGTH_MAX } from '@skein/contract/search'

export const KINDS = ['all', 'scenes', 'ideas', 'people'] as const
export type Kind = (typeof KINDS)[number]
/** What can be asked for or left out, each in the order the page shows it. */
export const FACETS = ['topics', 'tags', 'languages', 'lengths', 'contentNotes'] as const
export type Facet = (typeof FACETS)[number]
export type Side = 'only' | 'not'
export type State = (typeof IDEA_STATES)[number] | (typeof SCENE_STATES)[number]

/** A search as the address of its page holds it. */
export interface Search {
  readonly q: string
  readonly kind: Kind
  readonly facets: Readonly<Record<Facet, Readonly<Record<Side, readonly string[]>>>>
  readonly state: State | null
}

const VALUES_MAX = 20
const VALUE_LENGTH_MAX = 100
const LIST_LENGTH_MAX = 1000
const SIDES: readonly Side[] = ['only', 'not']
const NOTHING = { only: [], not: [] } as const
const NO_FACETS = { topics: NOTHING, tags: NOTHING, languages: NOTHING, lengths: NOTHING, contentNotes: NOTHING }
const FACETS_OF: Readonly<Record<Kind, readonly Facet[]>> = {
  all: ['topics', 'tags'],
  scenes: FACETS,
  ideas: ['topics', 'tags'],
  people: [],
}
/** The states there are of a kind. */
export const STATES_OF: Readonly<Record<Kind, readonly State[]>> = {
  all: [],
  scenes: SCENE_STATES,
  ideas: IDEA_STATES,
  people: [],
}

const nameOf = (facet: Facet, side: Side): string => (side === 'only' ? facet : `${facet}Not`)

function isPossible(facet: Facet, value: string): boolean {
  if (facet === 'languages') return /^[a-z]{2,8}$/.test(value)
  if (facet === 'lengths') return SCENE_LENGTHS.some((length) => length === value)
  if (facet === 'contentNotes') return CONTENT_NOTES.some((note) => note === value)
  return value.length <= VALUE_LENGTH_MAX
}

function valuesIn(params: URLSearchParams, facet: Facet, side: Side): string[] {
  const values = (params.get(nameOf(facet, side)) ?? '')
    .slice(0, LIST_LENGTH_MAX)
    .split(',')
    .map((value) => value.trim())
  return [...new Set(values)].filter((value) => value !== '' && isPossible(facet, value)).slice(0, VALUES_MAX)
}

/** The search an address holds. What cannot be asked for is left out, so that an edited address still searches. */
export function parseSearch(params: URLSearchParams): Search {
  const kind = KINDS.find((name) => name === params.get('kind')) ?? 'all'
  return {
    q: (params.get('q') ?? '').trim().slice(0, SEARCH_WORDS_LENGTH_MAX),
    kind,
    facets: FACETS_OF[kind].reduce(
      (all, facet) => ({
        ...all,
        [facet]: { only: valuesIn(params, facet, 'only'), not: valuesIn(params, facet, 'not') },
      }),
      NO_FACETS,
    ),
    state: STATES_OF[kind].find((state) => state === params.get('state')) ?? null,
  }
}

const listsOf = ({ facets }: Search, kind: Kind): Record<string, string> =>
  Object.fromEntries(
    FACETS_OF[kind].flatMap((facet) =>
      SIDES.flatMap((side) =>
        facets[facet][side].length === 0 ? [] : [[nameOf(facet, side), facets[facet][side].join(',')]],
      ),
    ),
  )

/** The address's part of a search; parsing it gives the search again. */
export function searchParams(search: Search): Record<string, string> {
  return {
    ...(search.q === '' ? {} : { q: search.q }),
    ...(search.kind === 'all' ? {} : { kind: search.kind }),
    ...listsOf(search, search.kind),
    ...(search.state === null ? {} : { state: search.state }),
  }
}

/** What the server is asked of ideas. */
export function ideaQueryOf(search: Search) {
  const state = IDEA_STATES.find((known) => known === search.state)
  return { ...wordsOf(search), ...listsOf(search, 'ideas'), ...(state === undefined ? {} : { state }) }
}

/** What the server is asked of scenes. */
export function sceneQueryOf(search: Search) {
  const state = SCENE_STATES.find((known) => known === search.state)
  return { ...wordsOf(search), ...listsOf(search, 'scenes'), ...(state === undefined ? {} : { state }) }
}

const wordsOf = ({ q }: Search) => (q === '' ? {} : { q })

/** Asks for a value, or has it left out, or neither when that was so already. */
export function toggleFacet(search: Search, facet: Facet, value: string, side: Side): Search {
  const { [facet]: held } = search.facets
  const other: Side = side === 'only' ? 'not' : 'only'
  const without = (values: readonly string[]) => values.filter((known) => known !== value)
  const chosen = held[side].includes(value) ? without(held[side]) : [...held[side], value]
  const changed =
    side === 'only' ? { only: chosen, not: without(held[other]) } : { only: without(held[other]), not: chosen }
  return { ...search, facets: { ...search.facets, [facet]: changed } }
}

/** The same words without any facet. */
export function withoutFacets(search: Search): Search {
  return { ...search, facets: NO_FACETS, state: null }
}

/** Everything that narrows a search, one by one. */
export function chosenFacets({ facets }: Search): { facet: Facet; value: string; side: Side }[] {
  return FACETS.flatMap((facet) =>
    SIDES.flatMap((side) => facets[facet][side].map((value) => ({ facet, value, side }))),
  )
}

/** A search for any of the words instead of all; null when there is but one, or it says already how they join. */
export function anyWordOf(q: string): string | null {
  const words = q.split(/\s+/)
  return words.length < 2 || /["-]|\bor\b/i.test(q) ? null : words.join(' or ')
}

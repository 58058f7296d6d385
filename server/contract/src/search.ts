import { type Static, type TSchema, Type } from 'typebox'
import { PublicPerson } from './accounts.ts'
import { CONTENT_NOTES } from './content-notes.ts'
import { Idea } from './ideas.ts'
import { IdeaId, SceneId } from './ids.ts'
import { nullable, pageQuery } from './pages.ts'
import { route } from './route.ts'
import { Scene, SCENE_STATES } from './scenes.ts'

const closed = { additionalProperties: false } as const
export const SEARCH_WORDS_LENGTH_MAX = 200
/** What grows from an idea: at least one scene, or none so far. */
export const IDEA_STATES = ['growing', 'waiting'] as const
/** How long a scene plays: below a minute, up to five, above. */
export const SCENE_LENGTHS = ['short', 'medium', 'long'] as const

/** Words as a person types them: all of them, "in quotes" as they stand, `or` between two, `-` before one to leave out. */
const Words = Type.String({ minLength: 1, maxLength: SEARCH_WORDS_LENGTH_MAX })
/** Comma-separated values in a query string. */
const List = Type.String({ minLength: 1, maxLength: 1000 })
const LengthList = Type.String({ pattern: '^(short|medium|long)(,(short|medium|long)){0,2}$' })
const note = CONTENT_NOTES.join('|')
const NoteList = Type.String({ pattern: `^(${note})(,(${note})){0,${CONTENT_NOTES.length - 1}}$` })
const LanguageList = Type.String({ pattern: '^[a-z]{2,8}(,[a-z]{2,8}){0,19}$' })

const ideaFacets = {
  q: Type.Optional(Words),
  /** Slugs: in any of these topics; in none of those. */
  topics: Type.Optional(List),
  topicsNot: Type.Optional(List),
  /** With all of these tags; with none of those. */
  tags: Type.Optional(List),
  tagsNot: Type.Optional(List),
  state: Type.Optional(Type.Enum(IDEA_STATES)),
}
const sceneFacets = {
  ...ideaFacets,
  state: Type.Optional(Type.Enum(SCENE_STATES)),
  /** BCP 47 primary tags. */
  languages: Type.Optional(LanguageList),
  languagesNot: Type.Optional(LanguageList),
  lengths: Type.Optional(LengthList),
  lengthsNot: Type.Optional(LengthList),
  /** Content notes of its segments: with all of these; with none of those. */
  contentNotes: Type.Optional(NoteList),
  contentNotesNot: Type.Optional(NoteList),
}

/** `correctedTo`: the words that were looked for instead, when nothing held the ones asked for; null when they were kept. */
const found = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: nullable(Type.String()), correctedTo: nullable(Type.String()) })

const FacetValue = Type.Object({
  value: Type.String(),
  label: Type.String(),
  /** Of the newest thousand found. */
  count: Type.Integer(),
})
export type FacetValue = Static<typeof FacetValue>

export const FoundPerson = Type.Object({
  ...PublicPerson.properties,
  /** Scenes they began that anybody may watch, counted up to 100. */
  sceneCount: Type.Integer(),
})
export type FoundPerson = Static<typeof FoundPerson>

export const searchIdeas = route({
  method: 'GET',
  path: '/search/ideas',
  status: 200,
  summary: 'Ideas by words and facets, best match first; without words the newest',
  errors: ['cursor_invalid'],
  query: Type.Object({ ...pageQuery, ...ideaFacets }, closed),
  reply: found(Idea),
})
export const searchScenes = route({
  method: 'GET',
  path: '/search/scenes',
  status: 200,
  summary: 'Scenes by words and facets, best match first; without words the newest',
  errors: ['cursor_invalid'],
  query: Type.Object({ ...pageQuery, ...sceneFacets }, closed),
  reply: found(Scene),
})
export const searchPeople = route({
  method: 'GET',
  path: '/search/people',
  status: 200,
  summary: 'People by name, best match first',
  errors: ['cursor_invalid'],
  query: Type.Object({ ...pageQuery, q: Words }, closed),
  reply: found(FoundPerson),
})
export const getIdeaFacets = route({
  method: 'GET',
  path: '/search/ideas/facets',
  status: 200,
  summary: 'The topics and commonest tags of the ideas found',
  query: Type.Object(ideaFacets, closed),
  reply: Type.Object({ topics: Type.Array(FacetValue), tags: Type.Array(FacetValue) }),
})
export const getSceneFacets = route({
  method: 'GET',
  path: '/search/scenes/facets',
  status: 200,
  summary: 'The topics, commonest tags, languages, lengths and content notes of the scenes found',
  query: Type.Object(sceneFacets, closed),
  reply: Type.Object({
    topics: Type.Array(FacetValue),
    tags: Type.Array(FacetValue),
    languages: Type.Array(FacetValue),
    lengths: Type.Array(FacetValue),
    contentNotes: Type.Array(FacetValue),
  }),
})
export const SearchSuggestions = Type.Object({
  ideas: Type.Array(Type.Object({ id: IdeaId, title: Type.String(), topic: Type.String() })),
  scenes: Type.Array(Type.Object({ id: SceneId, title: Type.String(), topic: Type.String() })),
  people: Type.Array(PublicPerson),
})
export type SearchSuggestions = Static<typeof SearchSuggestions>
export const suggestSearch = route({
  method: 'GET',
  path: '/search/suggestions',
  status: 200,
  summary: 'A few ideas, scenes and people for words still being typed: the last one may be unfinished',
  query: Type.Object({ q: Words }, closed),
  reply: SearchSuggestions,
})

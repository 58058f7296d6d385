import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { nullable } from '@skein/contract/pages'
import { type Static, Type } from 'typebox'

/** What is searched; each kind has words of its own. */
export type SearchKind = 'idea' | 'scene' | 'person'

const Match = Type.Object({ id: Type.String(), rank: Type.Number() })
export type Match = Static<typeof Match>
const PersonMatch = Type.Object({
  ...Match.properties,
  username: Type.String(),
  display_name: nullable(Type.String()),
  scene_count: Type.Integer(),
})
const FacetRow = Type.Object({
  facet: Type.Enum(['topic', 'tag', 'language', 'length', 'note'] as const),
  value: Type.String(),
  label: Type.String(),
  count: Type.Integer(),
})
export type FacetRow = Static<typeof FacetRow>

const findIdeas = sqlStatement('search/find-ideas', Match)
const findScenes = sqlStatement('search/find-scenes', Match)
const findPeople = sqlStatement('search/find-people', PersonMatch)
const countIdeaFacets = sqlStatement('search/count-idea-facets', FacetRow)
const countSceneFacets = sqlStatement('search/count-scene-facets', FacetRow)
const correctWords = sqlStatement(
  'search/correct-words',
  Type.Object({ word: Type.String(), correction: Type.String() }),
)
const completeWord = sqlStatement('search/complete-word', Type.Object({ word: Type.String() }))
const foldInbox = sqlStatement('search/fold-inbox', Type.Object({ folded: Type.Integer() }))
const queueMissing = sqlStatement('search/queue-missing', Type.Object({ queued: Type.Integer() }))

/** What ideas are narrowed to; null and empty lists ask for nothing. */
export interface IdeaFacets {
  readonly topics: readonly string[]
  readonly topicsNot: readonly string[]
  readonly tags: readonly string[]
  readonly tagsNot: readonly string[]
  readonly isGrowing: boolean | null
}

/** What scenes are narrowed to; null and empty lists ask for nothing. */
export interface SceneFacets extends Omit<IdeaFacets, 'isGrowing'> {
  readonly languages: readonly string[]
  readonly languagesNot: readonly string[]
  readonly lengths: readonly string[]
  readonly lengthsNot: readonly string[]
  readonly contentNotes: readonly string[]
  readonly contentNotesNot: readonly string[]
  readonly status: 'active' | 'locked' | null
}

/** Where a page continues: among matches made before a moment, null for the first page, after a rank and an id. */
export type After = readonly [madeBefore: string | null, rank: number, id: string]

const ideaValues = ({ topics, topicsNot, tags, tagsNot, isGrowing }: IdeaFacets) => [
  topics,
  topicsNot,
  tags,
  tagsNot,
  isGrowing,
]
const sceneValues = (facets: SceneFacets) => [
  facets.topics,
  facets.topicsNot,
  facets.tags,
  facets.tagsNot,
  facets.languages,
  facets.languagesNot,
  facets.lengths,
  facets.lengthsNot,
  facets.contentNotes,
  facets.contentNotesNot,
  facets.status,
]

/** Reads of what search finds, and the upkeep of its words. */
export const searchStore = {
  ideas: (client: SqlRunner, words: string | null, facets: IdeaFacets, after: After, limit: number) =>
    findIdeas(client, [words, ...ideaValues(facets), ...after, limit]),

  scenes: (client: SqlRunner, words: string | null, facets: SceneFacets, after: After, limit: number) =>
    findScenes(client, [words, ...sceneValues(facets), ...after, limit]),

  people: (client: SqlRunner, words: string, after: After, limit: number) =>
    findPeople(client, [words, ...after, limit]),

  ideaFacets: (client: SqlRunner, words: string | null, facets: IdeaFacets) =>
    countIdeaFacets(client, [words, ...ideaValues(facets), null]),

  sceneFacets: (client: SqlRunner, words: string | null, facets: SceneFacets) =>
    countSceneFacets(client, [words, ...sceneValues(facets), null]),

  /** Unknown words to what they were probably meant to be. */
  corrections: async (
    client: SqlRunner,
    kind: SearchKind,
    words: readonly string[],
  ): Promise<ReadonlyMap<string, string>> =>
    words.length === 0
      ? new Map()
      : new Map((await correctWords(client, [kind, words])).map(({ word, correction }) => [word, correction])),

  completions: async (client: SqlRunner, kind: SearchKind, beginning: string, limit: number): Promise<string[]> =>
    (await completeWord(client, [kind, beginning, limit])).map(({ word }) => word),

  fold: async (client: SqlRunner, limit: number): Promise<number> => (await foldInbox(client, [limit]))[0]?.folded ?? 0,

  queueMissing: async (client: SqlRunner): Promise<number> => (await queueMissing(client, []))[0]?.queued ?? 0,
}

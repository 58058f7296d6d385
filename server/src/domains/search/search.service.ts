import type { IdeasService } from '#domains/ideas/ideas.service.ts'
import { parseTagFilter } from '#domains/ideas/ideas.rules.ts'
import type { ScenesService } from '#domains/scenes/scenes.service.ts'
import {
  type After,
  type FacetRow,
  type IdeaFacets,
  type Match,
  type SceneFacets,
  type SearchKind,
  searchStore as store,
} from '#domains/search/search.store.ts'
import { correctableWords, readTyping, replaceWords, searchOf } from '#domains/search/words.rules.ts'
import type { Clock } from '#platform/clock.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type Page, type PageQuery } from '#platform/cursor.ts'
import type { Database } from '#platform/db.ts'
import type { Caller } from '#platform/mount.ts'
import type { Idea } from '@skein/contract/ideas'
import type { Scene, SCENE_STATES } from '@skein/contract/scenes'
import type { FacetValue, FoundPerson, IDEA_STATES, SearchSuggestions } from '@skein/contract/search'
import { Type } from 'typebox'

/** Above any rank Postgres gives, and within the four bytes it keeps one in. */
const RANK_MAX = 1e30
const LIST_MAX = 20
const SUGGESTIONS = 3
const COMPLETIONS = 4
const FOLD_BATCH = 500
/** A backlog, such as the first start of this version leaves, is worked off in turns that end. */
const FOLD_BATCHES_MAX = 20
const LOOK_FOR_MISSING_MS = 3_600_000

const cursorOf = (name: string) =>
  cursorKind(name, [Key.instant, Type.Number({ minimum: 0, maximum: RANK_MAX }), Key.id, Type.Boolean()])
const CURSORS = { idea: cursorOf('search.ideas'), scene: cursorOf('search.scenes'), person: cursorOf('search.people') }

interface IdeaSearch {
  readonly q?: string
  readonly topics?: string
  readonly topicsNot?: string
  readonly tags?: string
  readonly tagsNot?: string
  readonly state?: (typeof IDEA_STATES)[number]
}

interface SceneSearch extends Omit<IdeaSearch, 'state'> {
  readonly state?: (typeof SCENE_STATES)[number]
  readonly languages?: string
  readonly languagesNot?: string
  readonly lengths?: string
  readonly lengthsNot?: string
  readonly contentNotes?: string
  readonly contentNotesNot?: string
}

/** A page of what was found; see the contract for `correctedTo`. */
export interface Found<Item> extends Page<Item> {
  correctedTo: string | null
}

export type SearchService = ReturnType<typeof createSearchService>

/** Finding ideas, scenes and people by words, a few of them mistyped, and by facets that include and exclude. */
export function createSearchService(deps: {
  readonly db: Database
  readonly clock: Clock
  readonly ideas: Pick<IdeasService, 'cards'>
  readonly scenes: Pick<ScenesService, 'cards'>
}) {
  const { db, clock, ideas, scenes } = deps
  let missingLookedForAt = 0

  async function correct(kind: SearchKind, q: string): Promise<string | null> {
    return replaceWords(q, await store.corrections(db.reads, kind, correctableWords(q)))
  }

  /**
   * One page. When nothing holds the words of the first one, the words they were probably meant to be are looked for;
   * the cursor remembers that, so that later pages go on with those.
   */
  async function findPage<Row extends Match>(
    kind: SearchKind,
    query: PageQuery & { readonly q?: string },
    read: (words: string | null, after: After, limit: number) => Promise<readonly Row[]>,
  ): Promise<Found<Row>> {
    const begun = query.cursor === undefined ? null : CURSORS[kind].decode(query.cursor)
    const madeBefore = begun?.[0] ?? clock.now().toISOString()
    const pageOf = async (words: string | null, isCorrected: boolean) => {
      const { rows, nextCursor } = await CURSORS[kind].page(query, {
        start: [madeBefore, RANK_MAX, AFTER_EVERYTHING.id, isCorrected],
        read: ([before, rank, id], limit) => read(words, [begun === null ? null : before, rank, id], limit),
        keysOf: (row) => [madeBefore, row.rank, row.id, isCorrected],
      })
      return { items: [...rows], nextCursor, correctedTo: isCorrected ? words : null }
    }
    const q = query.q ?? null
    if (q === null) return pageOf(null, false)
    if (begun?.[3] === true) return pageOf((await correct(kind, q)) ?? q, true)
    const asAsked = await pageOf(q, false)
    if (begun !== null || asAsked.items.length > 0) return asAsked
    const corrected = await correct(kind, q)
    if (corrected === null) return asAsked
    const instead = await pageOf(corrected, true)
    return instead.items.length > 0 ? instead : asAsked
  }

  const findIdeas = (query: PageQuery & IdeaSearch) =>
    findPage('idea', query, (words, after, limit) => store.ideas(db.reads, words, ideaFacetsOf(query), after, limit))
  const findScenes = (query: PageQuery & SceneSearch) =>
    findPage('scene', query, (words, after, limit) => store.scenes(db.reads, words, sceneFacetsOf(query), after, limit))
  const findPeople = (query: PageQuery & { readonly q: string }) =>
    findPage('person', query, (words, after, limit) => store.people(db.reads, words ?? query.q, after, limit))

  /** The search that words still being typed stand for; null when nothing begins like that. */
  async function finish(kind: SearchKind, q: string): Promise<string | null> {
    const typing = readTyping(q)
    if (typing === null) return null
    const { before, last } = typing
    const [corrections, completions] = await Promise.all([
      store.corrections(db.reads, kind, correctableWords(q)),
      store.completions(db.reads, kind, last, COMPLETIONS),
    ])
    const lasts = completions.length > 0 ? completions : [corrections.get(last) ?? last]
    return searchOf(
      before.map((word) => corrections.get(word) ?? word),
      lasts,
    )
  }

  async function suggestIds(
    kind: 'idea' | 'scene',
    q: string,
    find: (query: { q: string; limit: number }) => Promise<Found<Match>>,
  ): Promise<readonly string[]> {
    const words = await finish(kind, q)
    return words === null ? [] : (await find({ q: words, limit: SUGGESTIONS })).items.map(({ id }) => id)
  }

  return {
    /** @throws RequestFailure `cursor_invalid`. */
    async ideas(query: PageQuery & IdeaSearch, caller: Caller | null): Promise<Found<Idea>> {
      const { items, ...rest } = await findIdeas(query)
      return {
        items: await ideas.cards(
          items.map(({ id }) => id),
          caller,
        ),
        ...rest,
      }
    },

    /** @throws RequestFailure `cursor_invalid`. */
    async scenes(query: PageQuery & SceneSearch, caller: Caller | null): Promise<Found<Scene>> {
      const { items, ...rest } = await findScenes(query)
      return {
        items: await scenes.cards(
          items.map(({ id }) => id),
          caller,
        ),
        ...rest,
      }
    },

    /** @throws RequestFailure `cursor_invalid`. */
    async people(query: PageQuery & { readonly q: string }): Promise<Found<FoundPerson>> {
      const { items, ...rest } = await findPeople(query)
      return { items: items.map(toPerson), ...rest }
    },

    /** What ideas found have in common, counted among the newest thousand; corrected like the search itself. */
    async ideaFacets(query: IdeaSearch) {
      const facets = ideaFacetsOf(query)
      const rows = await countCorrected('idea', query.q, (words) => store.ideaFacets(db.reads, words, facets))
      return { topics: valuesOf(rows, 'topic'), tags: valuesOf(rows, 'tag') }
    },

    /** The same of scenes. */
    async sceneFacets(query: SceneSearch) {
      const facets = sceneFacetsOf(query)
      const rows = await countCorrected('scene', query.q, (words) => store.sceneFacets(db.reads, words, facets))
      return {
        topics: valuesOf(rows, 'topic'),
        tags: valuesOf(rows, 'tag'),
        languages: valuesOf(rows, 'language'),
        lengths: valuesOf(rows, 'length'),
        contentNotes: valuesOf(rows, 'note'),
      }
    },

    /** A few of each kind for words still being typed. */
    async suggest(q: string): Promise<SearchSuggestions> {
      const [foundIdeas, foundScenes, people] = await Promise.all([
        suggestIds('idea', q, findIdeas).then((ids) => ideas.cards(ids, null)),
        suggestIds('scene', q, findScenes).then((ids) => scenes.cards(ids, null)),
        finish('person', q).then(async (words) =>
          words === null ? [] : (await findPeople({ q: words, limit: SUGGESTIONS })).items,
        ),
      ])
      return {
        ideas: foundIdeas.map(({ id, title, topic }) => ({ id, title, topic: topic.name })),
        scenes: foundScenes.map(({ id, title, topic }) => ({ id, title, topic: topic.name })),
        people: people.map(({ username, display_name: displayName }) => ({ username, displayName })),
      }
    },

    /** Brings what search finds up to date with what was written; safe in many processes at once. */
    async fold(): Promise<void> {
      for (let batch = 0; batch < FOLD_BATCHES_MAX; batch += 1) {
        if ((await store.fold(db.sql, FOLD_BATCH)) === FOLD_BATCH) continue
        if (clock.now().getTime() - missingLookedForAt < LOOK_FOR_MISSING_MS) return
        missingLookedForAt = clock.now().getTime()
        if ((await store.queueMissing(db.sql)) === 0) return
      }
    },
  }

  async function countCorrected(
    kind: SearchKind,
    q: string | undefined,
    count: (words: string | null) => Promise<readonly FacetRow[]>,
  ): Promise<readonly FacetRow[]> {
    const rows = await count(q ?? null)
    if (rows.length > 0 || q === undefined) return rows
    const corrected = await correct(kind, q)
    return corrected === null ? rows : count(corrected)
  }
}

const listOf = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .slice(0, LIST_MAX)

const shelvesOf = (query: Pick<IdeaSearch, 'topics' | 'topicsNot' | 'tags' | 'tagsNot'>) => ({
  topics: listOf(query.topics),
  topicsNot: listOf(query.topicsNot),
  tags: parseTagFilter(query.tags),
  tagsNot: parseTagFilter(query.tagsNot),
})

function ideaFacetsOf(query: IdeaSearch): IdeaFacets {
  return { ...shelvesOf(query), isGrowing: query.state === undefined ? null : query.state === 'growing' }
}

function sceneFacetsOf(query: SceneSearch): SceneFacets {
  const status = query.state === 'open' ? 'active' : 'locked'
  return {
    ...shelvesOf(query),
    languages: listOf(query.languages),
    languagesNot: listOf(query.languagesNot),
    lengths: listOf(query.lengths),
    lengthsNot: listOf(query.lengthsNot),
    contentNotes: listOf(query.contentNotes),
    contentNotesNot: listOf(query.contentNotesNot),
    status: query.state === undefined ? null : status,
  }
}

const valuesOf = (rows: readonly FacetRow[], facet: FacetRow['facet']): FacetValue[] =>
  rows.filter((row) => row.facet === facet).map(({ value, label, count }) => ({ value, label, count }))

function toPerson(row: { username: string; display_name: string | null; scene_count: number }): FoundPerson {
  return { username: row.username, displayName: row.display_name, sceneCount: row.scene_count }
}

import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import type { TagUse } from '@skein/contract/ideas'
import { IdeaId } from '@skein/contract/ids'
import { nullable } from '@skein/contract/pages'
import { type Static, Type } from 'typebox'

const IdeaRow = Type.Object({
  id: IdeaId,
  user_id: Type.String(),
  status: Type.Enum(['active', 'hidden', 'removed'] as const),
  topic_slug: Type.String(),
  topic_name: Type.String(),
  category_slug: nullable(Type.String()),
  category_name: nullable(Type.String()),
  username: Type.String(),
  display_name: nullable(Type.String()),
  title: Type.String(),
  prompt: Type.String(),
  tags: Type.Array(Type.String()),
  scene_count: Type.Integer(),
  like_count: Type.Integer(),
  view_count: Type.Integer(),
  created_at: Type.String(),
  updated_at: Type.String(),
  liked: Type.Boolean(),
})
export type IdeaRow = Static<typeof IdeaRow>

const NewestKeys = Type.Object({ id: Type.String(), at: Type.String() })
const PopularKeys = Type.Object({ id: Type.String(), like_count: Type.Integer() })
const ActiveKeys = Type.Object({ id: Type.String(), at: Type.String(), key_id: Type.String() })
const BestKeys = Type.Object({ id: Type.String(), rank: Type.Number() })
const LockedRow = Type.Object({
  user_id: Type.String(),
  topic_id: Type.String(),
  status: IdeaRow.properties.status,
  moderation_status: Type.String(),
  updated_at: Type.String(),
})
const Updated = Type.Object({ updated: Type.Boolean() })

const pageNewest = sqlStatement('ideas/page-newest', NewestKeys)
const pagePopular = sqlStatement('ideas/page-popular', PopularKeys)
const pageActive = sqlStatement('ideas/page-active', ActiveKeys)
const searchBest = sqlStatement('ideas/search-best', BestKeys)
const readCards = sqlStatement('ideas/read-cards', IdeaRow)
const insertIdea = sqlStatement('ideas/insert-idea', Type.Object({ id: Type.String() }))
const lockIdea = sqlStatement('ideas/lock-idea', LockedRow)
const updateIdea = sqlStatement('ideas/update-idea', Updated)
const setStatus = sqlStatement('ideas/set-status', Updated)
const listTags = sqlStatement('ideas/list-tags', Type.Object({ tag: Type.String(), idea_count: Type.Integer() }))
const countScene = sqlStatement('ideas/count-scene', Type.Object({ scene_count: Type.Integer() }))

/** What a list of ideas is narrowed to; null and empty lists ask for nothing. */
export interface IdeaFilter {
  readonly topicId: string | null
  readonly categoryId: string | null
  readonly tagsAll: readonly string[]
  readonly tagsAny: readonly string[]
  readonly tagsNot: readonly string[]
  readonly words: string | null
}

const filterValues = (filter: IdeaFilter) => [
  filter.topicId,
  filter.categoryId,
  filter.tagsAll,
  filter.tagsAny,
  filter.tagsNot,
  filter.words,
]

/** Reads and writes of `ideas`. */
export const ideasStore = {
  newest: (client: SqlRunner, filter: IdeaFilter, after: readonly [at: string, id: string], limit: number) =>
    pageNewest(client, [...filterValues(filter), ...after, limit]),

  popular: (client: SqlRunner, filter: IdeaFilter, after: readonly [likes: number, id: string], limit: number) =>
    pagePopular(client, [...filterValues(filter), ...after, limit]),

  active: (client: SqlRunner, filter: IdeaFilter, after: readonly [at: string, keyId: string], limit: number) =>
    pageActive(client, [...filterValues(filter), ...after, limit]),

  best: (
    client: SqlRunner,
    filter: IdeaFilter,
    after: readonly [madeBefore: string, rank: number, id: string],
    limit: number,
  ) => searchBest(client, [...filterValues(filter), ...after, limit]),

  /** In the order of the ids; `viewerId` only decides what is liked. */
  cards: (client: SqlRunner, ids: readonly string[], viewerId: string | null): Promise<readonly IdeaRow[]> =>
    readCards(client, [ids, viewerId]),

  /** The tags of the `newest` newest ideas, at most `limit`, most used first. */
  tags: async (client: SqlRunner, newest: number, limit: number): Promise<TagUse[]> =>
    (await listTags(client, [newest, limit])).map((row) => ({ tag: row.tag, ideaCount: row.idea_count })),

  insert: async (
    client: SqlRunner,
    idea: {
      userId: string
      topicId: string
      categoryId: string | null
      title: string
      prompt: string
      tags: readonly string[]
    },
  ): Promise<string> => {
    const { userId, topicId, categoryId, title, prompt, tags } = idea
    const [row] = await insertIdea(client, [userId, topicId, categoryId, title, prompt, tags])
    if (row === undefined) throw new Error('an idea was not stored')
    return row.id
  },

  lock: async (tx: SqlRunner, id: string) => (await lockIdea(tx, [id]))[0] ?? null,

  update: async (
    tx: SqlRunner,
    id: string,
    change: { title: string | null; prompt: string | null; tags: readonly string[] | null },
  ): Promise<void> => {
    await updateIdea(tx, [id, change.title, change.prompt, change.tags])
  },

  setStatus: async (tx: SqlRunner, id: string, status: IdeaRow['status']): Promise<void> => {
    await setStatus(tx, [id, status])
  },

  countScene: async (tx: SqlRunner, id: string, topicId: string): Promise<void> => {
    await countScene(tx, [id, topicId])
  },
}

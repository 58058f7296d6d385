import { SceneHeadRow } from '#domains/scenes/scenes.rules.ts'
import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import type { Bible } from '@skein/contract/bible'
import { IdeaId, SceneId } from '@skein/contract/ids'
import { nullable } from '@skein/contract/pages'
import { SCENE_STATUSES, SCENE_WRITERS, type SceneWriters } from '@skein/contract/scenes'
import { type Static, Type } from 'typebox'

const SceneRow = Type.Object({
  id: SceneId,
  idea_id: IdeaId,
  idea_title: Type.String(),
  user_id: Type.String(),
  topic_slug: Type.String(),
  topic_name: Type.String(),
  username: Type.String(),
  display_name: nullable(Type.String()),
  title: Type.String(),
  description: nullable(Type.String()),
  status: Type.Enum(SCENE_STATUSES),
  writers: Type.Enum(SCENE_WRITERS),
  segment_count: Type.Integer(),
  total_duration: Type.Integer(),
  contributor_count: Type.Integer(),
  view_count: Type.Integer(),
  like_count: Type.Integer(),
  thumbnail_url: nullable(Type.String()),
  bible_version: Type.Integer(),
  playlist_revision: Type.Integer(),
  created_at: Type.String(),
  updated_at: Type.String(),
  last_segment_at: nullable(Type.String()),
  liked: Type.Boolean(),
  following: Type.Boolean(),
  is_invited: Type.Boolean(),
  last_sequence: Type.Integer(),
})
export type SceneRow = Static<typeof SceneRow>

const TimeKeys = Type.Object({ id: Type.String(), at: Type.String() })
const IdKey = Type.Object({ id: Type.String() })
const LikedKeys = Type.Object({ id: Type.String(), like_id: Type.String() })
const PopularKeys = Type.Object({ id: Type.String(), like_count: Type.Integer() })
const LockedRow = Type.Object({
  user_id: Type.String(),
  status: Type.Enum(SCENE_STATUSES),
  writers: Type.Enum(SCENE_WRITERS),
  updated_at: Type.String(),
})
const ContributorRow = Type.Object({
  user_id: Type.String(),
  username: Type.String(),
  display_name: nullable(Type.String()),
  segment_count: Type.Integer(),
  last_segment_at: Type.String(),
})
const Updated = Type.Object({ updated: Type.Boolean() })

const pageNewest = sqlStatement('scenes/page-newest', TimeKeys)
const pagePopular = sqlStatement('scenes/page-popular', PopularKeys)
const pageActive = sqlStatement('scenes/page-active', TimeKeys)
const pageWritten = sqlStatement('scenes/page-written', IdKey)
const pageStarted = sqlStatement('scenes/page-started', IdKey)
const pageLiked = sqlStatement('scenes/page-liked', LikedKeys)
const readCards = sqlStatement('scenes/read-cards', SceneRow)
const readHead = sqlStatement('scenes/read-head', SceneHeadRow)
const insertScene = sqlStatement('scenes/insert-scene', Type.Object({ id: SceneId }))
const lockForEdit = sqlStatement('scenes/lock-for-edit', LockedRow)
const updateScene = sqlStatement('scenes/update-scene', Updated)
const setStatus = sqlStatement('scenes/set-status', Updated)
const listContributors = sqlStatement('scenes/list-contributors', ContributorRow)

/** What a list of scenes is narrowed to; null asks for nothing. */
export interface SceneFilter {
  readonly topicId: string | null
  readonly ideaId: string | null
  readonly viewerId: string | null
  readonly categoryId: string | null
  readonly status: SceneRow['status'] | null
}

/** Reads and writes of `scenes`. */
export const scenesStore = {
  newest: (client: SqlRunner, filter: SceneFilter, after: readonly [at: string, id: string], limit: number) =>
    pageNewest(client, [
      filter.topicId,
      filter.ideaId,
      filter.viewerId,
      ...after,
      limit,
      filter.categoryId,
      filter.status,
    ]),

  popular: (client: SqlRunner, filter: SceneFilter, after: readonly [likes: number, id: string], limit: number) =>
    pagePopular(client, [
      filter.topicId,
      filter.ideaId,
      filter.viewerId,
      ...after,
      limit,
      filter.categoryId,
      filter.status,
    ]),

  active: (client: SqlRunner, filter: SceneFilter, after: readonly [at: string, id: string], limit: number) =>
    pageActive(client, [filter.topicId, filter.ideaId, ...after, limit, filter.categoryId, filter.status]),

  written: (client: SqlRunner, personId: string, after: string, limit: number) =>
    pageWritten(client, [personId, after, limit]),

  started: (client: SqlRunner, personId: string, isMe: boolean, after: string, limit: number) =>
    pageStarted(client, [personId, isMe, after, limit]),

  liked: (client: SqlRunner, personId: string, after: string, limit: number) =>
    pageLiked(client, [personId, after, limit]),

  /** In the order of the ids; `viewerId` only decides what is liked and followed. */
  cards: (client: SqlRunner, ids: readonly string[], viewerId: string | null): Promise<readonly SceneRow[]> =>
    readCards(client, [ids, viewerId]),

  head: async (client: SqlRunner, id: string): Promise<SceneHeadRow | null> =>
    (await readHead(client, [id]))[0] ?? null,

  insert: async (
    tx: SqlRunner,
    scene: {
      ideaId: string
      userId: string
      topicId: string
      title: string
      description: string | null
      bible: Bible
      writers: SceneWriters
    },
  ): Promise<SceneId> => {
    const { ideaId, userId, topicId, title, description, bible, writers } = scene
    const [row] = await insertScene(tx, [ideaId, userId, topicId, title, description, JSON.stringify(bible), writers])
    if (row === undefined) throw new Error('a scene was not stored')
    return row.id
  },

  lock: async (tx: SqlRunner, id: string) => (await lockForEdit(tx, [id]))[0] ?? null,

  /** `undefined` leaves a field as it is. */
  update: async (
    tx: SqlRunner,
    id: string,
    change: { title: string | undefined; description: string | null | undefined },
  ): Promise<void> => {
    const { title = null, description } = change
    await updateScene(tx, [id, title, description !== undefined, description ?? null])
  },

  setStatus: async (tx: SqlRunner, id: string, status: SceneRow['status']): Promise<void> => {
    await setStatus(tx, [id, status])
  },

  contributors: (client: SqlRunner, id: string, after: readonly [segments: number, userId: string], limit: number) =>
    listContributors(client, [id, ...after, limit]),
}

import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { Follow } from '@skein/contract/follows'
import { SegmentId } from '@skein/contract/ids'
import { nullable } from '@skein/contract/pages'
import { type Static, Type } from 'typebox'

export type FollowTarget = Follow['type']

const FollowRow = Type.Object({
  target_type: Follow.properties.type,
  target_id: Type.String(),
  at: Type.String(),
  key: Type.String(),
  name: Type.String(),
})
export type FollowRow = Static<typeof FollowRow>

const NewsRow = Type.Object({
  id: Type.String(),
  at: Type.String(),
  reason: Type.Integer(),
  segment_id: SegmentId,
  sequence: Type.Integer(),
  excerpt: Type.String(),
  published_at: Type.String(),
  username: Type.String(),
  display_name: nullable(Type.String()),
  new_segments: nullable(Type.Integer()),
})
export type NewsRow = Static<typeof NewsRow>

const addFollow = sqlStatement('engagement/add-follow', Type.Object({ added: Type.Boolean() }))
const removeFollow = sqlStatement('engagement/remove-follow', Type.Object({ removed: Type.Boolean() }))
const pageFollows = sqlStatement('engagement/page-follows', FollowRow)
const pageNews = sqlStatement('engagement/page-news', NewsRow)

type AfterTime = readonly [at: string, id: string]

/** Reads and writes of `follows`. */
export const followsStore = {
  add: async (client: SqlRunner, userId: string, target: FollowTarget, targetId: string): Promise<void> => {
    await addFollow(client, [userId, target, targetId])
  },

  remove: async (client: SqlRunner, userId: string, target: FollowTarget, targetId: string): Promise<void> => {
    await removeFollow(client, [userId, target, targetId])
  },

  list: (client: SqlRunner, userId: string, after: AfterTime, limit: number): Promise<readonly FollowRow[]> =>
    pageFollows(client, [userId, ...after, limit]),

  news: (client: SqlRunner, userId: string, after: AfterTime, limit: number): Promise<readonly NewsRow[]> =>
    pageNews(client, [userId, ...after, limit]),
}

import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { SegmentId } from '@skein/contract/ids'
import { nullable } from '@skein/contract/pages'
import { type Static, Type } from 'typebox'

const PositionRow = Type.Object({
  scene_id: Type.String(),
  watched_at: Type.String(),
  segment_id: nullable(SegmentId),
  seconds: Type.Integer(),
  sequence: Type.Integer(),
  at: Type.Integer(),
  new_segments: Type.Integer(),
})
export type PositionRow = Static<typeof PositionRow>

const keepPosition = sqlStatement(
  'engagement/keep-watch-position',
  Type.Object({ found: Type.Boolean(), kept: Type.Boolean() }),
)
const forgetPosition = sqlStatement('engagement/forget-watch-position', Type.Object({ removed: Type.Boolean() }))
const pagePositions = sqlStatement('engagement/page-watch-positions', PositionRow)

export interface PositionFilter {
  /** Null for all scenes. */
  readonly sceneId: string | null
  readonly isUnfinished: boolean
}

/** Reads and writes of `watch_positions`. */
export const watchHistoryStore = {
  /** Says whether there is such a segment to watch, and whether the place was kept. */
  keep: async (
    client: SqlRunner,
    userId: string,
    sceneId: string,
    place: { readonly segmentId: string; readonly seconds: number; readonly newestSequence: number },
  ): Promise<{ found: boolean; kept: boolean }> => {
    const [row] = await keepPosition(client, [userId, sceneId, place.segmentId, place.seconds, place.newestSequence])
    if (row === undefined) throw new Error('keeping a place always answers')
    return row
  },

  /** `sceneId` null forgets all of them. */
  forget: async (client: SqlRunner, userId: string, sceneId: string | null): Promise<void> => {
    await forgetPosition(client, [userId, sceneId])
  },

  list: (
    client: SqlRunner,
    userId: string,
    filter: PositionFilter,
    after: readonly [at: string, sceneId: string],
    limit: number,
  ): Promise<readonly PositionRow[]> =>
    pagePositions(client, [userId, filter.sceneId, filter.isUnfinished, ...after, limit]),
}

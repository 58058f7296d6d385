import { type PositionRow, watchHistoryStore as store } from '#domains/engagement/watch-history.store.ts'
import type { ScenesService } from '#domains/scenes/scenes.service.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type Page, type PageQuery } from '#platform/cursor.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import type { SceneId, SegmentId } from '@skein/contract/ids'
import type { Watched, WatchPosition } from '@skein/contract/watching'

export interface WatchPlace {
  readonly segmentId: SegmentId
  readonly seconds: number
  readonly newestSequence: number
}

const watchedLast = cursorKind('watched.last', [Key.instant, Key.id])
const START = [AFTER_EVERYTHING.instant, AFTER_EVERYTHING.id] as const

export type WatchHistoryService = ReturnType<typeof createWatchHistoryService>

/** Where people stopped watching. It belongs to each of them alone: no other account ever reads it. */
export function createWatchHistoryService(deps: {
  readonly db: Database
  readonly scenes: Pick<ScenesService, 'requireVisible' | 'readMany'>
}) {
  const { db, scenes } = deps

  return {
    /** Answers whether the place is kept, which it is not for whoever keeps no history. @throws RequestFailure `not_found`. */
    async keep(caller: Caller, sceneId: SceneId, place: WatchPlace): Promise<{ kept: boolean }> {
      await scenes.requireVisible(sceneId, caller)
      const { found, kept } = await store.keep(db.sql, caller.userId, sceneId, place)
      if (!found) throw new RequestFailure('not_found', { field: '/body/segmentId' })
      return { kept }
    },

    /** @throws RequestFailure `not_found`. */
    async read(caller: Caller, sceneId: SceneId): Promise<{ position: WatchPosition | null }> {
      await scenes.requireVisible(sceneId, caller)
      const filter = { sceneId, isUnfinished: false }
      const [row] = await store.list(db.prisma, caller.userId, filter, START, 1)
      return { position: row === undefined ? null : toPosition(row) }
    },

    /** Forgetting what was never watched is no error, nor is a scene that has been taken down since. */
    forget: (caller: Caller, sceneId: SceneId): Promise<void> => store.forget(db.sql, caller.userId, sceneId),

    clear: (caller: Caller): Promise<void> => store.forget(db.sql, caller.userId, null),

    /** Last watched first. @throws RequestFailure `cursor_invalid`. */
    async list(caller: Caller, query: PageQuery & { readonly unfinished?: boolean }): Promise<Page<Watched>> {
      const filter = { sceneId: null, isUnfinished: query.unfinished === true }
      const { rows, nextCursor } = await watchedLast.page(query, {
        start: START,
        // By Prisma's own connections: what was cleared a moment ago must not be here.
        read: (after, limit) => store.list(db.prisma, caller.userId, filter, after, limit),
        keysOf: (row) => [row.watched_at, row.scene_id],
      })
      const cards = await scenes.readMany(
        rows.map((row) => row.scene_id),
        caller,
      )
      const items = rows.flatMap((row) => {
        const scene = cards.get(row.scene_id)
        return scene === undefined ? [] : [{ scene, position: toPosition(row) }]
      })
      return { items, nextCursor }
    },
  }
}

function toPosition(row: PositionRow): WatchPosition {
  return {
    segmentId: row.segment_id,
    sequence: row.sequence,
    seconds: row.seconds,
    at: row.at,
    newSegments: row.new_segments,
    watchedAt: row.watched_at,
  }
}

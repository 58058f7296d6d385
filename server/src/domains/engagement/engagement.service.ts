import { engagementStore as store } from '#domains/engagement/engagement.store.ts'
import { hashAddress } from '#domains/engagement/viewer-address.rules.ts'
import type { IdeasService } from '#domains/ideas/ideas.service.ts'
import type { ScenesService } from '#domains/scenes/scenes.service.ts'
import type { Database } from '#platform/db.ts'
import type { Caller } from '#platform/mount.ts'
import type { IdeaId, SceneId } from '@skein/contract/ids'
import { LRUCache } from 'lru-cache'

const FOLD_BATCH = 5000
const READINGS_MAX = 100_000
const READING_TTL_MS = 30 * 60_000

interface Liked {
  liked: boolean
  /** Counts this very request already. */
  likeCount: number
}

export type EngagementService = ReturnType<typeof createEngagementService>

/** Likes and views. Rows are the truth; the counters on ideas and scenes follow within seconds, when `fold` runs. */
export function createEngagementService(deps: {
  readonly db: Database
  readonly ideas: Pick<IdeasService, 'requireVisible'>
  readonly scenes: Pick<ScenesService, 'requireVisible'>
  /** Keys the hash that stands for a viewer's address. */
  readonly secret: string
}) {
  const { db, ideas, scenes, secret } = deps
  // Readings leave no row each; that one page was opened twice is only remembered by the process that saw it.
  const readings = new LRUCache<string, true>({ max: READINGS_MAX, ttl: READING_TTL_MS })

  return {
    /** Liking twice is liking once. @throws RequestFailure `not_found`. */
    async likeIdea(caller: Caller, id: IdeaId): Promise<Liked> {
      await ideas.requireVisible(db.prisma, id, caller)
      return { liked: true, likeCount: await store.addLike(db.sql, caller.userId, 'idea', id) }
    },

    /** @throws RequestFailure `not_found`. */
    async unlikeIdea(caller: Caller, id: IdeaId): Promise<Liked> {
      await ideas.requireVisible(db.prisma, id, caller)
      return { liked: false, likeCount: await store.removeLike(db.sql, caller.userId, 'idea', id) }
    },

    /** Liking twice is liking once. @throws RequestFailure `not_found`. */
    async likeScene(caller: Caller, id: SceneId): Promise<Liked> {
      await scenes.requireVisible(id, caller)
      return { liked: true, likeCount: await store.addLike(db.sql, caller.userId, 'scene', id) }
    },

    /** @throws RequestFailure `not_found`. */
    async unlikeScene(caller: Caller, id: SceneId): Promise<Liked> {
      await scenes.requireVisible(id, caller)
      return { liked: false, likeCount: await store.removeLike(db.sql, caller.userId, 'scene', id) }
    },

    /** One reading of an idea, once per viewer within half an hour. @throws RequestFailure `not_found`. */
    async viewIdea(caller: Caller | null, address: string, id: IdeaId): Promise<void> {
      await ideas.requireVisible(db.prisma, id, caller)
      const reading = `${id} ${caller?.userId ?? hashAddress(address, secret)}`
      if (readings.has(reading)) return
      readings.set(reading, true)
      await store.addIdeaView(db.sql, id)
    },

    /** One viewing of a scene, once per viewer within half an hour. @throws RequestFailure `not_found`. */
    async viewScene(caller: Caller | null, address: string, id: SceneId): Promise<void> {
      await scenes.requireVisible(id, caller)
      const viewer = caller === null ? { addressHash: hashAddress(address, secret) } : { userId: caller.userId }
      await db.transaction((tx) => store.addSceneView(tx, id, viewer))
    },

    /**
     * Brings the counters up to date; the worker runs it every second or two. Safe in many processes at once: one folds,
     * the others find nothing to do. Returns how many changes were folded.
     */
    async fold(): Promise<number> {
      let folded = 0
      for (;;) {
        const batch = await store.fold(db.sql, FOLD_BATCH)
        folded += batch
        if (batch < FOLD_BATCH) return folded
      }
    },

    /** Brings the times scenes last grew at up to date; as often as `fold`. Returns how many scenes had grown. */
    foldGrowth: (): Promise<number> => store.foldGrowth(db.sql),

    /** Counts every like again and repairs counters that are wrong; returns those. For operators. */
    reconcileLikes: () => db.transaction((tx) => store.reconcileLikes(tx)),
  }
}

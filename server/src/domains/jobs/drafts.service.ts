import type { Draft } from '@skein/contract/jobs'
import { AFTER_EVERYTHING, cursorKind, Key, type PageQuery } from '#platform/cursor.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import { draftsStore } from './drafts.store.ts'
import { draftView } from './job-view.rules.ts'

const BY_TIME = cursorKind('drafts.newest', [Key.instant, Key.id])

export type DraftsService = ReturnType<typeof createDraftsService>

/** A writer's unsent texts, one per scene. */
export function createDraftsService({ db }: { readonly db: Database }) {
  return {
    /** @throws RequestFailure `not_found` when there is no such scene. */
    get: async (userId: string, sceneId: string): Promise<Draft> => {
      const row = await draftsStore.read(db.prisma, userId, sceneId)
      if (row === null) throw new RequestFailure('not_found')
      return draftView(row)
    },

    /**
     * An empty text is forgotten.
     *
     * @param upon when the draft it was written upon was last touched; it is kept whatever is there when left out.
     * @throws RequestFailure `not_found` when there is no such scene, `version_conflict` when another draft was kept since.
     */
    save: async (userId: string, sceneId: string, text: string, upon?: string): Promise<Draft> => {
      const writing = { userId, sceneId, text: text.trim() === '' ? '' : text }
      const row = await draftsStore.save(db.prisma, writing, upon ?? null)
      if (row === null) throw new RequestFailure('not_found')
      if (!row.is_kept) throw new RequestFailure('version_conflict')
      return draftView(row)
    },

    count: (userId: string): Promise<number> => draftsStore.count(db.prisma, userId),

    list: async (userId: string, query: PageQuery): Promise<{ items: Draft[]; nextCursor: string | null }> => {
      const { rows, nextCursor } = await BY_TIME.page(query, {
        start: [AFTER_EVERYTHING.instant, AFTER_EVERYTHING.id],
        read: (after, limit) => draftsStore.list(db.prisma, userId, after, limit),
        keysOf: (row): readonly [string, string] => [row.updated_at, row.scene_id],
      })
      return { items: rows.map(draftView), nextCursor }
    },
  }
}

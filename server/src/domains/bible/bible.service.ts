import { bibleStore as store, type HistoryRow, type VersionRow } from '#domains/bible/bible.store.ts'
import { diffBibles } from '#domains/bible/diff-bibles.rules.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type Page, type PageQuery } from '#platform/cursor.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import type { Bible, BibleChange } from '@skein/contract/bible'
import type { BibleVersion } from '@skein/contract/bible-routes'
import type { SceneId } from '@skein/contract/ids'

const versionsNewest = cursorKind('bible-versions.newest', [Key.integer])

export type BibleService = ReturnType<typeof createBibleService>

/** A scene's continuity data, every version of it. Whoever may see the scene may read its bible. */
export function createBibleService(deps: {
  readonly db: Database
  /** The scenes domain's gate; scenes know the bible's rules, so it is passed in. */
  readonly requireVisible: (sceneId: SceneId, caller: Caller | null) => Promise<unknown>
}) {
  const { db, requireVisible } = deps

  async function readVersion(sceneId: SceneId, version: number | null): Promise<VersionRow> {
    const row = await store.read(db.reads, sceneId, version)
    if (row === null) throw new RequestFailure('not_found', { detail: 'The bible has no such version.' })
    return row
  }

  return {
    /** The newest version, or the one asked for. @throws RequestFailure `not_found`. */
    async read(
      sceneId: SceneId,
      caller: Caller | null,
      version: number | undefined,
    ): Promise<{ bible: Bible; version: number; newestVersion: number; createdAt: string }> {
      await requireVisible(sceneId, caller)
      const row = await readVersion(sceneId, version ?? null)
      return { bible: row.data, version: row.version, newestVersion: row.newest_version, createdAt: row.created_at }
    },

    /** @throws RequestFailure `not_found`, `cursor_invalid`. */
    async listVersions(sceneId: SceneId, caller: Caller | null, query: PageQuery): Promise<Page<BibleVersion>> {
      await requireVisible(sceneId, caller)
      const { rows, nextCursor } = await versionsNewest.page(query, {
        start: [AFTER_EVERYTHING.integer],
        read: ([below], limit) => store.list(db.reads, sceneId, below, limit),
        keysOf: (row) => [row.version],
      })
      return { items: rows.map(toVersion), nextCursor }
    },

    /** What changed on the way from one version to another, in either direction. @throws RequestFailure `not_found`. */
    async diff(
      sceneId: SceneId,
      caller: Caller | null,
      between: { readonly from: number; readonly to: number },
    ): Promise<{ from: number; to: number; changes: BibleChange[] }> {
      await requireVisible(sceneId, caller)
      const [older, newer] = await Promise.all([readVersion(sceneId, between.from), readVersion(sceneId, between.to)])
      return { from: older.version, to: newer.version, changes: diffBibles(older.data, newer.data) }
    },
  }
}

function toVersion(row: HistoryRow): BibleVersion {
  return {
    version: row.version,
    createdAt: row.created_at,
    segment: row.segment_id === null || row.sequence === null ? null : { id: row.segment_id, sequence: row.sequence },
    changes: row.changes,
  }
}

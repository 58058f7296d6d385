import { bibleStore as store, type HistoryRow, type VersionRow } from '#domains/bible/bible.store.ts'
import { diffBibles } from '#domains/bible/diff-bibles.rules.ts'
import { editBible } from '#domains/bible/edit-bible.ts'
import { planEdits } from '#domains/bible/plan-edits.rules.ts'
import { validateBible } from '#domains/bible/validate-bible.rules.ts'
import { maySeeScene } from '#domains/scenes/scenes.rules.ts'
import { auditLine } from '#platform/audit.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type Page, type PageQuery } from '#platform/cursor.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import { runIdempotent } from '#platform/idempotency.ts'
import type { Caller, IdempotencyClaim } from '#platform/mount.ts'
import { ownsOrModerates } from '#platform/ownership.ts'
import { reasonOf } from '#platform/say.ts'
import type { Bible, BibleChange, BibleEdit } from '@skein/contract/bible'
import type { BiblePlan, BibleVersion, ChangedBible } from '@skein/contract/bible-routes'
import { filmNote } from '@skein/contract/film-notes'
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

    /** The edits that lead from a version to a bible written by hand. @throws RequestFailure `not_found`. */
    async plan(
      sceneId: SceneId,
      caller: Caller,
      { baseVersion, bible }: { readonly baseVersion: number; readonly bible: Bible },
    ): Promise<BiblePlan> {
      await requireVisible(sceneId, caller)
      const [{ data: base }, scene] = await Promise.all([
        readVersion(sceneId, baseVersion),
        store.standing(db.reads, sceneId),
      ])
      const newestSegment = scene.segment_count
      const problems = validateBible(bible, { newestSegment })
      if (problems.length > 0)
        return {
          edits: [],
          changes: [],
          refused: problems.map(({ pointer, problem }) => ({ pointer, ...reasonOf(problem) })),
        }
      const { edits, refused, bible: planned } = planEdits(base, bible, { segmentNumber: newestSegment })
      return { edits: [...edits], changes: diffBibles(base, planned), refused: [...refused] }
    },

    /**
     * Changes the bible of a scene. Edits meant for an older version join what changed since, unless they contradict it.
     *
     * @throws RequestFailure `not_found`, `forbidden`, `version_conflict`, `nothing_to_change`, and the idempotency codes.
     */
    edit: (
      caller: Caller,
      claim: IdempotencyClaim,
      sceneId: SceneId,
      change: { readonly expectedVersion: number; readonly edits: readonly BibleEdit[]; readonly reason?: string },
    ): Promise<ChangedBible> => changeOwn(caller, claim, sceneId, 'bible.edited', async () => change),

    /**
     * Makes an earlier version the newest again, as a new one: history is never rewritten.
     *
     * @throws RequestFailure as `edit`; any change since `expectedVersion` is a conflict.
     */
    rollBack: (
      caller: Caller,
      claim: IdempotencyClaim,
      sceneId: SceneId,
      change: { readonly expectedVersion: number; readonly toVersion: number; readonly reason?: string },
    ): Promise<ChangedBible> =>
      changeOwn(caller, claim, sceneId, 'bible.rolled_back', async (tx) => {
        const earlier = await store.read(tx, sceneId, change.toVersion)
        if (earlier === null) throw new RequestFailure('not_found', { detail: 'The bible has no such version.' })
        const { version, ...bible } = earlier.data
        const reason = change.reason ?? filmNote('version_back', { n: `${version}` })
        return { expectedVersion: change.expectedVersion, edits: [{ op: 'restore_bible', version, bible }], reason }
      }),
  }

  async function changeOwn(
    caller: Caller,
    claim: IdempotencyClaim,
    sceneId: SceneId,
    action: string,
    prepare: (tx: Transaction) => Promise<{
      readonly expectedVersion: number
      readonly edits: readonly BibleEdit[]
      readonly reason?: string
    }>,
  ): Promise<ChangedBible> {
    const { reply } = await runIdempotent(db, claim, async (tx) => {
      const scene = await store.lock(tx, sceneId)
      if (scene === null || !maySeeScene(caller, { status: scene.status, ownerId: scene.user_id }))
        throw new RequestFailure('not_found')
      if (!ownsOrModerates(caller, scene.user_id)) throw new RequestFailure('forbidden')
      const { expectedVersion, edits, reason } = await prepare(tx)
      const changed = await editBible(tx, scene, {
        sceneId,
        userId: caller.userId,
        baseVersion: expectedVersion,
        edits,
        reason: reason ?? filmNote('version_byHand'),
      })
      await auditLine(tx, {
        actorId: caller.userId,
        action,
        target: { type: 'scene', id: sceneId },
        detail: { version: changed.version, changes: changed.changes.length },
      })
      return changed
    })
    return reply
  }
}

function toVersion(row: HistoryRow): BibleVersion {
  return {
    version: row.version,
    createdAt: row.created_at,
    segment: row.segment_id === null || row.sequence === null ? null : { id: row.segment_id, sequence: row.sequence },
    changes: row.changes,
    editor: row.username === null ? null : { username: row.username, displayName: row.display_name },
    reason: row.username === null ? null : row.reason,
  }
}

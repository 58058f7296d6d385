import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { Bible, BibleChange, BibleEdit } from '@skein/contract/bible'
import { SegmentId } from '@skein/contract/ids'
import { nullable } from '@skein/contract/pages'
import { SCENE_STATUSES } from '@skein/contract/scenes'
import type { Transaction } from '#platform/db.ts'
import { type Static, Type } from 'typebox'

const VersionRow = Type.Object({
  version: Type.Integer(),
  data: Bible,
  created_at: Type.String(),
  newest_version: Type.Integer(),
})
export type VersionRow = Static<typeof VersionRow>

const HistoryRow = Type.Object({
  version: Type.Integer(),
  created_at: Type.String(),
  segment_id: nullable(SegmentId),
  sequence: nullable(Type.Integer()),
  changes: Type.Array(BibleChange),
  username: nullable(Type.String()),
  display_name: nullable(Type.String()),
  reason: nullable(Type.String()),
})
export type HistoryRow = Static<typeof HistoryRow>

const LockedScene = Type.Object({
  user_id: Type.String(),
  status: Type.Enum(SCENE_STATUSES),
  segment_count: Type.Integer(),
  bible_version: Type.Integer(),
})
/** A locked scene and its newest bible. */
export type LockedBible = Static<typeof LockedScene> & { readonly data: Bible }

const lockScene = sqlStatement('bible/lock-scene', LockedScene)
const SceneOwner = Type.Object({ user_id: Type.String(), segment_count: Type.Integer() })
const readSceneOwner = sqlStatement('bible/read-scene-owner', SceneOwner)
const listOperationsSince = sqlStatement(
  'bible/list-operations-since',
  Type.Object({ version: Type.Integer(), operations: Type.Array(BibleEdit) }),
)
const insertVersion = sqlStatement('bible/insert-bible-version', Type.Object({ version: Type.Integer() }))
const setBibleVersion = sqlStatement('bible/set-bible-version', Type.Object({ updated: Type.Boolean() }))
const readVersion = sqlStatement('bible/read-version', VersionRow)
const listVersions = sqlStatement('bible/list-versions', HistoryRow)

/** Reads and writes of `scene_bibles`; the scene's creation and finalization add versions too, and none ever changes. */
export const bibleStore = {
  /** The newest version when `version` is null. */
  read: async (client: SqlRunner, sceneId: string, version: number | null): Promise<VersionRow | null> =>
    (await readVersion(client, [sceneId, version]))[0] ?? null,

  list: (client: SqlRunner, sceneId: string, below: number, limit: number): Promise<readonly HistoryRow[]> =>
    listVersions(client, [sceneId, below, limit]),

  /** Locks the scene until the transaction ends; null when there is none. */
  lock: async (tx: Transaction, sceneId: string): Promise<LockedBible | null> => {
    const [scene] = await lockScene(tx, [sceneId])
    if (scene === undefined) return null
    const [newest] = await readVersion(tx, [sceneId, scene.bible_version])
    if (newest === undefined) throw new Error(`the bible of scene ${sceneId} is missing`)
    return { ...scene, data: newest.data }
  },

  /** Who owns the scene and how many segments it has. @throws Error when there is none: whoever asks has seen it. */
  standing: async (client: SqlRunner, sceneId: string): Promise<Static<typeof SceneOwner>> => {
    const [row] = await readSceneOwner(client, [sceneId])
    if (row === undefined) throw new Error(`scene ${sceneId} is missing`)
    return row
  },

  /** What made each version after one, oldest first. */
  operationsSince: async (client: SqlRunner, sceneId: string, version: number, limit: number) =>
    (await listOperationsSince(client, [sceneId, version, limit])).map(({ operations }) => operations),

  addVersion: async (
    tx: Transaction,
    sceneId: string,
    made: {
      readonly bible: Bible
      readonly changes: readonly BibleChange[]
      readonly applied: readonly BibleEdit[]
      readonly userId: string
      readonly reason: string
    },
  ): Promise<void> => {
    const { bible, changes, applied, userId, reason } = made
    const [data, diff, operations] = [bible, changes, applied].map((value) => JSON.stringify(value))
    await insertVersion(tx, [sceneId, bible.version, data, null, userId, diff, operations, reason])
  },

  setNewest: async (tx: Transaction, sceneId: string, version: number): Promise<void> => {
    await setBibleVersion(tx, [sceneId, version])
  },
}

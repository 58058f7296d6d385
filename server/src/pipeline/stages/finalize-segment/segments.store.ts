import type { Bible, BibleChange, BibleOperation } from '@skein/contract/bible'
import type { Transaction } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { type Static, Type } from 'typebox'

const SceneRow = Type.Object({
  status: Type.String(),
  segment_count: Type.Integer(),
  bible_version: Type.Integer(),
  playlist_revision: Type.Integer(),
})
export type LockedScene = Static<typeof SceneRow>

const lockScene = sqlStatement('scenes/lock-scene', SceneRow)
const appendSegment = sqlStatement(
  'segments/append-segment',
  Type.Object({ id: Type.String(), sequence: Type.Integer(), notified: Type.Boolean() }),
)
const insertBibleVersion = sqlStatement('bible/insert-bible-version', Type.Object({ version: Type.Integer() }))
const storeSummary = sqlStatement('scenes/store-summary', Type.Object({ stored: Type.Boolean() }))

export interface NewSegment {
  readonly inputText: string
  /** JSON of the script. */
  readonly script: string
  readonly title: string
  readonly excerpt: string
  readonly language: string
  readonly mediaKey: string
  readonly videoUrl: string
  readonly hlsPlaylistUrl: string
  readonly thumbnailUrl: string
  readonly resolution: string
  readonly fileSize: number
  /** The version this segment brings. */
  readonly bibleVersion: number
}

/** The writes that make a segment part of its scene. */
export const segmentsStore = {
  lockScene: async (tx: Transaction, sceneId: string): Promise<LockedScene> => {
    const [scene] = await lockScene(tx, [sceneId])
    if (scene === undefined) throw new Error(`scene ${sceneId} is missing`)
    return scene
  },

  append: async (
    tx: Transaction,
    place: { sceneId: string; userId: string; jobId: string; durationSeconds: number },
    segment: NewSegment,
  ): Promise<{ id: string; sequence: number }> => {
    const { sceneId, userId, jobId, durationSeconds } = place
    const [row] = await appendSegment(tx, [sceneId, userId, jobId, JSON.stringify(segment), durationSeconds])
    if (row === undefined) throw new Error(`scene ${sceneId} took no segment although it was locked and active`)
    return row
  },

  addBibleVersion: async (
    tx: Transaction,
    sceneId: string,
    version: {
      bible: Bible
      segmentId: string
      userId: string
      diff: readonly BibleChange[]
      operations: readonly BibleOperation[]
      reason: string
    },
  ): Promise<void> => {
    await insertBibleVersion(tx, [
      sceneId,
      version.bible.version,
      JSON.stringify(version.bible),
      version.segmentId,
      version.userId,
      JSON.stringify(version.diff),
      JSON.stringify(version.operations),
      version.reason,
    ])
  },

  storeSummary: async (tx: Transaction, sceneId: string, summary: string, covered: readonly number[]) => {
    await storeSummary(tx, [sceneId, summary, covered])
  },
}

import type { Bible, BibleChange, BibleOperation } from '@skein/contract/bible'
import type { ContentNote } from '@skein/contract/content-notes'
import type { Transaction } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { SCENE_CHANNEL } from '#platform/wake-hub.ts'
import { Type } from 'typebox'

const lockScene = sqlStatement('scenes/lock-scene', Type.Object({ locked: Type.Boolean() }))
const appendSegment = sqlStatement(
  'segments/append-segment',
  Type.Object({ id: Type.String(), sequence: Type.Integer() }),
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
  readonly contentNotes: readonly ContentNote[]
  readonly mediaKey: string
  readonly videoUrl: string
  readonly hlsPlaylistUrl: string
  readonly thumbnailUrl: string
  readonly resolution: string
  readonly fileSize: number
  /** The bible version and the playlist revision the scene was read at, and must still stand at. */
  readonly checkedAgainst: number
  readonly playlistRevision: number
  /** The version this segment brings. */
  readonly bibleVersion: number
}

/** The writes that make a segment part of its scene. */
export const segmentsStore = {
  /** Keeps the scene as it is until the transaction ends. */
  lockScene: async (tx: Transaction, sceneId: string): Promise<void> => {
    await lockScene(tx, [sceneId])
  },

  /** Locks the scene. @throws a write conflict when the scene is no longer as it was read. */
  append: async (
    tx: Transaction,
    place: { sceneId: string; userId: string; jobId: string; durationSeconds: number },
    segment: NewSegment,
  ): Promise<{ id: string; sequence: number }> => {
    const { sceneId, userId, jobId, durationSeconds } = place
    const [row] = await appendSegment(tx, [sceneId, userId, jobId, JSON.stringify(segment), durationSeconds])
    if (row === undefined) throw new Error('an append answers with its place')
    tx.announce(SCENE_CHANNEL, sceneId, `${sceneId}:${row.sequence}:${row.id}`)
    return row
  },

  addBibleVersion: async (
    tx: Transaction,
    sceneId: string,
    version: {
      bible: Bible
      /** The place of the segment that brings it. */
      sequence: number
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
      version.sequence,
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

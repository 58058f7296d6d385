import type { Transaction } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { ContentNote } from '@skein/contract/content-notes'
import { SceneId } from '@skein/contract/ids'
import { nullable } from '@skein/contract/pages'
import { SCENE_STATUSES } from '@skein/contract/scenes'
import type { SegmentSaid } from '@skein/contract/segments'
import { Type } from 'typebox'

const SceneRow = Type.Object({ id: SceneId, user_id: Type.String(), status: Type.Enum(SCENE_STATUSES) })
const SaidRow = Type.Object({
  user_id: Type.String(),
  status: Type.Enum(['active', 'hidden', 'removed'] as const),
  language: nullable(Type.String()),
  content_notes: Type.Array(ContentNote),
})

const lockSceneOf = sqlStatement('segments/lock-scene-of', SceneRow)
const lockSaid = sqlStatement('segments/lock-said', SaidRow)
const setSaid = sqlStatement('segments/set-said', Type.Object({ sequence: Type.Integer() }))

/** Reads and writes of what is said of a segment besides its text. */
export const saidStore = {
  /** The scene and then the segment, locked; null when there is no such segment. */
  lock: async (tx: Transaction, segmentId: string) => {
    const [scene] = await lockSceneOf(tx, [segmentId])
    const [segment] = scene === undefined ? [] : await lockSaid(tx, [segmentId])
    return scene === undefined || segment === undefined ? null : { scene, segment }
  },

  set: async (tx: Transaction, segmentId: string, { language, contentNotes }: SegmentSaid): Promise<void> => {
    await setSaid(tx, [segmentId, language, contentNotes])
  },
}

import type { Transaction } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { nullable } from '@skein/contract/pages'
import { SCENE_STATUSES } from '@skein/contract/scenes'
import { type Static, Type } from 'typebox'

const RerenderRow = Type.Object({
  scene_id: Type.String(),
  sequence: Type.Integer(),
  status: Type.Enum(['active', 'hidden', 'removed'] as const),
  author_id: Type.String(),
  scene_user_id: Type.String(),
  scene_status: Type.Enum(SCENE_STATUSES),
  input_text: Type.String(),
  expanded_script: Type.String(),
  bible_version: Type.Integer(),
  storyteller: nullable(Type.Object({ provider: Type.String(), model: Type.String() })),
  under_way: Type.Boolean(),
})
type RerenderRow = Static<typeof RerenderRow>

const lockForRerender = sqlStatement('segments/lock-for-rerender', RerenderRow)

/** Reads of what a re-render needs. */
export const rerendersStore = {
  /** `segmentId` must be a uuidv7. */
  lock: async (tx: Transaction, segmentId: string): Promise<RerenderRow | null> =>
    (await lockForRerender(tx, [segmentId]))[0] ?? null,
}

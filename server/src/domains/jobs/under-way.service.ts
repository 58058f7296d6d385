import type { Database } from '#platform/db.ts'
import type { Caller } from '#platform/mount.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import type { SceneId } from '@skein/contract/ids'
import { JOB_STAGES, STAGES } from '@skein/contract/jobs'
import type { UnderWay } from '@skein/contract/under-way'
import { Type } from 'typebox'

const countUnderWay = sqlStatement(
  'jobs/count-under-way',
  Type.Object({ stage: Type.Enum(JOB_STAGES), count: Type.Integer() }),
)

export type UnderWayService = ReturnType<typeof createUnderWayService>

/** What those who wait at the end of a scene may know of the jobs of others. */
export function createUnderWayService(deps: {
  readonly db: Pick<Database, 'reads'>
  /** @throws RequestFailure `not_found`. */
  readonly requireVisible: (sceneId: SceneId, caller: Caller | null) => Promise<unknown>
}) {
  return {
    /** @throws RequestFailure `not_found`. */
    async read(sceneId: SceneId, caller: Caller | null): Promise<UnderWay> {
      await deps.requireVisible(sceneId, caller)
      const rows = await countUnderWay(deps.db.reads, [sceneId])
      return {
        count: rows.reduce((sum, { count }) => sum + count, 0),
        stage: STAGES.findLast((stage) => rows.some((row) => row.stage === stage)) ?? null,
      }
    },
  }
}

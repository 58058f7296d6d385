import { sqlStatement } from '#platform/sql-files.ts'
import type { Transaction } from '#platform/db.ts'
import { Type } from 'typebox'
import { JobResult } from './job-result.ts'

const readResult = sqlStatement('jobs/read-result', Type.Object({ result: JobResult }))
const storeSegment = sqlStatement('jobs/store-segment', Type.Object({ stored: Type.Boolean() }))
const storeResult = sqlStatement('jobs/store-result', Type.Object({ stored: Type.Boolean() }))

/** Reads and writes of `jobs.result_data` and `jobs.context_data`. */
export const resultsStore = {
  read: async (tx: Transaction, jobId: string): Promise<JobResult> => (await readResult(tx, [jobId]))[0]?.result ?? {},

  add: async (tx: Transaction, jobId: string, made: Partial<JobResult>, contextData?: unknown): Promise<void> => {
    const context = contextData === undefined ? null : JSON.stringify(contextData)
    await storeResult(tx, [jobId, JSON.stringify(made), context])
  },

  /** Which segment the job became: the one at this place. */
  addSegment: async (tx: Transaction, jobId: string, place: { sceneId: string; sequence: number }): Promise<void> => {
    await storeSegment(tx, [jobId, place.sceneId, place.sequence])
  },
}

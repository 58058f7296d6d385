import { sqlStatement } from '#platform/sql-files.ts'
import type { Transaction } from '#platform/db.ts'
import { Type } from 'typebox'
import { JobResult } from './job-result.ts'

const readResult = sqlStatement('jobs/read-result', Type.Object({ result: JobResult }))
const storeResult = sqlStatement('jobs/store-result', Type.Object({ stored: Type.Boolean() }))

/** Reads and writes of `jobs.result_data` and `jobs.context_data`. */
export const resultsStore = {
  read: async (tx: Transaction, jobId: string): Promise<JobResult> => (await readResult(tx, [jobId]))[0]?.result ?? {},

  add: async (tx: Transaction, jobId: string, made: Partial<JobResult>, contextData?: unknown): Promise<void> => {
    const context = contextData === undefined ? null : JSON.stringify(contextData)
    await storeResult(tx, [jobId, JSON.stringify(made), context])
  },
}

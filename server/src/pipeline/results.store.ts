import { sqlStatement } from '#platform/sql-files.ts'
import type { Transaction } from '#platform/db.ts'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { JobResult } from './job-result.ts'

const result = Compile(JobResult)
const storeSegment = sqlStatement('jobs/store-segment', Type.Object({ stored: Type.Boolean() }))
const storeResult = sqlStatement('jobs/store-result', Type.Object({ stored: Type.Boolean() }))

/** Writes of `jobs.result_data` by stages that learn what they made while they commit. */
export const resultsStore = {
  add: async (tx: Transaction, jobId: string, made: Partial<JobResult>): Promise<void> => {
    await storeResult(tx, [jobId, JSON.stringify(made)])
  },

  /** Which segment the job became: the one at this place. */
  addSegment: async (tx: Transaction, jobId: string, place: { sceneId: string; sequence: number }): Promise<void> => {
    await storeSegment(tx, [jobId, place.sceneId, place.sequence])
  },
}

/** @throws TypeError when what is stored is no result: it was not written by a stage of ours. */
export function readResult(stored: unknown): JobResult {
  if (result.Check(stored)) return stored
  const [problem] = result.Errors(stored)
  throw new TypeError(`a job holds a result that is none: ${problem?.instancePath ?? ''} ${problem?.message ?? ''}`)
}

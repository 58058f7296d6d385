import type { Verdict } from '@skein/contract/verdict'
import type { Transaction } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { Type } from 'typebox'

const insertVerdict = sqlStatement('jobs/insert-verdict', Type.Object({ stored: Type.Boolean() }))

/** Writes of `verdicts`. */
export const verdictsStore = {
  /** One per job and round; a later word in the same round replaces the earlier one. */
  store: async (tx: Transaction, job: { jobId: string; round: number }, verdict: Verdict): Promise<void> => {
    await insertVerdict(tx, [
      job.jobId,
      job.round,
      verdict.bibleVersion,
      verdict.outcome,
      verdict.validator,
      JSON.stringify(verdict.findings),
      JSON.stringify(verdict.notes),
      verdict.noteWordings === undefined ? null : JSON.stringify(verdict.noteWordings),
    ])
  },
}

import type { JobAttempt, Stage } from '@skein/contract/jobs'
import { announceLine, type JobToStart, type JobTransition } from '#domains/jobs/job-ledger.service.ts'
import type { Transaction } from '#platform/db.ts'
import { type SqlRunner, sqlStatement } from '#platform/sql-files.ts'
import { nullable } from '@skein/contract/pages'
import { Type } from 'typebox'

/** One try at one visit of a stage. */
export interface Attempt {
  readonly jobId: string
  readonly stage: Stage
  readonly round: number
  readonly attempt: number
}

/** What a try went with and what came back; kept for "how it was made" and for finding out why something failed. */
export interface AttemptTrace {
  readonly provider?: string
  readonly model?: string
  readonly prompt?: string | null
  readonly input?: unknown
  readonly output?: unknown
  readonly costUsd?: number
  readonly errorCode?: string
  readonly errorMessage?: string
}

const startStage = sqlStatement('jobs/start-stage', Type.Object({ sequence: Type.Integer() }))
const finishAttempt = sqlStatement('jobs/finish-attempt', Type.Object({ closed: Type.Boolean() }))
const readLastAttempt = sqlStatement(
  'jobs/read-last-attempt',
  Type.Object({ outcome: Type.String(), error_code: nullable(Type.String()), error_message: nullable(Type.String()) }),
)

const countFailedTries = sqlStatement('jobs/count-failed-tries', Type.Object({ failed: Type.Integer() }))

/** Reads and writes of `job_attempts`. */
export const attemptsStore = {
  /**
   * Moves the job into its stage and opens the row of the try. Returns the number of the line this is in the job's feed;
   * null, and nothing is written, when something has happened to the job since it was read.
   *
   * @param continues whether the try goes on with the row that is still open.
   */
  start: async (
    tx: Transaction,
    job: Pick<JobToStart, 'id' | 'eventSequence'>,
    { state, event }: JobTransition,
    { continues }: { readonly continues: boolean },
  ): Promise<number | null> => {
    const [row] = await startStage(tx, [job.id, JSON.stringify(state), event, job.eventSequence, continues])
    if (row === undefined) return null
    announceLine(tx, job.id, row.sequence)
    return row.sequence
  },

  finish: async (
    client: SqlRunner,
    attempt: Attempt,
    outcome: JobAttempt['outcome'],
    trace: AttemptTrace,
  ): Promise<void> => {
    const { jobId, stage, round, attempt: number } = attempt
    await finishAttempt(client, [jobId, stage, round, number, outcome, JSON.stringify(trace)])
  },

  last: async (client: SqlRunner, visit: { jobId: string; stage: Stage; round: number }) =>
    (await readLastAttempt(client, [visit.jobId, visit.stage, visit.round]))[0] ?? null,

  /** How often a stage was tried in vain during one visit. */
  failed: async (client: SqlRunner, visit: { jobId: string; stage: Stage; round: number }): Promise<number> =>
    (await countFailedTries(client, [visit.jobId, visit.stage, visit.round]))[0]?.failed ?? 0,
}

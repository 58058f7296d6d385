import { type LockedJob, lockJob } from '#domains/jobs/job-ledger.service.ts'
import type { Transaction } from '#platform/db.ts'
import type { Attempt } from './attempts.store.ts'
import { isHere } from './job.rules.ts'

/** The job is no longer ours to change: it was cancelled, moved on under another worker, or we were told to let go. */
export class Fenced extends Error {
  readonly outcome: 'cancelled' | 'fenced' | 'abandoned'
  constructor(outcome: 'cancelled' | 'fenced' | 'abandoned') {
    super(`the attempt was ${outcome}`)
    this.name = 'Fenced'
    this.outcome = outcome
  }
}

/** The job's row, locked, if it still stands where this attempt found it. @throws Fenced otherwise. */
export async function lockIfOurs(tx: Transaction, attempt: Attempt): Promise<LockedJob> {
  const job = await lockJob(tx, attempt.jobId)
  if (job === null || !isHere(job.state, attempt) || job.state.attempt !== attempt.attempt)
    throw new Fenced(job?.state.status === 'cancelled' ? 'cancelled' : 'fenced')
  return job
}

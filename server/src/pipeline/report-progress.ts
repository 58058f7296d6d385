import { recordTransition } from '#domains/jobs/job-ledger.service.ts'
import type { Database } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'
import type { Attempt } from './attempts.store.ts'
import { Fenced, lockIfOurs } from './fence.ts'
import { progressed } from './job.rules.ts'
import type { FenceWatch } from './watch-fence.ts'

/** Every event wakes every watcher of the job; more than one a second tells a person nothing. */
const REPORT_INTERVAL_MS = 1_000

export interface ProgressReporter {
  readonly report: (percent: number) => void
  /** Resolves when nothing is being written any more; nothing is written after it. */
  settled(): Promise<void>
}

/** Turns a stage's progress into at most one feed line a second, and none that says nothing new. */
export function reportProgress(
  { db, log }: { readonly db: Database; readonly log: Log },
  attempt: Attempt,
  fence: Pick<FenceWatch, 'raise' | 'wrote'>,
): ProgressReporter {
  let writing: Promise<void> = Promise.resolve()
  let isWriting = false
  let lastAt = Number.NEGATIVE_INFINITY
  let closed = false

  const write = async (percent: number) => {
    try {
      const sequence = await db.transaction(async (tx) => {
        const job = await lockIfOurs(tx, attempt)
        const next = progressed(job.state, percent)
        return next.state.progress > job.state.progress ? recordTransition(tx, job, next, null) : null
      })
      if (sequence !== null) fence.wrote(sequence)
    } catch (error) {
      if (error instanceof Fenced) return fence.raise(error)
      // Progress is a courtesy: the work goes on without it, and the commit will meet the same trouble if it stays.
      log.warn({ err: error, jobId: attempt.jobId }, 'progress could not be written')
    } finally {
      isWriting = false
    }
  }

  return {
    report: (percent) => {
      const now = performance.now()
      if (closed || isWriting || now - lastAt < REPORT_INTERVAL_MS) return
      lastAt = now
      isWriting = true
      writing = write(percent)
    },
    settled: async () => {
      closed = true
      await writing
    },
  }
}

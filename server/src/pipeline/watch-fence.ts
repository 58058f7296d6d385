import type { Database } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import type { WakeHub } from '#platform/wake-hub.ts'
import { Type } from 'typebox'
import type { Attempt } from './attempts.store.ts'
import { Fenced } from './fence.ts'

const readStanding = sqlStatement(
  'jobs/read-standing',
  Type.Object({ status: Type.String(), stage: Type.String(), round: Type.Integer(), attempt: Type.Integer() }),
)

export interface FenceWatch {
  /** Aborted with a `Fenced` once the attempt no longer counts. */
  readonly signal: AbortSignal
  /** For whoever finds out by other means. */
  readonly raise: (reason: Fenced) => void
  /** Tells of a line in the job's feed that is our own, so that its notification is no reason to look. */
  readonly wrote: (sequence: number) => void
  readonly stop: () => void
}

/**
 * Looks at the job whenever something happens to it, so that a cancelled stage stops within a second instead of
 * rendering to the end. Only the commit's own check decides; this one saves work.
 *
 * @param startedAt the number of the line in the job's feed that says this attempt has begun.
 */
export function watchFence(
  { db, jobNews, log }: { readonly db: Database; readonly jobNews: WakeHub; readonly log: Log },
  attempt: Attempt,
  startedAt: number,
): FenceWatch {
  const controller = new AbortController()
  const raise = (reason: Fenced) => controller.abort(reason)
  let newestOwn = startedAt
  let looking = false
  let lookAgain = false
  const look = async (): Promise<void> => {
    // One look at a time, and one more for whatever happened during it.
    lookAgain = looking
    if (looking || controller.signal.aborted) return
    looking = true
    try {
      const [standing] = await readStanding(db.prisma, [attempt.jobId])
      if (standing?.status === 'cancelled') raise(new Fenced('cancelled'))
      else if (
        standing?.stage !== attempt.stage ||
        standing.round !== attempt.round ||
        standing.attempt !== attempt.attempt
      )
        raise(new Fenced('fenced'))
    } catch (error) {
      log.warn({ err: error, jobId: attempt.jobId }, 'could not look whether a job is still ours')
    } finally {
      looking = false
    }
    if (lookAgain) await look()
  }
  const stop = jobNews.on(attempt.jobId, (sequence) => {
    if (sequence === null || Number(sequence) > newestOwn) void look()
  })
  const wrote = (sequence: number) => {
    newestOwn = sequence
  }
  return { signal: controller.signal, raise, wrote, stop }
}

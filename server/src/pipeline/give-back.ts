import type { JobAttempt } from '@skein/contract/jobs'
import { keepDraft, recordTransition } from '#domains/jobs/job-ledger.service.ts'
import { ClaimLost, type QueueMessage } from '#platform/queue.ts'
import { type Attempt, attemptsStore } from './attempts.store.ts'
import { consequenceOf, WAITING_FOR } from './failure.rules.ts'
import { Fenced, lockIfOurs } from './fence.ts'
import { failed, retrying } from './job.rules.ts'
import type { StageRunnerDeps, Visit } from './run-stage.ts'
import { resumeLater } from './resume-later.ts'
import type { StageHandler } from './stage-handler.ts'

/** Somebody who has made room should not have to wait much longer. */
const STORAGE_PAUSE_MS = { first: 5_000, max: 60_000 } as const

/** Doubles with every try that the storage cut short. */
const storagePauseMs = ({ storagePauseMs: limits = STORAGE_PAUSE_MS }: StageRunnerDeps, attempt: number): number =>
  Math.min(limits.first * 2 ** (attempt - 1), limits.max)

/**
 * Records what went wrong and gives the message back, ends the job, or steps aside when it was no longer ours. Returns
 * the outcome it recorded.
 */
export async function giveBack(
  deps: StageRunnerDeps,
  attempt: Attempt,
  message: QueueMessage,
  error: unknown,
): Promise<JobAttempt['outcome']> {
  const { db, queue, log } = deps
  if (error instanceof ClaimLost) return stepAside(deps, attempt, message, error)
  const consequence = consequenceOf(error, attempt.stage)
  const { jobId, stage } = attempt
  log.warn({ err: error, jobId, stage, attempt: attempt.attempt, consequence: consequence.kind }, 'a stage failed')
  try {
    await db.transaction(async (tx) => {
      const job = await lockIfOurs(tx, attempt)
      const { outcome, errorCode, errorMessage } = consequence
      await attemptsStore.finish(tx, attempt, outcome, { errorCode, errorMessage })
      if (consequence.kind === 'fail') {
        await queue.complete(tx, stage, message)
        await keepDraft(tx, job)
        await recordTransition(tx, job, failed(job.state, consequence.jobError, errorMessage), null)
        return
      }
      if (consequence.kind === 'wait') {
        await resumeLater(deps, tx, attempt, message, storagePauseMs(deps, attempt.attempt))
        await recordTransition(tx, job, retrying(job.state, WAITING_FOR[consequence.trouble]), null)
        return
      }
      const { retryAfterMs } = consequence
      await queue.fail(tx, stage, message, { reason: errorMessage, retryAfterMs })
      const left = message.retryLimit - message.retryCount
      const words = left > 0 ? 'That did not work; trying again.' : 'That did not work, and the tries are spent.'
      await recordTransition(tx, job, retrying(job.state, words), null)
    })
    return consequence.outcome
  } catch (stale) {
    if (stale instanceof Fenced || stale instanceof ClaimLost) return stepAside(deps, attempt, message, stale)
    throw new AggregateError([error, stale], 'a failed stage could not be given back', { cause: stale })
  }
}

/** The job was cancelled, or another worker has it. Whatever we made stays out of it. Returns the outcome it recorded. */
export async function stepAside(
  { db, queue, log }: StageRunnerDeps,
  attempt: Attempt,
  message: QueueMessage,
  reason: Fenced | ClaimLost,
): Promise<JobAttempt['outcome']> {
  const outcome = reason instanceof Fenced ? reason.outcome : 'fenced'
  log.info({ jobId: attempt.jobId, stage: attempt.stage, attempt: attempt.attempt, outcome }, 'a stage stepped aside')
  await attemptsStore.finish(db.prisma, attempt, outcome, {})
  if (reason instanceof ClaimLost) return outcome
  try {
    await db.transaction((tx) => queue.complete(tx, attempt.stage, message))
  } catch (error) {
    // Somebody else holds the message already; that is what stepping aside means.
    if (!(error instanceof ClaimLost)) throw error
  }
  return outcome
}

/** Nobody waits for the result any more; what a provider still does for it is called off if it can be. */
export async function abandon({ log }: StageRunnerDeps, handler: StageHandler, { jobId, stage }: Visit): Promise<void> {
  await handler.abandon?.(jobId).catch((error: unknown) => {
    log.warn({ err: error, jobId, stage }, 'a cancelled stage could not be called off at its provider')
  })
}

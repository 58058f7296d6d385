import type { Stage } from '@skein/contract/jobs'
import {
  clearDraft,
  type JobState,
  type JobTransition,
  keepDraft,
  type LockedJob,
  lockJob,
  recordTransition,
} from '#domains/jobs/job-ledger.service.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'
import { ClaimLost, type Queue, type QueueMessage } from '#platform/queue.ts'
import type { WakeHub } from '#platform/wake-hub.ts'
import { type Attempt, attemptsStore } from './attempts.store.ts'
import { enqueueStage } from './enqueue-stage.ts'
import { consequenceOf } from './failure.rules.ts'
import { advanced, failed, isHere, progressed, published, retrying, sentBack, start } from './job.rules.ts'
import { reportProgress } from './report-progress.ts'
import { resultsStore } from './results.store.ts'
import type { Settlement, StageFinished, StageHandler, StageJob, StageWaiting } from './stage-handler.ts'
import { parseStageMessage, visitId } from './stage-message.ts'
import { Fenced, watchFence } from './watch-fence.ts'

export type FaultPoint = 'start' | 'after_provider' | 'before_commit' | 'after_commit'

export interface StageRunnerDeps {
  readonly db: Database
  readonly queue: Queue
  readonly jobNews: WakeHub
  readonly log: Log
  /** Only tests give one: called where a crash would hurt most. */
  readonly faultPoints?: (stage: Stage, point: FaultPoint) => void | Promise<void>
}

interface Visit {
  readonly jobId: string
  readonly stage: Stage
  readonly round: number
}

/**
 * Runs one stage of one job for one queue message, as DESIGN.md section 4 demands: start in one transaction, work in
 * none, commit effect, record, event and the next message in one, and only if the job is still exactly where we found it.
 */
export async function runStage(deps: StageRunnerDeps, handler: StageHandler, message: QueueMessage): Promise<void> {
  const { jobId, round, continues } = parseStageMessage(message.data)
  const visit: Visit = { jobId, stage: handler.stage, round }
  const job = await begin(deps, visit, message, continues)
  if (job === 'over') return
  if (job === 'cancelled') return abandon(deps, handler, visit)
  const attempt: Attempt = { ...visit, attempt: job.attempt }
  await deps.faultPoints?.(visit.stage, 'start')

  const fence = watchFence(deps, attempt)
  const progress = reportProgress(deps, attempt, fence.raise)
  try {
    const signal = AbortSignal.any([message.signal, fence.signal])
    const outcome = await handler.run(job, { signal, onProgress: progress.report })
    await deps.faultPoints?.(visit.stage, 'after_provider')
    await progress.settled()
    fence.signal.throwIfAborted()
    if (outcome.kind === 'waiting') await letGo(deps, attempt, message, outcome)
    else await commit(deps, attempt, message, outcome)
  } catch (error) {
    await progress.settled()
    const reason = whyItEnded(error, fence.signal, message.signal)
    if (reason instanceof Fenced) await stepAside(deps, attempt, message, reason)
    else await giveBack(deps, attempt, message, reason)
    if (reason instanceof Fenced && reason.outcome === 'cancelled') await abandon(deps, handler, visit)
  } finally {
    fence.stop()
  }
}

/** A handler that was told to stop throws whatever it likes; what counts is who told it. */
function whyItEnded(error: unknown, fence: AbortSignal, claim: AbortSignal): unknown {
  if (fence.aborted) return fence.reason
  // The claim is gone, or the process is shutting down and has given the message back already.
  return claim.aborted ? new Fenced('abandoned') : error
}

/** Takes the stage up, unless the message speaks of a visit that is over: it is then settled and forgotten. */
async function begin(
  { db, queue }: StageRunnerDeps,
  visit: Visit,
  message: QueueMessage,
  continues: number | undefined,
): Promise<StageJob | 'over' | 'cancelled'> {
  return db.transaction(async (tx) => {
    const job = await lockJob(tx, visit.jobId)
    const started = job === null ? null : start(job.state, visit)
    if (job === null || started === null) {
      await queue.complete(tx, visit.stage, message)
      return job?.state.status === 'cancelled' ? 'cancelled' : 'over'
    }
    const goesOn = continues !== undefined && continues === job.state.attempt
    const { attempt } = started.state
    await attemptsStore.start(tx, { ...visit, attempt }, { continues: goesOn })
    const result = await resultsStore.read(tx, job.id)
    await recordTransition(tx, job, goesOn ? { ...started, event: 'stage_progressed' } : started, null)
    const { id, sceneId, userId, type, inputText } = job
    return { id, sceneId, userId, type, inputText, round: visit.round, attempt, result }
  })
}

/** The job's row, locked, if it still stands where this attempt found it. @throws Fenced otherwise. */
async function lockIfOurs(tx: Transaction, attempt: Attempt): Promise<LockedJob> {
  const job = await lockJob(tx, attempt.jobId)
  if (job === null || !isHere(job.state, attempt) || job.state.attempt !== attempt.attempt)
    throw new Fenced(job?.state.status === 'cancelled' ? 'cancelled' : 'fenced')
  return job
}

async function commit(
  deps: StageRunnerDeps,
  attempt: Attempt,
  message: QueueMessage,
  finished: StageFinished,
): Promise<void> {
  const { db, queue, faultPoints, log } = deps
  await db.transaction(async (tx) => {
    const job = await lockIfOurs(tx, attempt)
    const settlement = await finished.commit(tx, job)
    await attemptsStore.finish(tx, attempt, 'success', finished.trace)
    await queue.complete(tx, attempt.stage, message)
    const transition = transitionOf(job.state, settlement)
    if (settlement.kind === 'fail') await keepDraft(tx, job)
    if (settlement.kind === 'publish') await clearDraft(tx, job)
    await enqueueStage(queue, tx, job.id, transition.state)
    await recordTransition(tx, job, transition, null)
    await faultPoints?.(attempt.stage, 'before_commit')
  })
  await faultPoints?.(attempt.stage, 'after_commit')
  await finished.afterCommit?.().catch((error: unknown) => {
    log.warn(
      { err: error, jobId: attempt.jobId, stage: attempt.stage },
      'what a stage left behind could not be tidied up',
    )
  })
}

function transitionOf(state: JobState, settlement: Settlement): JobTransition {
  if (settlement.kind === 'publish') return published(state, settlement.sequence)
  if (settlement.kind === 'send_back') return sentBack(state)
  if (settlement.kind === 'fail') return failed(state, settlement.code, settlement.detail)
  return advanced(state, settlement.mediaReady === undefined ? {} : { mediaReady: settlement.mediaReady })
}

/** A provider is still at it: ends this message and sends one for later, so that no worker sits waiting. */
async function letGo(
  { db, queue }: StageRunnerDeps,
  attempt: Attempt,
  message: QueueMessage,
  waiting: StageWaiting,
): Promise<void> {
  await db.transaction(async (tx) => {
    const job = await lockIfOurs(tx, attempt)
    await queue.complete(tx, attempt.stage, message)
    const { jobId, stage, round } = attempt
    const next = { jobId, stage, round, continues: attempt.attempt }
    await queue.send(tx, stage, next, { id: visitId(next), startAfterMs: waiting.afterMs })
    await recordTransition(tx, job, progressed(job.state, waiting.percent), null)
  })
}

/** Records what went wrong and gives the message back, ends the job, or steps aside when it was no longer ours. */
async function giveBack(deps: StageRunnerDeps, attempt: Attempt, message: QueueMessage, error: unknown): Promise<void> {
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
      const { retryAfterMs } = consequence
      await queue.fail(tx, stage, message, { reason: errorMessage, retryAfterMs })
      const left = message.retryLimit - message.retryCount
      const words = left > 0 ? 'That did not work; trying again.' : 'That did not work, and the tries are spent.'
      await recordTransition(tx, job, retrying(job.state, words), null)
    })
  } catch (stale) {
    if (stale instanceof Fenced || stale instanceof ClaimLost) return stepAside(deps, attempt, message, stale)
    throw new AggregateError([error, stale], 'a failed stage could not be given back', { cause: stale })
  }
}

/** The job was cancelled, or another worker has it. Whatever we made stays out of it. */
async function stepAside(
  { db, queue, log }: StageRunnerDeps,
  attempt: Attempt,
  message: QueueMessage,
  reason: Fenced | ClaimLost,
): Promise<void> {
  const outcome = reason instanceof Fenced ? reason.outcome : 'fenced'
  log.info({ jobId: attempt.jobId, stage: attempt.stage, attempt: attempt.attempt, outcome }, 'a stage stepped aside')
  await attemptsStore.finish(db.prisma, attempt, outcome, {})
  if (reason instanceof ClaimLost) return
  try {
    await db.transaction((tx) => queue.complete(tx, attempt.stage, message))
  } catch (error) {
    // Somebody else holds the message already; that is what stepping aside means.
    if (!(error instanceof ClaimLost)) throw error
  }
}

/** Nobody waits for the result any more; what a provider still does for it is called off if it can be. */
async function abandon({ log }: StageRunnerDeps, handler: StageHandler, { jobId, stage }: Visit): Promise<void> {
  await handler.abandon?.(jobId).catch((error: unknown) => {
    log.warn({ err: error, jobId, stage }, 'a cancelled stage could not be called off at its provider')
  })
}

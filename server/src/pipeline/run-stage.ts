import type { Stage } from '@skein/contract/jobs'
import {
  clearDraft,
  type JobState,
  type JobTransition,
  keepDraft,
  lockJob,
  recordTransition,
} from '#domains/jobs/job-ledger.service.ts'
import type { Database } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics.ts'
import type { Queue, QueueMessage } from '#platform/queue.ts'
import type { WakeHub } from '#platform/wake-hub.ts'
import { type Attempt, attemptsStore } from './attempts.store.ts'
import { enqueueStage } from './enqueue-stage.ts'
import { Fenced, lockIfOurs } from './fence.ts'
import { abandon, giveBack, stepAside } from './give-back.ts'
import { advanced, failed, progressed, published, sentBack, start } from './job.rules.ts'
import { reportProgress } from './report-progress.ts'
import { resultsStore } from './results.store.ts'
import type { Settlement, StageFinished, StageHandler, StageJob, StageWaiting } from './stage-handler.ts'
import { parseStageMessage, visitId } from './stage-message.ts'
import { watchFence } from './watch-fence.ts'

export type FaultPoint = 'start' | 'after_provider' | 'before_commit' | 'after_commit'

export interface StageRunnerDeps {
  readonly db: Database
  readonly queue: Queue
  readonly jobNews: WakeHub
  readonly log: Log
  /** Told of every try and how it ended. */
  readonly metrics?: Pick<Metrics, 'stage'>
  /** Only tests give one: called where a crash would hurt most. */
  readonly faultPoints?: (stage: Stage, point: FaultPoint) => void | Promise<void>
}

/** One stay of a job in a stage. */
export interface Visit {
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

  const began = performance.now()
  const tell = (outcome: string) => deps.metrics?.stage(visit.stage, outcome, (performance.now() - began) / 1000)
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
    tell(outcome.kind === 'waiting' ? 'waiting' : 'success')
  } catch (error) {
    await progress.settled()
    const reason = whyItEnded(error, fence.signal, message.signal)
    const ended =
      reason instanceof Fenced
        ? await stepAside(deps, attempt, message, reason)
        : await giveBack(deps, attempt, message, reason)
    tell(ended)
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
  if (settlement.kind === 'publish') return published(state, settlement.sequence, settlement.message)
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

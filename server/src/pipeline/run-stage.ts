import type { Stage } from '@skein/contract/jobs'
import {
  auditTransition,
  clearDraft,
  type JobState,
  type JobToStart,
  type JobTransition,
  keepDraft,
  readJobToStart,
  recordTransition,
} from '#domains/jobs/job-ledger.service.ts'
import type { Database } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics.ts'
import { ClaimLost, type Queue, type QueueMessage } from '#platform/queue.ts'
import { createTurns } from '#platform/turns.ts'
import type { WakeHub } from '#platform/wake-hub.ts'
import { type Attempt, attemptsStore } from './attempts.store.ts'
import { enqueueStage } from './enqueue-stage.ts'
import { Fenced, lockIfOurs } from './fence.ts'
import { abandon, giveBack, stepAside } from './give-back.ts'
import { advanced, failed, progressed, published, sentBack, start } from './job.rules.ts'
import { reportProgress } from './report-progress.ts'
import { resumeLater } from './resume-later.ts'
import { readResult } from './results.store.ts'
import type { Settlement, StageFinished, StageHandler, StageJob, StageWaiting } from './stage-handler.ts'
import { parseStageMessage } from './stage-message.ts'
import { watchFence } from './watch-fence.ts'

/** Of all workers of this process: two that write to one scene would only meet at its lock. */
const turns = createTurns()

export type FaultPoint = 'start' | 'after_provider' | 'before_commit' | 'after_commit'

export interface StageRunnerDeps {
  readonly db: Database
  readonly queue: Queue
  readonly jobNews: WakeHub
  readonly log: Log
  /** Told of every try and how it ended. */
  readonly metrics?: Pick<Metrics, 'stage'>
  /** Only tests give them: see {@link giveBack}. */
  readonly storagePauseMs?: { readonly first: number; readonly max: number }
  /** Only tests give one: called where a crash would hurt most. */
  readonly faultPoints?: (stage: Stage, point: FaultPoint) => void | Promise<void>
}

/** Somebody else moving a job between our look and our step is rare; twenty times in a row is not chance. */
const START_TURNS_MAX = 20

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
  const begun = await begin(deps, visit, message, continues)
  if (begun === 'over' || begun === 'taken_over') return
  if (begun === 'cancelled') return abandon(deps, handler, visit)
  const { job, sequence } = begun
  const attempt: Attempt = { ...visit, attempt: job.attempt }
  await deps.faultPoints?.(visit.stage, 'start')

  const beganAt = performance.now()
  const tell = (outcome: string) => deps.metrics?.stage(visit.stage, outcome, (performance.now() - beganAt) / 1000)
  const fence = watchFence(deps, attempt, sequence)
  const progress = reportProgress(deps, attempt, fence)
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

/**
 * Takes the stage up, unless the message speaks of a visit that is over: it is then settled and forgotten. The job is
 * read without a lock and moved in one statement that demands that nothing has happened to it since; whatever does
 * happen is a line in its feed, so the line's number is all there is to compare.
 *
 * A worker that slept between the queue and here, and whose message another one has by now, must not begin: its new
 * attempt would fence off the one that has it, and then nobody would be left to finish.
 */
async function begin(
  deps: StageRunnerDeps,
  visit: Visit,
  message: QueueMessage,
  continues: number | undefined,
): Promise<{ readonly job: StageJob; readonly sequence: number } | 'over' | 'cancelled' | 'taken_over'> {
  const { db, queue, log } = deps
  try {
    for (let turn = 0; turn < START_TURNS_MAX; turn += 1) {
      const job = await readJobToStart(db.sql, visit.jobId)
      const started = job === null ? null : start(job.state, visit)
      if (job === null || started === null) {
        await db.transaction((tx) => queue.complete(tx, visit.stage, message))
        return job?.state.status === 'cancelled' ? 'cancelled' : 'over'
      }
      const goesOn = continues !== undefined && continues === job.state.attempt
      const transition: JobTransition = goesOn ? { ...started, event: 'stage_progressed' } : started
      const sequence = await takeUp(deps, { stage: visit.stage, message, job, transition, goesOn })
      if (sequence === null) continue
      const { id, sceneId, userId, type, inputText } = job
      const { attempt } = started.state
      const result = readResult(job.result)
      return { job: { id, sceneId, userId, type, inputText, round: visit.round, attempt, result }, sequence }
    }
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error
    log.info({ ...visit }, 'a message was taken over before its stage began')
    return 'taken_over'
  }
  throw new Error(`job ${visit.jobId} would not hold still`)
}

/** The job is moved before the claim is looked at: every transaction locks a job before its message. */
async function takeUp(
  { db, queue }: StageRunnerDeps,
  beginning: {
    readonly stage: Stage
    readonly message: QueueMessage
    readonly job: JobToStart
    readonly transition: JobTransition
    readonly goesOn: boolean
  },
): Promise<number | null> {
  const { stage, message, job, transition, goesOn } = beginning
  return db.transaction(async (tx) => {
    const [sequence] = await Promise.all([
      attemptsStore.start(tx, job, transition, { continues: goesOn }),
      queue.hold(tx, stage, message),
    ])
    if (sequence !== null) await auditTransition(tx, job, transition, null)
    return sequence
  })
}

async function commit(
  deps: StageRunnerDeps,
  attempt: Attempt,
  message: QueueMessage,
  finished: StageFinished,
): Promise<void> {
  const { db, queue, faultPoints, log } = deps
  const inTurn = <Result>(work: () => Promise<Result>) =>
    finished.turn === undefined ? work() : turns.take(finished.turn, work)
  await inTurn(() =>
    db.transaction(async (tx) => {
      const job = await lockIfOurs(tx, attempt)
      const settlement = await finished.commit(tx, job)
      const transition = transitionOf(job.state, settlement)
      // None of these needs another's answer: together they take one round trip.
      await Promise.all([
        attemptsStore.finish(tx, attempt, 'success', finished.trace),
        settlement.kind === 'fail' ? keepDraft(tx, job) : undefined,
        settlement.kind === 'publish' ? clearDraft(tx, job) : undefined,
        queue.complete(tx, attempt.stage, message),
        enqueueStage(queue, tx, job.id, transition.state),
      ])
      await faultPoints?.(attempt.stage, 'before_commit')
      // The scene is locked for these statements and the commit alone.
      const joined = settlement.kind === 'publish' ? settlement.join(tx) : undefined
      const recorded = recordTransition(tx, job, transition, null, finished.made)
      tx.commitBehind()
      await Promise.all([joined, recorded])
    }),
  )
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

/** A provider is still at it, or there is no room for what it would make. */
async function letGo(
  deps: StageRunnerDeps,
  attempt: Attempt,
  message: QueueMessage,
  waiting: StageWaiting,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const job = await lockIfOurs(tx, attempt)
    await resumeLater(deps, tx, attempt, message, waiting.afterMs)
    await recordTransition(tx, job, progressed(job.state, waiting.percent, waiting.message), null)
  })
}

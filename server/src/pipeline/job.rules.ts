import { JOB_ERRORS, type JobErrorCode, type JobStatus, type JobType, STAGES, type Stage } from '@skein/contract/jobs'
import type { JobState, JobTransition } from '#domains/jobs/job-ledger.service.ts'
import { STAGE_ORDER } from './stages.ts'

/** How often a moved bible sends a job back; after that it is checked while the scene is held, so it must arrive. */
export const REVALIDATIONS_MAX = 3

const TERMINAL_STATUSES: readonly JobStatus[] = ['final_ready', 'failed', 'cancelled']
export const hasEnded = (state: JobState): boolean => TERMINAL_STATUSES.includes(state.status)

/** A failed job can be taken up again when its error says that trying may help. */
export const mayRetry = (state: JobState): boolean =>
  state.status === 'failed' &&
  state.failedStage !== null &&
  state.errorCode !== null &&
  JOB_ERRORS[state.errorCode].retryable

/** What a verdict stopped; its writer may still get it published. */
const STOPPED: readonly (JobErrorCode | null)[] = ['continuity_blocked', 'continuity_doubted']

/** A doubt is the writer's to accept; a contradiction is not. */
export const mayAccept = (state: JobState): boolean =>
  state.status === 'failed' && state.errorCode === 'continuity_doubted'

/** What was stopped may be held against the bible again, because the bible may have changed. */
export const mayRecheck = (state: JobState): boolean => state.status === 'failed' && STOPPED.includes(state.errorCode)

/** A job can be cancelled until its segment is published; what a verdict stopped can be withdrawn. */
export const mayCancel = (state: JobState): boolean => !hasEnded(state) || mayRecheck(state)

/** Where a new job stands. A re-render has its script and begins at filming. */
export function newJob(type: JobType = 'continuation'): JobState {
  return {
    status: 'queued',
    stage: type === 'rerender' ? 'video_generation' : 'pending',
    round: 0,
    attempt: 0,
    progress: 0,
    message: 'Waiting for its turn.',
    revalidations: 0,
    retryCount: 0,
    errorCode: null,
    errorMessage: null,
    failedStage: null,
    segmentSequence: null,
    mediaReady: false,
  }
}

/** The stage a job is in or waits for; null once it has ended. */
export function currentStage(state: JobState): Stage | null {
  if (hasEnded(state)) return null
  if (state.stage === 'pending') return STAGES[0]
  return STAGES.find((stage) => stage === state.stage) ?? null
}

/** Whether a message for this visit of a stage still speaks of where the job stands. */
export function isHere(state: JobState, visit: { readonly stage: Stage; readonly round: number }): boolean {
  return currentStage(state) === visit.stage && state.round === visit.round
}

function definitionOf(stage: Stage) {
  const found = STAGE_ORDER.find((definition) => definition.stage === stage)
  if (found === undefined) throw new RangeError(`no stage ${stage}`)
  return found
}

/** What follows a stage; null after the last. A job whose media exist goes from validation straight to publication. */
function stageAfter(stage: Stage, mediaReady: boolean): Stage | null {
  if (stage === 'continuity_validation' && mediaReady) return 'finalization'
  return STAGES[STAGES.indexOf(stage) + 1] ?? null
}

/** What a finished stage leaves in `jobs.status` (DESIGN.md section 4). */
const STATUS_AFTER: Readonly<Record<Stage, JobStatus>> = {
  script_expansion: 'script_ready',
  continuity_validation: 'continuity_checked',
  video_generation: 'preview_ready',
  upload: 'preview_ready',
  finalization: 'final_ready',
}

/** The status of a job that waits for a stage: what the stage before it left, or better when it has been further. */
function statusBefore(stage: Stage, mediaReady: boolean): JobStatus {
  const before = STAGES[STAGES.indexOf(stage) - 1]
  if (before === undefined) return 'queued'
  return mediaReady ? 'preview_ready' : STATUS_AFTER[before]
}

const furthest = (state: JobState, progress: number): number => Math.max(state.progress, Math.min(progress, 100))

/** A worker takes the stage up; from here on only its attempt may commit. Null when the job has moved on or ended. */
export function start(state: JobState, visit: { readonly stage: Stage; readonly round: number }): JobTransition | null {
  if (!isHere(state, visit)) return null
  const definition = definitionOf(visit.stage)
  return {
    event: 'stage_started',
    state: {
      ...state,
      status: state.status === 'queued' ? 'processing' : state.status,
      stage: visit.stage,
      attempt: state.attempt + 1,
      progress: furthest(state, definition.progress.from),
      message: `${definition.title}.`,
    },
  }
}

/** @param percent 0 to 100 of the stage; values outside are cut. @param message what the job waits for, if it does. */
export function progressed(state: JobState, percent: number, message = state.message): JobTransition {
  const stage = currentStage(state)
  if (stage === null) throw new RangeError('a job that has ended makes no progress')
  const { from, to } = definitionOf(stage).progress
  const share = Math.max(0, Math.min(percent, 100)) / 100
  return {
    event: 'stage_progressed',
    state: { ...state, message, progress: furthest(state, Math.floor(from + (to - from) * share)) },
  }
}

/** The stage is done and the job waits for the next one. Publication is not this: see `published`. */
export function advanced(state: JobState, made: { readonly mediaReady?: boolean } = {}): JobTransition {
  const stage = currentStage(state)
  const mediaReady = made.mediaReady ?? state.mediaReady
  const next = stage === null ? null : stageAfter(stage, mediaReady)
  if (stage === null || next === null) throw new RangeError(`nothing follows ${state.stage}`)
  return {
    event: 'stage_finished',
    state: {
      ...state,
      status: statusBefore(next, mediaReady),
      stage: next,
      attempt: 0,
      progress: furthest(state, definitionOf(stage).progress.to),
      message: `${definitionOf(stage).title}: done.`,
      mediaReady,
    },
  }
}

/** A try went wrong and the queue will try again. */
export function retrying(state: JobState, message: string): JobTransition {
  return { event: 'stage_retrying', state: { ...state, message } }
}

/** The bible moved while the job was under way: it returns to validation with everything it has made. */
export function sentBack(state: JobState): JobTransition {
  return {
    event: 'sent_back',
    state: {
      ...state,
      stage: 'continuity_validation',
      round: state.round + 1,
      attempt: 0,
      revalidations: state.revalidations + 1,
      message: 'The story moved on meanwhile; checking against its newest bible.',
    },
  }
}

/** The segment is in the scene. */
export function published(state: JobState, sequence: number, message?: string): JobTransition {
  return {
    event: 'published',
    state: {
      ...state,
      status: 'final_ready',
      stage: 'completed',
      progress: 100,
      segmentSequence: sequence,
      message: message ?? `Published as segment ${sequence}.`,
    },
  }
}

export function failed(state: JobState, code: JobErrorCode, detail?: string): JobTransition {
  const stage = currentStage(state)
  if (stage === null) throw new RangeError('a job that has ended cannot fail')
  return {
    event: 'failed',
    state: {
      ...state,
      status: 'failed',
      stage: 'error',
      failedStage: stage,
      errorCode: code,
      errorMessage: detail ?? JOB_ERRORS[code].message,
      message: JOB_ERRORS[code].message,
    },
  }
}

export function cancelled(state: JobState): JobTransition {
  if (!mayCancel(state)) throw new RangeError('a job that has ended cannot be cancelled')
  return {
    event: 'cancelled',
    state: {
      ...state,
      status: 'cancelled',
      stage: state.failedStage ?? state.stage,
      errorCode: null,
      errorMessage: null,
      failedStage: null,
      message: 'Cancelled; the text is kept as a draft.',
    },
  }
}

/** What a failed job is once it is under way again at a stage. */
function resumed(state: JobState, stage: Stage, message: string): JobState {
  return {
    ...state,
    status: statusBefore(stage, state.mediaReady),
    stage,
    round: state.round + 1,
    attempt: 0,
    errorCode: null,
    errorMessage: null,
    failedStage: null,
    message,
  }
}

/** The writer stands by a text the check has doubts about: it goes on behind the check. */
export function doubtsAccepted(state: JobState): JobTransition {
  const next = stageAfter('continuity_validation', state.mediaReady)
  if (!mayAccept(state) || next === null) throw new RangeError('this job has no doubts to accept')
  return { event: 'doubts_accepted', state: resumed(state, next, 'Goes on as its writer wishes.') }
}

/** Back to the check, because the bible may say something else now. */
export function rechecked(state: JobState): JobTransition {
  if (!mayRecheck(state)) throw new RangeError('this job was not stopped by a verdict')
  return {
    event: 'retried',
    state: resumed(state, 'continuity_validation', 'Checked again, against the newest bible.'),
  }
}

/** Takes a failed job up at the stage that failed. What earlier stages made stays, so nothing is paid for twice. */
export function retried(state: JobState): JobTransition {
  if (!mayRetry(state) || state.failedStage === null) throw new RangeError('this job cannot be retried')
  const again = resumed(state, state.failedStage, 'Taken up again where it stopped.')
  return { event: 'retried', state: { ...again, retryCount: state.retryCount + 1 } }
}

import type { JobErrorCode, JobEvent, JobStage, JobStatus, JobType, Stage } from '@skein/contract/jobs'
import type { Transaction } from '#platform/db.ts'
import { type Cause, leaveCause } from '#domains/notifications/causes.service.ts'
import { leaveAuditLine } from '#platform/audit.ts'
import type { SqlRunner } from '#platform/sql-files.ts'
import { draftsStore } from './drafts.store.ts'
import { jobsStore } from './jobs.store.ts'

/** Where a job stands; everything about it that a transition may change. */
export interface JobState {
  readonly status: JobStatus
  readonly stage: JobStage
  /** Raised whenever the job returns to a stage it has been in, so that old queue messages no longer match. */
  readonly round: number
  /** The fence: raised at each start of a stage, 0 while the stage waits for its first. */
  readonly attempt: number
  /** 0 to 100; never falls. */
  readonly progress: number
  readonly message: string | null
  readonly revalidations: number
  readonly retryCount: number
  readonly errorCode: JobErrorCode | null
  readonly errorMessage: string | null
  readonly failedStage: Stage | null
  readonly segmentSequence: number | null
  /** The segment's media are stored and verified, so a second validation need not film it again. */
  readonly mediaReady: boolean
}

/** A step in a job's life: where it stands afterwards, and the line its feed gets. */
export interface JobTransition {
  readonly state: JobState
  readonly event: JobEvent['kind']
}

export interface LockedJob {
  readonly id: string
  readonly sceneId: string
  readonly userId: string
  readonly type: JobType
  readonly inputText: string
  readonly state: JobState
}

/** A job that nobody has locked. */
export interface JobToStart extends LockedJob {
  /** The number of the newest line of its feed. */
  readonly eventSequence: number
  /** `jobs.result_data`; its shape is the pipeline's. */
  readonly result: unknown
}

/** How jobs travel. The pipeline knows; the container hands it to this domain, which must not look that way. */
export interface JobFlow {
  newJob(type: JobType): JobState
  mayCancel(state: JobState): boolean
  mayRetry(state: JobState): boolean
  mayAccept(state: JobState): boolean
  mayRecheck(state: JobState): boolean
  cancelled(state: JobState): JobTransition
  retried(state: JobState): JobTransition
  doubtsAccepted(state: JobState): JobTransition
  rechecked(state: JobState): JobTransition
  /** Sends the message for the stage the job has come to. */
  enqueue(tx: Transaction, jobId: string, state: JobState): Promise<void>
  /** How many messages are ahead of this job's; null when it is not waiting. */
  placeOf(client: SqlRunner, jobId: string, state: JobState): Promise<number | null>
}

/**
 * The job's row, locked until the transaction ends; null when there is none. Every change of a job goes through this
 * lock, and a scene is always locked after its job, never before.
 */
export async function lockJob(tx: Transaction, jobId: string): Promise<LockedJob | null> {
  return jobsStore.lock(tx, jobId)
}

/** What a stage has made, for the job's record. */
export interface JobMakings {
  /** Added to `jobs.result_data` key by key. */
  readonly result: object
  /** Replaces `jobs.context_data` unless left out. */
  readonly context?: unknown
}

/**
 * Writes a transition: the row, one line of its feed, one notification, an audit line when the status changed, and word
 * for whoever wants to hear how the job ended. Call it once per job and transaction. All of it is sent before it first
 * waits, so that COMMIT can be sent behind it.
 *
 * @param actorId the person who did it; null for the pipeline itself. @param made stored along with it.
 * @returns the number of the line.
 */
export async function recordTransition(
  tx: Transaction,
  job: LockedJob,
  transition: JobTransition,
  actorId: string | null,
  made?: JobMakings,
): Promise<number> {
  const cause = causeOf(job, transition.state)
  const [sequence] = await Promise.all([
    jobsStore.record(tx, job.id, transition, made),
    auditTransition(tx, job, transition, actorId),
    cause === null ? undefined : leaveCause(tx, cause),
  ])
  return sequence
}

/** What an end of a job is to others; null for what only its writer did, or asked for. */
function causeOf({ id: jobId, sceneId, userId: actorId, type, state }: LockedJob, next: JobState): Cause | null {
  if (next.status === state.status) return null
  if (next.status === 'failed') return { kind: 'job_failed', sceneId, actorId, jobId, errorCode: next.errorCode }
  // New pictures of a segment that has been there all along are no news.
  if (next.status !== 'final_ready' || next.segmentSequence === null || type === 'rerender') return null
  return { kind: 'segment_published', sceneId, actorId, jobId, sequence: next.segmentSequence }
}

/** The audit line of a transition that was recorded by other means; none when the status stayed. */
export async function auditTransition(
  tx: Transaction,
  job: Pick<LockedJob, 'id' | 'state'>,
  { state, event }: JobTransition,
  actorId: string | null,
): Promise<void> {
  if (state.status === job.state.status) return
  await leaveAuditLine(tx, {
    actorId,
    action: `job.${event}`,
    target: { type: 'job', id: job.id },
    detail: { from: job.state.status, to: state.status, stage: state.stage, errorCode: state.errorCode },
  })
}

/** Wakes whoever follows a job, once the transaction has committed. */
export function announceLine(tx: Transaction, jobId: string, sequence: number): void {
  jobsStore.announceLine(tx, jobId, sequence)
}

/** A job as `jobs/read-job-to-start` reads it, which locks nothing. */
export async function readJobToStart(client: SqlRunner, jobId: string): Promise<JobToStart | null> {
  return jobsStore.readToStart(client, jobId)
}

/** Gives a job's text back to its writer as a draft, unless they have begun another since. */
export async function keepDraft(tx: Transaction, { userId, sceneId, inputText, type }: LockedJob): Promise<void> {
  // The text of a re-render is published already, and perhaps not by who asked for it.
  if (type === 'rerender') return
  await draftsStore.keep(tx, { userId, sceneId, text: inputText })
}

/** Forgets the draft that became this job; a draft that says something else stays. */
export async function clearDraft(tx: Transaction, { userId, sceneId, inputText, type }: LockedJob): Promise<void> {
  if (type === 'rerender') return
  await draftsStore.clear(tx, { userId, sceneId, text: inputText })
}

/** Closes whatever try of a locked job is still open: nobody will come back to it. */
export async function closeAttempts(tx: Transaction, jobId: string, outcome: 'cancelled' | 'abandoned'): Promise<void> {
  await jobsStore.closeRunningAttempts(tx, jobId, outcome)
}

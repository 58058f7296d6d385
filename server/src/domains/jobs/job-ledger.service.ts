import type { JobErrorCode, JobEvent, JobStage, JobStatus, JobType, Stage } from '@skein/contract/jobs'
import type { Transaction } from '#platform/db.ts'
import { auditLine } from '#platform/audit.ts'
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

/** How jobs travel. The pipeline knows; the container hands it to this domain, which must not look that way. */
export interface JobFlow {
  newJob(type: JobType): JobState
  mayCancel(state: JobState): boolean
  mayRetry(state: JobState): boolean
  cancelled(state: JobState): JobTransition
  retried(state: JobState): JobTransition
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

/**
 * Writes a transition: the row, one line of its feed, one notification, and an audit line when the status changed.
 * Call it once per job and transaction, last of all: the audit chain is locked from here to the commit.
 *
 * @param actorId the person who did it; null for the pipeline itself.
 */
export async function recordTransition(
  tx: Transaction,
  job: LockedJob,
  transition: JobTransition,
  actorId: string | null,
): Promise<void> {
  await jobsStore.record(tx, job.id, transition)
  const { state, event } = transition
  if (state.status === job.state.status) return
  await auditLine(tx, {
    actorId,
    action: `job.${event}`,
    target: { type: 'job', id: job.id },
    detail: { from: job.state.status, to: state.status, stage: state.stage, errorCode: state.errorCode },
  })
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

import type { ContentNote } from '@skein/contract/content-notes'
import type { Job, JobEvent, JobType, WorkState } from '@skein/contract/jobs'
import { closeProposalsOf } from '#domains/bible/proposals.service.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type PageQuery } from '#platform/cursor.ts'
import { continueRefusal, isOpenToAll } from '#domains/scenes/scenes.rules.ts'
import { leaveAuditLine } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import { runIdempotent } from '#platform/idempotency.ts'
import type { IdempotencyClaim } from '#platform/mount.ts'
import type { SqlRunner } from '#platform/sql-files.ts'
import type { WakeHub } from '#platform/wake-hub.ts'
import {
  clearDraft,
  closeAttempts,
  type JobFlow,
  type JobState,
  type JobTransition,
  keepDraft,
  type LockedJob,
  lockJob,
  recordTransition,
} from './job-ledger.service.ts'
import { eventView, jobView } from './job-view.rules.ts'
import { draftsStore } from './drafts.store.ts'
import { type JobRow, jobsStore, type SceneStandingRow } from './jobs.store.ts'

export interface JobsServiceDeps {
  readonly db: Database
  /** `createJobFlow(queue)` of the pipeline. */
  readonly flow: JobFlow
  /** Wakes on the channel `skein_job`. */
  readonly jobNews: WakeHub
}

export interface NewJob {
  readonly sceneId: string
  readonly userId: string
  readonly type: JobType
  readonly text: string
  /** The scene's version now. */
  readonly bibleVersion: number
  /** For the record only. */
  readonly idempotencyKey: string | null
  /** What it begins with, as if earlier stages had made it (`jobs.result_data`). */
  readonly made?: unknown
  /** Whether it goes on without asking when the check has doubts. */
  readonly acceptDoubts?: boolean
}

/** What its writer says of a text besides the text. */
export interface Said {
  readonly language?: string
  readonly contentNotes?: readonly ContentNote[]
}

interface NewContinuation extends Said {
  readonly text: string
  readonly expectedSegmentCount?: number
  readonly acceptDoubts?: boolean
  readonly revises?: string
}

/** The same as a job begins with it. */
export function saidOf({ language: writtenIn, contentNotes }: Said) {
  return { ...(writtenIn !== undefined && { writtenIn }), ...(contentNotes !== undefined && { contentNotes }) }
}

/** One page of a job's feed, and how to hear of more. */
export interface JobFeed {
  readAfter(sequence: number): Promise<readonly JobEvent[]>
  subscribe(wake: () => void): () => void
  /** True for the line after which nothing follows unless somebody acts. */
  isFinal(event: JobEvent): boolean
}

export type JobsService = ReturnType<typeof createJobsService>

const NEWEST = cursorKind('jobs.newest', [Key.instant, Key.id])
/** Nobody counts further; more would only take longer. */
const COUNTED_MAX = 1000
const ENDINGS: readonly JobEvent['kind'][] = ['published', 'failed', 'cancelled']

/** Continuations on their way into a scene. A job that is somebody else's and one that does not exist look the same. */
export function createJobsService({ db, flow, jobNews }: JobsServiceDeps) {
  const view = async (client: SqlRunner, row: JobRow): Promise<Job> => {
    const state = jobsStore.stateOf(row)
    return jobView(row, {
      queuePlace: await flow.placeOf(client, row.id, state),
      can: { cancel: flow.mayCancel(state), retry: flow.mayRetry(state), accept: flow.mayAccept(state) },
    })
  }
  const read = async (client: SqlRunner, jobId: string, userId: string): Promise<Job> => {
    const [row] = await jobsStore.read(client, [jobId], userId)
    if (row === undefined) throw new RequestFailure('not_found')
    return view(client, row)
  }
  const createJob = async (tx: Transaction, job: NewJob): Promise<string> => {
    if (job.text.includes('\0') || !job.text.isWellFormed())
      throw new RequestFailure('malformed_text', { field: '/body/text' })
    const state = flow.newJob(job.type)
    const { status, stage, attempt, progress } = state
    const firstEvent = { status, stage, attempt, progress, message: state.message ?? '' }
    const jobId = await jobsStore.insert(tx, { ...job, firstEvent })
    await Promise.all([
      job.acceptDoubts === true ? jobsStore.acceptDoubts(tx, jobId, 'beforehand') : undefined,
      job.type === 'rerender' ? undefined : draftsStore.clear(tx, job),
      leaveAuditLine(tx, {
        actorId: job.userId,
        action: 'job.queued',
        target: { type: 'job', id: jobId },
        detail: { from: null, to: status, stage, sceneId: job.sceneId },
      }),
      flow.enqueue(tx, jobId, state),
    ])
    return jobId
  }

  /** Sends a failed job on its way again. @throws RequestFailure `scene_closed`. */
  const goOn = async (tx: Transaction, job: LockedJob, transition: JobTransition, actorId: string): Promise<void> => {
    const scene = await jobsStore.sceneStanding(tx, job.sceneId, job.userId)
    const isOpen = job.type === 'rerender' ? scene !== null && isOpenToAll(scene.status) : scene?.status === 'active'
    if (!isOpen) throw new RequestFailure('scene_closed')
    await clearDraft(tx, job)
    await flow.enqueue(tx, job.id, transition.state)
    await recordTransition(tx, job, transition, actorId)
  }

  /** Sends a person's own failed job on its way again. @throws RequestFailure `not_found`, `job_not_retryable`, `scene_closed`. */
  const takeUp = (
    userId: string,
    jobId: string,
    next: (state: JobState) => JobTransition | null,
    first?: (tx: Transaction) => Promise<unknown>,
  ): Promise<Job> =>
    db.transaction(async (tx) => {
      const job = await lockOwn(tx, jobId, userId)
      const transition = next(job.state)
      if (transition === null) throw new RequestFailure('job_not_retryable')
      await first?.(tx)
      await goOn(tx, job, transition, userId)
      return read(tx, jobId, userId)
    })

  return {
    /**
     * A new job with its first event and its first queue message, in the caller's transaction: all of it or nothing.
     * Returns its id.
     */
    createJob,

    /** A job of this person, as a transaction of theirs sees it. @throws RequestFailure `not_found`. */
    read: (client: SqlRunner, jobId: string, userId: string): Promise<Job> => read(client, jobId, userId),

    /**
     * Submits a continuation. Key, job, event and queue message commit together; a repeat gets the first answer.
     *
     * @throws RequestFailure `not_found`, `scene_closed`, `not_a_writer`, `version_conflict` (extra: `segmentCount`), and what
     * `runIdempotent` throws.
     */
    submit: async (userId: string, sceneId: string, body: NewContinuation, claim: IdempotencyClaim): Promise<Job> => {
      const { reply } = await runIdempotent(db, claim, async (tx) => {
        const scene = await jobsStore.sceneStanding(tx, sceneId, userId)
        if (scene === null || !(scene.user_id === userId || isOpenToAll(scene.status)))
          throw new RequestFailure('not_found')
        demandWriter(userId, scene)
        if (body.expectedSegmentCount !== undefined && body.expectedSegmentCount !== scene.segment_count)
          throw new RequestFailure('version_conflict', {
            detail: `The scene has ${scene.segment_count} segments now.`,
            extra: { segmentCount: scene.segment_count },
          })
        const { revises = null } = body
        if (revises !== null && !(await jobsStore.isFor(tx, revises, { userId, sceneId })))
          throw new RequestFailure('not_found', { field: '/body/revises' })
        const job = {
          sceneId,
          userId,
          type: 'continuation' as const,
          text: body.text,
          bibleVersion: scene.bible_version,
          idempotencyKey: claim.key,
          acceptDoubts: body.acceptDoubts === true,
          made: { ...saidOf(body), ...(revises !== null && { revises }) },
        }
        const id = await createJob(tx, job)
        return view(tx, jobsStore.freshRow({ ...job, id, sceneTitle: scene.title, revises }, flow.newJob(job.type)))
      })
      return reply
    },

    /** How the person's newest jobs stand. */
    count: (userId: string) => jobsStore.count(db.prisma, userId, COUNTED_MAX),

    /** @throws RequestFailure `not_found`. */
    get: (userId: string, jobId: string): Promise<Job> => read(db.prisma, jobId, userId),

    list: async (
      userId: string,
      query: PageQuery & { readonly sceneId?: string; readonly state?: WorkState },
    ): Promise<{ items: Job[]; nextCursor: string | null }> => {
      const filter = { userId, sceneId: query.sceneId ?? null, state: query.state ?? null }
      const { rows, nextCursor } = await NEWEST.page(query, {
        start: [AFTER_EVERYTHING.instant, AFTER_EVERYTHING.id],
        read: (after, limit) => jobsStore.listIds(db.prisma, filter, after, limit),
        keysOf: (row): readonly [string, string] => [row.created_at, row.id],
      })
      const jobs =
        rows.length === 0
          ? []
          : await jobsStore.read(
              db.prisma,
              rows.map(({ id }) => id),
              userId,
            )
      return { items: await Promise.all(jobs.map((row) => view(db.prisma, row))), nextCursor }
    },

    /**
     * Stops a job that is not published yet; whoever works on it lets go within about a second. One that a verdict stopped
     * is withdrawn: it can no longer be accepted or checked again, and what its writer asked of the bible for its sake is
     * withdrawn with it.
     *
     * @throws RequestFailure `not_found`, `job_not_cancellable`.
     */
    cancel: (userId: string, jobId: string): Promise<Job> =>
      db.transaction(async (tx) => {
        const job = await lockOwn(tx, jobId, userId)
        if (!flow.mayCancel(job.state)) throw new RequestFailure('job_not_cancellable')
        await closeAttempts(tx, jobId, 'cancelled')
        // What was stopped is a draft already, and may have been written on since.
        if (job.state.status !== 'failed') await keepDraft(tx, job)
        await closeProposalsOf(tx, job)
        await recordTransition(tx, job, flow.cancelled(job.state), userId)
        return read(tx, jobId, userId)
      }),

    /**
     * Takes a failed job up again at the stage that failed; what earlier stages made is kept.
     *
     * @throws RequestFailure `not_found`, `job_not_retryable`, `scene_closed`.
     */
    retry: (userId: string, jobId: string): Promise<Job> =>
      takeUp(userId, jobId, (state) => (flow.mayRetry(state) ? flow.retried(state) : null)),

    /**
     * Lets a continuation that only has doubts against it go on. Who accepted is the audit log's to keep.
     *
     * @throws RequestFailure `not_found`, `job_not_retryable`, `scene_closed`.
     */
    acceptDoubts: (userId: string, jobId: string): Promise<Job> =>
      takeUp(
        userId,
        jobId,
        (state) => (flow.mayAccept(state) ? flow.doubtsAccepted(state) : null),
        (tx) => jobsStore.acceptDoubts(tx, jobId, 'after_reading'),
      ),

    /** Holds a stopped continuation against the newest bible. @throws RequestFailure as `acceptDoubts`. */
    recheck: (userId: string, jobId: string): Promise<Job> =>
      takeUp(userId, jobId, (state) => (flow.mayRecheck(state) ? flow.rechecked(state) : null)),

    /** The same for somebody else's, after the bible was changed for its sake; nothing when it was not stopped. */
    recheckFor: async (tx: Transaction, jobId: string, actorId: string): Promise<void> => {
      const job = await lockJob(tx, jobId)
      if (job === null || !flow.mayRecheck(job.state)) return
      const scene = await jobsStore.sceneStanding(tx, job.sceneId, job.userId)
      if (scene?.status !== 'active') return
      await goOn(tx, job, flow.rechecked(job.state), actorId)
    },

    /** Whether a job is this person's and for this scene. */
    isFor: (client: SqlRunner, jobId: string, job: { readonly userId: string; readonly sceneId: string }) =>
      jobsStore.isFor(client, jobId, job),

    /** @throws RequestFailure `not_found` when it is not theirs, or its newest verdict has no such finding. */
    markFinding: async (
      userId: string,
      jobId: string,
      mark: { readonly finding: number; readonly isWrong: boolean; readonly note?: string },
    ): Promise<Job> => {
      if (!(await jobsStore.owns(db.prisma, jobId, userId))) throw new RequestFailure('not_found')
      const isMarked = await jobsStore.mark(db.prisma, jobId, userId, mark)
      if (!isMarked) throw new RequestFailure('not_found', { field: '/params/finding' })
      return read(db.prisma, jobId, userId)
    },

    /** A job's durable feed. @throws RequestFailure `not_found`. */
    watch: async (userId: string, jobId: string): Promise<JobFeed> => {
      if (!(await jobsStore.owns(db.prisma, jobId, userId))) throw new RequestFailure('not_found')
      let newest = 0
      return {
        readAfter: async (sequence) => {
          const events = (await jobsStore.eventsAfter(db.prisma, jobId, sequence)).map(eventView)
          newest = Math.max(newest, events.at(-1)?.sequence ?? 0)
          return events
        },
        subscribe: (wake) => jobNews.on(jobId, wake),
        // A job that failed once and was taken up again has an ending in the middle of its feed.
        isFinal: (event) => event.sequence >= newest && ENDINGS.includes(event.kind),
      }
    },
  }
}

/** @throws RequestFailure `scene_closed`, `not_a_writer`. */
function demandWriter(userId: string, scene: SceneStandingRow): void {
  const refusal = continueRefusal(
    { userId },
    {
      status: scene.status,
      ownerId: scene.user_id,
      segmentCount: scene.segment_count,
      writers: scene.writers,
      isInvited: scene.is_invited,
    },
  )
  if (refusal === null) return
  const isForOthers = refusal.because === 'owner_only' || refusal.because === 'invited_only'
  throw new RequestFailure(isForOthers ? 'not_a_writer' : 'scene_closed', { detail: refusal.reason })
}

async function lockOwn(tx: Transaction, jobId: string, userId: string): Promise<LockedJob> {
  const job = await lockJob(tx, jobId)
  if (job === null || job.userId !== userId) throw new RequestFailure('not_found')
  return job
}

import {
  FindingMark,
  JOB_ERRORS,
  JOB_STAGES,
  JOB_STATUSES,
  JOB_TYPES,
  JobAttempt,
  type JobErrorCode,
  type JobEvent,
  type JobType,
  STAGES,
  WORK_STATES,
  type WorkState,
} from '@skein/contract/jobs'
import { nullable } from '@skein/contract/pages'
import { SCENE_STATUSES, SCENE_WRITERS } from '@skein/contract/scenes'
import { Script } from '@skein/contract/script'
import { Verdict } from '@skein/contract/verdict'
import type { Transaction } from '#platform/db.ts'
import { type SqlRunner, sqlStatement } from '#platform/sql-files.ts'
import { JOB_CHANNEL } from '#platform/wake-hub.ts'
import { type Static, Type } from 'typebox'
import type { JobMakings, JobState, JobToStart, JobTransition, LockedJob } from './job-ledger.service.ts'

const isJobError = (code: string): code is JobErrorCode => Object.hasOwn(JOB_ERRORS, code)
const ErrorCode = Type.Unsafe<JobErrorCode>(Type.Enum(Object.keys(JOB_ERRORS).filter(isJobError)))

const Standing = {
  status: Type.Enum(JOB_STATUSES),
  stage: Type.Enum(JOB_STAGES),
  round: Type.Integer(),
  attempt: Type.Integer(),
  progress: Type.Integer(),
  message: nullable(Type.String()),
  revalidations: Type.Integer(),
  retry_count: Type.Integer(),
  error_code: nullable(ErrorCode),
  error_message: nullable(Type.String()),
  failed_stage: nullable(Type.Enum(STAGES)),
  segment_sequence: nullable(Type.Integer()),
  media_ready: Type.Boolean(),
}
const LockedRow = Type.Object({
  id: Type.String(),
  scene_id: Type.String(),
  user_id: Type.String(),
  type: Type.Enum(JOB_TYPES),
  input_text: Type.String(),
  ...Standing,
})
const RowToStart = Type.Object({ ...LockedRow.properties, event_sequence: Type.Integer(), result: Type.Unknown() })
const JobRow = Type.Object({
  id: Type.String(),
  scene_id: Type.String(),
  scene_title: Type.String(),
  type: Type.Enum(JOB_TYPES),
  input_text: Type.String(),
  bible_version: Type.Integer(),
  script: nullable(Script),
  preview_url: nullable(Type.String()),
  revises: nullable(Type.String()),
  segment_id: nullable(Type.String()),
  created_at: Type.String(),
  started_at: nullable(Type.String()),
  completed_at: nullable(Type.String()),
  verdict: nullable(Verdict),
  marks: Type.Array(FindingMark),
  attempts: Type.Array(JobAttempt),
  ...Standing,
})
export type JobRow = Static<typeof JobRow>
const EventRow = Type.Object({
  sequence: Type.Integer(),
  kind: Type.String(),
  at: Type.String(),
  payload: Type.Object({
    status: Type.Enum(JOB_STATUSES),
    stage: Type.Enum(JOB_STAGES),
    attempt: Type.Integer(),
    progress: Type.Integer(),
    message: Type.String(),
  }),
})
export type EventRow = Static<typeof EventRow>
const SceneStanding = Type.Object({
  user_id: Type.String(),
  title: Type.String(),
  status: Type.Enum(SCENE_STATUSES),
  writers: Type.Enum(SCENE_WRITERS),
  segment_count: Type.Integer(),
  bible_version: Type.Integer(),
  is_invited: Type.Boolean(),
})
export type SceneStandingRow = Static<typeof SceneStanding>

const insertJob = sqlStatement('jobs/insert-job', Type.Object({ id: Type.String() }))
const lockJob = sqlStatement('jobs/lock-job', LockedRow)
const readJobToStart = sqlStatement('jobs/read-job-to-start', RowToStart)
const recordTransition = sqlStatement('jobs/record-transition', Type.Object({ sequence: Type.Integer() }))
const readJobs = sqlStatement('jobs/read-jobs', JobRow)
const listJobIds = sqlStatement('jobs/list-job-ids', Type.Object({ id: Type.String(), created_at: Type.String() }))
const countWork = sqlStatement('jobs/count-work', Type.Object({ state: Type.Enum(WORK_STATES), jobs: Type.Integer() }))
const ownsJob = sqlStatement('jobs/owns-job', Type.Object({ owned: Type.Boolean() }))
const readEvents = sqlStatement('jobs/read-events', EventRow)
const readSceneStanding = sqlStatement('jobs/read-scene-standing', SceneStanding)
const isForScene = sqlStatement('jobs/is-for-scene', Type.Object({ is_for: Type.Boolean() }))
const markFinding = sqlStatement('jobs/mark-finding', Type.Object({ marked: Type.Boolean() }))
const storeResult = sqlStatement('jobs/store-result', Type.Object({ stored: Type.Boolean() }))
const closeRunningAttempts = sqlStatement('jobs/close-running-attempts', Type.Object({ attempt: Type.Integer() }))

const stateOf = (row: Static<typeof LockedRow> | JobRow): JobState => ({
  status: row.status,
  stage: row.stage,
  round: row.round,
  attempt: row.attempt,
  progress: row.progress,
  message: row.message,
  revalidations: row.revalidations,
  retryCount: row.retry_count,
  errorCode: row.error_code,
  errorMessage: row.error_message,
  failedStage: row.failed_stage,
  segmentSequence: row.segment_sequence,
  mediaReady: row.media_ready,
})

/** What reading a job that was just stored would say; planning that read costs more than all of storing it. */
function freshRow(
  job: {
    id: string
    sceneId: string
    sceneTitle: string
    type: JobType
    text: string
    bibleVersion: number
    revises: string | null
  },
  state: JobState,
): JobRow {
  return {
    id: job.id,
    scene_id: job.sceneId,
    scene_title: job.sceneTitle,
    type: job.type,
    input_text: job.text,
    bible_version: job.bibleVersion,
    script: null,
    preview_url: null,
    revises: job.revises,
    segment_id: null,
    created_at: timeOf(job.id).toISOString(),
    started_at: null,
    completed_at: null,
    verdict: null,
    marks: [],
    attempts: [],
    status: state.status,
    stage: state.stage,
    round: state.round,
    attempt: state.attempt,
    progress: state.progress,
    message: state.message,
    revalidations: state.revalidations,
    retry_count: state.retryCount,
    error_code: state.errorCode,
    error_message: state.errorMessage,
    failed_stage: state.failedStage,
    segment_sequence: state.segmentSequence,
    media_ready: state.mediaReady,
  }
}

/** The millisecond a uuidv7 begins with. */
function timeOf(id: string): Date {
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))
}

const lockedJob = (row: Static<typeof LockedRow>): LockedJob => ({
  id: row.id,
  sceneId: row.scene_id,
  userId: row.user_id,
  type: row.type,
  inputText: row.input_text,
  state: stateOf(row),
})

/** Reads and writes of `jobs` and `job_events`. */
export const jobsStore = {
  stateOf,
  freshRow,

  insert: async (
    tx: Transaction,
    job: {
      sceneId: string
      userId: string
      type: JobType
      text: string
      bibleVersion: number
      idempotencyKey: string | null
      firstEvent: Omit<JobEvent, 'sequence' | 'kind' | 'at'>
      made?: unknown
    },
  ): Promise<string> => {
    const [row] = await insertJob(tx, [
      job.sceneId,
      job.userId,
      job.type,
      job.text,
      job.bibleVersion,
      job.idempotencyKey,
      JSON.stringify(job.firstEvent),
      job.made === undefined ? null : JSON.stringify(job.made),
    ])
    if (row === undefined) throw new Error('a new job was not stored')
    jobsStore.announceLine(tx, row.id, 1)
    return row.id
  },

  lock: async (tx: Transaction, jobId: string): Promise<LockedJob | null> => {
    const [row] = await lockJob(tx, [jobId])
    return row === undefined ? null : lockedJob(row)
  },

  readToStart: async (client: SqlRunner, jobId: string): Promise<JobToStart | null> => {
    const [row] = await readJobToStart(client, [jobId])
    return row === undefined ? null : { ...lockedJob(row), eventSequence: row.event_sequence, result: row.result }
  },

  record: async (
    tx: Transaction,
    jobId: string,
    { state, event }: JobTransition,
    made: JobMakings | undefined,
  ): Promise<number> => {
    const result = made === undefined ? null : JSON.stringify(made.result)
    const context = made?.context === undefined ? null : JSON.stringify(made.context)
    const [row] = await recordTransition(tx, [jobId, JSON.stringify(state), event, result, context])
    if (row === undefined) throw new Error(`job ${jobId} is gone`)
    jobsStore.announceLine(tx, jobId, row.sequence)
    return row.sequence
  },

  announceLine: (tx: Transaction, jobId: string, sequence: number): void => {
    tx.announce(JOB_CHANNEL, jobId, `${jobId}:${sequence}`)
  },

  closeRunningAttempts: async (tx: Transaction, jobId: string, outcome: JobAttempt['outcome']): Promise<void> => {
    await closeRunningAttempts(tx, [jobId, outcome])
  },

  read: (client: SqlRunner, jobIds: readonly string[], userId: string): Promise<readonly JobRow[]> =>
    readJobs(client, [jobIds, userId]),

  /** After the job with these keys, newest first. */
  listIds: (
    client: SqlRunner,
    query: { userId: string; sceneId: string | null; state: WorkState | null },
    [createdAt, id]: readonly [string, string],
    limit: number,
  ) => listJobIds(client, [query.userId, query.sceneId, createdAt, id, limit, query.state]),

  /** Of the newest `limit` jobs. */
  count: async (client: SqlRunner, userId: string, limit: number): Promise<Record<WorkState, number>> => {
    const counts = { running: 0, published: 0, returned: 0, failed: 0 }
    for (const { state, jobs } of await countWork(client, [userId, limit])) counts[state] = jobs
    return counts
  },

  owns: async (client: SqlRunner, jobId: string, userId: string): Promise<boolean> =>
    (await ownsJob(client, [jobId, userId])).length > 0,

  isFor: async (client: SqlRunner, jobId: string, { userId, sceneId }: { userId: string; sceneId: string }) =>
    (await isForScene(client, [jobId, userId, sceneId])).length > 0,

  /** Remembers with the job that doubts shall not stop it. The caller holds its lock, or made it. */
  acceptDoubts: async (tx: Transaction, jobId: string, when: 'beforehand' | 'after_reading'): Promise<void> => {
    await storeResult(tx, [jobId, JSON.stringify({ doubtsAccepted: when })])
  },

  /** False when the newest verdict has no such finding. */
  mark: async (
    client: SqlRunner,
    jobId: string,
    userId: string,
    { finding, isWrong, note }: { readonly finding: number; readonly isWrong: boolean; readonly note?: string },
  ): Promise<boolean> => (await markFinding(client, [jobId, finding, userId, isWrong, note ?? null])).length > 0,

  eventsAfter: (client: SqlRunner, jobId: string, sequence: number): Promise<readonly EventRow[]> =>
    readEvents(client, [jobId, sequence]),

  /** @param userId whose continuation it is about. */
  sceneStanding: async (tx: Transaction, sceneId: string, userId: string) =>
    (await readSceneStanding(tx, [sceneId, userId]))[0] ?? null,
}

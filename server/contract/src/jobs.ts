import { type Static, Type } from 'typebox'
import { ContentNotes, WrittenLanguage } from './content-notes.ts'
import { IDEMPOTENCY_ERRORS } from './errors.ts'
import { Instant, JobId, SceneId, SegmentId } from './ids.ts'
import { CONTINUATION_LENGTH_MAX } from './limits.ts'
import { nullable, page, pageQuery } from './pages.ts'
import { route } from './route.ts'
import { Script } from './script.ts'
import { Verdict } from './verdict.ts'

const closed = { additionalProperties: false } as const

export const JOB_TYPES = ['continuation', 'opening', 'rerender'] as const
export const JOB_STATUSES = [
  'queued',
  'processing',
  'script_ready',
  'continuity_checked',
  'preview_ready',
  'final_ready',
  'failed',
  'cancelled',
] as const
/** The five steps a continuation takes, in order. */
export const STAGES = [
  'script_expansion',
  'continuity_validation',
  'video_generation',
  'upload',
  'finalization',
] as const
export const JOB_STAGES = ['pending', ...STAGES, 'completed', 'error'] as const
/** Why a job ended `failed`. */
export const JOB_ERRORS = {
  continuity_blocked: {
    message: 'The continuation contradicts what the scene has settled.',
    cure: 'Read the findings, change the text and submit it again.',
    retryable: false,
  },
  continuity_doubted: {
    message: 'The check has doubts about this continuation.',
    cure: 'Look at the findings: publish it as it is with one click, or change the text and submit it again.',
    retryable: false,
  },
  moderation_rejected: {
    message: 'The provider refused this text.',
    cure: 'Change the words it may have objected to and submit again.',
    retryable: false,
  },
  film_rejected: {
    message: 'The provider filmed this text and refused to hand it over.',
    cure: 'Change the words that may have led to what it objected to and submit again.',
    retryable: false,
  },
  script_unusable: {
    message: 'No script could be made from this text.',
    cure: 'Write it as plain sentences and submit again.',
    retryable: true,
  },
  provider_failed: {
    message: 'A provider did not deliver, and kept failing.',
    cure: 'Try again; it goes on from the stage that failed.',
    retryable: true,
  },
  provider_billing: {
    message: 'The provider account has run out of credit or quota.',
    cure: 'Tell the owner of this Skein, then try again.',
    retryable: true,
  },
  provider_refused_access: {
    message: 'The provider does not accept this Skein’s credentials.',
    cure: 'Tell the owner of this Skein, then try again.',
    retryable: true,
  },
  provider_refused_order: {
    message: 'The provider refused the order as this Skein placed it; your text is not to blame.',
    cure: 'Tell the owner of this Skein, whose settings do not suit the provider, then try again.',
    retryable: true,
  },
  scene_closed: {
    message: 'The scene was closed before this continuation could be published.',
    cure: 'Your text is kept as a draft; start a scene of your own with it.',
    retryable: false,
  },
  segment_gone: {
    message: 'The segment was taken down before its new pictures were ready.',
    cure: 'Nothing to do; it keeps the pictures it had.',
    retryable: false,
  },
  stage_failed: {
    message: 'A step failed for a reason on our side, and kept failing.',
    cure: 'Try again; it goes on from the step that failed.',
    retryable: true,
  },
} as const
export type JobErrorCode = keyof typeof JOB_ERRORS

/** How a writer's job stands: on its way, in the scene, back with its writer to be changed, or failed at no fault of theirs. */
export const WORK_STATES = ['running', 'published', 'returned', 'failed'] as const
export type WorkState = (typeof WORK_STATES)[number]
/** What a job comes back to its writer with; so does one that was stopped by them. */
export const RETURNING_ERRORS = [
  'continuity_blocked',
  'continuity_doubted',
  'moderation_rejected',
  'film_rejected',
] as const satisfies readonly JobErrorCode[]

export type JobType = (typeof JOB_TYPES)[number]
export type JobStatus = (typeof JOB_STATUSES)[number]
export type Stage = (typeof STAGES)[number]
export type JobStage = (typeof JOB_STAGES)[number]

export const ATTEMPT_OUTCOMES = [
  'running',
  'success',
  'moderation_rejected',
  'rate_limited',
  'api_error',
  'timeout',
  'abandoned',
  'fenced',
  'cancelled',
] as const
export const JobAttempt = Type.Object({
  stage: Type.Enum(STAGES),
  attempt: Type.Integer(),
  outcome: Type.Enum(ATTEMPT_OUTCOMES),
  provider: nullable(Type.String()),
  model: nullable(Type.String()),
  errorCode: nullable(Type.String()),
  startedAt: Instant,
  finishedAt: nullable(Instant),
  latencyMs: nullable(Type.Integer()),
})
export type JobAttempt = Static<typeof JobAttempt>

export const FindingMark = Type.Object({
  finding: Type.Integer({ minimum: 0 }),
  isWrong: Type.Boolean(),
  note: nullable(Type.String()),
})
export type FindingMark = Static<typeof FindingMark>

export const Job = Type.Object({
  id: JobId,
  sceneId: SceneId,
  sceneTitle: Type.String(),
  type: Type.Enum(JOB_TYPES),
  status: Type.Enum(JOB_STATUSES),
  stage: Type.Enum(JOB_STAGES),
  /** 0 to 100 over the whole journey. */
  progress: Type.Integer(),
  message: nullable(Type.String()),
  inputText: Type.String(),
  bibleVersion: Type.Integer(),
  script: nullable(Script),
  verdict: nullable(Verdict),
  previewUrl: nullable(Type.String()),
  /** The job whose text came back to its writer and was changed into this one. */
  revises: nullable(JobId),
  segment: nullable(Type.Object({ id: SegmentId, sequence: Type.Integer() })),
  error: nullable(
    Type.Object({
      code: Type.String(),
      stage: nullable(Type.Enum(STAGES)),
      message: Type.String(),
      cure: Type.String(),
    }),
  ),
  /** How many jobs are ahead of this one in its queue; null when it is not waiting. */
  queuePlace: nullable(Type.Integer()),
  createdAt: Instant,
  startedAt: nullable(Instant),
  completedAt: nullable(Instant),
  can: Type.Object({
    cancel: Type.Boolean(),
    retry: Type.Boolean(),
    /** Whether its doubts may be accepted, which lets it go on. */
    accept: Type.Boolean(),
  }),
  /** What I have said of the findings of its newest verdict, by their place in the list. */
  marks: Type.Array(FindingMark),
  attempts: Type.Array(JobAttempt),
})
export type Job = Static<typeof Job>

export const JOB_EVENT_KINDS = [
  'queued',
  'stage_started',
  'stage_progressed',
  'stage_finished',
  'stage_retrying',
  'sent_back',
  'published',
  'failed',
  'cancelled',
  'retried',
  'doubts_accepted',
] as const
/** One line of a job's durable feed; `sequence` is the event id a stream resumes from. */
export const JobEvent = Type.Object({
  sequence: Type.Integer(),
  kind: Type.Enum(JOB_EVENT_KINDS),
  at: Instant,
  status: Type.Enum(JOB_STATUSES),
  stage: Type.Enum(JOB_STAGES),
  attempt: Type.Integer(),
  progress: Type.Integer(),
  message: Type.String(),
})
export type JobEvent = Static<typeof JobEvent>

export const Draft = Type.Object({
  sceneId: SceneId,
  sceneTitle: Type.String(),
  text: Type.String(),
  updatedAt: Instant,
})
export type Draft = Static<typeof Draft>

const jobParams = Type.Object({ jobId: JobId })
const sceneParams = Type.Object({ sceneId: SceneId })

export const createContinuation = route({
  method: 'POST',
  path: '/scenes/:sceneId/continuations',
  status: 202,
  summary: 'Submit what happens next',
  access: 'user',
  rateLimit: 'publish',
  idempotency: 'required',
  params: sceneParams,
  body: Type.Object(
    {
      text: Type.String({ minLength: 1, maxLength: CONTINUATION_LENGTH_MAX, pattern: '\\S' }),
      /** The language it is in; found out when left out. */
      language: Type.Optional(WrittenLanguage),
      /** What may be hard to watch in it. */
      contentNotes: Type.Optional(ContentNotes),
      /** The segment count the writer had read; a newer one answers `version_conflict` instead of publishing blindly. */
      expectedSegmentCount: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
      /** Goes on without asking when the check has doubts; contradictions still stop it. */
      acceptDoubts: Type.Optional(Type.Boolean()),
      /** A job of mine for the same scene that this text was changed from. */
      revises: Type.Optional(JobId),
    },
    closed,
  ),
  reply: Job,
  errors: [...IDEMPOTENCY_ERRORS, 'scene_closed', 'not_a_writer', 'version_conflict'],
})
export const getJob = route({
  method: 'GET',
  path: '/jobs/:jobId',
  status: 200,
  summary: 'One job of mine',
  access: 'user',
  params: jobParams,
  reply: Job,
})
export const watchJob = route({
  method: 'GET',
  path: '/jobs/:jobId/events',
  status: 200,
  summary: 'Server-sent events of one job; resumes after Last-Event-ID',
  access: 'user',
  params: jobParams,
  produces: 'text/event-stream',
})
export const cancelJob = route({
  method: 'POST',
  path: '/jobs/:jobId/cancel',
  status: 200,
  summary: 'Stop a job that is not published yet, or withdraw one that the check stopped; the text is kept as a draft',
  access: 'user',
  params: jobParams,
  reply: Job,
  errors: ['job_not_cancellable'],
})
export const retryJob = route({
  method: 'POST',
  path: '/jobs/:jobId/retry',
  status: 202,
  summary: 'Take a failed job up again at the stage that failed',
  access: 'user',
  rateLimit: 'publish',
  params: jobParams,
  reply: Job,
  errors: ['job_not_retryable', 'scene_closed'],
})
export const acceptDoubts = route({
  method: 'POST',
  path: '/jobs/:jobId/accept-doubts',
  status: 202,
  summary: 'Let a continuation go on although the check has doubts about it; that is kept on record',
  access: 'user',
  rateLimit: 'publish',
  params: jobParams,
  reply: Job,
  errors: ['job_not_retryable', 'scene_closed'],
})
export const recheckJob = route({
  method: 'POST',
  path: '/jobs/:jobId/recheck',
  status: 202,
  summary: 'Hold a continuation that was stopped against the newest bible once more',
  access: 'user',
  rateLimit: 'publish',
  params: jobParams,
  reply: Job,
  errors: ['job_not_retryable', 'scene_closed'],
})
export const markFinding = route({
  method: 'PUT',
  path: '/jobs/:jobId/findings/:finding/mark',
  status: 200,
  summary: 'Say whether a finding of my job’s newest verdict is wrong',
  access: 'user',
  params: Type.Object({ jobId: JobId, finding: Type.Integer({ minimum: 0, maximum: 1000 }) }),
  body: Type.Object({ isWrong: Type.Boolean(), note: Type.Optional(Type.String({ maxLength: 2000 })) }, closed),
  reply: Job,
})
export const checkText = route({
  method: 'POST',
  path: '/scenes/:sceneId/check',
  status: 200,
  summary: 'What the check would say of a text; nothing is submitted',
  access: 'user',
  rateLimit: 'publish',
  params: sceneParams,
  body: Type.Object(
    {
      text: Type.String({ minLength: 1, maxLength: CONTINUATION_LENGTH_MAX, pattern: '\\S' }),
      language: Type.Optional(WrittenLanguage),
    },
    closed,
  ),
  reply: Verdict,
  errors: ['scene_closed'],
})
export const listMyJobs = route({
  method: 'GET',
  path: '/me/jobs',
  status: 200,
  summary: 'My jobs, newest first',
  access: 'user',
  errors: ['cursor_invalid'],
  query: Type.Object(
    { ...pageQuery, sceneId: Type.Optional(SceneId), state: Type.Optional(Type.Enum(WORK_STATES)) },
    closed,
  ),
  reply: page(Job),
})
/** Of the newest thousand jobs; nobody counts further. */
export const WorkCounts = Type.Object({
  drafts: Type.Integer(),
  running: Type.Integer(),
  published: Type.Integer(),
  returned: Type.Integer(),
  failed: Type.Integer(),
})
export type WorkCounts = Static<typeof WorkCounts>
export const countMyWork = route({
  method: 'GET',
  path: '/me/work',
  status: 200,
  summary: 'How many drafts and jobs of mine there are, by how they stand',
  access: 'user',
  reply: WorkCounts,
})
export const getDraft = route({
  method: 'GET',
  path: '/scenes/:sceneId/draft',
  status: 200,
  summary: 'My unsent text for this scene; empty when there is none',
  access: 'user',
  params: sceneParams,
  reply: Draft,
})
export const saveDraft = route({
  method: 'PUT',
  path: '/scenes/:sceneId/draft',
  status: 200,
  summary: 'Keep my unsent text; an empty one is forgotten',
  access: 'user',
  params: sceneParams,
  body: Type.Object(
    {
      text: Type.String({ maxLength: CONTINUATION_LENGTH_MAX * 2 }),
      /** The draft this text was written upon; another one that was kept since is not overwritten but answers `version_conflict`. */
      expectedUpdatedAt: Type.Optional(Instant),
    },
    closed,
  ),
  reply: Draft,
  errors: ['version_conflict'],
})
export const listMyDrafts = route({
  method: 'GET',
  path: '/me/drafts',
  status: 200,
  summary: 'My drafts, newest first',
  access: 'user',
  errors: ['cursor_invalid'],
  query: Type.Object(pageQuery, closed),
  reply: page(Draft),
})

import { type Static, Type } from 'typebox'
import { ContentNote, ContentNotes, WrittenLanguage } from './content-notes.ts'
import { IDEMPOTENCY_ERRORS } from './errors.ts'
import { PublicPerson } from './accounts.ts'
import { Bible } from './bible.ts'
import { IdeaId, Instant, JobId, SceneId, SegmentId } from './ids.ts'
import { Job } from './jobs.ts'
import { nullable, page, pageQuery } from './pages.ts'
import { route } from './route.ts'
import { CONTINUATION_LENGTH_MAX } from './limits.ts'

const closed = { additionalProperties: false } as const
export const SCENE_TITLE_LENGTH_MAX = 200
export const SCENE_STATUSES = ['active', 'hidden', 'removed', 'locked'] as const
/** Whether a scene takes further continuations. */
export const SCENE_STATES = ['open', 'finished'] as const
/** Who may continue a scene: everybody, people its owner has invited, or its owner alone. */
export const SCENE_WRITERS = ['everybody', 'invited', 'owner'] as const
export type SceneWriters = (typeof SCENE_WRITERS)[number]
/** Why a person cannot write what happens next. */
export const CONTINUE_REFUSALS = [
  'finished',
  'taken_down',
  'owner_only',
  'invited_only',
  'signed_out',
  'opening_not_ready',
] as const
export type ContinueRefusal = (typeof CONTINUE_REFUSALS)[number]
export const SCENE_SORTS = ['newest', 'popular', 'active'] as const
const Title = Type.String({ minLength: 1, maxLength: SCENE_TITLE_LENGTH_MAX, pattern: '\\S' })

export const Scene = Type.Object({
  id: SceneId,
  ideaId: IdeaId,
  ideaTitle: Type.String(),
  topic: Type.Object({ slug: Type.String(), name: Type.String() }),
  author: PublicPerson,
  title: Type.String(),
  description: nullable(Type.String()),
  status: Type.Enum(SCENE_STATUSES),
  writers: Type.Enum(SCENE_WRITERS),
  segmentCount: Type.Integer(),
  /** Seconds. */
  totalDuration: Type.Integer(),
  contributorCount: Type.Integer(),
  viewCount: Type.Integer(),
  likeCount: Type.Integer(),
  posterUrl: nullable(Type.String()),
  bibleVersion: Type.Integer(),
  createdAt: Instant,
  updatedAt: Instant,
  lastSegmentAt: nullable(Instant),
  /** HLS master playlists: a snapshot of what exists, and the growing list. Null until the first segment. */
  playlists: nullable(Type.Object({ vod: Type.String(), event: Type.String(), captions: Type.String() })),
  viewer: Type.Object({
    liked: Type.Boolean(),
    following: Type.Boolean(),
    canEdit: Type.Boolean(),
    canContinue: Type.Boolean(),
    /** Why not; null when `canContinue`. */
    cannotContinueBecause: nullable(Type.Enum(CONTINUE_REFUSALS)),
    /** The same in a sentence. */
    cannotContinueReason: nullable(Type.String()),
  }),
})
export type Scene = Static<typeof Scene>

/** One accepted segment as the player and the chapter list need it. */
export const SegmentSummary = Type.Object({
  id: SegmentId,
  sequence: Type.Integer(),
  author: PublicPerson,
  /** The first words of the continuation. */
  excerpt: Type.String(),
  /** BCP 47; null when it is not known. */
  language: nullable(Type.String()),
  contentNotes: Type.Array(ContentNote),
  /** Seconds, and seconds from the scene's start. */
  duration: Type.Integer(),
  startsAt: Type.Integer(),
  posterUrl: nullable(Type.String()),
  /** Beside it lie `captions.vtt` and, for all but old media, `thumbnails.vtt` with its sprite sheet. */
  videoUrl: Type.String(),
  publishedAt: Instant,
})
export type SegmentSummary = Static<typeof SegmentSummary>

const sceneParams = Type.Object({ sceneId: SceneId })

export const listScenes = route({
  method: 'GET',
  path: '/scenes',
  status: 200,
  summary: 'Scenes by topic or idea',
  errors: ['cursor_invalid'],
  query: Type.Object(
    {
      ...pageQuery,
      topic: Type.Optional(Type.String({ maxLength: 100 })),
      /** Of the scenes' ideas. */
      category: Type.Optional(Type.String({ maxLength: 100 })),
      ideaId: Type.Optional(IdeaId),
      state: Type.Optional(Type.Enum(SCENE_STATES)),
      sort: Type.Optional(Type.Enum(SCENE_SORTS)),
    },
    closed,
  ),
  reply: page(Scene),
})
export const createScene = route({
  method: 'POST',
  path: '/ideas/:ideaId/scenes',
  status: 202,
  summary: 'Start a scene: its opening is a continuation like any other',
  access: 'user',
  rateLimit: 'publish',
  idempotency: 'required',
  errors: [...IDEMPOTENCY_ERRORS, 'idea_closed'],
  params: Type.Object({ ideaId: IdeaId }),
  body: Type.Object(
    {
      title: Title,
      description: Type.Optional(Type.String({ maxLength: 2000 })),
      openingText: Type.String({ minLength: 1, maxLength: CONTINUATION_LENGTH_MAX, pattern: '\\S' }),
      /** Who, where, when and what holds before the first segment; an empty bible when absent. */
      bible: Type.Optional(Type.Omit(Bible, ['version'])),
      /** Of the opening, as of a continuation. */
      language: Type.Optional(WrittenLanguage),
      contentNotes: Type.Optional(ContentNotes),
      /** Everybody when absent. */
      writers: Type.Optional(Type.Enum(SCENE_WRITERS)),
      /** As for a continuation: goes on without asking when the check has doubts. */
      acceptDoubts: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  reply: Type.Object({ scene: Scene, job: Job }),
})
export const getScene = route({
  method: 'GET',
  path: '/scenes/:sceneId',
  status: 200,
  summary: 'One scene',
  params: sceneParams,
  reply: Scene,
})
export const editScene = route({
  method: 'PATCH',
  path: '/scenes/:sceneId',
  status: 200,
  summary: 'Change my scene',
  access: 'user',
  params: sceneParams,
  errors: ['forbidden', 'version_conflict'],
  body: Type.Object(
    {
      expectedUpdatedAt: Instant,
      title: Type.Optional(Title),
      description: Type.Optional(nullable(Type.String({ maxLength: 2000 }))),
    },
    closed,
  ),
  reply: Scene,
})
export const lockScene = route({
  method: 'PUT',
  path: '/scenes/:sceneId/lock',
  status: 200,
  summary: 'Close my scene to further continuations',
  access: 'user',
  params: sceneParams,
  errors: ['forbidden'],
  reply: Scene,
})
export const unlockScene = route({
  method: 'DELETE',
  path: '/scenes/:sceneId/lock',
  status: 200,
  summary: 'Open my scene again',
  access: 'user',
  params: sceneParams,
  errors: ['forbidden'],
  reply: Scene,
})
export const listSegments = route({
  method: 'GET',
  path: '/scenes/:sceneId/segments',
  status: 200,
  summary: 'The segments of a scene in order',
  params: sceneParams,
  errors: ['cursor_invalid'],
  query: Type.Object(
    { ...pageQuery, from: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })) },
    closed,
  ),
  reply: page(SegmentSummary),
})
export const listContributors = route({
  method: 'GET',
  path: '/scenes/:sceneId/contributors',
  status: 200,
  summary: 'Who wrote this scene, most segments first',
  params: sceneParams,
  errors: ['cursor_invalid'],
  query: Type.Object(pageQuery, closed),
  reply: page(Type.Object({ person: PublicPerson, segmentCount: Type.Integer(), lastSegmentAt: Instant })),
})
export const ScenePublished = Type.Object({
  sceneId: SceneId,
  sequence: Type.Integer(),
  segmentId: SegmentId,
  jobId: JobId,
  publishedAt: Instant,
})
export type ScenePublished = Static<typeof ScenePublished>
export const watchScene = route({
  method: 'GET',
  path: '/scenes/:sceneId/events',
  status: 200,
  summary: 'Server-sent events: `segment_published`, with the sequence as event id',
  params: sceneParams,
  produces: 'text/event-stream',
})
/** `:file` is master.m3u8, 720p.m3u8, 360p.m3u8, subtitles.m3u8 or captions.vtt; `upTo` pins one snapshot for all of them. */
export const getPlaylist = route({
  method: 'GET',
  path: '/scenes/:sceneId/playlists/:revision/:file',
  status: 200,
  summary: 'HLS playlists and captions of the whole scene',
  produces: 'application/vnd.apple.mpegurl',
  params: Type.Object({
    sceneId: SceneId,
    revision: Type.String({ pattern: '^r[0-9]{1,9}$' }),
    file: Type.Enum(['master.m3u8', '720p.m3u8', '360p.m3u8', 'subtitles.m3u8', 'captions.vtt'] as const),
  }),
  query: Type.Object(
    {
      mode: Type.Optional(Type.Enum(['vod', 'event'] as const)),
      upTo: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
    },
    closed,
  ),
})

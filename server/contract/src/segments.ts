import { type Static, Type } from 'typebox'
import { PublicPerson } from './accounts.ts'
import { ContentNote, ContentNotes, WrittenLanguage } from './content-notes.ts'
import { ContextUsed } from './context.ts'
import { IDEMPOTENCY_ERRORS } from './errors.ts'
import { Instant, SceneId, SegmentId } from './ids.ts'
import { Job } from './jobs.ts'
import { nullable } from './pages.ts'
import { route } from './route.ts'
import { Script } from './script.ts'
import { Verdict } from './verdict.ts'

const closed = { additionalProperties: false } as const

/** What is said of a segment besides its text. */
export const SegmentSaid = Type.Object({
  /** A BCP 47 primary subtag; null when nobody knows. */
  language: nullable(WrittenLanguage),
  contentNotes: ContentNotes,
})
export type SegmentSaid = Static<typeof SegmentSaid>

/** Everything about one published segment: "how it was made". */
export const Segment = Type.Object({
  id: SegmentId,
  sceneId: SceneId,
  sequence: Type.Integer(),
  author: PublicPerson,
  inputText: Type.String(),
  script: Script,
  language: nullable(Type.String()),
  contentNotes: Type.Array(ContentNote),
  verdict: nullable(Verdict),
  bibleVersion: Type.Integer(),
  videoUrl: Type.String(),
  posterUrl: nullable(Type.String()),
  captionsUrl: nullable(Type.String()),
  /** Seconds. */
  duration: Type.Integer(),
  resolution: nullable(Type.String()),
  /** Bytes of the progressive MP4. */
  fileSize: nullable(Type.Integer()),
  publishedAt: Instant,
  provenance: Type.Object({
    storyteller: Type.String(),
    video: Type.String(),
    /** Who read the captions out; null where nobody did. */
    voice: nullable(Type.String()),
    /** True when a generative model made the pictures; the animatic is drawn, not generated. */
    generated: Type.Boolean(),
    provider: Type.String(),
    model: Type.String(),
    /** Whether a language model wrote the script; null when it is not known. */
    scriptGenerated: nullable(Type.Boolean()),
    /** What the storyteller knew of the story; null where no such record was kept. */
    context: nullable(ContextUsed),
    /** SHA-256 of the words the pictures' model was given. */
    promptHash: nullable(Type.String()),
    /** What could not be shown as it was meant, for the writer and for every viewer. */
    notes: Type.Array(Type.String()),
  }),
})
export type Segment = Static<typeof Segment>

export const getSegment = route({
  method: 'GET',
  path: '/segments/:segmentId',
  status: 200,
  summary: 'One segment and how it was made',
  params: Type.Object({ segmentId: SegmentId }),
  reply: Segment,
})

export const editSegment = route({
  method: 'PATCH',
  path: '/segments/:segmentId',
  status: 200,
  summary: 'Change what is said of a segment: for its writer, the owner of its scene and moderators',
  access: 'user',
  params: Type.Object({ segmentId: SegmentId }),
  errors: ['forbidden', 'version_conflict'],
  body: Type.Object(
    {
      /** As it was read: what somebody else has said meanwhile is not overwritten unseen. */
      expected: Type.Object({ language: nullable(Type.String({ maxLength: 8 })), contentNotes: ContentNotes }, closed),
      language: Type.Optional(SegmentSaid.properties.language),
      contentNotes: Type.Optional(ContentNotes),
    },
    closed,
  ),
  reply: Segment,
})
export const rerenderSegment = route({
  method: 'POST',
  path: '/segments/:segmentId/rerenders',
  status: 202,
  summary: 'Film a segment again; its media are swapped in place when the new ones are ready',
  access: 'user',
  rateLimit: 'publish',
  idempotency: 'required',
  params: Type.Object({ segmentId: SegmentId }),
  reply: Job,
  errors: [...IDEMPOTENCY_ERRORS, 'forbidden', 'rerender_under_way'],
})

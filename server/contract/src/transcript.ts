import { type Static, Type } from 'typebox'
import { PublicPerson } from './accounts.ts'
import { SceneId, SegmentId } from './ids.ts'
import { nullable } from './pages.ts'
import { route } from './route.ts'

const closed = { additionalProperties: false } as const
export const TRANSCRIPT_LIMIT_MAX = 50

/** The whole text of one segment, a sentence a line, each with the moment its pictures are about. */
export const SegmentTranscript = Type.Object({
  id: SegmentId,
  sequence: Type.Integer(),
  author: PublicPerson,
  /** BCP 47; null when it is not known. */
  language: nullable(Type.String()),
  lines: Type.Array(
    Type.Object({
      text: Type.String(),
      /** Seconds from the segment's start; never falls from one line to the next. */
      at: Type.Number({ minimum: 0 }),
    }),
  ),
})
export type SegmentTranscript = Static<typeof SegmentTranscript>

/** `limit` counts sequences, so a page is shorter where a segment was taken down; `nextFrom` is null on the last. */
export const TranscriptPage = Type.Object({ items: Type.Array(SegmentTranscript), nextFrom: nullable(Type.Integer()) })
export type TranscriptPage = Static<typeof TranscriptPage>

export const listTranscript = route({
  method: 'GET',
  path: '/scenes/:sceneId/transcript',
  status: 200,
  summary: 'What is told in a scene, sentence by sentence, from one segment on',
  params: Type.Object({ sceneId: SceneId }),
  query: Type.Object(
    {
      from: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: TRANSCRIPT_LIMIT_MAX })),
    },
    closed,
  ),
  reply: TranscriptPage,
})

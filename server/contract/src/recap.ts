import { type Static, Type } from 'typebox'
import { PublicPerson } from './accounts.ts'
import { SceneId, SegmentId } from './ids.ts'
import { nullable } from './pages.ts'
import { route } from './route.ts'

const closed = { additionalProperties: false } as const

/** What came before a place in a scene, in a few lines; nothing of that place or later is in it. */
export const Recap = Type.Object({
  /** The place it was made for: never further than the next segment to be written. */
  before: Type.Integer(),
  /** In scene order: the opening, some of the way, and every one of the last few before the place. */
  items: Type.Array(
    Type.Object({
      id: SegmentId,
      sequence: Type.Integer(),
      author: PublicPerson,
      logline: Type.String(),
      /** BCP 47; null when it is not known. */
      language: nullable(Type.String()),
      /** The writer's own last sentences; only for the last few. */
      ending: nullable(Type.String()),
    }),
  ),
})
export type Recap = Static<typeof Recap>

export const getRecap = route({
  method: 'GET',
  path: '/scenes/:sceneId/recap',
  status: 200,
  summary: 'What came before a segment, for somebody who arrives there',
  params: Type.Object({ sceneId: SceneId }),
  query: Type.Object({ before: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }, closed),
  reply: Recap,
})

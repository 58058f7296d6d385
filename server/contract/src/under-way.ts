import { type Static, Type } from 'typebox'
import { SceneId } from './ids.ts'
import { STAGES } from './jobs.ts'
import { nullable } from './pages.ts'
import { route } from './route.ts'

/** How many continuations are on their way into a scene. Neither whose they are nor a word of them: they may yet fail. */
export const UnderWay = Type.Object({
  count: Type.Integer(),
  /** What the one that is furthest is at; null when there is none, or none that has begun. */
  stage: nullable(Type.Enum(STAGES)),
})
export type UnderWay = Static<typeof UnderWay>

export const getUnderWay = route({
  method: 'GET',
  path: '/scenes/:sceneId/under-way',
  status: 200,
  summary: 'Whether the next segment is being made',
  params: Type.Object({ sceneId: SceneId }),
  reply: UnderWay,
})

import { type Static, Type } from 'typebox'
import { Instant, SceneId, SegmentId } from './ids.ts'
import { nullable, page, pageQuery } from './pages.ts'
import { route } from './route.ts'
import { Scene } from './scenes.ts'

const closed = { additionalProperties: false } as const
const sceneParams = Type.Object({ sceneId: SceneId })
const INTEGER_MAX = 2_147_483_647

/** Where a person stopped watching a scene. */
export const WatchPosition = Type.Object({
  /** Null when that very segment was taken down meanwhile. */
  segmentId: nullable(SegmentId),
  sequence: Type.Integer(),
  /** Seconds into the segment, and seconds from the scene's beginning. */
  seconds: Type.Integer(),
  at: Type.Integer(),
  /** Segments published since they last watched, at most 100. */
  newSegments: Type.Integer(),
  watchedAt: Instant,
})
export type WatchPosition = Static<typeof WatchPosition>

/** Sent while somebody watches and when they leave; the last one counts. Not kept for whoever keeps no history. */
export const keepWatchPosition = route({
  method: 'PUT',
  path: '/scenes/:sceneId/watch-position',
  status: 200,
  summary: 'Keep where I stopped watching',
  access: 'user',
  params: sceneParams,
  body: Type.Object(
    {
      segmentId: SegmentId,
      seconds: Type.Integer({ minimum: 0, maximum: INTEGER_MAX }),
      /** The newest segment the viewer knows of; later ones are news to them. */
      newestSequence: Type.Integer({ minimum: 1, maximum: INTEGER_MAX }),
    },
    closed,
  ),
  reply: Type.Object({ kept: Type.Boolean() }),
})
export const getWatchPosition = route({
  method: 'GET',
  path: '/scenes/:sceneId/watch-position',
  status: 200,
  summary: 'Where I stopped watching a scene',
  access: 'user',
  params: sceneParams,
  reply: Type.Object({ position: nullable(WatchPosition) }),
})
export const forgetWatchPosition = route({
  method: 'DELETE',
  path: '/scenes/:sceneId/watch-position',
  status: 204,
  summary: 'Take a scene out of my watch history',
  access: 'user',
  params: sceneParams,
})

export const Watched = Type.Object({ scene: Scene, position: WatchPosition })
export type Watched = Static<typeof Watched>
export const listWatchHistory = route({
  method: 'GET',
  path: '/me/watch-history',
  status: 200,
  summary: 'Scenes I watched, last watched first',
  access: 'user',
  errors: ['cursor_invalid'],
  query: Type.Object(
    {
      ...pageQuery,
      /** Only those where there is something left to watch. */
      unfinished: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  reply: page(Watched),
})
export const clearWatchHistory = route({
  method: 'DELETE',
  path: '/me/watch-history',
  status: 204,
  summary: 'Forget everything I watched',
  access: 'user',
})

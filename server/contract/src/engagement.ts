import { Type } from 'typebox'
import { IdeaId, SceneId } from './ids.ts'
import { route } from './route.ts'

const ideaParams = Type.Object({ ideaId: IdeaId })
const sceneParams = Type.Object({ sceneId: SceneId })
const Liked = Type.Object({ liked: Type.Boolean(), likeCount: Type.Integer() })

export const likeIdea = route({
  method: 'PUT',
  path: '/ideas/:ideaId/like',
  status: 200,
  summary: 'Like an idea; liking twice is liking once',
  access: 'user',
  params: ideaParams,
  reply: Liked,
})
export const unlikeIdea = route({
  method: 'DELETE',
  path: '/ideas/:ideaId/like',
  status: 200,
  summary: 'Take my like back',
  access: 'user',
  params: ideaParams,
  reply: Liked,
})
export const likeScene = route({
  method: 'PUT',
  path: '/scenes/:sceneId/like',
  status: 200,
  summary: 'Like a scene; liking twice is liking once',
  access: 'user',
  params: sceneParams,
  reply: Liked,
})
export const unlikeScene = route({
  method: 'DELETE',
  path: '/scenes/:sceneId/like',
  status: 200,
  summary: 'Take my like back',
  access: 'user',
  params: sceneParams,
  reply: Liked,
})
export const viewIdea = route({
  method: 'POST',
  path: '/ideas/:ideaId/views',
  status: 204,
  summary: 'Count one reading',
  params: ideaParams,
})
/** Counted once per person (or address, hashed) and scene within half an hour. */
export const viewScene = route({
  method: 'POST',
  path: '/scenes/:sceneId/views',
  status: 204,
  summary: 'Count one viewing',
  params: sceneParams,
})

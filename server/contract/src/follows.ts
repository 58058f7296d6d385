import { type Static, Type } from 'typebox'
import { PublicPerson } from './accounts.ts'
import { Instant, SceneId, SegmentId } from './ids.ts'
import { nullable, page, pageQuery } from './pages.ts'
import { Username } from './people.ts'
import { route } from './route.ts'
import { Scene } from './scenes.ts'
import { Slug } from './topics.ts'

const closed = { additionalProperties: false } as const
const sceneParams = Type.Object({ sceneId: SceneId })
const topicParams = Type.Object({ slug: Slug })
const personParams = Type.Object({ username: Username })
const Following = Type.Object({ following: Type.Boolean() })

export const followScene = route({
  method: 'PUT',
  path: '/scenes/:sceneId/follow',
  status: 200,
  summary: 'Follow a scene; following twice is following once',
  access: 'user',
  params: sceneParams,
  reply: Following,
})
export const unfollowScene = route({
  method: 'DELETE',
  path: '/scenes/:sceneId/follow',
  status: 200,
  summary: 'Stop following a scene',
  access: 'user',
  params: sceneParams,
  reply: Following,
})
export const followTopic = route({
  method: 'PUT',
  path: '/topics/:slug/follow',
  status: 200,
  summary: 'Follow a topic; following twice is following once',
  access: 'user',
  params: topicParams,
  reply: Following,
})
export const unfollowTopic = route({
  method: 'DELETE',
  path: '/topics/:slug/follow',
  status: 200,
  summary: 'Stop following a topic',
  access: 'user',
  params: topicParams,
  reply: Following,
})
export const followPerson = route({
  method: 'PUT',
  path: '/people/:username/follow',
  status: 200,
  summary: 'Follow a person; following twice is following once',
  access: 'user',
  params: personParams,
  reply: Following,
})
export const unfollowPerson = route({
  method: 'DELETE',
  path: '/people/:username/follow',
  status: 200,
  summary: 'Stop following a person',
  access: 'user',
  params: personParams,
  reply: Following,
})

/** Something followed; `key` is what its address is made of: a scene's id, a topic's slug, a username. */
export const Follow = Type.Object({
  type: Type.Enum(['scene', 'topic', 'person'] as const),
  key: Type.String(),
  name: Type.String(),
  since: Instant,
})
export type Follow = Static<typeof Follow>
export const listFollows = route({
  method: 'GET',
  path: '/me/follows',
  status: 200,
  summary: 'What I follow, newest first; what was taken down is left out',
  access: 'user',
  errors: ['cursor_invalid'],
  query: Type.Object(pageQuery, closed),
  reply: page(Follow),
})

/** A scene that grew since this person last watched it or wrote in it. */
export const News = Type.Object({
  scene: Scene,
  /** Why it is here: they follow the scene, wrote in it, or follow somebody who did. */
  reason: Type.Enum(['follows_scene', 'wrote', 'follows_writer'] as const),
  segment: Type.Object({
    id: SegmentId,
    sequence: Type.Integer(),
    author: PublicPerson,
    excerpt: Type.String(),
    publishedAt: Instant,
  }),
  /** Published since then, at most 100; null when they have neither watched nor written here. */
  newSegments: nullable(Type.Integer()),
})
export type News = Static<typeof News>
export const listNews = route({
  method: 'GET',
  path: '/me/news',
  status: 200,
  summary: 'Scenes I follow or wrote in that have new segments by others, last grown first',
  access: 'user',
  errors: ['cursor_invalid'],
  query: Type.Object(pageQuery, closed),
  reply: page(News),
})

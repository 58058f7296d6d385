import { type Static, Type } from 'typebox'
import { IDEMPOTENCY_ERRORS } from './errors.ts'
import { Instant, TopicId } from './ids.ts'
import { nullable, page, pageQuery } from './pages.ts'
import { route } from './route.ts'

const closed = { additionalProperties: false } as const
export const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 100 })

export const Category = Type.Object({
  id: Type.String(),
  name: Type.String(),
  slug: Type.String(),
  description: nullable(Type.String()),
})
export type Category = Static<typeof Category>

export const Topic = Type.Object({
  id: TopicId,
  name: Type.String(),
  slug: Type.String(),
  description: nullable(Type.String()),
  iconUrl: nullable(Type.String()),
  sceneCount: Type.Integer(),
  /** Posters of the newest scenes, at most four, for a shelf's cover. */
  posterUrls: Type.Array(Type.String()),
  categories: Type.Array(Category),
  viewer: Type.Object({ following: Type.Boolean() }),
})
export type Topic = Static<typeof Topic>

export const TopicProposal = Type.Object({
  id: Type.String(),
  name: Type.String(),
  description: nullable(Type.String()),
  status: Type.Enum(['pending', 'approved', 'rejected'] as const),
  rejectionReason: nullable(Type.String()),
  createdAt: Instant,
})
export type TopicProposal = Static<typeof TopicProposal>

export const listTopics = route({
  method: 'GET',
  path: '/topics',
  status: 200,
  summary: 'Topics in display order',
  query: Type.Object(pageQuery, closed),
  reply: page(Topic),
  errors: ['cursor_invalid'],
})
export const getTopic = route({
  method: 'GET',
  path: '/topics/:slug',
  status: 200,
  summary: 'One topic with its categories',
  params: Type.Object({ slug: Slug }),
  reply: Topic,
})
export const listCategories = route({
  method: 'GET',
  path: '/topics/:slug/categories',
  status: 200,
  summary: 'The categories of a topic',
  params: Type.Object({ slug: Slug }),
  reply: Type.Object({ items: Type.Array(Category) }),
})
export const createTopicProposal = route({
  method: 'POST',
  path: '/topic-proposals',
  status: 201,
  summary: 'Propose a topic',
  access: 'user',
  idempotency: 'required',
  body: Type.Object(
    {
      name: Type.String({ minLength: 3, maxLength: 100 }),
      description: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    closed,
  ),
  reply: TopicProposal,
  errors: IDEMPOTENCY_ERRORS,
})
export const listMyTopicProposals = route({
  method: 'GET',
  path: '/me/topic-proposals',
  status: 200,
  summary: 'Topics I proposed, newest first',
  access: 'user',
  query: Type.Object(pageQuery, closed),
  reply: page(TopicProposal),
  errors: ['cursor_invalid'],
})

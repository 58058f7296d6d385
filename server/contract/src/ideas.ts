import { type Static, Type } from 'typebox'
import { IDEMPOTENCY_ERRORS } from './errors.ts'
import { PublicPerson } from './accounts.ts'
import { IdeaId, Instant } from './ids.ts'
import { nullable, page, pageQuery } from './pages.ts'
import { route } from './route.ts'

const closed = { additionalProperties: false } as const
export const IDEA_TITLE_LENGTH_MAX = 200
export const IDEA_PROMPT_LENGTH_MAX = 4000
export const TAGS_MAX = 10
export const TAG_PATTERN = '^[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,38}$'
export const IDEA_SORTS = ['newest', 'popular', 'active'] as const

const Title = Type.String({ minLength: 1, maxLength: IDEA_TITLE_LENGTH_MAX, pattern: '\\S' })
const Prompt = Type.String({ minLength: 1, maxLength: IDEA_PROMPT_LENGTH_MAX, pattern: '\\S' })
const Tag = Type.String({ minLength: 1, maxLength: 40, pattern: TAG_PATTERN })
const Tags = Type.Array(Tag, { maxItems: TAGS_MAX, uniqueItems: true })
/** Comma-separated tags in a query string. */
const TagList = Type.String({ minLength: 1, maxLength: 400 })

export const Idea = Type.Object({
  id: IdeaId,
  topic: Type.Object({ slug: Type.String(), name: Type.String() }),
  category: nullable(Type.Object({ slug: Type.String(), name: Type.String() })),
  author: PublicPerson,
  title: Type.String(),
  prompt: Type.String(),
  tags: Type.Array(Type.String()),
  sceneCount: Type.Integer(),
  likeCount: Type.Integer(),
  viewCount: Type.Integer(),
  createdAt: Instant,
  updatedAt: Instant,
  /** What the person asking may do and has done. */
  viewer: Type.Object({ liked: Type.Boolean(), canEdit: Type.Boolean() }),
})
export type Idea = Static<typeof Idea>

const ideaParams = Type.Object({ ideaId: IdeaId })

export const listIdeas = route({
  method: 'GET',
  path: '/ideas',
  status: 200,
  summary: 'Ideas by topic, category, tags and words',
  errors: ['cursor_invalid'],
  query: Type.Object(
    {
      ...pageQuery,
      topic: Type.Optional(Type.String({ maxLength: 100 })),
      category: Type.Optional(Type.String({ maxLength: 100 })),
      tagsAll: Type.Optional(TagList),
      tagsAny: Type.Optional(TagList),
      tagsNot: Type.Optional(TagList),
      q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      sort: Type.Optional(Type.Enum(IDEA_SORTS)),
    },
    closed,
  ),
  reply: page(Idea),
})
export const TagUse = Type.Object({ tag: Type.String(), ideaCount: Type.Integer() })
export type TagUse = Static<typeof TagUse>
/** Counted over the newest 5,000 ideas, so that it says what people write about now and costs the same in any library. */
export const listTags = route({
  method: 'GET',
  path: '/tags',
  status: 200,
  summary: 'The tags of the newest ideas, most used first',
  reply: Type.Object({ items: Type.Array(TagUse) }),
})
export const createIdea = route({
  method: 'POST',
  path: '/ideas',
  status: 201,
  summary: 'Share an idea that scenes can grow from',
  access: 'user',
  rateLimit: 'publish',
  idempotency: 'required',
  errors: IDEMPOTENCY_ERRORS,
  body: Type.Object(
    {
      topic: Type.String({ maxLength: 100 }),
      category: Type.Optional(Type.String({ maxLength: 100 })),
      title: Title,
      prompt: Prompt,
      tags: Type.Optional(Tags),
    },
    closed,
  ),
  reply: Idea,
})
export const getIdea = route({
  method: 'GET',
  path: '/ideas/:ideaId',
  status: 200,
  summary: 'One idea',
  params: ideaParams,
  reply: Idea,
})
export const editIdea = route({
  method: 'PATCH',
  path: '/ideas/:ideaId',
  status: 200,
  summary: 'Change my idea',
  access: 'user',
  params: ideaParams,
  errors: ['forbidden', 'version_conflict'],
  body: Type.Object(
    {
      expectedUpdatedAt: Instant,
      title: Type.Optional(Title),
      prompt: Type.Optional(Prompt),
      tags: Type.Optional(Tags),
    },
    closed,
  ),
  reply: Idea,
})
export const removeIdea = route({
  method: 'DELETE',
  path: '/ideas/:ideaId',
  status: 204,
  summary: 'Take my idea down; its scenes stay',
  access: 'user',
  params: ideaParams,
  errors: ['forbidden'],
})

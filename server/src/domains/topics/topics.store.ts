import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { TopicId } from '@skein/contract/ids'
import { Category, TopicProposal } from '@skein/contract/topics'
import { nullable } from '@skein/contract/pages'
import { type Static, Type } from 'typebox'

const TopicRow = Type.Object({
  id: TopicId,
  name: Type.String(),
  slug: Type.String(),
  description: nullable(Type.String()),
  icon_url: nullable(Type.String()),
  display_order: Type.Integer(),
  scene_count: Type.Integer(),
  poster_urls: Type.Array(Type.String()),
  categories: Type.Array(Category),
  following: Type.Boolean(),
})
export type TopicRow = Static<typeof TopicRow>

const ProposalRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  description: nullable(Type.String()),
  status: TopicProposal.properties.status,
  rejection_reason: nullable(Type.String()),
  created_at: Type.String(),
})
export type ProposalRow = Static<typeof ProposalRow>

const readTopics = sqlStatement('topics/read-topics', TopicRow)
const listProposals = sqlStatement('topics/list-proposals', ProposalRow)
const insertProposal = sqlStatement('topics/insert-proposal', ProposalRow)
const findShelf = sqlStatement(
  'topics/find-shelf',
  Type.Object({ topic_id: Type.String(), category_id: nullable(Type.String()) }),
)
const seedTopic = sqlStatement('topics/seed-topic', Type.Object({ added: Type.Boolean() }))

export interface CuratedTopic {
  readonly name: string
  readonly slug: string
  readonly description: string
  readonly categories: readonly { readonly name: string; readonly slug: string; readonly description: string }[]
}

/** Reads and writes of `topics`, `categories` and `user_topics`. */
export const topicsStore = {
  /** `viewerId` only decides what is followed. */
  list: (
    client: SqlRunner,
    after: readonly [order: number, id: string],
    limit: number,
    viewerId: string | null,
  ): Promise<readonly TopicRow[]> => readTopics(client, [...after, limit, null, viewerId]),

  bySlug: async (
    client: SqlRunner,
    slug: string,
    start: readonly [order: number, id: string],
    viewerId: string | null,
  ): Promise<TopicRow | null> => (await readTopics(client, [...start, 1, slug, viewerId]))[0] ?? null,

  /** The ids behind the slugs; null when there is no such active topic, `categoryId` null when no such category in it. */
  findShelf: async (
    client: SqlRunner,
    slug: string,
    categorySlug: string | null,
  ): Promise<{ topicId: string; categoryId: string | null } | null> => {
    const [found] = await findShelf(client, [slug, categorySlug])
    return found === undefined ? null : { topicId: found.topic_id, categoryId: found.category_id }
  },

  listProposals: (
    client: SqlRunner,
    userId: string,
    after: readonly [at: string, id: string],
    limit: number,
  ): Promise<readonly ProposalRow[]> => listProposals(client, [userId, ...after, limit]),

  addProposal: async (
    client: SqlRunner,
    proposal: { userId: string; name: string; description: string | null },
  ): Promise<ProposalRow> => {
    const [row] = await insertProposal(client, [proposal.userId, proposal.name, proposal.description])
    if (row === undefined) throw new Error('a proposal was not stored')
    return row
  },

  /** Adds a curated topic unless its slug exists; returns whether it did. */
  seed: async (client: SqlRunner, topic: CuratedTopic, displayOrder: number): Promise<boolean> => {
    const categories = topic.categories.map((category, index) => ({ ...category, display_order: index + 1 }))
    const [row] = await seedTopic(client, [
      topic.name,
      topic.slug,
      topic.description,
      null,
      displayOrder,
      JSON.stringify(categories),
    ])
    return row?.added === true
  },
}

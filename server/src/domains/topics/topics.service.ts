import {
  type CuratedTopic,
  type ProposalRow,
  type TopicRow,
  topicsStore as store,
} from '#domains/topics/topics.store.ts'
import { AFTER_EVERYTHING, BEFORE_EVERYTHING, cursorKind, Key, type Page, type PageQuery } from '#platform/cursor.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import { runIdempotent } from '#platform/idempotency.ts'
import type { Caller, IdempotencyClaim } from '#platform/mount.ts'
import type { SqlRunner } from '#platform/sql-files.ts'
import type { Category, Topic, TopicProposal } from '@skein/contract/topics'

const PROPOSAL_NAME_LENGTH_MIN = 3

const byOrder = cursorKind('topics.order', [Key.integer, Key.id])
const proposalsNewest = cursorKind('topic-proposals.newest', [Key.instant, Key.id])
const FIRST = [BEFORE_EVERYTHING.integer, BEFORE_EVERYTHING.id] as const

export type TopicsService = ReturnType<typeof createTopicsService>

/** The curated shelves, and people's proposals for new ones. */
export function createTopicsService(deps: { readonly db: Database }) {
  const { db } = deps

  async function bySlug(slug: string, caller: Caller | null): Promise<TopicRow> {
    const row = await store.bySlug(db.reads, slug, FIRST, caller?.userId ?? null)
    if (row === null) throw new RequestFailure('not_found', { field: '/params/slug' })
    return row
  }

  return {
    /** @throws RequestFailure `cursor_invalid`. */
    async list(query: PageQuery, caller: Caller | null): Promise<Page<Topic>> {
      const { rows, nextCursor } = await byOrder.page(query, {
        start: FIRST,
        read: (after, limit) => store.list(db.reads, after, limit, caller?.userId ?? null),
        keysOf: (row) => [row.display_order, row.id],
      })
      return { items: rows.map(toTopic), nextCursor }
    },

    /** @throws RequestFailure `not_found`. */
    read: async (slug: string, caller: Caller | null): Promise<Topic> => toTopic(await bySlug(slug, caller)),

    /** @throws RequestFailure `not_found`. */
    listCategories: async (slug: string): Promise<{ items: Category[] }> => ({
      items: (await bySlug(slug, null)).categories,
    }),

    /**
     * The ids behind a topic's and a category's slug, for the domains that file things under them; null when there is no
     * such active topic, `categoryId` null when it has no such category.
     */
    findShelf: (
      client: SqlRunner,
      topicSlug: string,
      categorySlug: string | null,
    ): Promise<{ topicId: string; categoryId: string | null } | null> =>
      store.findShelf(client, topicSlug, categorySlug),

    /**
     * The ids a list is narrowed to by the slugs in its query, each null for any; null when there is no such shelf, which
     * then holds nothing.
     *
     * @throws RequestFailure `validation_failed` for a category without its topic.
     */
    async shelfOf(
      client: SqlRunner,
      query: { readonly topic?: string; readonly category?: string },
    ): Promise<{ topicId: string | null; categoryId: string | null } | null> {
      if (query.topic === undefined) {
        if (query.category === undefined) return { topicId: null, categoryId: null }
        throw new RequestFailure('validation_failed', {
          field: '/query/category',
          detail: 'A category belongs to a topic: name the topic too.',
        })
      }
      const shelf = await store.findShelf(client, query.topic, query.category ?? null)
      return shelf === null || (query.category !== undefined && shelf.categoryId === null) ? null : shelf
    },

    /**
     * Adds curated topics that are not there yet, in this order; one that exists, by slug, stays as its admins made it.
     * Returns how many were added.
     */
    async addCurated(curated: readonly CuratedTopic[]): Promise<number> {
      let added = 0
      for (const [index, topic] of curated.entries()) if (await store.seed(db.prisma, topic, index + 1)) added += 1
      return added
    },

    /** @throws RequestFailure `validation_failed`, and the idempotency codes. */
    async propose(
      caller: Caller,
      claim: IdempotencyClaim,
      proposal: { readonly name: string; readonly description?: string },
    ): Promise<TopicProposal> {
      const name = proposal.name.trim()
      if (name.length < PROPOSAL_NAME_LENGTH_MIN)
        throw new RequestFailure('validation_failed', {
          field: '/body/name',
          detail: 'This needs at least three letters.',
        })
      const description = proposal.description?.trim() || null
      const { reply } = await runIdempotent(db, claim, async (tx) =>
        toProposal(await store.addProposal(tx, { userId: caller.userId, name, description })),
      )
      return reply
    },

    /** @throws RequestFailure `cursor_invalid`. */
    async listMine(caller: Caller, query: PageQuery): Promise<Page<TopicProposal>> {
      const { rows, nextCursor } = await proposalsNewest.page(query, {
        start: [AFTER_EVERYTHING.instant, AFTER_EVERYTHING.id],
        read: (after, limit) => store.listProposals(db.prisma, caller.userId, after, limit),
        keysOf: (row) => [row.created_at, row.id],
      })
      return { items: rows.map(toProposal), nextCursor }
    },
  }
}

function toTopic(row: TopicRow): Topic {
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    description: row.description,
    iconUrl: row.icon_url,
    sceneCount: row.scene_count,
    posterUrls: row.poster_urls,
    categories: row.categories,
    viewer: { following: row.following },
  }
}

function toProposal(row: ProposalRow): TopicProposal {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    status: row.status,
    rejectionReason: row.rejection_reason,
    createdAt: row.created_at,
  }
}

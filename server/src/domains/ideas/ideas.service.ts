import { normalizeTags, parseTagFilter } from '#domains/ideas/ideas.rules.ts'
import { type IdeaFilter, type IdeaRow, ideasStore as store } from '#domains/ideas/ideas.store.ts'
import { listIdeaIds } from '#domains/ideas/list-idea-ids.ts'
import type { TopicsService } from '#domains/topics/topics.service.ts'
import { auditLine } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { Page, PageQuery } from '#platform/cursor.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import { runIdempotent } from '#platform/idempotency.ts'
import type { Caller, IdempotencyClaim } from '#platform/mount.ts'
import { owns, ownsOrModerates } from '#platform/ownership.ts'
import type { SqlRunner } from '#platform/sql-files.ts'
import type { IDEA_SORTS, Idea, TagUse } from '@skein/contract/ideas'
import type { IdeaId } from '@skein/contract/ids'

export interface IdeaQuery extends PageQuery {
  readonly topic?: string
  readonly category?: string
  readonly tagsAll?: string
  readonly tagsAny?: string
  readonly tagsNot?: string
  readonly q?: string
  readonly sort?: (typeof IDEA_SORTS)[number]
}

export interface NewIdea {
  readonly topic: string
  readonly category?: string
  readonly title: string
  readonly prompt: string
  readonly tags?: readonly string[]
}

export interface IdeaChange {
  readonly expectedUpdatedAt: string
  readonly title?: string
  readonly prompt?: string
  readonly tags?: readonly string[]
}

/** Counting reads every tag of so many ideas, which takes some 20 ms. */
const TAGGED_IDEAS = 5000
const TAGS_LISTED = 120
const TAGS_FRESH_MS = 60_000

export type IdeasService = ReturnType<typeof createIdeasService>

/** The prompts that scenes grow from. */
export function createIdeasService(deps: {
  readonly db: Database
  readonly clock: Clock
  readonly topics: Pick<TopicsService, 'findShelf' | 'shelfOf'>
}) {
  const { db, clock, topics } = deps
  let tags: { readonly items: TagUse[]; readonly readAt: number } | null = null

  async function toFilter(query: IdeaQuery): Promise<IdeaFilter | null> {
    const shelf = await topics.shelfOf(db.reads, query)
    if (shelf === null) return null
    return {
      ...shelf,
      tagsAll: parseTagFilter(query.tagsAll),
      tagsAny: parseTagFilter(query.tagsAny),
      tagsNot: parseTagFilter(query.tagsNot),
      words: query.q ?? null,
    }
  }

  return {
    /** Visible ideas; a search without a sort puts the best match first. @throws RequestFailure `cursor_invalid`. */
    async list(query: IdeaQuery, caller: Caller | null): Promise<Page<Idea>> {
      const filter = await toFilter(query)
      if (filter === null) return { items: [], nextCursor: null }
      const order = query.sort ?? (filter.words === null ? 'newest' : 'best')
      const { ids, nextCursor } = await listIdeaIds(db.reads, query, filter, order, clock.now())
      const rows = ids.length === 0 ? [] : await store.cards(db.reads, ids, caller?.userId ?? null)
      return { items: rows.map((row) => toIdea(row, caller)), nextCursor }
    },

    /** What people write about now: the tags of the newest ideas, most used first. At most a minute old. */
    async listTags(): Promise<{ items: TagUse[] }> {
      const now = clock.now().getTime()
      if (tags === null || now - tags.readAt > TAGS_FRESH_MS)
        tags = { items: await store.tags(db.reads, TAGGED_IDEAS, TAGS_LISTED), readAt: now }
      return { items: tags.items }
    },

    /** @throws RequestFailure `not_found`. */
    read: async (id: IdeaId, caller: Caller | null): Promise<Idea> =>
      toIdea(await readRow(db.reads, id, caller), caller),

    /** @throws RequestFailure `validation_failed` for an unknown topic or category, and the idempotency codes. */
    async create(caller: Caller, claim: IdempotencyClaim, idea: NewIdea): Promise<Idea> {
      const { reply } = await runIdempotent(db, claim, async (tx) => {
        const shelf = await topics.findShelf(tx, idea.topic, idea.category ?? null)
        if (shelf === null) throw unknownShelf('/body/topic', 'There is no such topic.')
        if (idea.category !== undefined && shelf.categoryId === null)
          throw unknownShelf('/body/category', 'There is no such category in this topic.')
        const id = await store.insert(tx, {
          userId: caller.userId,
          ...shelf,
          title: idea.title.trim(),
          prompt: idea.prompt.trim(),
          tags: normalizeTags(idea.tags ?? []),
        })
        return toIdea(await readRow(tx, id, caller), caller)
      })
      return reply
    },

    /** @throws RequestFailure `not_found`, `forbidden`, `version_conflict` (extra: `currentUpdatedAt`). */
    async edit(caller: Caller, id: IdeaId, change: IdeaChange): Promise<Idea> {
      return db.transaction(async (tx) => {
        const idea = await lockVisible(tx, id, caller)
        if (!owns(caller, idea.user_id)) throw new RequestFailure('forbidden')
        if (idea.updated_at !== change.expectedUpdatedAt)
          throw new RequestFailure('version_conflict', { extra: { currentUpdatedAt: idea.updated_at } })
        await store.update(tx, id, {
          title: change.title?.trim() ?? null,
          prompt: change.prompt?.trim() ?? null,
          tags: change.tags === undefined ? null : normalizeTags(change.tags),
        })
        return toIdea(await readRow(tx, id, caller), caller)
      })
    },

    /** Takes an idea down; its row and its scenes stay. @throws RequestFailure `not_found`, `forbidden`. */
    async remove(caller: Caller, id: IdeaId): Promise<void> {
      await db.transaction(async (tx) => {
        const idea = await lockVisible(tx, id, caller)
        if (!ownsOrModerates(caller, idea.user_id)) throw new RequestFailure('forbidden')
        if (idea.status === 'removed') return
        await store.setStatus(tx, id, 'removed')
        await auditLine(tx, {
          actorId: caller.userId,
          action: 'idea.removed',
          target: { type: 'idea', id },
          detail: { from: idea.status, to: 'removed' },
        })
      })
    },

    /**
     * Locks an idea for a scene that grows from it and counts that scene; the caller's transaction must add it.
     *
     * @throws RequestFailure `not_found`, `idea_closed`.
     */
    async openScene(tx: Transaction, id: IdeaId, caller: Caller): Promise<{ topicId: string }> {
      const idea = await lockVisible(tx, id, caller)
      if (idea.status !== 'active' || idea.moderation_status === 'rejected') throw new RequestFailure('idea_closed')
      await store.countScene(tx, id, idea.topic_id)
      return { topicId: idea.topic_id }
    },

    /** @throws RequestFailure `not_found` unless the caller may see the idea. */
    async requireVisible(client: SqlRunner, id: IdeaId, caller: Caller | null): Promise<void> {
      await readRow(client, id, caller)
    },
  }
}

function maySee(caller: Caller | null, idea: { status: string; user_id: string }): boolean {
  return idea.status === 'active' || ownsOrModerates(caller, idea.user_id)
}

function unknownShelf(field: string, detail: string): RequestFailure {
  return new RequestFailure('validation_failed', { field, detail })
}

function toIdea(row: IdeaRow, caller: Caller | null): Idea {
  return {
    id: row.id,
    topic: { slug: row.topic_slug, name: row.topic_name },
    category:
      row.category_slug === null || row.category_name === null
        ? null
        : { slug: row.category_slug, name: row.category_name },
    author: { username: row.username, displayName: row.display_name },
    title: row.title,
    prompt: row.prompt,
    tags: row.tags,
    sceneCount: row.scene_count,
    likeCount: row.like_count,
    viewCount: row.view_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    viewer: { liked: row.liked, canEdit: owns(caller, row.user_id) },
  }
}

/** Absent and hidden from the caller look the same. */
async function readRow(client: SqlRunner, id: string, caller: Caller | null): Promise<IdeaRow> {
  const [row] = await store.cards(client, [id], caller?.userId ?? null)
  if (row === undefined || !maySee(caller, row)) throw new RequestFailure('not_found')
  return row
}

/** The idea, locked, when the caller may see it; `not_found` otherwise. */
async function lockVisible(tx: Transaction, id: string, caller: Caller) {
  const idea = await store.lock(tx, id)
  if (idea === null || !maySee(caller, idea)) throw new RequestFailure('not_found')
  return idea
}

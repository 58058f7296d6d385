import type { ProfilesService } from '#domains/accounts/profiles.service.ts'
import { type FollowTarget, followsStore as store, type NewsRow } from '#domains/engagement/follows.store.ts'
import type { ScenesService } from '#domains/scenes/scenes.service.ts'
import type { TopicsService } from '#domains/topics/topics.service.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type Page, type PageQuery } from '#platform/cursor.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import type { Follow, News } from '@skein/contract/follows'
import type { SceneId } from '@skein/contract/ids'

const followsNewest = cursorKind('follows.newest', [Key.instant, Key.id])
const newsNewest = cursorKind('news.newest', [Key.instant, Key.id])
const START = [AFTER_EVERYTHING.instant, AFTER_EVERYTHING.id] as const
const REASONS: Readonly<Record<number, News['reason']>> = { 1: 'follows_scene', 2: 'wrote', 3: 'follows_writer' }

interface Following {
  following: boolean
}

export type FollowsService = ReturnType<typeof createFollowsService>

/** What people follow, and what is new to them because of it. */
export function createFollowsService(deps: {
  readonly db: Database
  readonly scenes: Pick<ScenesService, 'requireVisible' | 'readMany'>
  readonly topics: Pick<TopicsService, 'findShelf'>
  readonly profiles: Pick<ProfilesService, 'requirePerson'>
}) {
  const { db, scenes, topics, profiles } = deps

  async function set(caller: Caller, target: FollowTarget, id: string, following: boolean): Promise<Following> {
    await (following ? store.add : store.remove)(db.sql, caller.userId, target, id)
    return { following }
  }

  return {
    /** Following twice is following once. @throws RequestFailure `not_found`. */
    async setScene(caller: Caller, id: SceneId, following: boolean): Promise<Following> {
      await scenes.requireVisible(id, caller)
      return set(caller, 'scene', id, following)
    },

    /** @throws RequestFailure `not_found`. */
    async setTopic(caller: Caller, slug: string, following: boolean): Promise<Following> {
      const shelf = await topics.findShelf(db.reads, slug, null)
      if (shelf === null) throw new RequestFailure('not_found', { field: '/params/slug' })
      return set(caller, 'topic', shelf.topicId, following)
    },

    /** @throws RequestFailure `not_found`, `validation_failed` for oneself. */
    async setPerson(caller: Caller, username: string, following: boolean): Promise<Following> {
      const id = await profiles.requirePerson(username)
      if (id === caller.userId)
        throw new RequestFailure('validation_failed', {
          field: '/params/username',
          detail: 'You cannot follow yourself.',
        })
      return set(caller, 'person', id, following)
    },

    /** @throws RequestFailure `cursor_invalid`. */
    async list(caller: Caller, query: PageQuery): Promise<Page<Follow>> {
      const { rows, nextCursor } = await followsNewest.page(query, {
        start: START,
        // By Prisma's own connections: whoever has just followed something must find it here.
        read: (after, limit) => store.list(db.prisma, caller.userId, after, limit),
        keysOf: (row) => [row.at, row.target_id],
      })
      return {
        items: rows.map((row) => ({ type: row.target_type, key: row.key, name: row.name, since: row.at })),
        nextCursor,
      }
    },

    /** Scenes with new segments for this person, last grown first. @throws RequestFailure `cursor_invalid`. */
    async listNews(caller: Caller, query: PageQuery): Promise<Page<News>> {
      const { rows, nextCursor } = await newsNewest.page(query, {
        start: START,
        read: (after, limit) => store.news(db.reads, caller.userId, after, limit),
        keysOf: (row) => [row.at, row.id],
      })
      const cards = await scenes.readMany(
        rows.map((row) => row.id),
        caller,
      )
      const items = rows.flatMap((row) => {
        const scene = cards.get(row.id)
        return scene === undefined ? [] : [{ scene, ...newsOf(row) }]
      })
      return { items, nextCursor }
    },
  }
}

function newsOf(row: NewsRow): Omit<News, 'scene'> {
  const reason = REASONS[row.reason]
  if (reason === undefined) throw new Error(`there is no reason ${row.reason} for news`)
  return {
    reason,
    segment: {
      id: row.segment_id,
      sequence: row.sequence,
      author: { username: row.username, displayName: row.display_name },
      excerpt: row.excerpt,
      publishedAt: row.published_at,
    },
    newSegments: row.new_segments,
  }
}

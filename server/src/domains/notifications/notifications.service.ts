import {
  type CauseRow,
  notificationsStore as store,
  toNotification,
} from '#domains/notifications/notifications.store.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type Page, type PageQuery } from '#platform/cursor.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import type { SqlRunner } from '#platform/sql-files.ts'
import type { NotificationId } from '@skein/contract/ids'
import {
  type Notification,
  NOTIFICATION_KINDS,
  type NotificationPreference,
  type NotificationPreferences,
  UNREAD_COUNT_MAX,
} from '@skein/contract/notifications'
import { Value } from 'typebox/value'

/** In one transaction: a busy minute's worth. */
const CAUSES_AT_ONCE = 200

const inbox = cursorKind('notifications.newest', [Key.instant, Key.id])

/** A segment that has just become part of its scene. */
export interface PublishedSegment {
  readonly causeId: string
  readonly sceneId: string
  readonly writerId: string
  /** 1 for the opening of a new scene: the only one that is news to whoever follows the topic. */
  readonly sequence: number
}

/** Who follows the scene, its writer, or, when it is an opening, its topic; each person once for a cause. */
export type ListFollowers = (
  client: SqlRunner,
  published: readonly PublishedSegment[],
) => Promise<readonly { readonly causeId: string; readonly userId: string }[]>

export type NotificationsService = ReturnType<typeof createNotificationsService>

/** What people are told of: who hears of a change, their inboxes, and what they want to hear. */
export function createNotificationsService(deps: {
  readonly db: Database
  readonly listFollowers: ListFollowers
  /** What a preferences page says of mail. */
  readonly mail: { readonly available: boolean; readonly hour: number }
}) {
  const { db, listFollowers, mail } = deps

  async function preferences(caller: Caller): Promise<NotificationPreferences> {
    const rows = await store.preferences(db.prisma, caller.userId)
    const [first] = rows
    if (first === undefined) throw new RequestFailure('unauthenticated')
    return {
      kinds: NOTIFICATION_KINDS.map((kind) => {
        const changed = rows.find((row) => row.kind === kind)
        return { kind, inApp: changed?.in_app ?? true, mail: changed?.mail ?? 'off' }
      }),
      mail: { ...mail, address: first.email },
    }
  }

  const unreadOf = async (caller: Caller) => ({
    unread: await store.countUnread(db.prisma, caller.userId, UNREAD_COUNT_MAX),
  })

  async function tellInvited(): Promise<number> {
    let told = 0
    for (;;) {
      const now = await store.spreadInvitations(db.sql, CAUSES_AT_ONCE)
      told += now
      if (now < CAUSES_AT_ONCE) return told
    }
  }

  return {
    /** @throws RequestFailure `cursor_invalid`. */
    async list(caller: Caller, query: PageQuery): Promise<Page<Notification>> {
      const { rows, nextCursor } = await inbox.page(query, {
        start: [AFTER_EVERYTHING.instant, AFTER_EVERYTHING.id],
        // By Prisma's own connections: whoever has just read something must see it read.
        read: (after, limit) => store.page(db.prisma, caller.userId, after, limit),
        keysOf: (row): readonly [string, string] => [row.changed_at, row.id],
      })
      return { items: rows.map(toNotification), nextCursor }
    },

    countUnread: unreadOf,

    /**
     * What happened after `upTo` stays unread; nothing happens for an id that is not the caller's.
     *
     * @throws RequestFailure `validation_failed` for a moment that is none.
     */
    async markRead(caller: Caller, upTo: string, id: NotificationId | undefined): Promise<{ unread: number }> {
      if (!Value.Check(Key.instant, upTo))
        throw new RequestFailure('validation_failed', { field: '/body/upTo', detail: 'must be a time in UTC' })
      await store.markRead(db.sql, caller.userId, upTo, id ?? null)
      return unreadOf(caller)
    },

    preferences,

    async setPreference(caller: Caller, preference: NotificationPreference): Promise<NotificationPreferences> {
      await store.setPreference(db.sql, caller.userId, preference)
      return preferences(caller)
    },

    /**
     * Makes notifications of what changes have left behind and of invitations; the worker runs it every second or two.
     * Safe in many processes at once. Returns how many of both were dealt with.
     */
    async spread(): Promise<number> {
      let dealtWith = await tellInvited()
      for (;;) {
        const taken = await db.transaction(async (tx) => {
          const causes = await store.take(tx, CAUSES_AT_ONCE)
          if (causes.length === 0) return 0
          const published = causes.flatMap(publishedSegment)
          const followers = published.length === 0 ? [] : await listFollowers(tx, published)
          await store.spread(
            tx,
            causes,
            followers.map(({ causeId, userId }) => ({ cause: causeId, user: userId })),
          )
          await store.settle(tx, causes)
          return causes.length
        })
        dealtWith += taken
        if (taken < CAUSES_AT_ONCE) return dealtWith
      }
    },
  }
}

function publishedSegment({ id, kind, scene_id, actor_id, sequence }: CauseRow): PublishedSegment[] {
  if (kind !== 'segment_published' || sequence === null) return []
  return [{ causeId: id, sceneId: scene_id, writerId: actor_id, sequence }]
}

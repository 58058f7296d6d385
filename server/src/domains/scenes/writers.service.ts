import { settleInvitation } from '#domains/notifications/causes.service.ts'
import type { ScenesService } from '#domains/scenes/scenes.service.ts'
import { type InvitedRow, writersStore as store } from '#domains/scenes/writers.store.ts'
import { auditLine } from '#platform/audit.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type Page, type PageQuery } from '#platform/cursor.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import { owns } from '#platform/ownership.ts'
import type { SceneId, UserId } from '@skein/contract/ids'
import type { Scene, SceneWriters } from '@skein/contract/scenes'
import type { Invited } from '@skein/contract/writers'

const invitedNewest = cursorKind('invited.newest', [Key.instant, Key.id])

export type WritersService = ReturnType<typeof createWritersService>

/** Who may continue a scene: its owner says. What was accepted before they say otherwise goes on. */
export function createWritersService(deps: {
  readonly db: Database
  readonly scenes: Pick<ScenesService, 'requireVisible' | 'lockVisible' | 'readWithin'>
  /** The id behind a username. @throws RequestFailure `not_found`. */
  readonly requirePerson: (username: string) => Promise<UserId>
}) {
  const { db, scenes, requirePerson } = deps

  /** @throws RequestFailure `not_found`, `forbidden`. */
  async function lockOwn(tx: Transaction, id: SceneId, caller: Caller) {
    const scene = await scenes.lockVisible(tx, id, caller)
    if (!owns(caller, scene.user_id)) throw new RequestFailure('forbidden')
    return scene
  }

  async function setInvited(caller: Caller, id: SceneId, username: string, invited: boolean) {
    const userId = await requirePerson(username)
    await db.transaction(async (tx) => {
      const scene = await lockOwn(tx, id, caller)
      if (userId === scene.user_id)
        throw new RequestFailure('validation_failed', {
          field: '/params/username',
          detail: 'Your own scene is yours to continue without an invitation.',
        })
      const hasChanged = await (invited ? store.invite : store.withdraw)(tx, id, userId)
      if (!hasChanged) return
      if (!invited) await settleInvitation(tx, id, userId)
      await auditLine(tx, {
        actorId: caller.userId,
        action: invited ? 'scene.invited' : 'scene.uninvited',
        target: { type: 'scene', id },
        detail: { userId },
      })
    })
    return { invited }
  }

  return {
    /** @throws RequestFailure `not_found`, `forbidden`. */
    set: (caller: Caller, id: SceneId, writers: SceneWriters): Promise<Scene> =>
      db.transaction(async (tx) => {
        const scene = await lockOwn(tx, id, caller)
        if (scene.writers !== writers) {
          await store.set(tx, id, writers)
          await auditLine(tx, {
            actorId: caller.userId,
            action: 'scene.writers_set',
            target: { type: 'scene', id },
            detail: { from: scene.writers, to: writers },
          })
        }
        return scenes.readWithin(tx, id, caller)
      }),

    /** Inviting twice is inviting once. @throws RequestFailure `not_found`, `forbidden`, `validation_failed` for oneself. */
    invite: (caller: Caller, id: SceneId, username: string) => setInvited(caller, id, username, true),

    /** @throws RequestFailure as `invite`. */
    withdraw: (caller: Caller, id: SceneId, username: string) => setInvited(caller, id, username, false),

    /** @throws RequestFailure `not_found`, `forbidden`, `cursor_invalid`. */
    async listInvited(caller: Caller, id: SceneId, query: PageQuery): Promise<Page<Invited>> {
      const { ownerId } = await scenes.requireVisible(id, caller)
      if (!owns(caller, ownerId)) throw new RequestFailure('forbidden')
      const { rows, nextCursor } = await invitedNewest.page(query, {
        start: [AFTER_EVERYTHING.instant, AFTER_EVERYTHING.id],
        // Not from a replica: whoever has just invited somebody must find them here.
        read: (after, limit) => store.list(db.prisma, id, after, limit),
        keysOf: (row): readonly [string, string] => [row.invited_at, row.user_id],
      })
      return { items: rows.map(toInvited), nextCursor }
    },
  }
}

function toInvited(row: InvitedRow): Invited {
  return { person: { username: row.username, displayName: row.display_name }, invitedAt: row.invited_at }
}

import { type SqlRunner, sqlStatement } from '#platform/sql-files.ts'
import { JobId, NotificationId, ProposalId, SceneId } from '@skein/contract/ids'
import {
  MAIL_CHOICES,
  type Notification,
  NOTIFICATION_KINDS,
  type NotificationPreference,
} from '@skein/contract/notifications'
import { nullable } from '@skein/contract/pages'
import { type Static, Type } from 'typebox'

const CauseRow = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  scene_id: Type.String(),
  actor_id: Type.String(),
  sequence: nullable(Type.Integer()),
  cause: Type.String(),
})
export type CauseRow = Static<typeof CauseRow>

export const NotificationRow = Type.Object({
  id: NotificationId,
  kind: Type.Enum(NOTIFICATION_KINDS),
  scene_id: SceneId,
  scene_title: Type.String(),
  username: Type.String(),
  display_name: nullable(Type.String()),
  count: Type.Integer(),
  sequence: nullable(Type.Integer()),
  job_id: nullable(JobId),
  proposal_id: nullable(ProposalId),
  proposal_status: nullable(Type.String()),
  error_code: nullable(Type.String()),
  changed_at: Type.String(),
  is_read: Type.Boolean(),
})
export type NotificationRow = Static<typeof NotificationRow>

const PreferenceRow = Type.Object({
  email: Type.String(),
  kind: nullable(Type.Enum(NOTIFICATION_KINDS)),
  in_app: nullable(Type.Boolean()),
  mail: nullable(Type.Enum(MAIL_CHOICES)),
})

const takeCauses = sqlStatement('notifications/take-causes', CauseRow)
const spreadCauses = sqlStatement('notifications/spread-causes', Type.Object({ spread: Type.Integer() }))
const spreadInvitations = sqlStatement('notifications/spread-invitations', Type.Object({ dealt_with: Type.Integer() }))
const settleCauses = sqlStatement('notifications/settle-causes', Type.Object({ settled: Type.Integer() }))
const readPage = sqlStatement('notifications/page', NotificationRow)
const countUnread = sqlStatement('notifications/count-unread', Type.Object({ unread: Type.Integer() }))
const markRead = sqlStatement('notifications/mark-read', Type.Object({ id: Type.String() }))
const readPreferences = sqlStatement('notifications/read-preferences', PreferenceRow)
const setPreference = sqlStatement('notifications/set-preference', Type.Object({ stored: Type.Boolean() }))

const asArray = (causes: readonly CauseRow[]) => `[${causes.map(({ cause }) => cause).join()}]`

/** What a row tells, as the contract says it. */
export const toNotification = (row: NotificationRow): Notification => ({
  id: row.id,
  kind: row.kind,
  scene: { id: row.scene_id, title: row.scene_title },
  actor: { username: row.username, displayName: row.display_name },
  count: row.count,
  sequence: row.sequence,
  jobId: row.job_id,
  proposal:
    row.proposal_id === null || row.proposal_status === null
      ? null
      : { id: row.proposal_id, status: row.proposal_status },
  errorCode: row.error_code,
  changedAt: row.changed_at,
  isRead: row.is_read,
})

/** Reads and writes of `notification_causes`, `notifications` and `notification_preferences`. */
export const notificationsStore = {
  take: (tx: SqlRunner, count: number): Promise<readonly CauseRow[]> => takeCauses(tx, [count]),

  /** `followers` are pairs of a cause's id and a person. */
  spread: async (
    tx: SqlRunner,
    causes: readonly CauseRow[],
    followers: readonly { readonly cause: string; readonly user: string }[],
  ): Promise<void> => {
    await spreadCauses(tx, [asArray(causes), JSON.stringify(followers)])
  },

  /** Returns how many invitations it told of, at most `count`. */
  spreadInvitations: async (client: SqlRunner, count: number): Promise<number> =>
    (await spreadInvitations(client, [count]))[0]?.dealt_with ?? 0,

  settle: async (tx: SqlRunner, causes: readonly CauseRow[]): Promise<void> => {
    await settleCauses(tx, [asArray(causes)])
  },

  page: (
    client: SqlRunner,
    userId: string,
    after: readonly [changedAt: string, id: string],
    limit: number,
  ): Promise<readonly NotificationRow[]> => readPage(client, [userId, ...after, limit]),

  countUnread: async (client: SqlRunner, userId: string, max: number): Promise<number> =>
    (await countUnread(client, [userId, max]))[0]?.unread ?? 0,

  markRead: async (client: SqlRunner, userId: string, upTo: string, id: string | null): Promise<void> => {
    await markRead(client, [userId, upTo, id])
  },

  preferences: (client: SqlRunner, userId: string) => readPreferences(client, [userId]),

  setPreference: async (
    client: SqlRunner,
    userId: string,
    { kind, inApp, mail }: NotificationPreference,
  ): Promise<void> => {
    await setPreference(client, [userId, kind, inApp, mail])
  },
}

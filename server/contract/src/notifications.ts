import { type Static, Type } from 'typebox'
import { PublicPerson } from './accounts.ts'
import { Instant, JobId, NotificationId, ProposalId, SceneId } from './ids.ts'
import { nullable, page, pageQuery } from './pages.ts'
import { route } from './route.ts'

/** What a person may be told of; preferences are set for each. */
export const NOTIFICATION_KINDS = [
  'published',
  'continued',
  'followed',
  'invited',
  'verdict',
  'job_failed',
  'proposal_waiting',
  'proposal_decided',
] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]
export const MAIL_CHOICES = ['off', 'digest'] as const
/** An inbox counts no further; more than so many is "99+". */
export const UNREAD_COUNT_MAX = 100

const closed = { additionalProperties: false } as const

/** Something that happened; until it is read, more of the same in one scene raises `count` instead of adding another. */
export const Notification = Type.Object({
  id: NotificationId,
  kind: Type.Enum(NOTIFICATION_KINDS),
  scene: Type.Object({ id: SceneId, title: Type.String() }),
  /** Who did it, the newest when there are several. */
  actor: PublicPerson,
  count: Type.Integer(),
  /** The first segment it is about. */
  sequence: nullable(Type.Integer()),
  jobId: nullable(JobId),
  proposal: nullable(Type.Object({ id: ProposalId, status: Type.String() })),
  /** One of the job errors, when a job ended with it. */
  errorCode: nullable(Type.String()),
  /** When the newest of it happened. */
  changedAt: Instant,
  isRead: Type.Boolean(),
})
export type Notification = Static<typeof Notification>

const Unread = Type.Object({
  /** At most {@link UNREAD_COUNT_MAX}. */
  unread: Type.Integer(),
})

export const listNotifications = route({
  method: 'GET',
  path: '/me/notifications',
  status: 200,
  summary: 'What happened that concerns me, newest first',
  access: 'user',
  errors: ['cursor_invalid'],
  query: Type.Object(pageQuery, closed),
  reply: page(Notification),
})
export const countUnread = route({
  method: 'GET',
  path: '/me/notifications/unread',
  status: 200,
  summary: 'How many of my notifications are unread',
  access: 'user',
  reply: Unread,
})
/** What happens after `upTo` stays unread, so that nothing is read that was never shown. */
export const readNotifications = route({
  method: 'POST',
  path: '/me/notifications/read',
  status: 200,
  summary: 'Mark my notifications as read, up to a moment; one alone when it is named',
  access: 'user',
  body: Type.Object(
    {
      /** `changedAt` of the newest one that was shown. */
      upTo: Instant,
      id: Type.Optional(NotificationId),
    },
    closed,
  ),
  reply: Unread,
})

export const NotificationPreference = Type.Object({
  kind: Type.Enum(NOTIFICATION_KINDS),
  inApp: Type.Boolean(),
  mail: Type.Enum(MAIL_CHOICES),
})
export type NotificationPreference = Static<typeof NotificationPreference>
export const NotificationPreferences = Type.Object({
  kinds: Type.Array(NotificationPreference),
  mail: Type.Object({
    /** False when this Skein sends no mail. */
    available: Type.Boolean(),
    address: Type.String(),
    /** The hour in UTC at which a digest is written, at most once a day. */
    hour: Type.Integer(),
  }),
})
export type NotificationPreferences = Static<typeof NotificationPreferences>

export const getNotificationPreferences = route({
  method: 'GET',
  path: '/me/notification-preferences',
  status: 200,
  summary: 'What I want to hear of, and how',
  access: 'user',
  reply: NotificationPreferences,
})
export const setNotificationPreference = route({
  method: 'PUT',
  path: '/me/notification-preferences/:kind',
  status: 200,
  summary: 'Say for one kind of notification whether it comes into the inbox and the mail',
  access: 'user',
  params: Type.Object({ kind: Type.Enum(NOTIFICATION_KINDS) }),
  body: Type.Object({ inApp: Type.Boolean(), mail: Type.Enum(MAIL_CHOICES) }, closed),
  reply: NotificationPreferences,
})
/** The token is from a mail and needs no session. Mail programs send theirs to `/unsubscribe/<token>` (RFC 8058). */
export const unsubscribe = route({
  method: 'POST',
  path: '/mail/unsubscribe',
  status: 204,
  summary: 'Get no more mail; asking twice is asking once',
  body: Type.Object({ token: Type.String({ minLength: 1, maxLength: 200 }) }, closed),
})

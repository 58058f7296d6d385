import type { DigestsService } from '#domains/notifications/digests.service.ts'
import type { NotificationsService } from '#domains/notifications/notifications.service.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/notifications'

/** Binds the contract's routes for the inbox, its preferences and the way out of mail. */
export function mountNotifications(
  mount: Mounter,
  notifications: NotificationsService,
  digests: Pick<DigestsService, 'unsubscribe'>,
): void {
  mount.signedIn(contract.listNotifications, ({ query }, { caller }) => notifications.list(caller, query))
  mount.signedIn(contract.countUnread, (_input, { caller }) => notifications.countUnread(caller))
  mount.signedIn(contract.readNotifications, ({ body }, { caller }) =>
    notifications.markRead(caller, body.upTo, body.id),
  )
  mount.signedIn(contract.getNotificationPreferences, (_input, { caller }) => notifications.preferences(caller))
  mount.signedIn(contract.setNotificationPreference, ({ params, body }, { caller }) =>
    notifications.setPreference(caller, { kind: params.kind, ...body }),
  )
  mount.open(contract.unsubscribe, async ({ body }) => {
    await digests.unsubscribe(body.token)
    return undefined
  })
}

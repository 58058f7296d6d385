import { countUnread, getNotificationPreferences, listNotifications } from '@skein/contract/notifications'
import { pagesOf, queryOf } from '../../api/queries.ts'

/** No stream tells of news for a person: it is asked for again now and then, and when they come back to the window. */
const LOOK_AGAIN_MS = 60_000

export const unreadQuery = { ...queryOf(countUnread, {}), refetchInterval: LOOK_AGAIN_MS }
export const inboxPages = {
  ...pagesOf(listNotifications, (cursor) => ({ query: { limit: 30, ...(cursor === undefined ? {} : { cursor }) } })),
  refetchInterval: LOOK_AGAIN_MS,
}
export const preferencesQuery = queryOf(getNotificationPreferences, {})

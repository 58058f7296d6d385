import { area } from '../area.ts'

/** The bell in the header. */
export const bellWords = area('bell', {
  inbox: 'Inbox',
  inboxUnread: 'Inbox, {unread} unread',
  unreadNews: '{n, plural, one {# unread notification} other {# unread notifications}}',
})

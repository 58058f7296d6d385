import type { Translation } from '../area.ts'
import type { bellWords } from '../en/bell.ts'

export const bell: Translation<typeof bellWords> = {
  inbox: 'Posteingang',
  inboxUnread: 'Posteingang, {unread} ungelesen',
  unreadNews: '{n, plural, one {# ungelesene Nachricht} other {# ungelesene Nachrichten}}',
}

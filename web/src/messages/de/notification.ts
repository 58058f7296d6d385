import type { NotificationText } from '@skein/contract/notification-texts'
import { NOTIFICATION_TEXTS_DE } from '@skein/contract/notification-texts-de'
import type { Translation } from '../area.ts'
import type { notificationWords } from '../en/notification.ts'

export const notification: Translation<typeof notificationWords> & Readonly<Record<NotificationText, string>> = {
  unread: '<sr>Ungelesen: </sr>{sentence}',
  markRead: 'Als gelesen markieren: {title}',
  ...NOTIFICATION_TEXTS_DE,
}

import { area } from '../area.ts'

/** What stands around a notification; what it says is the contract's, because mails say it too. */
export const notificationWords = area('notification', {
  unread: '<sr>Unread: </sr>{sentence}',
  markRead: 'Mark as read: {title}',
})

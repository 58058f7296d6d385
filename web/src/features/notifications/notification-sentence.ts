import { JOB_ERRORS } from '@skein/contract/jobs'
import { NOTIFICATION_TEXTS } from '@skein/contract/notification-texts'
import { notificationText } from '@skein/contract/notification-words'
import type { Notification } from '@skein/contract/notifications'
import { jobErrorWords } from '../../lib/job-error-words.ts'
import { fill } from '../../messages/area.ts'
import { messageOf } from '../../messages/translation.ts'

/** What happened, in one sentence of plain text. The mail says the same. */
export function notificationSentence(notification: Notification): string {
  const { text, values } = notificationText(
    notification,
    (code) => jobErrorWords(code)?.message ?? JOB_ERRORS[code].message,
  )
  const said = fill(messageOf('notification', text, NOTIFICATION_TEXTS[text]), values)
  return typeof said === 'string' ? said : ''
}

import { JOB_ERRORS, type JobErrorCode } from './jobs.ts'
import type { NotificationText } from './notification-texts.ts'
import type { Notification } from './notifications.ts'

const isJobError = (code: string): code is JobErrorCode => Object.hasOwn(JOB_ERRORS, code)

/** One of the texts of notifications and what stands in its places. */
interface SaidText {
  readonly text: NotificationText
  readonly values: Readonly<Record<string, string | number>>
}

/**
 * What happened, in one sentence of plain text; the scene's title stands beside it. The inbox and the mail say the same,
 * each in its reader's language.
 *
 * @param jobMessage why a job ended, in that language.
 */
export function notificationText(notification: Notification, jobMessage: (code: JobErrorCode) => string): SaidText {
  const { kind, count, sequence, errorCode, proposal } = notification
  const name = notification.actor.displayName ?? notification.actor.username
  const n = sequence ?? 0
  switch (kind) {
    case 'published':
      if (count > 1) return { text: 'publishedMany', values: { n: count } }
      return sequence === 1 ? { text: 'publishedOpening', values: {} } : { text: 'published', values: { n } }
    case 'continued':
      return count > 1 ? { text: 'continuedMany', values: { n: count, name } } : { text: 'continued', values: { name } }
    case 'followed':
      if (count > 1) return { text: 'followedMany', values: { n: count, name } }
      return sequence === 1 ? { text: 'followedOpening', values: { name } } : { text: 'followed', values: { name, n } }
    case 'invited':
      return { text: 'invited', values: { name } }
    case 'verdict':
      return { text: errorCode === 'continuity_doubted' ? 'doubts' : 'contradicts', values: {} }
    case 'job_failed':
      return errorCode !== null && isJobError(errorCode)
        ? { text: 'failedBecause', values: { reason: jobMessage(errorCode) } }
        : { text: 'failed', values: {} }
    case 'proposal_waiting':
      return { text: 'proposalWaiting', values: { name } }
    case 'proposal_decided':
      return { text: proposal?.status === 'accepted' ? 'proposalAccepted' : 'proposalDeclined', values: { name } }
  }
}

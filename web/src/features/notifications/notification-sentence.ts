import type { Notification } from '@skein/contract/notifications'
import { jobErrorWords } from '../../lib/job-error-words.ts'
import { nameOf } from '../../lib/person.ts'
import { notificationWords } from '../../messages/en/notification.ts'

/** What happened, in one sentence of plain text. The mail says the same in English (`@skein/contract/notification-words`). */
export function notificationSentence(notification: Notification): string {
  const { kind, count, sequence, errorCode, proposal } = notification
  const name = nameOf(notification.actor)
  const n = sequence ?? 0
  switch (kind) {
    case 'published':
      if (count > 1) return notificationWords.publishedMany({ n: count })
      return sequence === 1 ? notificationWords.publishedOpening : notificationWords.published({ n })
    case 'continued':
      return count > 1 ? notificationWords.continuedMany({ n: count, name }) : notificationWords.continued({ name })
    case 'followed':
      if (count > 1) return notificationWords.followedMany({ n: count, name })
      return sequence === 1 ? notificationWords.followedOpening({ name }) : notificationWords.followed({ name, n })
    case 'invited':
      return notificationWords.invited({ name })
    case 'verdict':
      return errorCode === 'continuity_doubted' ? notificationWords.doubts : notificationWords.contradicts
    case 'job_failed': {
      const reason = errorCode === null ? null : jobErrorWords(errorCode)?.message
      return typeof reason === 'string' ? notificationWords.failedBecause({ reason }) : notificationWords.failed
    }
    case 'proposal_waiting':
      return notificationWords.proposalWaiting({ name })
    case 'proposal_decided':
      return proposal?.status === 'accepted'
        ? notificationWords.proposalAccepted({ name })
        : notificationWords.proposalDeclined({ name })
  }
}

import { JOB_ERRORS } from './jobs.ts'
import type { Notification } from './notifications.ts'

const isJobError = (code: string): code is keyof typeof JOB_ERRORS => Object.hasOwn(JOB_ERRORS, code)

/** What happened, in one sentence of plain text; the scene's title stands beside it. The inbox and the mail say the same. */
export function notificationSentence(notification: Notification): string {
  const { kind, count, sequence, errorCode, proposal } = notification
  const name = notification.actor.displayName ?? notification.actor.username
  switch (kind) {
    case 'published':
      if (count > 1) return `${count} of your segments are live.`
      return sequence === 1 ? 'The opening of your scene is live.' : `Your segment ${sequence} is live.`
    case 'continued':
      if (count > 1) return `${count} new segments after yours; the newest is by ${name}.`
      return `${name} continued after you.`
    case 'followed':
      if (count > 1) return `${count} new segments; the newest is by ${name}.`
      return sequence === 1 ? `${name} began this scene.` : `${name} added segment ${sequence}.`
    case 'invited':
      return `${name} invited you to continue this scene.`
    case 'verdict':
      return errorCode === 'continuity_doubted'
        ? 'The check has doubts about your continuation: publish it as it is, or change it.'
        : 'The check found that your continuation contradicts the scene. It needs your answer.'
    case 'job_failed': {
      const reason = errorCode !== null && isJobError(errorCode) ? ` ${JOB_ERRORS[errorCode].message}` : ''
      return `What you sent is not published.${reason}`
    }
    case 'proposal_waiting':
      return `${name} proposes a change to the bible and waits for your decision.`
    case 'proposal_decided':
      return `${name} ${proposal?.status === 'accepted' ? 'accepted' : 'declined'} your change to the bible.`
  }
}

import type { Notification } from '@skein/contract/notifications'
import { paths } from '../../lib/paths.ts'

/** Where a notification leads: to the proposal, to the job that needs an answer, or to the first segment it is about. */
export function notificationLink({ kind, scene, sequence, jobId }: Notification): string {
  if (kind === 'proposal_waiting' || kind === 'proposal_decided') return paths.bible(scene.id)
  if ((kind === 'verdict' || kind === 'job_failed') && jobId !== null) return paths.job(jobId)
  return paths.scene(scene.id, sequence === null ? {} : { segment: sequence })
}

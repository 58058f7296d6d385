import type { Job } from '@skein/contract/jobs'
import { STEP_WORDS } from './step-words.ts'

/** How long the line in front of a waiting job is; null when it is not waiting. */
export function queueWords({ queuePlace }: Pick<Job, 'queuePlace'>): string | null {
  if (queuePlace === null) return null
  if (queuePlace === 0) return 'Next in line'
  return queuePlace === 1 ? 'Waiting for its turn, one is ahead' : `Waiting for its turn, ${queuePlace} are ahead`
}

/** Where a job stands, as the sentence at the top of its page. */
export function jobHeadline(job: Pick<Job, 'status' | 'stage' | 'queuePlace' | 'type' | 'error'>): string {
  const thing = job.type === 'opening' ? 'opening' : 'segment'
  if (job.status === 'final_ready') return `Your ${thing} is in the scene`
  if (job.status === 'failed' && job.error?.code === 'continuity_doubted') return `Your ${thing} waits for your word`
  if (job.status === 'failed') return `Your ${thing} was not published`
  if (job.status === 'cancelled') return 'You stopped this'
  if (job.stage === 'pending' || job.status === 'queued') {
    if (job.queuePlace === null || job.queuePlace === 0) return 'You are next'
    return job.queuePlace === 1 ? 'One segment is ahead of yours' : `${job.queuePlace} segments are ahead of yours`
  }
  if (job.stage === 'completed' || job.stage === 'error') return 'Just a moment'
  return STEP_WORDS[job.stage].doing
}

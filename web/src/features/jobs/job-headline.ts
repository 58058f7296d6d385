import type { Job } from '@skein/contract/jobs'
import { STEP_WORDS } from './step-words.ts'

/** Where a job stands, as the sentence at the top of its page. */
export function jobHeadline(job: Pick<Job, 'status' | 'stage' | 'queuePlace' | 'type'>): string {
  const thing = job.type === 'opening' ? 'opening' : 'segment'
  if (job.status === 'final_ready') return `Your ${thing} is in the scene`
  if (job.status === 'failed') return `Your ${thing} was not published`
  if (job.status === 'cancelled') return 'You stopped this'
  if (job.stage === 'pending' || job.status === 'queued') {
    if (job.queuePlace === null || job.queuePlace === 0) return 'You are next'
    return job.queuePlace === 1 ? 'One segment is ahead of yours' : `${job.queuePlace} segments are ahead of yours`
  }
  if (job.stage === 'completed' || job.stage === 'error') return 'Just a moment'
  return STEP_WORDS[job.stage].doing
}

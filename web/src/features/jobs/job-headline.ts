import type { Job } from '@skein/contract/jobs'
import { jobWords } from '../../messages/en/job.ts'
import { stepWords } from '../../messages/en/step.ts'
import { waysOutWords } from '../../messages/en/ways-out.ts'

/** How long the line in front of a waiting job is; null when it is not waiting. */
export function queueWords({ queuePlace }: Pick<Job, 'queuePlace'>): string | null {
  if (queuePlace === null) return null
  if (queuePlace === 0) return jobWords.nextInLine
  return jobWords.ahead({ n: queuePlace })
}

/** Where a job stands, as the sentence at the top of its page. */
export function jobHeadline(job: Pick<Job, 'status' | 'stage' | 'queuePlace' | 'type' | 'error'>): string {
  const thing = job.type === 'opening' ? 'opening' : 'segment'
  if (job.status === 'final_ready') return jobWords[`${thing}In`]
  if (job.status === 'failed' && job.error?.code === 'continuity_doubted') return waysOutWords[`${thing}Waits`]
  if (job.status === 'failed') return jobWords[`${thing}Not`]
  if (job.status === 'cancelled') return jobWords.youStopped
  if (job.stage === 'pending' || job.status === 'queued') {
    if (job.queuePlace === null || job.queuePlace === 0) return jobWords.youAreNext
    return jobWords.segmentsAhead({ n: job.queuePlace })
  }
  if (job.stage === 'completed' || job.stage === 'error') return jobWords.moment
  return stepWords[`${job.stage}_doing`]
}

import type { Job } from '@skein/contract/jobs'
import { ago, fullInstant } from '../../lib/instants.ts'
import { paths } from '../../lib/paths.ts'
import { isEnded } from './job.rules.ts'
import { WorkRow } from './work-row.tsx'
import { jobWords } from '../../messages/en/job.ts'
import { stepWords } from '../../messages/en/step.ts'
import { jobErrorWords } from '../../lib/job-error-words.ts'

function standing(job: Job): { words: string; look: string } {
  if (job.status === 'final_ready') {
    return {
      words: job.segment === null ? jobWords.inScene : jobWords.segmentOfScene({ n: job.segment.sequence }),
      look: 'text-good',
    }
  }
  if (job.status === 'failed')
    return {
      words:
        (job.error === null ? undefined : jobErrorWords(job.error.code)?.message) ??
        job.error?.message ??
        jobWords.notPublished,
      look: 'text-bad',
    }
  if (job.status === 'cancelled') return { words: jobWords.youStoppedIt, look: 'text-faint' }
  if (job.stage === 'pending' || job.stage === 'completed' || job.stage === 'error') {
    return { words: jobWords.waitingTurn, look: 'text-soft' }
  }
  return {
    words: jobWords.doingShare({ doing: stepWords[`${job.stage}_doing`], share: job.progress }),
    look: 'text-ink',
  }
}

/** One of my continuations in a list. */
export function JobRow({ job }: { job: Job }) {
  const { words, look } = standing(job)
  return (
    <WorkRow to={paths.job(job.id)} title={job.sceneTitle} text={job.inputText}>
      <div className="num text-sm sm:text-end">
        <p className={`font-semibold ${look}`}>{words}</p>
        <p className="text-faint">
          <time dateTime={job.createdAt} title={fullInstant(job.createdAt)}>
            {jobWords.sent({ when: ago(job.createdAt) })}
          </time>
        </p>
        {!isEnded(job) && (
          <div
            aria-hidden="true"
            className="mt-1.5 ms-auto h-1 w-full max-w-40 overflow-hidden rounded-full bg-sunken max-sm:ms-0"
          >
            <div className="h-full bg-accent" style={{ width: `${Math.max(3, job.progress)}%` }} />
          </div>
        )}
      </div>
    </WorkRow>
  )
}

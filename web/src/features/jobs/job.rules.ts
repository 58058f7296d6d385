import { type Job, type JobEvent, type Stage, STAGES } from '@skein/contract/jobs'

export type StepState = 'done' | 'running' | 'waiting' | 'failed' | 'stopped'

const ENDED = ['final_ready', 'failed', 'cancelled']

/** Whether nothing more happens to this job by itself. */
export const isEnded = (job: Pick<Job, 'status'>): boolean => ENDED.includes(job.status)

/**
 * How each of the five steps stands. A failed or cancelled job has left its stage (`error`), so the step it ended in is
 * taken from the error or from the last attempt.
 */
export function stepStates(job: Pick<Job, 'status' | 'stage' | 'error' | 'attempts'>): Record<Stage, StepState> {
  const all = (state: StepState): Record<Stage, StepState> => ({
    script_expansion: state,
    continuity_validation: state,
    video_generation: state,
    upload: state,
    finalization: state,
  })
  if (job.status === 'final_ready' || job.stage === 'completed') return all('done')
  const at = STAGES.find((stage) => stage === job.stage) ?? job.error?.stage ?? job.attempts.at(-1)?.stage ?? null
  const states = all('waiting')
  if (at === null) {
    if (job.status === 'failed' || job.status === 'cancelled')
      states.script_expansion = job.status === 'failed' ? 'failed' : 'stopped'
    return states
  }
  const place = STAGES.indexOf(at)
  for (const [index, stage] of STAGES.entries()) {
    if (index < place) states[stage] = 'done'
    else if (index === place)
      states[stage] = job.status === 'failed' ? 'failed' : job.status === 'cancelled' ? 'stopped' : 'running'
  }
  return states
}

/** Events that take a job back to an earlier step. */
const GOES_BACK: readonly JobEvent['kind'][] = ['sent_back', 'retried', 'doubts_accepted']

/**
 * The job after one line of its feed. What an event does not carry (script, verdict, error) is read separately. A stream
 * begins with the past: lines that lie behind what is already known change nothing.
 */
export function afterEvent(job: Job, event: JobEvent): Job {
  if (isEnded(job) || (event.progress < job.progress && !GOES_BACK.includes(event.kind))) return job
  const isWorking = event.kind === 'stage_started' || event.kind === 'stage_progressed'
  return {
    ...job,
    status: event.status,
    stage: event.stage,
    progress: event.progress,
    message: event.message,
    queuePlace: isWorking ? null : job.queuePlace,
    startedAt: job.startedAt ?? (event.kind === 'stage_started' ? event.at : null),
    completedAt: isEnding(event) ? (job.completedAt ?? event.at) : null,
    can: isEnding(event) ? { cancel: false, retry: false, accept: false } : job.can,
  }
}

/** Events after which nothing more happens. */
export const isEnding = (event: JobEvent): boolean => ['published', 'failed', 'cancelled'].includes(event.kind)

/** Events after which the whole job is worth reading again. */
export const bringsMore = (event: JobEvent): boolean => event.kind !== 'stage_progressed'

/** Seconds from submission until the end, or until `now`. */
export function elapsedSeconds(job: Pick<Job, 'createdAt' | 'completedAt'>, now: number): number {
  const end = job.completedAt === null ? now : Date.parse(job.completedAt)
  return Math.max(0, Math.round((end - Date.parse(job.createdAt)) / 1000))
}

/** Whether the check stopped it: then its writer has the ways out of a verdict. */
export const isStoppedByVerdict = ({ status, error }: Pick<Job, 'status' | 'error'>): boolean =>
  status === 'failed' && (error?.code === 'continuity_blocked' || error?.code === 'continuity_doubted')

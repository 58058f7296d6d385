import type { JobFlow, JobState } from '#domains/jobs/job-ledger.service.ts'
import type { Transaction } from '#platform/db.ts'
import type { Queue } from '#platform/queue.ts'
import {
  cancelled,
  currentStage,
  doubtsAccepted,
  mayAccept,
  mayCancel,
  mayRecheck,
  mayRetry,
  newJob,
  rechecked,
  retried,
} from './job.rules.ts'
import { visitId } from './stage-message.ts'

/** Enqueues the stage a job has come to, with the transaction that brought it there; nothing when it has ended. */
export async function enqueueStage(queue: Queue, tx: Transaction, jobId: string, state: JobState): Promise<void> {
  const stage = currentStage(state)
  if (stage === null) return
  const { round } = state
  await queue.send(tx, stage, { jobId, stage, round }, { id: visitId({ jobId, stage, round }) })
}

/** What the jobs domain may know of the pipeline; handed to it by the container, because it points the other way. */
export function createJobFlow(queue: Queue): JobFlow {
  return {
    newJob,
    cancelled,
    retried,
    mayCancel,
    mayRetry,
    mayAccept,
    mayRecheck,
    doubtsAccepted,
    rechecked,
    enqueue: (tx, jobId, state) => enqueueStage(queue, tx, jobId, state),
    placeOf: async (client, jobId, state) => {
      const stage = currentStage(state)
      if (stage === null) return null
      return queue.placeOf(client, stage, visitId({ jobId, stage, round: state.round }))
    },
  }
}

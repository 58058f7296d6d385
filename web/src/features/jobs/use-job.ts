import { type Job, JOB_EVENT_KINDS, type JobEvent, watchJob } from '@skein/contract/jobs'
import type { JobId } from '@skein/contract/ids'
import { getScene, listSegments } from '@skein/contract/scenes'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listen, type StreamState } from '../../api/events.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { afterEvent, bringsMore, isEnded, isEnding } from './job.rules.ts'
import { jobQuery } from './job.queries.ts'

const READ_AFTER_MS = 120
const QUEUE_READ_MS = 4000

const isJobEvent = (data: unknown): data is JobEvent =>
  typeof data === 'object' && data !== null && 'sequence' in data && 'kind' in data && 'stage' in data

/** A job as it is now: read once, then kept current by its feed until it ends. */
export function useJob(jobId: JobId): { job: Job; stream: StreamState } {
  const client = useQueryClient()
  const job = useSuspenseQuery({
    ...jobQuery(jobId),
    // The line in front moves without this job's own feed saying so.
    refetchInterval: (query) => (typeof query.state.data?.queuePlace === 'number' ? QUEUE_READ_MS : false),
  }).data
  const [stream, setStream] = useState<StreamState>('connecting')
  const hasEnded = isEnded(job)
  useEffect(() => {
    if (hasEnded) return undefined
    const { queryKey } = jobQuery(jobId)
    let newest = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const readAgain = () => client.invalidateQueries({ queryKey })
    const stop = listen(
      watchJob,
      { params: { jobId } },
      {
        kinds: JOB_EVENT_KINDS,
        onState: setStream,
        beforeReconnect: readAgain,
        onEvent: (data) => {
          if (!isJobEvent(data) || data.sequence <= newest) return
          newest = data.sequence
          client.setQueryData(queryKey, (old) => (old === undefined ? old : afterEvent(old, data)))
          if (isEnding(data)) {
            // Now, not later: listening stops with the end, and the outcome is in the job, not in the event.
            void readAgain()
          } else if (bringsMore(data)) {
            // A stream begins with the whole feed at once, which is one reason to read, not ten.
            clearTimeout(timer)
            timer = setTimeout(() => void readAgain(), READ_AFTER_MS)
          }
          if (data.kind === 'published') void refreshRoutes(client, getScene, listSegments)
        },
      },
    )
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [client, jobId, hasEnded])
  return { job, stream }
}

import { acceptDoubts, cancelJob, type Job, listMyDrafts, listMyJobs, recheckJob, retryJob } from '@skein/contract/jobs'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { jobQuery } from './job.queries.ts'

/** What a writer can do with a job; each answers with the job as it became. */
export function useJobActions(job: Job) {
  const client = useQueryClient()
  const onSuccess = (changed: Job): void => {
    client.setQueryData(jobQuery(job.id).queryKey, changed)
    void refreshRoutes(client, listMyJobs, listMyDrafts)
  }
  const input = { params: { jobId: job.id } }
  return {
    cancel: useMutation({ mutationFn: () => call(cancelJob, input), onSuccess }),
    accept: useMutation({ mutationFn: () => call(acceptDoubts, input), onSuccess }),
    recheck: useMutation({ mutationFn: () => call(recheckJob, input), onSuccess }),
    retry: useMutation({ mutationFn: () => call(retryJob, input), onSuccess }),
  }
}

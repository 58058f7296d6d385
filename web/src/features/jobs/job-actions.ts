import { cancelJob, type Job, listMyDrafts, listMyJobs, retryJob } from '@skein/contract/jobs'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { jobQuery } from './job.queries.ts'

/** Cancelling and retrying a job; both answer with the job as it became. */
export function useJobActions(job: Job) {
  const client = useQueryClient()
  const onSuccess = (changed: Job): void => {
    client.setQueryData(jobQuery(job.id).queryKey, changed)
    void refreshRoutes(client, listMyJobs, listMyDrafts)
  }
  const input = { params: { jobId: job.id } }
  return {
    cancel: useMutation({ mutationFn: () => call(cancelJob, input), onSuccess }),
    retry: useMutation({ mutationFn: () => call(retryJob, input), onSuccess }),
  }
}

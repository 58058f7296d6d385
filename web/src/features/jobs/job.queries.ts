import { countMyWork, getJob, listMyDrafts, listMyJobs, type WorkState } from '@skein/contract/jobs'
import type { JobId } from '@skein/contract/ids'
import { pagesOf, queryOf } from '../../api/queries.ts'

export const jobQuery = (jobId: JobId) => queryOf(getJob, { params: { jobId } })
export const workCountsQuery = queryOf(countMyWork, {})
/** My jobs that stand so, newest first. */
export const myJobsPages = (state: WorkState) =>
  pagesOf(listMyJobs, (cursor) => ({
    query: { limit: 20, state, ...(cursor === undefined ? {} : { cursor }) },
  }))
export const myDraftsPages = pagesOf(listMyDrafts, (cursor) => ({
  query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) },
}))

import { getJob, listMyDrafts, listMyJobs } from '@skein/contract/jobs'
import type { JobId } from '@skein/contract/ids'
import { pagesOf, queryOf } from '../../api/queries.ts'

export const jobQuery = (jobId: JobId) => queryOf(getJob, { params: { jobId } })
export const myJobsPages = pagesOf(listMyJobs, (cursor) => ({
  query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) },
}))
export const myDraftsPages = pagesOf(listMyDrafts, (cursor) => ({
  query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) },
}))

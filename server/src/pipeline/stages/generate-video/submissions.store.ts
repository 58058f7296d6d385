import { nullable } from '@skein/contract/pages'
import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { type Static, Type } from 'typebox'

const SubmissionRow = Type.Object({
  attempt: Type.Integer(),
  provider: Type.String(),
  provider_job_id: nullable(Type.String()),
  state: Type.Enum(['submitting', 'submitted', 'fetched', 'failed'] as const),
  request_hash: Type.String(),
  age_ms: Type.Number(),
})
export type Submission = Static<typeof SubmissionRow>

const latestSubmission = sqlStatement('jobs/latest-submission', SubmissionRow)
const beginSubmission = sqlStatement('jobs/begin-submission', Type.Object({ attempt: Type.Integer() }))
const markSubmission = sqlStatement('jobs/mark-submission', Type.Object({ state: Type.String() }))

/** Reads and writes of `video_submissions`. */
export const submissionsStore = {
  latest: async (client: SqlRunner, jobId: string): Promise<Submission | null> =>
    (await latestSubmission(client, [jobId]))[0] ?? null,

  /** False when another worker is placing this very order. */
  begin: async (
    client: SqlRunner,
    order: { jobId: string; attempt: number; provider: string; requestHash: string },
  ): Promise<boolean> =>
    (await beginSubmission(client, [order.jobId, order.attempt, order.provider, order.requestHash])).length > 0,

  mark: async (
    client: SqlRunner,
    order: { jobId: string; attempt: number },
    state: Submission['state'],
    providerJobId: string | null = null,
  ): Promise<void> => {
    await markSubmission(client, [order.jobId, order.attempt, state, providerJobId])
  },
}

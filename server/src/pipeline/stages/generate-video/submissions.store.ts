import { nullable } from '@skein/contract/pages'
import type { SubmittedJob } from '#providers/video/video.port.ts'
import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { type Static, Type } from 'typebox'

const SubmissionRow = Type.Object({
  attempt: Type.Integer(),
  provider: Type.String(),
  provider_job_id: nullable(Type.String()),
  handle: nullable(Type.Record(Type.String(), Type.String())),
  state: Type.Enum(['submitting', 'submitted', 'fetched', 'failed'] as const),
  request_hash: Type.String(),
  age_ms: Type.Number(),
  /** How many orders of this job its provider has taken so far. */
  accepted: Type.Integer(),
})
export type Submission = Static<typeof SubmissionRow>

const latestSubmission = sqlStatement('jobs/latest-submission', SubmissionRow)
const beginSubmission = sqlStatement('jobs/begin-submission', Type.Object({ attempt: Type.Integer() }))
const isOrderTaken = sqlStatement('jobs/is-order-taken', Type.Object({ taken: Type.Boolean() }))
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
    submitted: SubmittedJob | null = null,
  ): Promise<void> => {
    const handle = submitted?.handle === undefined ? null : JSON.stringify(submitted.handle)
    await markSubmission(client, [order.jobId, order.attempt, state, submitted?.providerJobId ?? null, handle])
  },

  /** Whether a provider's job already belongs to an order of ours. */
  isTaken: async (client: SqlRunner, provider: string, providerJobId: string): Promise<boolean> =>
    (await isOrderTaken(client, [provider, providerJobId])).length > 0,
}

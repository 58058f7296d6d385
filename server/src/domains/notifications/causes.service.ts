import type { Transaction } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import type { JobErrorCode } from '@skein/contract/jobs'
import { Type } from 'typebox'

interface CauseFacts {
  readonly sceneId: string
  /** Who did it: the writer of the segment or the job, the proposer, who decided. */
  readonly actorId: string
}

/** Something that people want to hear of. */
export type Cause = CauseFacts &
  (
    | { readonly kind: 'segment_published'; readonly jobId: string; readonly sequence: number }
    | { readonly kind: 'job_failed'; readonly jobId: string; readonly errorCode: JobErrorCode | null }
    | { readonly kind: 'proposal_made' | 'proposal_settled'; readonly proposalId: string }
  )

const insertCause = sqlStatement('notifications/leave-cause', Type.Object({ left_behind: Type.Boolean() }))

/**
 * Leaves word of a change in the transaction that makes it. It costs one narrow row and no round trip of its own, however
 * many people are concerned: they are found a moment later, by {@link createNotificationsService}.
 */
export async function leaveCause(tx: Transaction, cause: Cause): Promise<void> {
  await insertCause(tx, [
    cause.kind,
    cause.sceneId,
    cause.actorId,
    'jobId' in cause ? cause.jobId : null,
    'proposalId' in cause ? cause.proposalId : null,
    cause.kind === 'segment_published' ? cause.sequence : null,
    cause.kind === 'job_failed' ? cause.errorCode : null,
  ])
}

const settle = sqlStatement('notifications/settle-invitation', Type.Object({ id: Type.String() }))

/**
 * Takes back the notification of an invitation that is withdrawn, in the same transaction and after the invitation is
 * gone: whoever was just making one has made it by then, and nobody makes one afterwards.
 */
export async function settleInvitation(tx: Transaction, sceneId: string, userId: string): Promise<void> {
  await settle(tx, [sceneId, userId])
}

import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { AFTER_EVERYTHING } from '#platform/cursor.ts'
import type { Transaction } from '#platform/db.ts'
import { OwnerEdit } from '@skein/contract/bible'
import { PROPOSAL_STATUSES } from '@skein/contract/bible-routes'
import { JobId, ProposalId, SceneId } from '@skein/contract/ids'
import { nullable } from '@skein/contract/pages'
import { type Static, Type } from 'typebox'

const Status = Type.Enum(PROPOSAL_STATUSES)

const ProposalRow = Type.Object({
  id: ProposalId,
  scene_id: SceneId,
  user_id: Type.String(),
  username: Type.String(),
  display_name: nullable(Type.String()),
  job_id: nullable(JobId),
  base_version: Type.Integer(),
  operations: Type.Array(OwnerEdit),
  reason: Type.String(),
  status: Status,
  decision_note: nullable(Type.String()),
  bible_version: nullable(Type.Integer()),
  created_at: Type.String(),
  decided_at: nullable(Type.String()),
})
export type ProposalRow = Static<typeof ProposalRow>

const LockedProposal = Type.Object({
  id: ProposalId,
  user_id: Type.String(),
  job_id: nullable(JobId),
  base_version: Type.Integer(),
  operations: Type.Array(OwnerEdit),
  reason: Type.String(),
  status: Status,
})

const insertProposal = sqlStatement('bible/insert-proposal', Type.Object({ id: ProposalId }))
const readProposals = sqlStatement('bible/read-proposals', ProposalRow)
const lockProposal = sqlStatement('bible/lock-proposal', LockedProposal)
const readProposalJob = sqlStatement('bible/read-proposal-job', Type.Object({ job_id: nullable(JobId) }))
const withdrawOfJob = sqlStatement('bible/withdraw-proposals-of-job', Type.Object({ id: ProposalId }))
const decideProposal = sqlStatement('bible/decide-proposal', Type.Object({ decided: Type.Boolean() }))

/** Reads and writes of `bible_proposals`. */
export const proposalsStore = {
  insert: async (
    tx: Transaction,
    proposal: {
      readonly sceneId: string
      readonly userId: string
      readonly jobId: string | null
      readonly baseVersion: number
      readonly edits: readonly OwnerEdit[]
      readonly reason: string
    },
  ): Promise<ProposalId> => {
    const { sceneId, userId, jobId, baseVersion, edits, reason } = proposal
    const [row] = await insertProposal(tx, [sceneId, userId, jobId, baseVersion, JSON.stringify(edits), reason])
    if (row === undefined) throw new Error('a new proposal was not stored')
    return row.id
  },

  /** Newest first, below an id; of any status when `status` is null. */
  list: (client: SqlRunner, sceneId: string, below: string, status: string | null, limit: number) =>
    readProposals(client, [sceneId, below, status, limit, null]),

  read: async (client: SqlRunner, sceneId: string, id: string): Promise<ProposalRow | null> =>
    (await readProposals(client, [sceneId, AFTER_EVERYTHING.id, null, 1, id]))[0] ?? null,

  /** The job that waits for an accepted proposal. */
  jobOf: async (client: SqlRunner, id: string): Promise<JobId | null> =>
    (await readProposalJob(client, [id]))[0]?.job_id ?? null,

  lock: async (tx: Transaction, sceneId: string, id: string) => (await lockProposal(tx, [id, sceneId]))[0] ?? null,

  decide: async (
    tx: Transaction,
    id: string,
    decision: {
      readonly status: 'accepted' | 'declined' | 'withdrawn'
      readonly by: string
      readonly note: string | null
      readonly bibleVersion: number | null
    },
  ): Promise<void> => {
    await decideProposal(tx, [id, decision.status, decision.by, decision.note, decision.bibleVersion])
  },

  /** Returns which there were. */
  withdrawOfJob: async (tx: Transaction, sceneId: string, jobId: string): Promise<readonly ProposalId[]> =>
    (await withdrawOfJob(tx, [sceneId, jobId])).map(({ id }) => id),
}

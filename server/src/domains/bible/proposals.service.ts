import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { bibleStore, type LockedBible } from '#domains/bible/bible.store.ts'
import { editBible } from '#domains/bible/edit-bible.ts'
import { type ProposalRow, proposalsStore as store } from '#domains/bible/proposals.store.ts'
import { leaveCause } from '#domains/notifications/causes.service.ts'
import { maySeeScene } from '#domains/scenes/scenes.rules.ts'
import { auditLine } from '#platform/audit.ts'
import { AFTER_EVERYTHING, cursorKind, Key, type Page, type PageQuery } from '#platform/cursor.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import { runIdempotent } from '#platform/idempotency.ts'
import type { Caller, IdempotencyClaim } from '#platform/mount.ts'
import { ownsOrModerates } from '#platform/ownership.ts'
import type { SqlRunner } from '#platform/sql-files.ts'
import type { OwnerEdit } from '@skein/contract/bible'
import type { BibleProposal, PROPOSAL_STATUSES } from '@skein/contract/bible-routes'
import type { JobId, ProposalId, SceneId } from '@skein/contract/ids'

const proposalsNewest = cursorKind('bible-proposals.newest', [Key.id])

export interface NewProposal {
  readonly baseVersion: number
  readonly edits: readonly OwnerEdit[]
  readonly reason: string
  readonly jobId?: JobId
}

export type ProposalsService = ReturnType<typeof createProposalsService>

/** Changes to a bible that its owner is asked for: the way out of a block when the bible, not the text, is behind. */
export function createProposalsService(deps: {
  readonly db: Database
  readonly requireVisible: (sceneId: SceneId, caller: Caller | null) => Promise<unknown>
  readonly jobs: {
    /** Whether this person wrote the job, and it is for this scene. */
    isFor(client: SqlRunner, jobId: string, job: { userId: string; sceneId: string }): Promise<boolean>
    /** Checks a blocked continuation once more against the newest bible; nothing for a job that is not blocked. */
    recheck(tx: Transaction, jobId: string, actorId: string): Promise<void>
  }
}) {
  const { db, requireVisible, jobs } = deps

  /** The scene's lock comes first, then the proposal's: the same order everywhere. */
  async function lockBoth(tx: Transaction, sceneId: SceneId, id: ProposalId, caller: Caller) {
    const scene = await bibleStore.lock(tx, sceneId)
    if (scene === null || !maySeeScene(caller, { status: scene.status, ownerId: scene.user_id }))
      throw new RequestFailure('not_found')
    const proposal = await store.lock(tx, sceneId, id)
    if (proposal === null) throw new RequestFailure('not_found')
    return { scene, proposal }
  }

  async function decide(
    caller: Caller,
    sceneId: SceneId,
    id: ProposalId,
    decision: { readonly status: 'accepted' | 'declined'; readonly note: string | undefined },
  ): Promise<BibleProposal> {
    return db.transaction(async (tx) => {
      const { scene, proposal } = await lockBoth(tx, sceneId, id, caller)
      if (!ownsOrModerates(caller, scene.user_id)) throw new RequestFailure('forbidden')
      if (proposal.status !== 'pending') throw new RequestFailure('proposal_decided')
      const { base_version: baseVersion, operations: edits, reason } = proposal
      const made =
        decision.status === 'accepted'
          ? await editBible(tx, scene, { sceneId, userId: caller.userId, baseVersion, edits, reason })
          : null
      const bibleVersion = made?.version ?? null
      await store.decide(tx, id, {
        status: decision.status,
        by: caller.userId,
        note: decision.note ?? null,
        bibleVersion,
      })
      await leaveCause(tx, { kind: 'proposal_settled', sceneId, actorId: caller.userId, proposalId: id })
      const reply = await readOne(tx, scene, sceneId, id, caller)
      await auditLine(tx, {
        actorId: caller.userId,
        action: `bible_proposal.${decision.status}`,
        target: { type: 'scene', id: sceneId },
        detail: { proposalId: id, bibleVersion },
      })
      return reply
    })
  }

  return {
    /** @throws RequestFailure `not_found`, `nothing_to_change` for edits that fit no version they could be meant for. */
    async create(caller: Caller, claim: IdempotencyClaim, sceneId: SceneId, wish: NewProposal): Promise<BibleProposal> {
      const { reply } = await runIdempotent(db, claim, async (tx) => {
        await requireVisible(sceneId, caller)
        const base = await bibleStore.read(tx, sceneId, wish.baseVersion)
        if (base === null) throw new RequestFailure('not_found', { detail: 'The bible has no such version.' })
        if (wish.jobId !== undefined && !(await jobs.isFor(tx, wish.jobId, { userId: caller.userId, sceneId })))
          throw new RequestFailure('not_found', { field: '/body/jobId' })
        const { applied } = applyOperations(base.data, wish.edits, { segmentNumber: 0 })
        if (applied.length === 0) throw new RequestFailure('nothing_to_change')
        const { edits, reason, baseVersion, jobId = null } = wish
        const id = await store.insert(tx, { sceneId, userId: caller.userId, jobId, baseVersion, edits, reason })
        await leaveCause(tx, { kind: 'proposal_made', sceneId, actorId: caller.userId, proposalId: id })
        const scene = await bibleStore.standing(tx, sceneId)
        return readOne(tx, scene, sceneId, id, caller)
      })
      return reply
    },

    /** @throws RequestFailure `not_found`, `cursor_invalid`. */
    async list(
      sceneId: SceneId,
      caller: Caller | null,
      query: PageQuery & { readonly status?: (typeof PROPOSAL_STATUSES)[number] },
    ): Promise<Page<BibleProposal>> {
      await requireVisible(sceneId, caller)
      const scene = await bibleStore.standing(db.prisma, sceneId)
      const { rows, nextCursor } = await proposalsNewest.page(query, {
        start: [AFTER_EVERYTHING.id],
        read: ([below], limit) => store.list(db.prisma, sceneId, below, query.status ?? null, limit),
        keysOf: (row): readonly [string] => [row.id],
      })
      return { items: rows.map((row) => toProposal(row, scene, caller)), nextCursor }
    },

    /**
     * Makes the change, as far as it does not contradict what changed since; then the continuation that waited for it is
     * checked again.
     *
     * @throws RequestFailure `not_found`, `forbidden`, `proposal_decided`, `version_conflict`, `nothing_to_change`.
     */
    async accept(caller: Caller, sceneId: SceneId, id: ProposalId, note: string | undefined): Promise<BibleProposal> {
      const accepted = await decide(caller, sceneId, id, { status: 'accepted', note })
      // In a transaction of its own: a job is locked before its scene. Cut short in between, the writer's own retry does
      // the same.
      const jobId = await store.jobOf(db.prisma, id)
      if (jobId !== null) await db.transaction((tx) => jobs.recheck(tx, jobId, caller.userId))
      return accepted
    },

    /** @throws RequestFailure `not_found`, `forbidden`, `proposal_decided`. */
    decline: (caller: Caller, sceneId: SceneId, id: ProposalId, note: string | undefined): Promise<BibleProposal> =>
      decide(caller, sceneId, id, { status: 'declined', note }),

    /** @throws RequestFailure `not_found` for somebody else's, `proposal_decided`. */
    withdraw: (caller: Caller, sceneId: SceneId, id: ProposalId): Promise<BibleProposal> =>
      db.transaction(async (tx) => {
        const { scene, proposal } = await lockBoth(tx, sceneId, id, caller)
        if (proposal.user_id !== caller.userId) throw new RequestFailure('not_found')
        if (proposal.status !== 'pending') throw new RequestFailure('proposal_decided')
        await store.decide(tx, id, { status: 'withdrawn', by: caller.userId, note: null, bibleVersion: null })
        await leaveCause(tx, { kind: 'proposal_settled', sceneId, actorId: caller.userId, proposalId: id })
        return readOne(tx, scene, sceneId, id, caller)
      }),
  }
}

/**
 * Withdraws what was proposed for the sake of a job that its writer withdraws, in the same transaction. Takes no lock but
 * the proposals' own: the job's is held already, and whoever decides asks for the job only afterwards.
 */
export async function closeProposalsOf(
  tx: Transaction,
  { id: jobId, sceneId, userId }: { readonly id: string; readonly sceneId: string; readonly userId: string },
): Promise<void> {
  for (const proposalId of await store.withdrawOfJob(tx, sceneId, jobId))
    await leaveCause(tx, { kind: 'proposal_settled', sceneId, actorId: userId, proposalId })
}

async function readOne(
  client: SqlRunner,
  scene: Pick<LockedBible, 'user_id'>,
  sceneId: SceneId,
  id: ProposalId,
  caller: Caller,
): Promise<BibleProposal> {
  const row = await store.read(client, sceneId, id)
  if (row === null) throw new Error(`proposal ${id} is gone`)
  return toProposal(row, scene, caller)
}

function toProposal(row: ProposalRow, scene: Pick<LockedBible, 'user_id'>, caller: Caller | null): BibleProposal {
  const isAuthor = caller?.userId === row.user_id
  const mayDecide = ownsOrModerates(caller, scene.user_id)
  return {
    id: row.id,
    sceneId: row.scene_id,
    author: { username: row.username, displayName: row.display_name },
    jobId: isAuthor || mayDecide ? row.job_id : null,
    baseVersion: row.base_version,
    edits: row.operations,
    reason: row.reason,
    status: row.status,
    decisionNote: row.decision_note,
    bibleVersion: row.bible_version,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
    viewer: { canDecide: mayDecide && row.status === 'pending', canWithdraw: isAuthor && row.status === 'pending' },
  }
}

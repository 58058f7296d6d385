import { type Static, Type } from 'typebox'
import { PublicPerson } from './accounts.ts'
import { Bible, BibleChange, EDITS_AT_ONCE_MAX, OwnerEdit } from './bible.ts'
import { IDEMPOTENCY_ERRORS } from './errors.ts'
import { Instant, JobId, ProposalId, SceneId, SegmentId } from './ids.ts'
import { nullable, page, pageQuery } from './pages.ts'
import { route } from './route.ts'
import { Wording } from './wordings.ts'

const closed = { additionalProperties: false } as const
const sceneParams = Type.Object({ sceneId: SceneId })
const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })

export const BibleVersion = Type.Object({
  version: Type.Integer(),
  createdAt: Instant,
  /** The segment that made it; null for the first version and for an owner's edit. */
  segment: nullable(Type.Object({ id: SegmentId, sequence: Type.Integer() })),
  changes: Type.Array(BibleChange),
  /** Who and why, for a version no segment made. */
  editor: nullable(PublicPerson),
  reason: nullable(Type.String()),
})
export type BibleVersion = Static<typeof BibleVersion>

export const getBible = route({
  method: 'GET',
  path: '/scenes/:sceneId/bible',
  status: 200,
  summary: 'The bible: the newest version, or any other by number',
  params: sceneParams,
  query: Type.Object({ version: Type.Optional(Version) }, closed),
  reply: Type.Object({ bible: Bible, version: Type.Integer(), newestVersion: Type.Integer(), createdAt: Instant }),
})
export const listBibleVersions = route({
  method: 'GET',
  path: '/scenes/:sceneId/bible/versions',
  status: 200,
  summary: 'Every version with what changed, newest first',
  params: sceneParams,
  errors: ['cursor_invalid'],
  query: Type.Object(pageQuery, closed),
  reply: page(BibleVersion),
})
export const diffBible = route({
  method: 'GET',
  path: '/scenes/:sceneId/bible/diff',
  status: 200,
  summary: 'What changed between two versions',
  params: sceneParams,
  query: Type.Object({ from: Version, to: Version }, closed),
  reply: Type.Object({ from: Type.Integer(), to: Type.Integer(), changes: Type.Array(BibleChange) }),
})

const Reason = Type.String({ minLength: 1, maxLength: 600, pattern: '\\S' })
const Edits = Type.Array(OwnerEdit, { minItems: 1, maxItems: EDITS_AT_ONCE_MAX })

/** A bible after somebody changed it. */
export const ChangedBible = Type.Object({
  bible: Bible,
  version: Type.Integer(),
  changes: Type.Array(BibleChange),
  /** Edits that were left out, by their place in the list, and why. */
  skipped: Type.Array(Type.Object({ edit: Type.Integer(), reason: Type.String(), wording: Type.Optional(Wording) })),
})
export type ChangedBible = Static<typeof ChangedBible>

export const editBible = route({
  method: 'POST',
  path: '/scenes/:sceneId/bible/edits',
  status: 200,
  summary: 'Change the bible of my scene; edits join what others changed meanwhile unless they contradict it',
  access: 'user',
  idempotency: 'required',
  params: sceneParams,
  errors: [...IDEMPOTENCY_ERRORS, 'forbidden', 'version_conflict', 'nothing_to_change'],
  body: Type.Object({ expectedVersion: Version, edits: Edits, reason: Type.Optional(Reason) }, closed),
  reply: ChangedBible,
})
/** A change that no operation says. */
export const RefusedChange = Type.Object({
  /** RFC 6901 JSON Pointer into the bible that was sent, or for what is missing there into the one before. */
  pointer: Type.String(),
  /** A sentence a person can read. */
  reason: Type.String(),
  wording: Type.Optional(Wording),
})
export type RefusedChange = Static<typeof RefusedChange>
/** What a rewritten bible comes to; edits are sent to `editBible` once nothing is refused. */
export const BiblePlan = Type.Object({
  edits: Type.Array(OwnerEdit),
  changes: Type.Array(BibleChange),
  refused: Type.Array(RefusedChange),
})
export type BiblePlan = Static<typeof BiblePlan>
export const planBibleEdits = route({
  method: 'POST',
  path: '/scenes/:sceneId/bible/plan',
  status: 200,
  summary: 'Which edits lead from a version to a bible written by hand, and what no edit says; nothing is changed',
  access: 'user',
  params: sceneParams,
  body: Type.Object({ baseVersion: Version, bible: Bible }, closed),
  reply: BiblePlan,
})
export const rollBackBible = route({
  method: 'POST',
  path: '/scenes/:sceneId/bible/rollbacks',
  status: 200,
  summary: 'Make an earlier version of my scene’s bible the newest again, as a new version',
  access: 'user',
  idempotency: 'required',
  params: sceneParams,
  errors: [...IDEMPOTENCY_ERRORS, 'forbidden', 'version_conflict', 'nothing_to_change'],
  body: Type.Object({ expectedVersion: Version, toVersion: Version, reason: Type.Optional(Reason) }, closed),
  reply: ChangedBible,
})

export const PROPOSAL_STATUSES = ['pending', 'accepted', 'declined', 'withdrawn'] as const
export const BibleProposal = Type.Object({
  id: ProposalId,
  sceneId: SceneId,
  author: PublicPerson,
  /** The continuation that waits for it; null when none does, or to others than its writer and the scene's owner. */
  jobId: nullable(JobId),
  baseVersion: Type.Integer(),
  edits: Type.Array(OwnerEdit),
  reason: Type.String(),
  status: Type.Enum(PROPOSAL_STATUSES),
  decisionNote: nullable(Type.String()),
  /** The version it made once it was accepted. */
  bibleVersion: nullable(Type.Integer()),
  createdAt: Instant,
  decidedAt: nullable(Instant),
  viewer: Type.Object({ canDecide: Type.Boolean(), canWithdraw: Type.Boolean() }),
})
export type BibleProposal = Static<typeof BibleProposal>
const proposalParams = Type.Object({ sceneId: SceneId, proposalId: ProposalId })

export const proposeBibleChange = route({
  method: 'POST',
  path: '/scenes/:sceneId/bible/proposals',
  status: 201,
  summary: 'Ask the scene’s owner to change its bible',
  access: 'user',
  rateLimit: 'publish',
  idempotency: 'required',
  params: sceneParams,
  errors: [...IDEMPOTENCY_ERRORS, 'nothing_to_change'],
  body: Type.Object({ baseVersion: Version, edits: Edits, reason: Reason, jobId: Type.Optional(JobId) }, closed),
  reply: BibleProposal,
})
export const listBibleProposals = route({
  method: 'GET',
  path: '/scenes/:sceneId/bible/proposals',
  status: 200,
  summary: 'What people have asked the owner to change, newest first',
  params: sceneParams,
  errors: ['cursor_invalid'],
  query: Type.Object({ ...pageQuery, status: Type.Optional(Type.Enum(PROPOSAL_STATUSES)) }, closed),
  reply: page(BibleProposal),
})
export const acceptBibleProposal = route({
  method: 'POST',
  path: '/scenes/:sceneId/bible/proposals/:proposalId/accept',
  status: 200,
  summary: 'Make the proposed change; a continuation that waits for it is checked again',
  access: 'user',
  params: proposalParams,
  errors: ['forbidden', 'proposal_decided', 'nothing_to_change', 'version_conflict'],
  body: Type.Object({ note: Type.Optional(Reason) }, closed),
  reply: BibleProposal,
})
export const declineBibleProposal = route({
  method: 'POST',
  path: '/scenes/:sceneId/bible/proposals/:proposalId/decline',
  status: 200,
  summary: 'Leave the bible as it is',
  access: 'user',
  params: proposalParams,
  errors: ['forbidden', 'proposal_decided'],
  body: Type.Object({ note: Type.Optional(Reason) }, closed),
  reply: BibleProposal,
})
export const withdrawBibleProposal = route({
  method: 'POST',
  path: '/scenes/:sceneId/bible/proposals/:proposalId/withdraw',
  status: 200,
  summary: 'Take my proposal back',
  access: 'user',
  params: proposalParams,
  errors: ['proposal_decided'],
  reply: BibleProposal,
})

import type { BibleService } from '#domains/bible/bible.service.ts'
import type { ProposalsService } from '#domains/bible/proposals.service.ts'
import { claimOf } from '#platform/idempotency.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/bible-routes'

/** Binds the bible routes of the contract. */
export function mountBible(mount: Mounter, bible: BibleService, proposals: ProposalsService): void {
  mount.open(contract.getBible, ({ params, query }, { caller }) => bible.read(params.sceneId, caller, query.version))
  mount.open(contract.listBibleVersions, ({ params, query }, { caller }) =>
    bible.listVersions(params.sceneId, caller, query),
  )
  mount.open(contract.diffBible, ({ params, query }, { caller }) => bible.diff(params.sceneId, caller, query))
  mount.signedIn(contract.editBible, ({ params, body }, call) =>
    bible.edit(call.caller, claimOf(call), params.sceneId, body),
  )
  mount.signedIn(contract.planBibleEdits, ({ params, body }, { caller }) => bible.plan(params.sceneId, caller, body))
  mount.signedIn(contract.rollBackBible, ({ params, body }, call) =>
    bible.rollBack(call.caller, claimOf(call), params.sceneId, body),
  )

  mount.open(contract.listBibleProposals, ({ params, query }, { caller }) =>
    proposals.list(params.sceneId, caller, query),
  )
  mount.signedIn(contract.proposeBibleChange, ({ params, body }, call) =>
    proposals.create(call.caller, claimOf(call), params.sceneId, body),
  )
  mount.signedIn(contract.acceptBibleProposal, ({ params, body }, { caller }) =>
    proposals.accept(caller, params.sceneId, params.proposalId, body.note),
  )
  mount.signedIn(contract.declineBibleProposal, ({ params, body }, { caller }) =>
    proposals.decline(caller, params.sceneId, params.proposalId, body.note),
  )
  mount.signedIn(contract.withdrawBibleProposal, ({ params }, { caller }) =>
    proposals.withdraw(caller, params.sceneId, params.proposalId),
  )
}

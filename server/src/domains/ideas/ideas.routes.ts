import type { IdeasService } from '#domains/ideas/ideas.service.ts'
import { claimOf } from '#platform/idempotency.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/ideas'

/** Binds the idea routes of the contract. */
export function mountIdeas(mount: Mounter, ideas: IdeasService): void {
  mount.open(contract.listIdeas, ({ query }, { caller }) => ideas.list(query, caller))
  mount.open(contract.listTags, () => ideas.listTags())
  mount.open(contract.getIdea, ({ params }, { caller }) => ideas.read(params.ideaId, caller))
  mount.signedIn(contract.createIdea, ({ body }, call) => ideas.create(call.caller, claimOf(call), body))
  mount.signedIn(contract.editIdea, ({ params, body }, { caller }) => ideas.edit(caller, params.ideaId, body))
  mount.signedIn(contract.removeIdea, async ({ params }, { caller }) => {
    await ideas.remove(caller, params.ideaId)
    return undefined
  })
}

import type { TopicsService } from '#domains/topics/topics.service.ts'
import { claimOf } from '#platform/idempotency.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/topics'

/** Binds the topic routes of the contract. */
export function mountTopics(mount: Mounter, topics: TopicsService): void {
  mount.open(contract.listTopics, ({ query }, { caller }) => topics.list(query, caller))
  mount.open(contract.getTopic, ({ params }, { caller }) => topics.read(params.slug, caller))
  mount.open(contract.listCategories, ({ params }) => topics.listCategories(params.slug))
  mount.signedIn(contract.createTopicProposal, ({ body }, call) => topics.propose(call.caller, claimOf(call), body))
  mount.signedIn(contract.listMyTopicProposals, ({ query }, { caller }) => topics.listMine(caller, query))
}

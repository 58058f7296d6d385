import type { FollowsService } from '#domains/engagement/follows.service.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/follows'

/** Binds the contract's routes for following and for what is new because of it. */
export function mountFollows(mount: Mounter, follows: FollowsService): void {
  mount.signedIn(contract.followScene, ({ params }, { caller }) => follows.setScene(caller, params.sceneId, true))
  mount.signedIn(contract.unfollowScene, ({ params }, { caller }) => follows.setScene(caller, params.sceneId, false))
  mount.signedIn(contract.followTopic, ({ params }, { caller }) => follows.setTopic(caller, params.slug, true))
  mount.signedIn(contract.unfollowTopic, ({ params }, { caller }) => follows.setTopic(caller, params.slug, false))
  mount.signedIn(contract.followPerson, ({ params }, { caller }) => follows.setPerson(caller, params.username, true))
  mount.signedIn(contract.unfollowPerson, ({ params }, { caller }) => follows.setPerson(caller, params.username, false))
  mount.signedIn(contract.listFollows, ({ query }, { caller }) => follows.list(caller, query))
  mount.signedIn(contract.listNews, ({ query }, { caller }) => follows.listNews(caller, query))
}

import type { EngagementService } from '#domains/engagement/engagement.service.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/engagement'

/** Binds the like and view routes of the contract. */
export function mountEngagement(mount: Mounter, engagement: EngagementService): void {
  mount.signedIn(contract.likeIdea, ({ params }, { caller }) => engagement.likeIdea(caller, params.ideaId))
  mount.signedIn(contract.unlikeIdea, ({ params }, { caller }) => engagement.unlikeIdea(caller, params.ideaId))
  mount.signedIn(contract.likeScene, ({ params }, { caller }) => engagement.likeScene(caller, params.sceneId))
  mount.signedIn(contract.unlikeScene, ({ params }, { caller }) => engagement.unlikeScene(caller, params.sceneId))
  mount.open(contract.viewIdea, async ({ params }, { caller, request }) => {
    await engagement.viewIdea(caller, request.ip, params.ideaId)
    return undefined
  })
  mount.open(contract.viewScene, async ({ params }, { caller, request }) => {
    await engagement.viewScene(caller, request.ip, params.sceneId)
    return undefined
  })
}

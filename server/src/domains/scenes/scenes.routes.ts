import type { ScenesService } from '#domains/scenes/scenes.service.ts'
import { claimOf } from '#platform/idempotency.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/scenes'

/** Binds the scene routes of the contract, all but those that serve segments and playlists. */
export function mountScenes(mount: Mounter, scenes: ScenesService): void {
  mount.open(contract.listScenes, ({ query }, { caller }) => scenes.list(query, caller))
  mount.open(contract.getScene, ({ params }, { caller }) => scenes.read(params.sceneId, caller))
  mount.signedIn(contract.createScene, ({ params, body }, call) =>
    scenes.create(call.caller, claimOf(call), params.ideaId, body),
  )
  mount.signedIn(contract.editScene, ({ params, body }, { caller }) => scenes.edit(caller, params.sceneId, body))
  mount.signedIn(contract.lockScene, ({ params }, { caller }) => scenes.lock(caller, params.sceneId))
  mount.signedIn(contract.unlockScene, ({ params }, { caller }) => scenes.unlock(caller, params.sceneId))
  mount.open(contract.listContributors, ({ params, query }, { caller }) =>
    scenes.listContributors(params.sceneId, caller, query),
  )
}

import type { WatchHistoryService } from '#domains/engagement/watch-history.service.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/watching'

/** Binds the contract's routes for where people stopped watching. */
export function mountWatchHistory(mount: Mounter, history: WatchHistoryService): void {
  mount.signedIn(contract.keepWatchPosition, ({ params, body }, { caller }) =>
    history.keep(caller, params.sceneId, body),
  )
  mount.signedIn(contract.getWatchPosition, ({ params }, { caller }) => history.read(caller, params.sceneId))
  mount.signedIn(contract.forgetWatchPosition, async ({ params }, { caller }) => {
    await history.forget(caller, params.sceneId)
    return undefined
  })
  mount.signedIn(contract.listWatchHistory, ({ query }, { caller }) => history.list(caller, query))
  mount.signedIn(contract.clearWatchHistory, async (_input, { caller }) => {
    await history.clear(caller)
    return undefined
  })
}

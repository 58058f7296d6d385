import type { WritersService } from '#domains/scenes/writers.service.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/writers'

/** Binds the contract's routes for who may continue a scene. */
export function mountWriters(mount: Mounter, writers: WritersService): void {
  mount.signedIn(contract.setWriters, ({ params, body }, { caller }) =>
    writers.set(caller, params.sceneId, body.writers),
  )
  mount.signedIn(contract.inviteWriter, ({ params }, { caller }) =>
    writers.invite(caller, params.sceneId, params.username),
  )
  mount.signedIn(contract.withdrawInvitation, ({ params }, { caller }) =>
    writers.withdraw(caller, params.sceneId, params.username),
  )
  mount.signedIn(contract.listInvited, ({ params, query }, { caller }) =>
    writers.listInvited(caller, params.sceneId, query),
  )
}

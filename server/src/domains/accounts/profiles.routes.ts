import type { ProfilesService } from '#domains/accounts/profiles.service.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/people'

/** Binds the contract's routes for profiles and preferences. */
export function mountProfiles(mount: Mounter, profiles: ProfilesService): void {
  mount.open(contract.getProfile, ({ params }, { caller }) => profiles.read(params.username, caller))
  mount.open(contract.listWritten, ({ params, query }, { caller }) =>
    profiles.listScenes('written', params.username, caller, query),
  )
  mount.open(contract.listStarted, ({ params, query }, { caller }) =>
    profiles.listScenes('started', params.username, caller, query),
  )
  mount.open(contract.listLiked, ({ params, query }, { caller }) =>
    profiles.listScenes('liked', params.username, caller, query),
  )
  mount.signedIn(contract.getPreferences, (_input, { caller }) => profiles.preferences(caller))
  mount.signedIn(contract.changePreferences, ({ body }, { caller }) => profiles.changePreferences(caller, body))
}

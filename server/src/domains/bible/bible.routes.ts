import type { BibleService } from '#domains/bible/bible.service.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/bible-routes'

/** Binds the bible routes of the contract. */
export function mountBible(mount: Mounter, bible: BibleService): void {
  mount.open(contract.getBible, ({ params, query }, { caller }) => bible.read(params.sceneId, caller, query.version))
  mount.open(contract.listBibleVersions, ({ params, query }, { caller }) =>
    bible.listVersions(params.sceneId, caller, query),
  )
  mount.open(contract.diffBible, ({ params, query }, { caller }) => bible.diff(params.sceneId, caller, query))
}

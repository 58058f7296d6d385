import type { QualityService } from '#domains/quality/quality.service.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/quality'

/** Binds the quality route of the contract. */
export function mountQuality(mount: Mounter, quality: QualityService): void {
  mount.signedIn(contract.getContinuityQuality, ({ query }) => quality.continuity(query.days))
}

import { findOrphanObjects, JOB_OBJECT_PREFIXES, listOldObjects } from '#upkeep/orphan-objects.ts'
import { type Breach, BREACHES_MAX, type Invariant } from './invariant.ts'

/** I5: what nothing refers to is gone once the sweep had its time. */
export const orphanObjects: Invariant = {
  name: 'orphan-objects',
  promise: 'no stored object outlives its row',
  check: async ({ sql, storage, orphanGraceMs }) => {
    const breaches: Breach[] = []
    for (const prefix of JOB_OBJECT_PREFIXES)
      for await (const keys of listOldObjects(storage, prefix, orphanGraceMs)) {
        const orphans = await findOrphanObjects(sql, keys)
        breaches.push(...orphans.map((key) => ({ subject: `object ${key}`, problem: 'nothing refers to it' })))
        if (breaches.length >= BREACHES_MAX) return breaches
      }
    return breaches
  },
}

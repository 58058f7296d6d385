import type { Database } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import type { ObjectKey, ObjectStorage } from '#providers/storage/storage.port.ts'
import { Type } from 'typebox'
import { findOrphanObjects, type JobObjectPrefix, listOldObjects } from './orphan-objects.ts'
import { ORPHAN_OBJECT_HOURS } from './retention.ts'

const OBJECTS_MAX = 20_000
const HOUR_MS = 3_600_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const holdJobs = sqlStatement('upkeep/hold-jobs', Type.Object({ id: Type.String() }))
const forgetAssets = sqlStatement('upkeep/forget-assets', Type.Object({ removed: Type.Integer() }))
const readObjectHold = sqlStatement('upkeep/read-object-hold', Type.Object({ held: Type.Boolean() }))

/**
 * Removes stored objects older than 24 h that nothing refers to, at most 20,000 or so in one run; returns how many.
 * First the registration goes and then the object, so that no row ever points to nothing; what is cut short in between
 * is an orphan still.
 */
export async function removeOrphanObjects(options: {
  readonly db: Database
  readonly storage: ObjectStorage
  readonly prefix: JobObjectPrefix
  readonly graceMs?: number
}): Promise<number> {
  const { db, storage, prefix, graceMs = ORPHAN_OBJECT_HOURS * HOUR_MS } = options
  const [hold] = await readObjectHold(db.prisma, [])
  if (hold?.held === true) return 0
  let removed = 0
  for await (const keys of listOldObjects(storage, prefix, graceMs)) {
    const orphans = await findOrphanObjects(db.prisma, keys)
    if (orphans.length === 0) continue
    await db.transaction(async (tx) => {
      await holdJobs(tx, [jobsOf(orphans)])
      await forgetAssets(tx, [await findOrphanObjects(tx, orphans)])
    })
    // Nobody can take one of these jobs up again meanwhile and find an object there that is about to go. Removing is
    // repeatable, so the transaction may be too.
    removed += await db.transaction(async (tx) => {
      await holdJobs(tx, [jobsOf(orphans)])
      const still = await findOrphanObjects(tx, orphans)
      for (const key of still) await storage.remove(key)
      return still.length
    })
    if (removed >= OBJECTS_MAX) break
  }
  return removed
}

/** Keys are `<area>/<job id>/…`; anything else belongs to no job. */
function jobsOf(keys: readonly ObjectKey[]): string[] {
  const ids = keys.map((key) => key.split('/')[1] ?? '').filter((id) => UUID.test(id))
  return [...new Set(ids)]
}

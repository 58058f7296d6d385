import { archivePrefix } from '@skein/partitions/archive-key'
import { sqlStatement } from '#platform/sql-files.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import { Type } from 'typebox'
import type { Breach, Invariant } from './invariant.ts'

const listMonths = sqlStatement('invariants/list-archived-months', Type.Object({ month: Type.String() }))

/** I1: jobs that are no longer in the database are in the archive. */
export const archivedMonths: Invariant = {
  name: 'archived-months',
  promise: 'the jobs of a month that left the database are in the archive',
  check: async ({ sql, storage }) => {
    const breaches: Breach[] = []
    for (const { month } of await listMonths(sql, []))
      if (!(await hasManifest(storage, month)))
        breaches.push({ subject: `jobs of ${month}`, problem: 'are neither in the database nor in the archive' })
    return breaches
  },
}

async function hasManifest(storage: ObjectStorage, month: string): Promise<boolean> {
  for await (const { key } of storage.list(archivePrefix('jobs', month)))
    if (key.endsWith('/manifest.json')) return true
  return false
}

import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import type { ObjectKey, ObjectStorage } from '#providers/storage/storage.port.ts'
import { Type } from 'typebox'

/** What jobs write. Archives of months lie elsewhere and are kept for ever. */
export const JOB_OBJECT_PREFIXES = ['staging/', 'media/'] as const
export type JobObjectPrefix = (typeof JOB_OBJECT_PREFIXES)[number]
/** Small enough that the jobs of a batch are held for about a second while its objects go. */
const KEYS_AT_ONCE = 100

const findOrphans = sqlStatement('upkeep/find-orphan-objects', Type.Object({ key: Type.String() }))

/** Which of the keys nothing refers to. */
export async function findOrphanObjects(sql: SqlRunner, keys: readonly ObjectKey[]): Promise<ObjectKey[]> {
  return (await findOrphans(sql, [keys])).map(({ key }) => key)
}

/** Keys of objects that jobs wrote longer ago than `graceMs`, in batches. */
export async function* listOldObjects(
  storage: ObjectStorage,
  prefix: JobObjectPrefix,
  graceMs: number,
): AsyncIterable<readonly ObjectKey[]> {
  const writtenBefore = Date.now() - graceMs
  let batch: ObjectKey[] = []
  for await (const { key, modifiedAt } of storage.list(prefix)) {
    if (modifiedAt.getTime() > writtenBefore) continue
    batch.push(key)
    if (batch.length < KEYS_AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

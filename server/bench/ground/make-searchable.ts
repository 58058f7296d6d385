import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { searchStore } from '#domains/search/search.store.ts'
import { createDatabase } from '#platform/db.ts'
import { onDatabase } from './dataset.ts'

const PREPARE = readFileSync(join(import.meta.dirname, '../sql/make-searchable.sql'), 'utf8')
/** Far above what Skein folds at once: nobody else is waiting here. */
const FOLD_BATCH = 20_000

/** Brings search up to date with a generated database, once. Returns the seconds it took, 0 when it was. */
export async function makeSearchable(databaseUrl: string): Promise<number> {
  const started = performance.now()
  const isReady = await onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ table: string | null }>("SELECT to_regclass('bench.searchable') AS table")
    if (rows[0]?.table !== null) return true
    await client.query('BEGIN')
    await client.query(PREPARE)
    await client.query('COMMIT')
    return false
  })
  if (isReady) return 0
  const db = createDatabase({ url: databaseUrl, poolMax: 1, statementTimeoutMs: 600_000 })
  while ((await searchStore.fold(db.sql, FOLD_BATCH)) > 0);
  await db.close()
  await onDatabase(databaseUrl, async (client) => {
    await client.query('VACUUM (ANALYZE)')
    await client.query('CREATE TABLE bench.searchable ()')
  })
  return (performance.now() - started) / 1000
}

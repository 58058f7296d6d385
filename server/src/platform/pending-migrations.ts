import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

const directory = fileURLToPath(new URL('../../../sql/migrations', import.meta.url))

/** The migrations this code brings and the database has not had yet, in order; reads only. */
export async function pendingMigrations(client: pg.Client): Promise<string[]> {
  const names = (await readdir(directory))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
  const { rows: tables } = await client.query("SELECT to_regclass('public.schema_migrations') IS NOT NULL AS present")
  if (tables[0]?.present !== true) return names.toSorted()
  const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migrations')
  const applied = new Set(rows.map(({ name }) => name))
  return names.filter((name) => !applied.has(name)).toSorted()
}

import { readdir, readFile } from 'node:fs/promises'
import { Client } from 'pg'
import { afterAll, expect, it } from 'vitest'
import { migrateDatabase } from '#platform/migrate.ts'
import { createEmptyDatabase, createTestDatabase } from '../setup/database.ts'

const migrationsDirectory = new URL('../../../sql/migrations/', import.meta.url)
const empty = await createEmptyDatabase()
const migrated = await createTestDatabase()
afterAll(async () => {
  await empty.drop()
  await migrated.drop()
})

it('opens every migration with the reason for it', async () => {
  const files = (await readdir(migrationsDirectory)).toSorted()
  expect(files.length).toBeGreaterThan(0)
  for (const [index, file] of files.entries()) {
    expect(file).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}_[a-z0-9_-]+\\.sql$`))
    const [first = ''] = (await readFile(new URL(file, migrationsDirectory), 'utf8')).split('\n')
    expect({ file, first }).toEqual({ file, first: expect.stringMatching(/^-- \S.{30,}/) })
  }
})

it('installs from nothing exactly once when ten processes start together', async () => {
  const reports = await Promise.all(Array.from({ length: 10 }, () => migrateDatabase(empty.url)))
  const workers = reports.filter((report) => report.migrations.length > 0 || report.partitions.length > 0)
  expect(workers).toHaveLength(1)
  const client = new Client({ connectionString: empty.url })
  await client.connect()
  const applied = await client.query<{ name: string }>('SELECT name FROM schema_migrations ORDER BY id')
  await client.end()
  expect(applied.rows.map((row) => row.name)).toEqual(workers[0]?.migrations)
})

it('finds nothing to do in a database that is up to date', async () => {
  expect(await migrateDatabase(migrated.url)).toEqual({ migrations: [], partitions: [] })
})

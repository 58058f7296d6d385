import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, expect, it } from 'vitest'
import { DatabaseTooOld, demandServerVersion, migrateDatabase } from '#platform/migrate.ts'
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

it('keeps nothing of a run in which a migration fails, names it, and works again once it is mended', async () => {
  const sqlDirectory = await mkdtemp(join(tmpdir(), 'skein-migrations-'))
  const database = await createEmptyDatabase()
  try {
    await cp(fileURLToPath(new URL('../', migrationsDirectory)), sqlDirectory, { recursive: true })
    const broken = join(sqlDirectory, 'migrations', '9999_broken.sql')
    await writeFile(broken, '-- Adds a table and then stumbles.\nCREATE TABLE half_done (id INTEGER);\nSELECT 1 / 0;\n')
    const failing = migrateDatabase(database.url, { sqlDirectory })
    await expect(failing).rejects.toThrow(/9999_broken failed; nothing was changed.*division by zero/s)
    await expect(failing).rejects.toMatchObject({ cause: { code: '22012' } })
    await writeFile(broken, '-- Adds a table.\nCREATE TABLE half_done (id INTEGER);\n')
    expect((await migrateDatabase(database.url, { sqlDirectory })).migrations).toContain('9999_broken')
  } finally {
    await database.drop()
    await rm(sqlDirectory, { recursive: true })
  }
})

it('refuses a server that is too old, before it touches anything', () => {
  expect(() => demandServerVersion(170_009)).toThrow(DatabaseTooOld)
  expect(() => demandServerVersion(170_009)).toThrow(
    'Skein needs PostgreSQL 18 or newer; the server behind DATABASE_URL is version 17.',
  )
  expect(() => demandServerVersion(180_000)).not.toThrow()
})

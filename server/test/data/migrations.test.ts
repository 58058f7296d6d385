import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, expect, it } from 'vitest'
import { DatabaseTooOld, demandServerVersion, migrateDatabase } from '#platform/migrate.ts'
import { createEmptyDatabase, createTestDatabase } from '../setup/database.ts'
import { eventually } from '../setup/eventually.ts'

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

/** Skein's own SQL with one migration more, which says it is newer than it is. */
async function withMigration(sql: string, work: (sqlDirectory: string) => Promise<void>): Promise<void> {
  const sqlDirectory = await mkdtemp(join(tmpdir(), 'skein-migrations-'))
  try {
    await cp(fileURLToPath(new URL('../', migrationsDirectory)), sqlDirectory, { recursive: true })
    await writeFile(join(sqlDirectory, 'migrations', '9999_newer.sql'), `-- For a test of the runner.\n${sql};\n`)
    await work(sqlDirectory)
  } finally {
    await rm(sqlDirectory, { recursive: true })
  }
}

it('lets others go first when a table is held, and gets through once it is free', async () => {
  const database = await createTestDatabase()
  const holder = new Client({ connectionString: database.url })
  const reader = new Client({ connectionString: database.url })
  await Promise.all([holder.connect(), reader.connect()])
  await holder.query('BEGIN')
  await holder.query('SELECT count(*) FROM ideas')
  await withMigration('ALTER TABLE ideas ADD COLUMN mood TEXT', async (sqlDirectory) => {
    const migrating = migrateDatabase(database.url, { sqlDirectory, tableTimeoutMs: 100 })
    await eventually(async () => {
      const waiting = await reader.query("SELECT 1 FROM pg_locks WHERE relation = 'ideas'::regclass AND NOT granted")
      expect(waiting.rowCount).toBe(1)
    })
    // Behind the change that waits for the table; with a change that insists, this would wait as long as the holder.
    await reader.query('SELECT count(*) FROM ideas')
    await holder.query('COMMIT')
    expect((await migrating).migrations).toEqual(['9999_newer'])
  })
  await Promise.all([holder.end(), reader.end()])
  await database.drop()
})

it('leaves a database that a newer version has migrated as it is, and works on it', async () => {
  const database = await createTestDatabase()
  const newer = `CREATE OR REPLACE FUNCTION iso_instant(moment TIMESTAMPTZ) RETURNS TEXT LANGUAGE sql STABLE AS $$ SELECT 'newer' $$`
  await withMigration('CREATE TABLE more (id INTEGER)', async (sqlDirectory) => {
    await writeFile(join(sqlDirectory, 'routines', 'iso-instant.sql'), newer)
    await migrateDatabase(database.url, { sqlDirectory })
  })
  expect(await migrateDatabase(database.url)).toEqual({ migrations: [], partitions: [] })
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query('SELECT iso_instant(now()) AS said')
  await client.end()
  await database.drop()
  expect(rows).toEqual([{ said: 'newer' }])
})

it('touches no table at a start that finds everything as it should be, and puts back a routine that is not', async () => {
  const database = await createTestDatabase()
  const holder = new Client({ connectionString: database.url })
  await holder.connect()
  await holder.query('BEGIN')
  // Whoever wanted to replace a trigger would wait for this until the test ends.
  await holder.query('LOCK TABLE scenes, ideas, topics, jobs, segments IN ROW EXCLUSIVE MODE')
  await migrateDatabase(database.url)
  await holder.query('COMMIT')
  await holder.query(
    "CREATE OR REPLACE FUNCTION iso_instant(moment TIMESTAMPTZ) RETURNS TEXT LANGUAGE sql STABLE AS $$ SELECT 'older' $$",
  )
  await migrateDatabase(database.url)
  const { rows } = await holder.query("SELECT iso_instant('2027-01-31T23:59:59.999Z') AS said")
  await holder.end()
  await database.drop()
  expect(rows).toEqual([{ said: '2027-01-31T23:59:59.999000Z' }])
})

it('refuses a server that is too old, before it touches anything', () => {
  expect(() => demandServerVersion(170_009)).toThrow(DatabaseTooOld)
  expect(() => demandServerVersion(170_009)).toThrow(
    'Skein needs PostgreSQL 18 or newer; the server behind DATABASE_URL is version 17.',
  )
  expect(() => demandServerVersion(180_000)).not.toThrow()
})

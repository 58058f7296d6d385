import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePartitions } from '@skein/partitions/ensure'
import { PG_MIGRATE_LOCK_ID, runner } from 'node-pg-migrate'
import { Client } from 'pg'

const ownSqlDirectory = fileURLToPath(new URL('../../../sql', import.meta.url))

/** PostgreSQL 18 is the first with `uuidv7()`. */
const serverVersionMin = 180_000
/** How long to wait for another process that migrates, and for a table that somebody holds. */
const lockTimeoutMs = 120_000

/** The database server is older than Skein needs. */
export class DatabaseTooOld extends Error {
  override readonly name = 'DatabaseTooOld'
}

/**
 * @param versionNumber `server_version_num`, such as 180004 for 18.4
 * @throws DatabaseTooOld below PostgreSQL 18
 */
export function demandServerVersion(versionNumber: number): void {
  if (versionNumber >= serverVersionMin) return
  throw new DatabaseTooOld(
    `Skein needs PostgreSQL 18 or newer; the server behind DATABASE_URL is version ${Math.floor(versionNumber / 10_000)}.`,
  )
}

export type MigrationOptions = {
  /** The moment whose month and months ahead get partitions. */
  now?: Date
  /** A folder with `migrations` and `routines` in it; Skein's own when left out. */
  sqlDirectory?: string
}

/** What a migration run did; everything is empty when the database was up to date. */
export type MigrationReport = { migrations: string[]; partitions: string[] }

async function applyRoutines(client: Client, directory: string): Promise<void> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).toSorted()
  await client.query('BEGIN')
  try {
    for (const file of files) await client.query(await readFile(join(directory, file), 'utf8'))
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/**
 * Brings a database to the present schema: the migrations that have not run, then every routine, then the partitions of
 * this month and the months ahead. Any number of processes may call it at once: one works, the others wait and find
 * nothing left to do.
 * @throws DatabaseTooOld before anything is changed
 * @throws Error when a migration fails, naming it, with the database's error as its cause; nothing of that run is kept then
 */
export async function migrateDatabase(url: string, options: MigrationOptions = {}): Promise<MigrationReport> {
  const { now = new Date(), sqlDirectory = ownSqlDirectory } = options
  const client = new Client({ connectionString: url, application_name: 'skein-migrate', lock_timeout: lockTimeoutMs })
  // A connection lost on the way fails the statement it happens to; without a listener it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const version = await client.query<{ number: number }>(
      "SELECT current_setting('server_version_num')::int AS number",
    )
    demandServerVersion(version.rows[0]?.number ?? 0)
    // The runner's own lock, taken earlier and kept longer (it nests within a session), so that routines and partitions
    // stand under it too and a run of the runner's command line tool is kept out as well.
    await client.query('SELECT pg_advisory_lock($1)', [PG_MIGRATE_LOCK_ID])
    const problems: string[] = []
    let current = ''
    const migrations = await runner({
      dbClient: client,
      dir: join(sqlDirectory, 'migrations'),
      direction: 'up',
      migrationsTable: 'schema_migrations',
      singleTransaction: true,
      checkOrder: true,
      advisoryLockMode: 'wait',
      logger: {
        info: (message) => {
          current = /^### MIGRATION (\S+)/.exec(message)?.[1] ?? current
        },
        warn: (message) => problems.push(message),
        error: (message) => problems.push(message),
      },
    }).catch((error: unknown) => {
      const what =
        current === '' ? 'The migrations did not run.' : `The migration ${current} failed; nothing was changed.`
      throw new Error([what, ...problems].join(' '), { cause: error })
    })
    await applyRoutines(client, join(sqlDirectory, 'routines'))
    return {
      migrations: migrations.map((migration) => migration.name),
      partitions: await ensurePartitions(client, now),
    }
  } finally {
    await client.end()
  }
}

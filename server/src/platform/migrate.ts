import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePartitions } from '@skein/partitions/ensure'
import { PG_MIGRATE_LOCK_ID, runner } from 'node-pg-migrate'
import { Client } from 'pg'

const sqlDirectory = fileURLToPath(new URL('../../../sql', import.meta.url))

/** What a migration run did; everything is empty when the database was up to date. */
export type MigrationReport = { migrations: string[]; partitions: string[] }

async function applyRoutines(client: Client): Promise<void> {
  const directory = join(sqlDirectory, 'routines')
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
 * @throws the database's error, with the failed file named in its cause
 */
export async function migrateDatabase(url: string, now: Date = new Date()): Promise<MigrationReport> {
  const client = new Client({ connectionString: url, application_name: 'skein-migrate' })
  await client.connect()
  try {
    // The runner's own lock, taken earlier and kept longer (it nests within a session), so that routines and partitions
    // stand under it too and a run of the runner's command line tool is kept out as well.
    await client.query('SELECT pg_advisory_lock($1)', [PG_MIGRATE_LOCK_ID])
    const problems: string[] = []
    const migrations = await runner({
      dbClient: client,
      dir: join(sqlDirectory, 'migrations'),
      direction: 'up',
      migrationsTable: 'schema_migrations',
      singleTransaction: true,
      checkOrder: true,
      advisoryLockMode: 'wait',
      logger: {
        info: () => undefined,
        warn: (message) => problems.push(message),
        error: (message) => problems.push(message),
      },
    }).catch((error: unknown) => {
      throw new Error(`The migrations did not run. ${problems.join('\n')}`, { cause: error })
    })
    await applyRoutines(client)
    return {
      migrations: migrations.map((migration) => migration.name),
      partitions: await ensurePartitions(client, now),
    }
  } finally {
    await client.end()
  }
}

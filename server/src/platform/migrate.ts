import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ensurePartitions } from '@skein/partitions/ensure'
import { PG_MIGRATE_LOCK_ID, runner } from 'node-pg-migrate'
import { Client } from 'pg'

const ownSqlDirectory = fileURLToPath(new URL('../../../sql', import.meta.url))

/** PostgreSQL 18 is the first with `uuidv7()`. */
const serverVersionMin = 180_000
/** How long to wait for another process that migrates. */
const turnTimeoutMs = 120_000
/** Who waits for a table holds up everybody who comes after: so not longer than a request may wait for a lock. */
const tableTimeoutMs = 4_000
/** Then everybody else goes first for a moment, and the whole run is tried again. */
const makeRoomMs = 1_000
/** What the routines were when they were last applied. */
const routinesSetting = 'schema.routines'
const triesMax = 20
/** The table was held for too long, or each of two waited for what the other had. */
const lockTroubleCodes: readonly unknown[] = ['55P03', '40P01']

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
  /** How long a change waits for a table in one try. */
  tableTimeoutMs?: number
}

/** What a migration run did; everything is empty when the database was up to date. */
export type MigrationReport = { migrations: string[]; partitions: string[] }

/** Functions and triggers as PostgreSQL has them now; those of single months follow from their tables' own. */
async function hashOfRoutines(client: Client): Promise<string> {
  const { rows } = await client.query<{ hash: string }>(
    `SELECT md5(coalesce(string_agg(definition, ';' ORDER BY definition), '')) AS hash FROM (
       SELECT pg_get_functiondef(oid) FROM pg_proc
       WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p')
       UNION ALL
       SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgparentid = 0
     ) AS routine (definition)`,
  )
  return rows[0]?.hash ?? ''
}

/**
 * Applies the routines unless exactly these stand already: replacing a trigger locks its table, and under load every
 * start of a process would stand in the way of writers. What stands is looked at and not only remembered, because an
 * older version may have put its own back.
 */
async function applyRoutines(client: Client, directory: string): Promise<void> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).toSorted()
  const texts: string[] = []
  for (const file of files) texts.push(await readFile(join(directory, file), 'utf8'))
  const written = createHash('sha256').update(texts.join('\n')).digest('hex')
  const known = await client.query<{ value: unknown }>('SELECT value FROM settings WHERE key = $1', [routinesSetting])
  if (known.rows[0]?.value === `${written} ${await hashOfRoutines(client)}`) return
  await client.query('BEGIN')
  try {
    for (const text of texts) await client.query(text)
    await client.query(
      `INSERT INTO settings (key, value) VALUES ($1, to_jsonb($2::text))
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()`,
      [routinesSetting, `${written} ${await hashOfRoutines(client)}`],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

function isLockTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && lockTroubleCodes.includes(error.code)) || isLockTrouble(error.cause)
}

async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries >= triesMax || !isLockTrouble(error)) throw error
      await wait(makeRoomMs * (0.5 + Math.random()))
    }
  }
}

/** Whether a newer version has migrated this database already: it ran migrations that this one does not know. */
async function isNewer(client: Client, directory: string): Promise<boolean> {
  const known = new Set((await readdir(directory)).map((file) => file.replace(/\.sql$/, '')))
  const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migrations')
  return rows.some(({ name }) => !known.has(name))
}

/**
 * Brings a database to the present schema: the migrations that have not run, then every routine, then the partitions of
 * this month and the months ahead. Any number of processes may call it at once: one works, the others wait and find
 * nothing left to do. A database that a newer version has migrated is left as it is, routines included: the older
 * version works on it all the same.
 *
 * Never holds up readers and writers for longer than one lock timeout: a run that does not get a table in that time is
 * taken back and tried again, about twenty times.
 * @throws DatabaseTooOld before anything is changed
 * @throws Error when a migration fails, naming it, with the database's error as its cause; nothing of that run is kept then
 */
export async function migrateDatabase(url: string, options: MigrationOptions = {}): Promise<MigrationReport> {
  const { now = new Date(), sqlDirectory = ownSqlDirectory } = options
  const client = new Client({ connectionString: url, application_name: 'skein-migrate', lock_timeout: turnTimeoutMs })
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
    await client.query("SELECT set_config('lock_timeout', $1, false)", [
      String(options.tableTimeoutMs ?? tableTimeoutMs),
    ])
    const migrations = await insist(() => runMigrations(client, join(sqlDirectory, 'migrations')))
    if (!(await isNewer(client, join(sqlDirectory, 'migrations'))))
      await insist(() => applyRoutines(client, join(sqlDirectory, 'routines')))
    return { migrations, partitions: await insist(() => ensurePartitions(client, now)) }
  } finally {
    await client.end()
  }
}

/** Runs what has not run yet, in one transaction. Returns the names. */
async function runMigrations(client: Client, directory: string): Promise<string[]> {
  const problems: string[] = []
  let current = ''
  const migrations = await runner({
    dbClient: client,
    dir: directory,
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
  return migrations.map(({ name }) => name)
}

import { existsSync } from 'node:fs'
import { diagnoseCounters, diagnoseInvariants } from '#cli/doctor-promises.ts'
import { withDatabase } from '#cli/with-database.ts'
import { type Config, readConfig } from '#config.ts'
import { type DataDirectory, openDataDirectory } from '#data-directory.ts'
import { clusterDataOf } from '#platform/embedded-postgres-running.ts'
import { pendingMigrations } from '#platform/pending-migrations.ts'
import { diskRoom } from '#providers/storage/disk-room.ts'
import { inspectPartitions } from '@skein/partitions/inspect'
import type { Command } from 'commander'
import pg from 'pg'

type Finding = { readonly ok: boolean; readonly what: string; readonly cure?: string }
const MEGABYTE = 1024 ** 2

/**
 * `skein doctor`: everything Skein needs, checked one by one, each failure with its cure; with options, what Skein
 * promises about its data instead.
 */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('Check the settings, the disk, the native parts and the database')
    .option('--invariants', 'check instead that nothing is lost, doubled or out of order, and name what is')
    .option('--deep', 'with --invariants: read every byte of the media')
    .option('--counters', 'check instead that likes and views are counted right, and repair what drifted')
    .action(async (options: { invariants?: true; deep?: true; counters?: true }) => {
      if (options.counters) await diagnoseCounters()
      if (options.invariants) await diagnoseInvariants({ deep: options.deep === true })
      if (options.counters || options.invariants) return
      const findings = [...(await checkSettings()), ...(await checkNativeParts()), ...(await checkDatabase())]
      for (const { ok, what, cure } of findings)
        console.log(`${ok ? '  ok  ' : 'WRONG '} ${what}${!ok && cure ? `\n       ${cure}` : ''}`)
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1
    })
}

async function checkSettings(): Promise<Finding[]> {
  const config = readConfig()
  const directory = openDataDirectory(config.dataDirectory)
  return [
    { ok: true, what: `settings are in order; data in ${directory.root}` },
    ...(await checkRoom(config, directory)),
    {
      ok: existsSync(new URL('../../../web/dist/index.html', import.meta.url)),
      what: 'web app built',
      cure: 'Run `npx pnpm build`.',
    },
  ]
}

/** Of the database's disk and the media's, which are usually one. */
async function checkRoom(config: Config, directory: DataDirectory): Promise<Finding[]> {
  const reserveBytes = config.diskReserveMegabytes * MEGABYTE
  const paths = [
    ...(config.databaseUrl === undefined ? [['database', clusterDataOf(directory.database)] as const] : []),
    ...(config.storageBucket === undefined ? [['media', directory.media] as const] : []),
  ]
  return Promise.all(
    paths.map(async ([name, path]) => {
      const { freeBytes, isLow, trouble } = await diskRoom(existsSync(path) ? path : directory.root, reserveBytes)
      const consequence = trouble === 'full' ? '; new films wait for room' : ''
      return {
        ok: !isLow,
        what: `${(freeBytes / 1024 ** 3).toFixed(1)} GiB free for the ${name}${consequence}`,
        cure: 'Make room, or move SKEIN_DATA_DIR to a larger disk.',
      }
    }),
  )
}

async function checkNativeParts(): Promise<Finding[]> {
  const cure = 'Run `npx pnpm install --force`.'
  const parts: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['drawing (@napi-rs/canvas)', () => import('@napi-rs/canvas')],
    ['encoding (node-av)', () => import('node-av')],
    ['password hashing (@node-rs/argon2)', () => import('@node-rs/argon2')],
  ]
  return Promise.all(
    parts.map(
      async ([what, load]): Promise<Finding> => ({
        ok: await load().then(
          () => true,
          () => false,
        ),
        what,
        cure,
      }),
    ),
  )
}

async function checkDatabase(): Promise<Finding[]> {
  return withDatabase(async (databaseUrl) => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    try {
      const { rows } = await client.query<{ version: number }>(
        "SELECT current_setting('server_version_num')::int / 10000 AS version",
      )
      const version = rows[0]?.version ?? 0
      const pending = await pendingMigrations(client)
      const months = pending.length > 0 ? [] : await inspectPartitions(client)
      return [
        { ok: version >= 18, what: `PostgreSQL ${version}`, cure: 'Skein needs PostgreSQL 18 or newer (uuidv7).' },
        {
          ok: pending.length === 0,
          what: `${pending.length} migrations to apply`,
          cure: 'Run `npx pnpm skein migrate`.',
        },
        ...months.map(({ table, monthsAhead }) => ({
          ok: monthsAhead >= 2,
          what: `${table}: ${monthsAhead} months ahead`,
          cure: 'Run `npx pnpm skein partitions ensure`.',
        })),
      ]
    } finally {
      await client.end()
    }
  })
}

import { withDatabase } from '#cli/with-database.ts'
import { openDataDirectory } from '#data-directory.ts'
import { migrateDatabase } from '#platform/migrate.ts'
import { chooseStorage } from '#providers/storage/choose-storage.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import { ArchiveRefused } from '@skein/partitions/archive'
import { archiveDue } from '@skein/partitions/archive-due'
import { runPartitionsCommand } from '@skein/partitions/cli'
import type { Month } from '@skein/partitions/month'
import { PARTITION_POLICIES } from '@skein/partitions/policy'
import { restoreMonth } from '@skein/partitions/restore-month'
import type { Command } from 'commander'
import { Client } from 'pg'

/** `skein migrate`: what every start does anyway, for deployments that want it as a step of its own. */
export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database to this version: migrations, routines, partitions')
    .action(() =>
      withDatabase(async (databaseUrl) => {
        const { migrations, partitions } = await migrateDatabase(databaseUrl)
        for (const name of [...migrations, ...partitions]) console.log(`applied ${name}`)
        if (migrations.length + partitions.length === 0) console.log('Nothing to do: the database is up to date.')
      }),
    )
}

/** `skein partitions status | ensure | archive | restore`. */
export function addPartitionsCommand(program: Command): void {
  const partitions = program.command('partitions').description('The monthly partitions of segments and jobs')
  const run = (action: 'status' | 'ensure') =>
    withClient(async (client) => {
      const { lines, isAlarm } = await runPartitionsCommand(action, client)
      for (const line of lines) console.log(line)
      if (isAlarm) process.exitCode = 1
    })
  partitions
    .command('status')
    .description('How many months each table has ready')
    .action(() => run('status'))
  partitions
    .command('ensure')
    .description('Make this month and the months ahead')
    .action(() => run('ensure'))
  partitions
    .command('archive')
    .description('Move months of jobs older than six months into storage, as a worker does every day')
    .action(() =>
      withClient(async (client, store) => {
        const { archived, left } = await archiveDue({ client, store })
        for (const { partition, rows } of archived) console.log(`archived ${partition}: ${rows} rows`)
        for (const { partition, reason } of left) console.log(`left ${partition}: ${reason}`)
        if (archived.length + left.length === 0) console.log('Nothing to do: no month is old enough.')
      }),
    )
  partitions
    .command('restore')
    .description('Bring an archived month back; the daily archiving then leaves it alone for 30 days')
    .argument('<table>', 'jobs')
    .argument('<month>', 'such as 2026-01')
    .action((table: string, month: string) =>
      withClient(async (client, store) => {
        const { rows } = await restoreMonth({ client, store }, demandTable(table), demandMonth(month))
        console.log(`restored ${rows} rows`)
      }),
    )
}

function demandTable(table: string): string {
  if (PARTITION_POLICIES.some((policy) => policy.table === table)) return table
  throw new ArchiveRefused(`${table} has no months.`)
}

function demandMonth(text: string): Month {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? []
  if (year !== undefined && month !== undefined) return { year: Number(year), month: Number(month) }
  throw new ArchiveRefused(`"${text}" is not a month; write it like 2026-01.`)
}

function withClient(work: (client: Client, store: ObjectStorage) => Promise<void>): Promise<void> {
  return withDatabase(async (databaseUrl, config) => {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    try {
      await work(client, chooseStorage(config, openDataDirectory(config.dataDirectory).media))
    } finally {
      await client.end()
    }
  })
}

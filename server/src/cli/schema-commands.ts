import { withDatabase } from '#cli/with-database.ts'
import { migrateDatabase } from '#platform/migrate.ts'
import { runPartitionsCommand } from '@skein/partitions/cli'
import type { Command } from 'commander'
import pg from 'pg'

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

/** `skein partitions status | ensure`. */
export function addPartitionsCommand(program: Command): void {
  const partitions = program.command('partitions').description('The monthly partitions of segments and jobs')
  const run = (action: 'status' | 'ensure') =>
    withDatabase(async (databaseUrl) => {
      const client = new pg.Client({ connectionString: databaseUrl })
      await client.connect()
      try {
        const { lines, isAlarm } = await runPartitionsCommand(action, client)
        for (const line of lines) console.log(line)
        if (isAlarm) process.exitCode = 1
      } finally {
        await client.end()
      }
    })
  partitions
    .command('status')
    .description('How many months each table has ready')
    .action(() => run('status'))
  partitions
    .command('ensure')
    .description('Make this month and the months ahead')
    .action(() => run('ensure'))
}

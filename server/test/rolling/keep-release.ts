// Keeps what this checkout says to its database, for later releases to be held against; run it when one is made:
// node server/test/rolling/keep-release.ts <commit>
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { PgBoss } from 'pg-boss'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrateDatabase } from '#platform/migrate.ts'
import { describeRelease } from './describe-release.ts'

const release = process.argv[2] ?? ''
if (!/^[0-9a-f]{7,40}$/.test(release)) throw new Error('Which commit is this? Name it as the first argument.')
const directory = await mkdtemp(join(tmpdir(), 'skein-release-'))
const postgres = await startEmbeddedPostgres({ directory })
try {
  await migrateDatabase(postgres.url)
  // Some statements read the queue's tables.
  const boss = new PgBoss({ connectionString: postgres.url, supervise: false, schedule: false })
  await boss.start()
  await boss.stop({ graceful: false })
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  const { statements, tables } = await describeRelease(client, release)
  await client.end()
  // A line each, so that a difference between two releases can be read.
  const lines = (rows: readonly object[]) => rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')
  const file = join(import.meta.dirname, 'released', `${release}.json`)
  await writeFile(
    file,
    `{\n  "release": "${release}",\n  "statements": [\n${lines(statements)}\n  ],\n  "tables": [\n${lines(tables)}\n  ]\n}\n`,
  )
} finally {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
}

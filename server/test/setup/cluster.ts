import { rm } from 'node:fs/promises'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { PgBoss } from 'pg-boss'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrateDatabase } from '#platform/migrate.ts'
import { TEMPLATE_DATABASE } from './database.ts'

declare module 'vitest' {
  // Merged into vitest's own interface, so that `inject` knows the value's type.
  interface ProvidedContext {
    /** Superuser connection to the test run's cluster. */
    testClusterUrl: string
  }
}

/** Projects whose tests never open a database; a run of only these starts none. */
const projectsWithoutDatabase = new Set(['web', 'contract'])

/** Losing this cluster in a power cut costs nothing, so nothing waits for the disk. */
const fastSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  autovacuum: 'off',
}

async function installQueueSchema(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', supervise: false, schedule: false })
  const failures: unknown[] = []
  boss.on('error', (error) => failures.push(error))
  await boss.start()
  await boss.stop({ graceful: false })
  if (failures.length > 0) throw new AggregateError(failures, 'The queue schema was not installed in the template.')
}

/** One cluster for the whole run with one migrated template in it; each test file clones the template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const names = project.vitest.projects.map(({ name }) => name)
  if (names.length > 0 && names.every((name) => projectsWithoutDatabase.has(name))) return () => Promise.resolve()
  const directory = await mkdtemp(join(tmpdir(), 'skein-test-'))
  const postgres = await startEmbeddedPostgres({ directory, settings: fastSettings })
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`)
  await client.end()
  const template = new URL(postgres.url)
  template.pathname = `/${TEMPLATE_DATABASE}`
  await migrateDatabase(template.href)
  await installQueueSchema(template.href)
  project.provide('testClusterUrl', postgres.url)
  return async () => {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

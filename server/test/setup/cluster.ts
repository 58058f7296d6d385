import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { PgBoss } from 'pg-boss'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { EmbeddedPostgresInUse } from '#platform/embedded-postgres-failure.ts'
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

const directoryPrefix = 'skein-test-cluster-'
/** Younger than this it may belong to a run that is just starting. */
const abandonedAfterMs = 600_000

/** A run that was killed leaves its server running; nobody else would ever stop it. */
async function removeAbandonedClusters(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const directory = join(tmpdir(), name)
    if (!name.startsWith(directoryPrefix)) continue
    const { mtimeMs } = await stat(directory)
    if (Date.now() - mtimeMs < abandonedAfterMs) continue
    try {
      // Starting over it stops what is left of it, and is refused when a living run owns it.
      await (await startEmbeddedPostgres({ directory })).stop()
    } catch (error) {
      if (error instanceof EmbeddedPostgresInUse) continue
      throw error
    }
    await rm(directory, { recursive: true, force: true })
  }
}

async function prepareTemplate(clusterUrl: string): Promise<void> {
  const client = new Client({ connectionString: clusterUrl })
  await client.connect()
  await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`)
  await client.end()
  const template = new URL(clusterUrl)
  template.pathname = `/${TEMPLATE_DATABASE}`
  await migrateDatabase(template.href)
  await installQueueSchema(template.href)
}

/** One cluster for the whole run with one migrated template in it; each test file clones the template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const names = project.vitest.projects.map(({ name }) => name)
  if (names.length > 0 && names.every((name) => projectsWithoutDatabase.has(name))) return () => Promise.resolve()
  await removeAbandonedClusters()
  const directory = await mkdtemp(join(tmpdir(), directoryPrefix))
  // Dozens of processes load the same code: compiled once, each of them starts with half a second less.
  const code = await mkdtemp(join(tmpdir(), 'skein-test-code-'))
  process.env['NODE_COMPILE_CACHE'] = code
  // A worker that ends writes down what it compiled, perhaps while this removes it: it is tried again.
  const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }
  const removeDirectory = () => Promise.all([directory, code].map((one) => rm(one, removal)))
  try {
    const postgres = await startEmbeddedPostgres({ directory, settings: fastSettings })
    const end = async () => {
      await postgres.stop()
      await removeDirectory()
    }
    try {
      await prepareTemplate(postgres.url)
    } catch (error) {
      await end()
      throw error
    }
    project.provide('testClusterUrl', postgres.url)
    return end
  } catch (error) {
    await removeDirectory()
    throw error
  }
}

import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { keepEmbeddedPostgres } from '#platform/keep-embedded-postgres.ts'
import { migrateDatabase } from '#platform/migrate.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { during, findNeedlessTroubles } from './ground/recovery.ts'
import { mountSmallDisk, noSmallDisk, skipped, type SmallDisk } from './ground/small-disk.ts'
import { findLosses, findViolations, startWriters } from './ground/writers.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

const MEGABYTE = 1024 * 1024
/** Durable, and content with little: what it needs at most is what fills up here. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '32MB',
  min_wal_size: '32MB',
  max_wal_size: '48MB',
}
const DISK_MEGABYTES = 160

let disk: SmallDisk
let app: WholeApp
const notices: string[] = []
beforeAll(async () => {
  if (noSmallDisk !== null) return
  disk = await mountSmallDisk(DISK_MEGABYTES)
  const postgres = await keepEmbeddedPostgres({
    directory: disk.path,
    settings: SETTINGS,
    onNotice: (notice) => notices.push(notice),
  })
  await migrateDatabase(postgres.url)
  app = await startWholeApp({ worker: true, database: { url: postgres.url, drop: () => postgres.stop() } })
})
afterAll(async () => {
  if (noSmallDisk !== null) return
  await app.close().finally(() => disk.unmount())
})

const statusOf = async (path: string) => (await fetch(`${app.baseUrl}${path}`)).status

/** Makes the server ask for the next file of its log, which is what a full disk refuses. */
async function switchLog(): Promise<void> {
  const client = new Client({ connectionString: app.databaseUrl, connectionTimeoutMillis: 1_000 })
  client.on('error', () => undefined)
  await client.connect().then(
    () => client.query('SELECT pg_switch_wal()').catch(() => undefined),
    () => undefined,
  )
  await client.end().catch(() => undefined)
}

it.skipIf(noSmallDisk !== null)(
  `says "later" while the database has no room, loses nothing, and goes on by itself when there is some${skipped}`,
  async () => {
    const writers = await startWriters(app, { hasty: 4, patient: 1 })
    await writers.acknowledged(20)
    const alive = new Set<number>()
    const fault = await during(async () => {
      await disk.fill(MEGABYTE)
      // It goes on in what it has of its log, and dies when it needs more.
      await vi.waitFor(
        async () => {
          await switchLog()
          alive.add(await statusOf('/healthz'))
          expect(await statusOf('/readyz')).toBe(503)
        },
        { timeout: 60_000, interval: 50 },
      )
      // It is started again meanwhile, in vain.
      await wait(2_000)
      alive.add(await statusOf('/healthz'))
      await disk.clear()
    })
    await writers.acknowledged(20)
    await writers.finish()

    expect([...alive]).toEqual([200])
    expect(writers.troubles.length).toBeGreaterThan(0)
    expect(findNeedlessTroubles(writers, [fault])).toEqual([])
    expect(await findLosses(app.databaseUrl, writers)).toEqual([])
    expect(await statusOf('/readyz')).toBe(200)
    expect(notices.map((notice) => notice.split(/[.,;]/)[0])).toEqual([
      'PostgreSQL has ended by itself',
      'PostgreSQL could not be started again yet',
      'PostgreSQL is back',
    ])
    expect(await findViolations(app)).toEqual([])
  },
)

import { createContinuation } from '@skein/contract/jobs'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { migrateDatabase } from '#platform/migrate.ts'
import { addTopic, publishScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { type DurableCluster, startDurableCluster } from './ground/durable-cluster.ts'
import { followEvents } from './ground/follow-events.ts'
import { during, type FaultWindow, findNeedlessTroubles } from './ground/recovery.ts'
import { findLosses, findViolations, startWriters } from './ground/writers.ts'

vi.setConfig({ testTimeout: 180_000 })

let cluster: DurableCluster
let app: WholeApp
beforeAll(async () => {
  cluster = await startDurableCluster()
  app = await startWholeApp({ worker: true, database: cluster.database })
})
afterAll(() => app.close())

async function ask(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

it('keeps every acknowledged write when the database is killed or restarted, and does none twice', async () => {
  const reader = await app.person('reader')
  const scene = await publishScene(reader, await addTopic(app.container), 1)
  const writers = await startWriters(app, { hasty: 6, patient: 1 })
  const job = await reader(
    createContinuation,
    { params: { sceneId: scene.id }, body: { text: 'The lamp went out, and nobody spoke.' } },
    { idempotencyKey: 'over-all-restarts' },
  )
  const tab = followEvents(app.baseUrl, job.id, reader.token)
  const faults: FaultWindow[] = []
  const restart = async (breakIt: () => Promise<void>) => {
    await writers.acknowledged(20)
    faults.push(await during(() => breakIt().then(() => cluster.start())))
  }
  await restart(() => cluster.kill())
  await restart(() => cluster.shutDown('fast'))
  await restart(() => cluster.shutDown('immediate'))
  await restart(() => cluster.kill())
  await writers.acknowledged(20)
  await writers.finish()

  expect(writers.writes.some(({ unknown }) => unknown > 0)).toBe(true)
  expect(findNeedlessTroubles(writers, faults)).toEqual([])
  expect(await findLosses(app.databaseUrl, writers)).toEqual([])
  // The worker went on, and whoever watched saw all of it, without anybody's help.
  expect(await tab.end).toMatchObject({ kind: 'published' })
  expect(tab.sequences).toEqual(tab.sequences.map((_, index) => index + 1))
  expect(await findViolations(app)).toEqual([])
})

it('hears notifications again after a restart', async () => {
  const woken = vi.fn<() => void>()
  const stop = app.container.jobNews.on('somebody', woken)
  await cluster.shutDown('fast')
  await cluster.start()
  // Coming back wakes everybody once, for what may have been missed.
  await vi.waitFor(() => expect(woken).toHaveBeenCalledTimes(1), { timeout: 15_000 })
  await ask(app.databaseUrl, "SELECT pg_notify('skein_job', 'somebody:1')")
  await vi.waitFor(() => expect(woken).toHaveBeenCalledTimes(2))
  stop()
})

it('leaves a migration that was cut short undone, and the next start does all of it', async () => {
  const fresh = new URL(app.databaseUrl)
  fresh.pathname = '/cut_short'
  await ask(app.databaseUrl, 'CREATE DATABASE cut_short')
  const watcher = new Client({ connectionString: app.databaseUrl })
  watcher.on('error', () => undefined)
  await watcher.connect()
  const outcome = migrateDatabase(fresh.href).then(
    () => 'done',
    () => 'cut short',
  )
  await vi.waitFor(
    async () => {
      const { rowCount } = await watcher.query(
        "SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = 'cut_short' AND l.mode = 'AccessExclusiveLock'",
      )
      expect(rowCount).toBeGreaterThan(0)
    },
    { interval: 1 },
  )
  await cluster.shutDown('immediate')
  expect(await outcome).toBe('cut short')
  await cluster.start()
  const { migrations } = await migrateDatabase(fresh.href)
  expect(migrations[0]).toMatch(/^0001/)
})

// The last one here: it leaves a database behind that nothing can be asked of any more.
it('would notice the loss: a server that does not wait for the disk loses acknowledged writes', async () => {
  await cluster.shutDown('fast')
  await cluster.start({ synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB' })
  const writers = await startWriters(app, { hasty: 6, patient: 0 })
  // The people stay, or nobody could sign in afterwards.
  await ask(app.databaseUrl, 'CHECKPOINT')
  await writers.acknowledged(40)
  await cluster.kill()
  await cluster.start()
  await writers.finish()
  expect(await findLosses(app.databaseUrl, writers)).toContainEqual(
    expect.stringMatching(/acknowledged as job .+ and lost/),
  )
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog } from '#platform/log.ts'
import { createMetrics } from '#platform/metrics.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { startTestStory, type TestStory } from '../../test/make/test-story.ts'
import { startUpkeep } from './start-upkeep.ts'
import { eventually } from '../../test/setup/eventually.ts'

let story: TestStory
beforeAll(async () => {
  story = await startTestStory()
})
afterAll(() => story.close())

it('schedules the care of months, the hourly sweeps, the daily look at media and the digests, and does them when their time comes', async () => {
  const { db, databaseUrl, queue } = story
  const metrics = createMetrics()
  const storage = new DiskStorage(story.storageRoot)
  await startUpkeep({
    db,
    databaseUrl,
    queue,
    storage,
    log: createLog('silent'),
    metrics,
    digests: { writeDue: () => Promise.resolve(0) },
    digestHour: 7,
  })
  const { prisma } = db
  expect(await prisma.$queryRaw`SELECT name, cron, timezone FROM pgboss.schedule ORDER BY name`).toEqual([
    { name: 'mail_digests', cron: '0 7 * * *', timezone: 'UTC' },
    { name: 'media_sweep', cron: '41 4 * * *', timezone: 'UTC' },
    { name: 'partitions', cron: '17 3 * * *', timezone: 'UTC' },
    { name: 'sweeps', cron: '23 * * * *', timezone: 'UTC' },
  ])
  const userId = await story.person()
  await prisma.idempotencyKey.create({
    data: { userId, route: 'createIdea', key: 'old', fingerprint: '0'.repeat(64), createdAt: new Date('2020-01-01') },
  })
  // What pg-boss does when the clock strikes.
  await prisma.$executeRaw`INSERT INTO pgboss.job (name, policy) VALUES ('sweeps', 'standard'), ('partitions', 'standard'), ('media_sweep', 'standard')`
  await eventually(async () => {
    expect(await prisma.idempotencyKey.count()).toBe(0)
    const [row] = await prisma.$queryRaw<{ done: number }[]>`
        SELECT count(*)::int AS done FROM pgboss.job WHERE state = 'completed' AND name IN ('sweeps', 'partitions', 'media_sweep')`
    expect(row?.done).toBe(3)
  })
  const { body } = await metrics.expose()
  expect(body).toMatch(/^skein_swept_total\{sweep="remove-old-idempotency-keys"\} 1$/m)
  expect(body).toMatch(/^skein_swept_total\{sweep="remove-orphan-media"\} 0$/m)
  expect(body).toMatch(/^skein_swept_timestamp_seconds\{sweep="remove-orphan-media"\} \d+/m)
})

import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts'
import { createDatabase, type Database } from './db.ts'
import { createLog } from './log.ts'
import { ClaimLost, createQueue, messageId, type Queue, type QueueMessage } from './queue.ts'

const WORK = 'work'
let database: TestDatabase
let db: Database
let queue: Queue

beforeAll(async () => {
  database = await createTestDatabase()
  db = createDatabase({ url: database.url, poolMax: 5, statementTimeoutMs: 5_000 })
  queue = createQueue({
    databaseUrl: database.url,
    log: createLog('silent'),
    queues: [
      {
        name: WORK,
        retryLimit: 1,
        retryDelaySeconds: 1,
        retryDelayMaxSeconds: 1,
        expireInSeconds: 60,
        heartbeatSeconds: 10,
      },
    ],
    // Long, so that a burst which waits for the poll is seen to wait.
    pollSeconds: 4,
  })
  await queue.start()
})
afterAll(async () => {
  await queue.stop({ drainMs: 1_000 })
  await db.close()
  await database.drop()
})

const send = (id: string, data: object = {}) => db.transaction((tx) => queue.send(tx, WORK, data, { id }))

it('makes the same uuid of the same parts and another of others', () => {
  const part = fc.oneof(fc.string(), fc.nat())
  fc.assert(
    fc.property(fc.array(part), fc.array(part), (one, other) => {
      expect(messageId(...one)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(messageId(...one) === messageId(...other)).toBe(JSON.stringify(one) === JSON.stringify(other))
    }),
  )
})

it('sends with the transaction or not at all, and the same id once', async () => {
  const id = messageId('once')
  await expect(
    db.transaction(async (tx) => {
      await queue.send(tx, WORK, {}, { id })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await queue.placeOf(db.prisma, WORK, id)).toBeNull()
  expect([await send(id), await send(id)]).toEqual([true, false])
  expect(await queue.placeOf(db.prisma, WORK, id)).toBe(0)
})

it('lets the database’s clock say when a pause is over, however wrong the sender’s is', async () => {
  const id = messageId('paused')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
  try {
    await db.transaction((tx) => queue.send(tx, WORK, {}, { id, startAfterMs: 1_500 }))
  } finally {
    vi.useRealTimers()
  }
  const [sent] = await db.prisma.$queryRaw<{ pause: number }[]>`
    SELECT extract(epoch FROM start_after - created_on)::float8 AS pause FROM pgboss.job WHERE id = ${id}::uuid`
  expect(sent?.pause).toBeCloseTo(1.5, 1)
})

it('hands out a burst at once, refuses a lost claim, and buries what keeps failing', async () => {
  const held: QueueMessage[] = []
  const dead: unknown[] = []
  await queue.workDeadLetters((message) => {
    dead.push(message.data)
    return Promise.resolve()
  })
  await queue.work(WORK, { concurrency: 2 }, async (message) => {
    if (JSON.stringify(message.data).includes('hopeless'))
      return db.transaction((tx) => queue.fail(tx, WORK, message, { reason: 'no hope' }))
    held.push(message)
    await db.transaction((tx) => queue.complete(tx, WORK, message))
  })
  const ids = Array.from({ length: 12 }, (_, index) => messageId('burst', index))
  const before = performance.now()
  for (const id of ids) await send(id)
  await vi.waitFor(() => expect(held.map(({ id }) => id)).toEqual(expect.arrayContaining(ids)), { timeout: 5_000 })
  // One wake-up per message would leave most of the burst to the poll.
  expect(performance.now() - before).toBeLessThan(3_000)

  const [settled] = held
  if (settled === undefined) throw new Error('nothing was handed out')
  await expect(db.transaction((tx) => queue.complete(tx, WORK, settled))).rejects.toThrow(ClaimLost)
  await expect(db.transaction((tx) => queue.fail(tx, WORK, settled, { reason: 'late' }))).rejects.toThrow(ClaimLost)

  await send(messageId('hopeless'), { hopeless: true })
  await vi.waitFor(() => expect(dead).toEqual([{ hopeless: true }]), { timeout: 15_000 })
})

it('counts what waits and what is being handled', async () => {
  expect((await queue.depths()).map(({ queue: name }) => name)).toEqual(expect.arrayContaining([WORK, 'dead_letter']))
})

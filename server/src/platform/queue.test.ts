import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts'
import { createDatabase, type Database } from './db.ts'
import { createLog } from './log.ts'
import { ClaimLost, createQueue, messageId, type Queue, type QueueMessage } from './queue.ts'
import { eventually } from '../../test/setup/eventually.ts'

const WORK = 'work'
const BURST = 'burst'
const TAKEN = 'taken'
const HOPELESS = 'hopeless'
const SLOW = 'slow'
let database: TestDatabase
let db: Database
let queue: Queue

function openQueue(names: readonly string[], pollSeconds: number): Queue {
  return createQueue({
    databaseUrl: database.url,
    log: createLog('silent'),
    queues: names.map((name) => ({
      name,
      retryLimit: 1,
      retryDelaySeconds: 1,
      retryDelayMaxSeconds: 1,
      expireInSeconds: name === SLOW ? 1 : 60,
      heartbeatSeconds: 10,
    })),
    pollSeconds,
  })
}

beforeAll(async () => {
  database = await createTestDatabase()
  db = createDatabase({ url: database.url, poolMax: 5, statementTimeoutMs: 5_000 })
  // The poll is so far away that whatever waits for it is never seen to come.
  queue = openQueue([WORK, BURST, TAKEN, HOPELESS, SLOW], 600)
  await queue.start()
})
afterAll(async () => {
  await queue.stop({ drainMs: 1_000 })
  await db.close()
  await database.drop()
})

const send = (id: string, data: object = {}, to = WORK) => db.transaction((tx) => queue.send(tx, to, data, { id }))
const states = async (...names: readonly string[]) => {
  const rows = await db.prisma.$queryRawUnsafe<{ id: string; state: string }[]>(
    'SELECT id::text, state::text FROM pgboss.job WHERE id = ANY($1::uuid[])',
    names.map((name) => messageId(name)),
  )
  return names.map((name) => rows.find(({ id }) => id === messageId(name))?.state)
}

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

it('hands out a burst of forty without a poll, and never more at once than it has hands', async () => {
  let held = 0
  let most = 0
  const handled: string[] = []
  await queue.work(BURST, { concurrency: 4 }, async (message) => {
    held += 1
    most = Math.max(most, held)
    await db.transaction((tx) => queue.complete(tx, BURST, message))
    handled.push(message.id)
    held -= 1
  })
  const ids = Array.from({ length: 40 }, (_, index) => messageId('burst', index))
  await Promise.all(ids.map((id) => send(id, {}, BURST)))
  await eventually(() => expect(handled.toSorted()).toEqual(ids.toSorted()))
  expect(most).toBe(4)
})

it('refuses a lost claim, and completes what a handler returned from without having settled it', async () => {
  const held: QueueMessage[] = []
  await queue.work(WORK, { concurrency: 2 }, async (message) => {
    held.push(message)
    if (JSON.stringify(message.data).includes('mine')) await db.transaction((tx) => queue.complete(tx, WORK, message))
  })
  await send(messageId('mine'), { mine: true })
  await send(messageId('yours'))
  await eventually(async () => expect(await states('mine', 'yours')).toEqual(['completed', 'completed']))
  for (const message of held) {
    await expect(db.transaction((tx) => queue.complete(tx, WORK, message))).rejects.toThrow(ClaimLost)
    await expect(db.transaction((tx) => queue.fail(tx, WORK, message, { reason: 'late' }))).rejects.toThrow(ClaimLost)
  }
})

it('tells a handler when its message was taken over, and lets nothing it does then count', async () => {
  const taken = Promise.withResolvers<QueueMessage>()
  const lost = Promise.withResolvers<unknown>()
  await queue.work(TAKEN, { concurrency: 1 }, async (message) => {
    taken.resolve(message)
    await new Promise((resolve) => message.signal.addEventListener('abort', resolve))
    await db.transaction((tx) => queue.complete(tx, TAKEN, message)).catch(lost.resolve)
  })
  await send(messageId('taken'), {}, TAKEN)
  const { id } = await taken.promise
  // As another worker does that finds it expired.
  await db.prisma.$executeRawUnsafe('UPDATE pgboss.job SET retry_count = retry_count + 1 WHERE id = $1::uuid', id)
  expect(await lost.promise).toBeInstanceOf(ClaimLost)
  expect(await states('taken')).toEqual(['active'])
})

it('takes a message away from a handler that takes too long, before it tells the handler', async () => {
  const lost = Promise.withResolvers<unknown>()
  await queue.work(SLOW, { concurrency: 1 }, async (message) => {
    await new Promise((resolve) => message.signal.addEventListener('abort', resolve))
    await db.transaction((tx) => queue.complete(tx, SLOW, message)).catch(lost.resolve)
  })
  await send(messageId('slow'), {}, SLOW)
  expect(await lost.promise).toBeInstanceOf(ClaimLost)
  expect(await states('slow')).toEqual(['retry'])
})

it('tries again what failed, and buries what keeps failing', async () => {
  const impatient = openQueue([HOPELESS], 0.5)
  await impatient.start()
  const dead: unknown[] = []
  await impatient.workDeadLetters((message) => {
    dead.push(message.data)
    return Promise.resolve()
  })
  let tries = 0
  await impatient.work(HOPELESS, { concurrency: 1 }, (message) => {
    tries += 1
    return db.transaction((tx) => impatient.fail(tx, HOPELESS, message, { reason: 'no hope' }))
  })
  await send(messageId('hopeless'), { hopeless: true }, HOPELESS)
  await eventually(() => expect(dead).toEqual([{ hopeless: true }]))
  expect(tries).toBe(2)
  await impatient.stop({ drainMs: 1_000 })
})

it('counts what waits and what is being handled', async () => {
  expect((await queue.depths()).map(({ queue: name }) => name)).toEqual(expect.arrayContaining([WORK, 'dead_letter']))
})

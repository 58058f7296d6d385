import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Client as Driver } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { addTopic, publishScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { createTestDatabase } from '../setup/database.ts'
import { during, findNeedlessTroubles } from './ground/recovery.ts'
import { findLosses, findViolations, startWriters } from './ground/writers.ts'

vi.setConfig({ testTimeout: 120_000 })

const POOL = 3
/** What the app may have at most: its pool, the queue's five, and two that listen; and two for whoever looks on. */
const CONNECTIONS = POOL + 5 + 2 + 2

let app: WholeApp
let superuserUrl = ''
let guestUrl = ''
beforeAll(async () => {
  const database = await createTestDatabase()
  superuserUrl = database.url
  const role = `guest_${randomUUID().slice(0, 8)}`
  const guest = new URL(superuserUrl)
  guest.username = role
  guest.password = randomUUID()
  guestUrl = guest.href
  await ask(`CREATE ROLE ${role} LOGIN PASSWORD '${guest.password}' IN ROLE ${new URL(superuserUrl).username}`)
  // A limit of the database's own counts for everybody but superusers, and is refused in the same way (53300).
  await ask(`ALTER DATABASE ${guest.pathname.slice(1)} CONNECTION LIMIT ${CONNECTIONS}`)
  app = await startWholeApp({
    worker: true,
    databasePoolMax: POOL,
    database: {
      url: guestUrl,
      drop: async () => {
        await ask(`ALTER ROLE ${role} RENAME TO ${role}_gone`)
        await database.drop()
      },
    },
  })
})
afterAll(() => app.close())

async function ask(text: string): Promise<void> {
  const client = new Driver({ connectionString: superuserUrl })
  await client.connect()
  await client.query(text)
  await client.end()
}

/** Asks for many pages at once, and for the sign of life between them. */
async function askForPages(
  times: number,
  path = '/api/v1/topics',
): Promise<{ status: number; retryAfter: string | null; code: string | null }[]> {
  return Promise.all(
    Array.from({ length: times }, async () => {
      const response = await fetch(`${app.baseUrl}${path}`)
      const body: { code?: string } = JSON.parse(await response.text())
      return { status: response.status, retryAfter: response.headers.get('retry-after'), code: body.code ?? null }
    }),
  )
}

const LATER = { status: 503, retryAfter: '2', code: 'unavailable' }
const isAlive = async () => (await fetch(`${app.baseUrl}/healthz`)).status
const isReady = async () => (await fetch(`${app.baseUrl}/readyz`)).status

/** Takes every connection the database gives, those of the app's pool too, and holds them all. */
async function crowd(): Promise<{ leave(): Promise<void> }> {
  const admin = new Driver({ connectionString: superuserUrl })
  await admin.connect()
  const held: Driver[] = []
  const pushIn = async (): Promise<boolean> => {
    const client = new Driver({ connectionString: guestUrl, application_name: 'hog' })
    client.on('error', () => undefined)
    const isIn = await client.connect().then(
      () => true,
      () => false,
    )
    if (!isIn) return false
    held.push(client)
    client.query('SELECT pg_sleep(600)').catch(() => undefined)
    return true
  }
  for (;;) {
    while (await pushIn());
    // Its place is free for whoever comes first, the app or us.
    const { rowCount } = await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'skein'`,
    )
    if (rowCount === 0) break
  }
  return {
    leave: async () => {
      await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hog'")
      await admin.end()
      await Promise.all(held.map((client) => client.end()))
    },
  }
}

it('says "later" when the database has no connection left, stays alive, and recovers by itself', async () => {
  const writer = await app.person('early')
  await publishScene(writer, await addTopic(app.container), 1)
  const writers = await startWriters(app, { hasty: 4, patient: 0 })
  await writers.acknowledged(5)
  const answers: Awaited<ReturnType<typeof askForPages>> = []
  const fault = await during(async () => {
    const hogs = await crowd()
    for (let round = 0; round < 4; round += 1) {
      answers.push(...(await askForPages(10)))
      expect(await isAlive()).toBe(200)
      await wait(100)
    }
    await hogs.leave()
  })
  expect(answers).toContainEqual(LATER)
  expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
  await writers.acknowledged(5)
  await writers.finish()
  // The worker goes on too.
  await publishScene(writer, await addTopic(app.container), 1)
  expect(await isReady()).toBe(200)
  expect(new Set((await askForPages(10)).map(({ status }) => status))).toEqual(new Set([200]))
  expect(findNeedlessTroubles(writers, [fault])).toEqual([])
  expect(await findLosses(superuserUrl, writers)).toEqual([])
  expect(await findViolations(app, superuserUrl)).toEqual([])
})

it('says "later" when every connection of its pool is held, stays alive, and goes on when they come back', async () => {
  const hold = Promise.withResolvers<void>()
  const holding = Array.from({ length: POOL }, () => app.container.db.transaction(() => hold.promise))
  // What needs one of them waits five seconds for it, and is then told.
  const answers = askForPages(6, '/api/v1/setup')
  expect(await isAlive()).toBe(200)
  // Pages are read over connections of their own.
  expect((await askForPages(6)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
  expect(await answers).toEqual(Array.from({ length: 6 }, () => LATER))
  expect(await isReady()).toBe(503)
  hold.resolve()
  await Promise.all(holding)
  expect((await askForPages(6, '/api/v1/setup')).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
  expect(await isReady()).toBe(200)
})

import { randomUUID } from 'node:crypto'
import { ensurePartitions } from '@skein/partitions/ensure'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../test/setup/database.ts'
import { createDatabase, isUniqueViolation, type Transaction } from './db.ts'
import { createListener } from './listen.ts'
import { eventually } from '../../test/setup/eventually.ts'

const testDatabase = await createTestDatabase()
const database = createDatabase({ url: testDatabase.url, poolMax: 4, statementTimeoutMs: 2_000 })
const { prisma } = database
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

async function sql(text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: testDatabase.url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

async function makeScene(): Promise<{ userId: string; sceneId: string }> {
  const tag = randomUUID()
  const user = await prisma.user.create({ data: { email: `${tag}@example.org`, username: tag } })
  const topic = await prisma.topic.create({ data: { name: 'Harbours', slug: tag } })
  const idea = await prisma.idea.create({
    data: {
      userId: user.id,
      topicId: topic.id,
      title: 'The lamp',
      prompt: 'A lighthouse keeper hears a knock.',
      tags: [],
    },
  })
  const scene = await prisma.scene.create({
    data: { ideaId: idea.id, userId: user.id, topicId: topic.id, title: 'The lamp' },
  })
  return { userId: user.id, sceneId: scene.id }
}

async function insertJob(tx: Transaction, owner: { userId: string; sceneId: string }): Promise<number> {
  const rows = await tx.$queryRawUnsafe<unknown[]>(
    `WITH fresh AS (SELECT uuidv7() AS id)
     INSERT INTO jobs (id, created_at, scene_id, user_id, input_text, bible_version)
     SELECT id, uuid_extract_timestamp(id), $1::uuid, $2::uuid, 'A knock.', 1 FROM fresh RETURNING id`,
    owner.sceneId,
    owner.userId,
  )
  return rows.length
}

describe('a month without a partition', () => {
  beforeEach(async () => {
    const children = await sql(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'jobs'::regclass`,
    )
    for (const { name } of children) await sql(`DROP TABLE ${String(name)}`)
  })

  it('is made once and the transaction runs again, for every writer that met it at the same moment', async () => {
    const owner = await makeScene()
    const inserted = await Promise.all(
      Array.from({ length: 8 }, () => database.transaction((tx) => insertJob(tx, owner))),
    )
    expect(inserted).toEqual(Array.from({ length: 8 }, () => 1))
    expect(await prisma.job.count({ where: { sceneId: owner.sceneId } })).toBe(8)
  })

  it('is made for a model write outside a transaction too', async () => {
    const owner = await makeScene()
    const [id = ''] = (await sql('SELECT uuidv7()::text AS id')).map((row) => String(row['id']))
    const createdAt = new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16))
    const job = { ...owner, id, createdAt, inputText: 'A knock.', bibleVersion: 1 }
    await expect(prisma.job.create({ data: job })).rejects.toMatchObject({ code: 'P2039' })
    await database.withPartition(() => prisma.job.create({ data: job }))
    expect(await prisma.job.findUnique({ where: { id_createdAt: { id, createdAt } } })).toMatchObject(owner)
  })

  it('is not blamed for a violated check', async () => {
    const client = new Client({ connectionString: testDatabase.url })
    await client.connect()
    await ensurePartitions(client)
    await client.end()
    const owner = await makeScene()
    let runs = 0
    const wrong = database.withPartition(() => {
      runs += 1
      return prisma.job.create({
        data: { ...owner, id: randomUUID(), createdAt: new Date(), inputText: 'A knock.', bibleVersion: 1 },
      })
    })
    await expect(wrong).rejects.toThrow(/jobs_created_at_from_id_check/)
    expect(runs).toBe(1)
  })
})

it('runs a transaction again after a deadlock, and both writers get through', async () => {
  const first = await makeScene()
  const second = await makeScene()
  const bump = (tx: Transaction, id: string) =>
    tx.$queryRawUnsafe('UPDATE scenes SET view_count = view_count + 1 WHERE id = $1::uuid RETURNING id', id)
  let waiting = 0
  let release: () => void = () => undefined
  const bothHoldOne = new Promise<void>((resolve) => {
    release = resolve
  })
  const crossing = (one: string, other: string) =>
    database.transaction(async (tx) => {
      await bump(tx, one)
      waiting += 1
      if (waiting === 2) release()
      await bothHoldOne
      await bump(tx, other)
    })
  await Promise.all([crossing(first.sceneId, second.sceneId), crossing(second.sceneId, first.sceneId)])
  expect(waiting).toBe(3)
  const scenes = await prisma.scene.findMany({ where: { id: { in: [first.sceneId, second.sceneId] } } })
  expect(scenes.map((scene) => scene.viewCount)).toEqual([2, 2])
})

it('cancels a statement that runs past its time, and goes on with the next', async () => {
  await expect(prisma.$queryRaw`SELECT pg_sleep(20)::text`).rejects.toThrow(/statement timeout/)
  expect(await prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
})

it('goes on after every one of its connections was cut, as by a restart of the server', async () => {
  await Promise.all(Array.from({ length: 4 }, () => prisma.$queryRaw`SELECT pg_sleep(0.05)::text`))
  const cut = await sql(
    "SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity WHERE application_name = 'skein' AND datname = current_database()",
  )
  expect(cut.length).toBeGreaterThan(0)
  await eventually(async () => expect(await prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]))
})

it('keeps a prepared statement for a query that comes again', async () => {
  const counted = (statement: string) => `
    SELECT (generic_plans + custom_plans)::int AS count FROM pg_prepared_statements WHERE statement LIKE '${statement}%'`
  const models = await database.modelTransaction(async (tx) => {
    for (let turn = 0; turn < 3; turn += 1) await tx.setting.findMany({ where: { key: 'absent' } })
    return tx.$queryRawUnsafe(counted('SELECT "public"."settings"'))
  })
  expect(models).toEqual([{ count: 3 }])
  const statements = await database.transaction(async (tx) => {
    for (let turn = 0; turn < 3; turn += 1) await tx.$queryRawUnsafe('SELECT 3 AS three')
    return tx.$queryRawUnsafe(counted('SELECT 3 AS three'))
  })
  expect(statements).toEqual([{ count: 3 }])
})

describe('a transaction', () => {
  const addTopic = (tx: Transaction, slug: string) =>
    tx.$queryRawUnsafe("INSERT INTO topics (name, slug) VALUES ('Harbours', $1) RETURNING id", slug)
  const topics = (slug: string) => prisma.topic.count({ where: { slug } })

  it('leaves nothing when its work fails, and its connection serves the next', async () => {
    const slug = randomUUID()
    const failing = database.transaction(async (tx) => {
      await addTopic(tx, slug)
      throw new Error('thought better of it')
    })
    await expect(failing).rejects.toThrow('thought better of it')
    expect(await topics(slug)).toBe(0)
    await Promise.all(Array.from({ length: 8 }, () => database.transaction((tx) => addTopic(tx, randomUUID()))))
  })

  it('sends statements that do not wait for each other together, and the first to fail takes the rest with it', async () => {
    const slug = randomUUID()
    const together = database.transaction((tx) =>
      Promise.allSettled([addTopic(tx, slug), tx.$queryRawUnsafe('SELECT 1 / 0'), addTopic(tx, randomUUID())]),
    )
    await expect(together).rejects.toThrow(/rolled back/)
    expect(await topics(slug)).toBe(0)
  })

  it('commits behind what it has sent without waiting for the answers, and still undoes all when one failed', async () => {
    const kept = randomUUID()
    const commit = (tx: Transaction, ...sent: Promise<unknown>[]) => {
      tx.commitBehind()
      return Promise.all(sent)
    }
    await database.transaction((tx) => commit(tx, addTopic(tx, kept), tx.$queryRawUnsafe('SELECT 1')))
    expect(await topics(kept)).toBe(1)
    const undone = randomUUID()
    const failing = database.transaction((tx) => commit(tx, addTopic(tx, undone), addTopic(tx, kept)))
    await expect(failing).rejects.toSatisfy(isUniqueViolation)
    expect(await topics(undone)).toBe(0)
  })

  it('takes nothing more once it has sent its COMMIT', async () => {
    const slug = randomUUID()
    const late = database.transaction(async (tx) => {
      tx.commitBehind()
      await addTopic(tx, slug)
    })
    await expect(late).rejects.toThrow('the transaction is over')
    expect(await topics(slug)).toBe(0)
  })

  it('takes nothing from what its failed work left running', async () => {
    const slug = randomUUID()
    let late: Promise<unknown> = Promise.resolve()
    const failing = database.transaction((tx) => {
      const reading = tx.$queryRawUnsafe('SELECT 1')
      late = reading.then(() => eventually(() => expect(isRolledBack).toBe(true))).then(() => addTopic(tx, slug))
      return reading.then(() => Promise.reject(new Error('thought better of it')))
    })
    let isRolledBack = false
    await expect(failing).rejects.toThrow('thought better of it')
    isRolledBack = true
    await expect(late).rejects.toThrow('the transaction is over')
    expect(await topics(slug)).toBe(0)
  })

  it('does not outlive its time, however short its statements are', async () => {
    const brief = createDatabase({ url: testDatabase.url, poolMax: 1, statementTimeoutMs: 200 })
    const endless = brief.transaction(async (tx) => {
      for (;;) await tx.$queryRawUnsafe('SELECT pg_sleep(0.05)::text')
    })
    // Whether the server's last word is still read depends on the moment.
    await expect(endless).rejects.toThrow(/transaction timeout|connection/i)
    expect(await brief.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
    await brief.close()
  })
})

describe('what a transaction announces', () => {
  const listener = createListener({ url: testDatabase.url })
  const heard: string[] = []
  beforeAll(() => listener.subscribe('harbour', (payload) => heard.push(payload)))
  beforeEach(() => heard.splice(0))
  afterAll(() => listener.close())
  const say = (about: string, payload: string) =>
    database.transaction((tx) => {
      tx.announce('harbour', about, payload)
      return tx.$queryRawUnsafe('SELECT 1')
    })

  it('is heard once it has committed, and never when it has not', async () => {
    const failing = database.transaction(async (tx) => {
      tx.announce('harbour', 'lamp', 'never')
      await tx.$queryRawUnsafe('SELECT 1 / 0')
    })
    await expect(failing).rejects.toThrow('division by zero')
    await say('lamp', 'lit')
    await eventually(() => expect(heard).toEqual(['lit']))
  })

  it('is heard once per thing when there is much of it, and then the last', async () => {
    const many = Array.from({ length: 40 }, (_, turn) => turn)
    await Promise.all(many.map(() => say('bell', 'rung')))
    await say('bell', 'at rest')
    await say('lamp', 'out')
    await eventually(() => expect(heard.slice(-2)).toEqual(['at rest', 'out']))
    expect(heard.length).toBeLessThan(many.length)
  })

  it('is still sent when the process is about to leave', async () => {
    const leaving = createDatabase({ url: testDatabase.url, poolMax: 1, statementTimeoutMs: 2_000 })
    await leaving.transaction((tx) => {
      tx.announce('harbour', 'ship', 'gone')
      return tx.$queryRawUnsafe('SELECT 1')
    })
    await leaving.close()
    await eventually(() => expect(heard).toEqual(['gone']))
  })
})

it('tells a key that exists already from other failures', async () => {
  const tag = randomUUID()
  const create = () => prisma.topic.create({ data: { name: 'Harbours', slug: tag } })
  await create()
  const model = await create().catch((error: unknown) => error)
  const raw = await prisma.$executeRaw`INSERT INTO topics (name, slug) VALUES ('x', ${tag})`.catch((e: unknown) => e)
  expect([model, raw].map(isUniqueViolation)).toEqual([true, true])
  expect(isUniqueViolation(await prisma.$queryRaw`SELECT 1/0`.catch((error: unknown) => error))).toBe(false)
})

import { randomUUID } from 'node:crypto'
import { ensurePartitions } from '@skein/partitions/ensure'
import { Client } from 'pg'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTestDatabase } from '../../test/setup/database.ts'
import { createDatabase, isUniqueViolation, type Transaction } from './db.ts'

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

function insertJob(tx: Transaction, owner: { userId: string; sceneId: string }): Promise<number> {
  return tx.$executeRaw`
    WITH fresh AS (SELECT uuidv7() AS id)
    INSERT INTO jobs (id, created_at, scene_id, user_id, input_text, bible_version)
    SELECT id, uuid_extract_timestamp(id), ${owner.sceneId}::uuid, ${owner.userId}::uuid, 'A knock.', 1 FROM fresh`
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
    tx.scene.update({ where: { id }, data: { viewCount: { increment: 1 } }, select: { id: true } })
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
  await vi.waitFor(async () => expect(await prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]))
})

it('keeps a prepared statement for a query that comes again', async () => {
  const found = await database.transaction(async (tx) => {
    for (let turn = 0; turn < 3; turn += 1) await tx.setting.findMany({ where: { key: 'absent' } })
    return tx.$queryRaw<{ count: bigint }[]>`
      SELECT generic_plans + custom_plans AS count FROM pg_prepared_statements WHERE statement LIKE 'SELECT "public"."settings"%'`
  })
  expect(found.map((row) => Number(row.count))).toEqual([3])
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

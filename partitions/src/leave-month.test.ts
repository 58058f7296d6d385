import { Client } from 'pg'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTestDatabase } from '../../server/test/setup/database.ts'
import { ensurePartitions } from './ensure.ts'
import { detachMonth, dropMonth } from './leave-month.ts'
import { findMonths } from './month-tables.ts'

const TIMEOUT_MS = 20_000
const LATER = new Date('2050-02-01T00:00:00Z')

const database = await createTestDatabase()
const open = async () => {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  return client
}
const upkeep = await open()
const reader = await open()
const observer = await open()
afterAll(async () => {
  await Promise.all([upkeep, reader, observer].map((client) => client.end()))
  await database.drop()
})

beforeEach(async () => {
  await ensurePartitions(upkeep, LATER, [{ table: 'segments', monthsAhead: 0, monthsKept: 'forever' }])
  await reader.query('BEGIN')
})
afterEach(() => reader.query('ROLLBACK'))

const standing = async () =>
  (await findMonths(observer, 'segments')).find(({ name }) => name === 'segments_2050_02')?.standing
const isWaiting = async () => {
  const { rows } = await observer.query<{ waiting: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = database
                    WHERE datname = current_database() AND NOT granted) AS waiting`,
  )
  return rows[0]?.waiting
}

it('takes a month out once the transactions that saw it are over, and readers go on meanwhile', async () => {
  await reader.query('SELECT count(*) FROM segments')
  const leaving = detachMonth(upkeep, 'segments', 'segments_2050_02', TIMEOUT_MS)
  await vi.waitFor(async () => expect(await standing()).toBe('detaching'), { timeout: TIMEOUT_MS, interval: 20 })
  await observer.query('SELECT count(*) FROM segments')
  await reader.query('SELECT count(*) FROM segments')
  await reader.query('COMMIT')
  await leaving
  expect(await standing()).toBe('detached')
  await dropMonth(upkeep, 'segments_2050_02')
  expect(await standing()).toBeUndefined()
})

it('never lets a reader fall to a deadlock: it steps back from what the reader goes on to read, and comes again', async () => {
  await detachMonth(upkeep, 'segments', 'segments_2050_02', TIMEOUT_MS)
  await reader.query('SELECT count(*) FROM users')
  const dropping = dropMonth(upkeep, 'segments_2050_02')
  await vi.waitFor(async () => expect(await isWaiting()).toBe(true), { timeout: TIMEOUT_MS, interval: 5 })
  await reader.query('SELECT count(*) FROM scenes')
  await reader.query('COMMIT')
  await dropping
  expect(await standing()).toBeUndefined()
})

it('gives up after its time, and the next call goes on where it stood', async () => {
  await reader.query('SELECT count(*) FROM segments')
  const leaving = detachMonth(upkeep, 'segments', 'segments_2050_02', 300)
  await expect(leaving).rejects.toMatchObject({ code: '55P03' })
  await reader.query('COMMIT')
  await detachMonth(upkeep, 'segments', 'segments_2050_02', TIMEOUT_MS)
  expect(await standing()).toBe('detached')
  await dropMonth(upkeep, 'segments_2050_02')
})

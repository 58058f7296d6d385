import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { Client } from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DiskStorage } from '#providers/storage/disk.ts'
import { createTestDatabase } from '../../test/setup/database.ts'
import { keepMonths } from './keep-months.ts'

const database = await createTestDatabase()
let media: string
let lines: string[] = []
const log = pino(
  { base: null },
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  }),
)
beforeAll(async () => {
  media = await mkdtemp(join(tmpdir(), 'skein-test-months-'))
})
afterAll(async () => {
  await rm(media, { recursive: true, force: true })
  await database.drop()
})

const keep = (now: string) => {
  lines = []
  return keepMonths({ databaseUrl: database.url, storage: new DiskStorage(media), log, now: new Date(now) })
}

it('years later, makes the months of that day and archives the jobs of all that are over, and no segments', async () => {
  expect(await keep('2031-07-15T03:17:00Z')).toBeGreaterThan(0)
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relispartition AND relkind = 'r' AND relname ~ '^(jobs|segments)_' ORDER BY 1`,
  )
  await client.end()
  const names = rows.map(({ name }) => name)
  expect(names.filter((name) => name.startsWith('jobs_'))).toEqual([
    'jobs_2031_07',
    'jobs_2031_08',
    'jobs_2031_09',
    'jobs_2031_10',
  ])
  expect(names.filter((name) => name.startsWith('segments_')).length).toBeGreaterThan(4)
  expect(lines.join('')).toContain('a month was archived')
  expect(await keep('2031-07-16T03:17:00Z')).toBe(0)
})

it('raises the alarm when months cannot be made', async () => {
  const holder = new Client({ connectionString: database.url })
  await holder.connect()
  // A table that took the time to come, so that no month can be made in it.
  await holder.query(
    "CREATE TABLE jobs_squatter PARTITION OF jobs FOR VALUES FROM ('2031-11-01 00:00+00') TO ('2039-01-01 00:00+00')",
  )
  await holder.end()
  await keep('2031-11-02T03:17:00Z')
  expect(lines.join('')).toMatch(/"table":"jobs".*too few months ahead/)
})

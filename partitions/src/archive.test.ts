import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { zstdDecompressSync } from 'node:zlib'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DiskStorage } from '../../server/src/providers/storage/disk.ts'
import { createTestDatabase } from '../../server/test/setup/database.ts'
import { archiveDue } from './archive-due.ts'
import { findManifest } from './archive-manifest.ts'
import type { ArchiveStore } from './archive-store.ts'
import { archiveMonth } from './archive.ts'
import { findMonths } from './month-tables.ts'
import { restoreMonth } from './restore-month.ts'

const MONTH = { year: 2026, month: 2 }
const NOW = new Date('2026-09-15T03:00:00Z')
const HARD_TEXT = 'a line\r\nand another, "quoted" \\ \u2028 \u{1f9f6} {,} \t and 12:30'

const database = await createTestDatabase()
const client = new Client({ connectionString: database.url })
await client.connect()
let scratch: string
let store: DiskStorage
let sceneId: string
let userId: string

async function one<Value>(text: string, values: unknown[] = []): Promise<Value> {
  const { rows } = await client.query<{ value: Value }>(text, values)
  const [row] = rows
  if (row === undefined) throw new Error('no row came back')
  return row.value
}

beforeAll(async () => {
  userId = await one("INSERT INTO users (email, username) VALUES ('a@example.org', 'a') RETURNING id AS value")
  const topic = await one("INSERT INTO topics (name, slug) VALUES ('t', 't') RETURNING id AS value")
  const idea = await one(
    "INSERT INTO ideas (user_id, topic_id, title, prompt) VALUES ($1, $2, 'i', 'p') RETURNING id AS value",
    [userId, topic],
  )
  sceneId = await one(
    "INSERT INTO scenes (user_id, topic_id, idea_id, title) VALUES ($1, $2, $3, 's') RETURNING id AS value",
    [userId, topic, idea],
  )
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

/** An id of the given millisecond, as `uuidv7()` would make it. */
function idAt(moment: string): string {
  const time = Date.parse(moment).toString(16).padStart(12, '0')
  const rest = randomBytes(8).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(1, 4)}-8${rest.slice(5, 8)}-${rest.slice(4)}`
}

async function addJob(moment: string, text = 'x', status = 'final_ready'): Promise<string> {
  const id = idAt(moment)
  await client.query(
    `INSERT INTO jobs (id, created_at, scene_id, user_id, input_text, bible_version, status, result_data, started_at)
     VALUES ($1, uuid_extract_timestamp($1), $2, $3, $4, 1, $5, $6, '2026-02-03 04:05:06.789012+05:45')`,
    [id, sceneId, userId, text, status, '{"big": 12345678901234567890.123456789, "text": "\\u2028", "none": null}'],
  )
  return id
}

const rowHash = (): Promise<string> =>
  one(`SELECT md5(coalesce(string_agg(jobs::text, E'\\n' ORDER BY id), '')) AS value FROM jobs`)
const monthsOfJobs = async () => (await findMonths(client, 'jobs')).map(({ name, standing }) => `${name} ${standing}`)

beforeEach(async () => {
  await rm(scratch ?? '', { recursive: true, force: true })
  scratch = await mkdtemp(join(tmpdir(), 'skein-test-archive-'))
  store = new DiskStorage(scratch)
  await client.query("SET TIME ZONE 'Asia/Kathmandu'")
  for (const { name } of await findMonths(client, 'jobs')) await client.query(`DROP TABLE ${name}`)
  for (const month of [2, 3, 8, 9]) await client.query("SELECT create_monthly_partition('jobs', 2026, $1)", [month])
  await addJob('2026-02-01T00:00:00.000Z', HARD_TEXT)
  await addJob('2026-02-28T23:59:59.999Z', '', 'cancelled')
  await addJob('2026-03-01T00:00:00.000Z')
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

const archive = (over: Partial<Parameters<typeof archiveMonth>[0]> = {}) =>
  archiveMonth({ client, store, now: NOW, ...over }, 'jobs', MONTH)

it('moves a month into storage, compressed and vouched for, and brings back the very same rows', async () => {
  const before = await rowHash()
  const manifest = await archive()
  expect(manifest).toMatchObject({ table: 'jobs', month: '2026_02', rows: 2, archivedAt: NOW.toISOString() })
  expect(await monthsOfJobs()).toEqual(['jobs_2026_03 attached', 'jobs_2026_08 attached', 'jobs_2026_09 attached'])
  expect(await one<number>('SELECT count(*)::int AS value FROM jobs')).toBe(1)
  const lines = zstdDecompressSync(await store.readBytes(manifest.object.key))
    .toString()
    .split('\n')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ input_text: HARD_TEXT })

  await client.query("SET TIME ZONE 'America/Los_Angeles'")
  await restoreMonth({ client, store, now: NOW }, 'jobs', MONTH)
  await client.query("SET TIME ZONE 'Asia/Kathmandu'")
  expect(await rowHash()).toBe(before)
  expect(await monthsOfJobs()).toContain('jobs_2026_02 attached')
  // A partition like its sisters: it takes rows of its month and has their indexes.
  await addJob('2026-02-14T12:00:00.000Z')
  const indexes = (name: string) =>
    one<number>('SELECT count(*)::int AS value FROM pg_index WHERE indrelid = $1::regclass', [name])
  expect(await indexes('jobs_2026_02')).toBe(await indexes('jobs_2026_03'))
})

it('never archives what is kept for ever', async () => {
  await expect(archiveMonth({ client, store }, 'segments', MONTH)).rejects.toThrow(/kept for ever/)
  await expect(archiveMonth({ client, store }, 'users', MONTH)).rejects.toThrow(/no policy/)
})

it('leaves a month in which work is under way, and says so', async () => {
  await addJob('2026-02-02T00:00:00.000Z', 'x', 'processing')
  await expect(archive()).rejects.toThrow('jobs_2026_02 holds 1 that are still under way.')
  const report = await archiveDue({ client, store, now: NOW })
  expect(report).toEqual({
    archived: [],
    left: [{ partition: 'jobs_2026_02', reason: 'jobs_2026_02 holds 1 that are still under way.' }],
  })
  expect(await monthsOfJobs()).toContain('jobs_2026_02 attached')
})

it('keeps the month when storage gives back other bytes than it took', async () => {
  const rotten: ArchiveStore = {
    put: (key, body) => store.put(key, body),
    readBytes: (key) => store.readBytes(key),
    list: (prefix) => store.list(prefix),
    read: async (key) => {
      const bytes = Buffer.from(await store.readBytes(key))
      bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1
      return Readable.from([bytes])
    },
  }
  await expect(archive({ store: rotten })).rejects.toThrow(/is not what was archived/)
  expect(await monthsOfJobs()).toContain('jobs_2026_02 attached')
  expect(await findManifest(store, 'jobs', '2026_02')).toBeUndefined()
})

it('refuses to bring back a damaged archive, and changes nothing', async () => {
  const { object } = await archive()
  const bytes = await store.readBytes(object.key)
  await store.remove(object.key)
  await store.put(object.key, bytes.subarray(0, bytes.length - 4))
  await expect(restoreMonth({ client, store }, 'jobs', MONTH)).rejects.toThrow(/is not what was archived/)
  expect(await monthsOfJobs()).not.toContain('jobs_2026_02 attached')
})

it('archives what changed between storing and detaching', async () => {
  let changed = false
  const slow: ArchiveStore = {
    put: (key, body) => store.put(key, body),
    read: (key) => store.read(key),
    list: (prefix) => store.list(prefix),
    readBytes: (key) => store.readBytes(key),
  }
  slow.put = async (key, body) => {
    if (key.endsWith('/manifest.json') && !changed) {
      changed = true
      await client.query("UPDATE jobs SET message = 'changed late' WHERE created_at < '2026-03-01 00:00+00'")
    }
    return store.put(key, body)
  }
  const manifest = await archive({ store: slow, now: new Date(NOW.getTime() + 1) })
  const text = zstdDecompressSync(await store.readBytes(manifest.object.key)).toString()
  expect(text.match(/changed late/g)).toHaveLength(2)
})

it('goes on where a killed archive left a detached month', async () => {
  const before = await rowHash()
  await client.query('ALTER TABLE jobs DETACH PARTITION jobs_2026_02')
  expect(await monthsOfJobs()).toContain('jobs_2026_02 detached')
  expect(await archiveDue({ client, store, now: NOW })).toEqual({
    archived: [{ partition: 'jobs_2026_02', rows: 2 }],
    left: [],
  })
  await restoreMonth({ client, store }, 'jobs', MONTH)
  await client.query("SET TIME ZONE 'Asia/Kathmandu'")
  expect(await rowHash()).toBe(before)
})

it('does not wait for ever for an old transaction, and ends the detach at the next run', async () => {
  const reader = new Client({ connectionString: database.url })
  await reader.connect()
  await reader.query('BEGIN')
  await reader.query('SELECT count(*) FROM jobs')
  await expect(archive({ detachTimeoutMs: 300 })).rejects.toMatchObject({ code: '55P03' })
  expect(await monthsOfJobs()).toContain('jobs_2026_02 detaching')
  await reader.query('COMMIT')
  await reader.end()
  expect(await archive()).toMatchObject({ rows: 2 })
  expect(await monthsOfJobs()).not.toContain('jobs_2026_02 detaching')
})

it('leaves a month that was brought back alone for thirty days, and then needs no second copy', async () => {
  const first = await archive()
  await restoreMonth({ client, store, now: NOW }, 'jobs', MONTH)
  const soon = new Date(NOW.getTime() + 29 * 86_400_000)
  expect((await archiveDue({ client, store, now: soon })).archived.map(({ partition }) => partition)).toEqual([
    'jobs_2026_03',
  ])
  const later = new Date(NOW.getTime() + 31 * 86_400_000)
  expect((await archiveDue({ client, store, now: later })).archived).toEqual([{ partition: 'jobs_2026_02', rows: 2 }])
  expect(await findManifest(store, 'jobs', '2026_02')).toEqual(first)
})

it('brings back a month into a table that has gained a column', async () => {
  await archive()
  await client.query("ALTER TABLE jobs ADD COLUMN mood text NOT NULL DEFAULT 'calm'")
  try {
    await restoreMonth({ client, store }, 'jobs', MONTH)
    expect(await one<number>("SELECT count(*)::int AS value FROM jobs WHERE mood = 'calm'")).toBe(3)
  } finally {
    await client.query('ALTER TABLE jobs DROP COLUMN mood')
  }
})

it('restores nothing that is there already, or was never archived', async () => {
  await expect(restoreMonth({ client, store }, 'jobs', MONTH)).rejects.toThrow('jobs_2026_02 is in the database.')
  await expect(restoreMonth({ client, store }, 'jobs', { year: 2025, month: 1 })).rejects.toThrow(/no archive/)
})

it('lets one process at a time archive', async () => {
  const other = new Client({ connectionString: database.url })
  await other.connect()
  const results = await Promise.allSettled([archive(), archiveMonth({ client: other, store, now: NOW }, 'jobs', MONTH)])
  await other.end()
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await findManifest(store, 'jobs', '2026_02')).toMatchObject({ rows: 2 })
})

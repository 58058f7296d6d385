import { createHash } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DataDirectory, instanceSecret, openDataDirectory } from '#data-directory.ts'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { createDatabase } from '#platform/db.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { findRunningPostgres } from '#platform/embedded-postgres-running.ts'
import { migrateDatabase } from '#platform/migrate.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { fillStory } from '../../test/make/filled-story.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'

const POSTGRES_MAJOR = 18
let scratch: string
let directory: DataDirectory
let postgres: EmbeddedPostgres
let backup: string

/** An instance of its own, filled by the real pipeline, and a backup of it made while somebody writes. */
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'skein-test-backup-'))
  // The account PostgreSQL runs as must be able to pass through.
  chmodSync(scratch, 0o755)
  directory = openDataDirectory(join(scratch, 'origin'))
  instanceSecret(directory)
  postgres = await startEmbeddedPostgres({ directory: directory.database, settings: { fsync: 'off' } })
  await migrateDatabase(postgres.url)
  await fillStory(postgres.url, directory.media)
  backup = join(scratch, 'backup')
})
afterAll(async () => {
  await postgres.stop()
  await rm(scratch, { recursive: true, force: true })
})

const rowHash = (name: string) =>
  `SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex') AS hash FROM (SELECT t::text AS line FROM ${name} t) rows`

/** A hash of all rows of every table, our own and the queue's. */
async function hashesOf(url: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'pgboss') ORDER BY 1`,
    )
    const hashes: Record<string, string> = {}
    for (const { name } of tables.rows)
      hashes[name] = (await client.query<{ hash: string }>(rowHash(name))).rows[0]?.hash ?? ''
    return hashes
  } finally {
    await client.end()
  }
}

async function mediaHashes(root: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for await (const { key } of new DiskStorage(root).list('media/'))
    hashes[key] = createHash('sha256')
      .update(await readFile(join(root, key)))
      .digest('hex')
  return hashes
}

const scribble = (id: number) => `scribbles/${id}`
const back = () => makeBackup({ target: backup, directory, postgres: origin(), skeinVersion: '0.0.0-test' })
let running: { url: string; data: string } | null = null
function origin() {
  if (running === null) throw new Error('the origin does not run')
  return running
}
const restore = (root: string) => restoreBackup({ from: backup, root, postgresMajor: POSTGRES_MAJOR })

it('finds the running server by its folder, and backs it up while it is written to', async () => {
  running = await findRunningPostgres(directory.database)
  expect(running?.url).toBe(postgres.url)
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  await client.query('CREATE TABLE scribbles (id int PRIMARY KEY, words text)')
  const storage = new DiskStorage(directory.media)
  const leaving = new AbortController()
  const writing = (async () => {
    let written = 0
    // As the pipeline does: the object first, then the row that names it.
    for (; !leaving.signal.aborted; written += 1) {
      await storage.put(scribble(written), new TextEncoder().encode(String(written)))
      await client.query("INSERT INTO scribbles VALUES ($1, repeat('x', 500))", [written])
    }
    return written
  })()
  const manifest = await back()
  leaving.abort()
  expect(await writing).toBeGreaterThan(0)
  await client.end()
  expect(manifest.listing.files).toBeGreaterThan(500)
  expect((await stat(backup)).mode & 0o077).toBe(0)
})

it('restores every row, every object and the secret, and Skein keeps its promises on the result', async () => {
  const root = join(scratch, 'restored')
  await mkdir(root)
  await restore(root)
  const restored = openDataDirectory(root)
  const server = await startEmbeddedPostgres({ directory: restored.database, settings: { fsync: 'off' } })
  const db = createDatabase({ url: server.url, poolMax: 2, statementTimeoutMs: 10_000 })
  try {
    const { 'public.scribbles': scribblesNow, ...before } = await hashesOf(postgres.url)
    const { 'public.scribbles': scribblesThen, ...after } = await hashesOf(server.url)
    expect(scribblesNow).toBeDefined()
    expect(scribblesThen).toBeDefined()
    expect(after).toEqual(before)
    const [row] = await db.prisma.$queryRaw<{ gapless: boolean; some: boolean }[]>`
      SELECT count(*) = max(id) + 1 AS gapless, count(*) > 0 AS some FROM scribbles`
    expect(row).toEqual({ gapless: true, some: true })
    const rows = await db.prisma.$queryRaw<{ id: number }[]>`SELECT id FROM scribbles`
    const media = new DiskStorage(restored.media)
    const missing: number[] = []
    for (const { id } of rows) if ((await media.head(scribble(id))) === null) missing.push(id)
    expect(missing).toEqual([])
    expect(await mediaHashes(restored.media)).toEqual(await mediaHashes(directory.media))
    expect(instanceSecret(restored).reveal()).toBe(instanceSecret(directory).reveal())
    expect(await checkInvariants({ db, storage: new DiskStorage(restored.media), deep: true })).toEqual([])
  } finally {
    await db.close()
    await server.stop()
  }
})

it('refuses a directory that is not empty, and leaves it as it was', async () => {
  const root = join(scratch, 'taken')
  await mkdir(root)
  await writeFile(join(root, 'letter.txt'), 'dear')
  await expect(restore(root)).rejects.toThrow(/is not empty/)
  expect(await readdir(root)).toEqual(['letter.txt'])
  await expect(back()).rejects.toThrow(/is not empty/)
})

it('refuses another version of PostgreSQL, and a directory that holds no backup', async () => {
  const root = join(scratch, 'other')
  await expect(restoreBackup({ from: backup, root, postgresMajor: 19 })).rejects.toThrow(/PostgreSQL 18.*runs 19/)
  await expect(restoreBackup({ from: directory.media, root, postgresMajor: 18 })).rejects.toThrow(/holds no backup/)
})

it('finds a damaged file, keeps Skein from starting on what came of it, and begins anew', async () => {
  const root = join(scratch, 'again')
  const [object] = Object.keys(await mediaHashes(directory.media))
  const file = join(backup, 'media', object ?? '')
  const bytes = await readFile(file)
  await chmod(file, 0o600)
  await writeFile(file, Buffer.concat([bytes.subarray(1), Buffer.from([(bytes[0] ?? 0) ^ 1])]))
  await expect(restore(root)).rejects.toThrow(/damaged: media\//)
  expect(() => openDataDirectory(root)).toThrow(/did not finish/)
  await writeFile(file, bytes)
  await restore(root)
  expect(openDataDirectory(root).root).toBe(root)
})

it('refuses a listing that was tampered with', async () => {
  await appendFile(join(backup, 'files.jsonl'), '{"folder":"../../elsewhere"}\n')
  await expect(restore(join(scratch, 'tampered'))).rejects.toThrow(/files.jsonl is not what the manifest says/)
})

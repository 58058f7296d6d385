import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getMe, refresh, register } from '@skein/contract/accounts'
import { createClient } from '@skein/contract/client'
import { createIdea } from '@skein/contract/ideas'
import { getJob, listMyJobs } from '@skein/contract/jobs'
import { createScene, listSegments } from '@skein/contract/scenes'
import { listTopics } from '@skein/contract/topics'
import { ensurePartitions } from '@skein/partitions/ensure'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { createDatabase } from '#platform/db.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { demandNone } from '../make/demand-none.ts'
import { type MovedClock, moveClock } from '../make/moved-clock.ts'
import { dropQuickFilm, quickFilm } from '../make/quick-video.ts'
import { type RoleProcess, startRole } from '../make/role-process.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const MINUTE_MS = 60_000
const LAST = new Date('2027-01-31T23:59:59.999Z')
const FIRST = new Date('2027-02-01T00:00:00.000Z')

let database: TestDatabase
let dataDirectory: string
let clock: MovedClock
/** Five minutes ahead of the database, right, and five minutes behind it. */
let ahead: RoleProcess
let right: RoleProcess
let worker: RoleProcess
beforeAll(async () => {
  database = await createTestDatabase()
  const client = new Client({ connectionString: database.url })
  await client.connect()
  await ensurePartitions(client, LAST)
  await client.end()
  clock = await moveClock(database.url)
  await clock.standAt(LAST)
  dataDirectory = await mkdtemp(join(tmpdir(), 'skein-skew-'))
  const start = async (script: string, skewMinutes: number, argument?: object) =>
    startRole(script, {
      databaseUrl: database.url,
      dataDirectory,
      ...(argument !== undefined && { argument: JSON.stringify(argument) }),
      environment: {
        SKEIN_SECRET: 'a secret that only the tests know, long enough',
        SHIFT_CLOCK_MS: String(LAST.getTime() - Date.now() + skewMinutes * MINUTE_MS),
        NODE_OPTIONS: `--import=${fileURLToPath(import.meta.resolve('../make/shift-clock.ts'))}`,
      },
    })
  const orders = {
    databaseUrl: database.url,
    storageRoot: join(dataDirectory, 'media'),
    filmDirectory: await quickFilm(),
  }
  ;[ahead, right, worker] = await Promise.all([
    start('server/src/api.ts', 5),
    start('server/src/api.ts', 0),
    start('server/test/rolling/quick-worker.ts', -5, orders),
  ])
}, 120_000)
afterAll(async () => {
  for (const { child, ended } of [ahead, right, worker]) {
    child.kill('SIGKILL')
    await ended
  }
  const db = createDatabase({ url: database.url, poolMax: 2, statementTimeoutMs: 10_000 })
  const violations = await checkInvariants({ db, storage: new DiskStorage(join(dataDirectory, 'media')), deep: true })
  await db.close()
  await rm(dataDirectory, { recursive: true, force: true })
  await dropQuickFilm()
  await database.drop()
  demandNone(violations)
})

async function signUp(at: RoleProcess, name: string) {
  const { tokens } = await createClient({ baseUrl: at.url })(register, {
    body: { email: `${name}@example.org`, username: name, password: `${name} likes long walks 7`, transport: 'bearer' },
  })
  if (tokens === null) throw new Error('no tokens came back')
  const as = (process: RoleProcess) => createClient({ baseUrl: process.url, accessToken: () => tokens.accessToken })
  return { tokens, as }
}
const renew = (at: RoleProcess, refreshToken: string) =>
  createClient({ baseUrl: at.url })(refresh, { body: { refreshToken } })

it('takes a session from one clock for a session at another', async () => {
  for (const [from, name] of [
    [ahead, 'ada'],
    [right, 'ben'],
  ] as const) {
    const { as } = await signUp(from, name)
    for (const process of [ahead, right]) expect(await as(process)(getMe, {})).toMatchObject({ username: name })
  }
})

it('tells two tabs from theft by the database’s clock alone', async () => {
  const { tokens } = await signUp(ahead, 'cas')
  const renewed = await renew(ahead, tokens.refreshToken)
  // The other tab, a moment later: refused, and nobody is signed out.
  await expect(renew(right, tokens.refreshToken)).rejects.toMatchObject({ code: 'session_expired' })
  const again = await renew(right, renewed.tokens?.refreshToken ?? '')
  // Eleven seconds later it is no race any more, whatever the clock said of the process that took it.
  await clock.standAt(new Date(LAST.getTime() + 11_000))
  await expect(renew(right, tokens.refreshToken)).rejects.toMatchObject({ code: 'session_expired' })
  await expect(renew(right, again.tokens?.refreshToken ?? '')).rejects.toMatchObject({ code: 'session_expired' })
  await clock.standAt(LAST)
})

it('puts every row into the month the database’s clock says, and pages over them from any process', async () => {
  const { as } = await signUp(right, 'dee')
  const [topic] = (await as(ahead)(listTopics, { query: {} })).items
  const idea = { topic: topic?.slug ?? '', title: 'An idea', prompt: 'What if?' }
  const { id: ideaId } = await as(ahead)(createIdea, { body: idea }, { idempotencyKey: randomUUID() })
  const begin = async (process: RoleProcess) => {
    const body = { title: 'A scene', openingText: 'Mara Holt waited on the quay.' }
    const begun = await as(process)(createScene, { params: { ideaId }, body }, { idempotencyKey: randomUUID() })
    await vi.waitFor(
      async () => {
        const { status } = await as(process)(getJob, { params: { jobId: begun.job.id } })
        expect(status).toBe('final_ready')
      },
      { timeout: 30_000 },
    )
    return begun
  }
  const early = await begin(ahead)
  await clock.standAt(FIRST)
  const late = await begin(right)

  expect([early.job.createdAt, late.job.createdAt].map((text) => new Date(text))).toEqual([LAST, FIRST])
  for (const { scene, job } of [early, late])
    for (const process of [ahead, right]) {
      const { items } = await as(process)(listSegments, { params: { sceneId: scene.id }, query: {} })
      expect(items.map(({ publishedAt }) => new Date(publishedAt))).toEqual([new Date(job.createdAt)])
    }
  const first = await as(ahead)(listMyJobs, { query: { limit: 1 } })
  const second = await as(right)(listMyJobs, { query: { limit: 1, cursor: first.nextCursor ?? '' } })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([late.job.id, early.job.id])
})

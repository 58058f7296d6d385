import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { register } from '@skein/contract/accounts'
import { createClient } from '@skein/contract/client'
import { createIdea } from '@skein/contract/ideas'
import { getJob, type JobEvent } from '@skein/contract/jobs'
import { createScene } from '@skein/contract/scenes'
import { listTopics } from '@skein/contract/topics'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { createDatabase, type Database } from '#platform/db.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { demandNone } from '../make/demand-none.ts'
import { dropQuickFilm, quickFilm } from '../make/quick-video.ts'
import { readJobEvents } from '../make/read-job-events.ts'
import { type RoleProcess, startRole } from '../make/role-process.ts'
import { createSteadyClient, type SteadyRequest, watchReadiness } from '../make/steady-client.ts'
import { startTestWorker } from '../make/test-worker.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { eventually } from '../setup/eventually.ts'

const CLIENTS = 16
/** Long enough that no machine has filmed it by the time its worker is told to stop. */
const LONG_OPENING = [
  'Mara Holt waited on the quay with a lantern in her hand while the fog came in over the harbour wall.',
  'Nobody had seen the ferry since noon, and the men at the ropes had stopped talking about it.',
  'She walked to the end of the pier, counted the steps back, and walked out again.',
  'When the bell rang under the water, every window along the street went dark at once.',
  'Then a small boat came out of the grey, with nobody at the oars and a blue coat folded on the seat.',
].join(' ')
const SECRET = 'a secret that only the tests know, long enough'

let database: TestDatabase
let dataDirectory: string
let db: Database
let leaving: RoleProcess
let staying: RoleProcess
let worker: RoleProcess
beforeAll(async () => {
  database = await createTestDatabase()
  dataDirectory = await mkdtemp(join(tmpdir(), 'skein-drain-'))
  db = createDatabase({ url: database.url, poolMax: 4, statementTimeoutMs: 10_000 })
  const options = { databaseUrl: database.url, dataDirectory, environment: { SKEIN_SECRET: SECRET } }
  ;[leaving, staying, worker] = await Promise.all([
    startRole('server/src/api.ts', options),
    startRole('server/src/api.ts', options),
    startRole('server/src/worker.ts', options),
  ])
}, 120_000)
afterAll(async () => {
  for (const { child, ended } of [leaving, staying, worker]) {
    child.kill('SIGKILL')
    await ended
  }
  const violations = await checkInvariants({ db, storage: new DiskStorage(join(dataDirectory, 'media')), deep: true })
  await db.close()
  await rm(dataDirectory, { recursive: true, force: true })
  await dropQuickFilm()
  await database.drop()
  demandNone(violations)
})

/** A page that follows a job: what it heard, and how the stream ended. */
async function follow(url: string, token: string, jobId: string, after?: number) {
  const response = await fetch(`${url}/api/v1/jobs/${jobId}/events`, {
    headers: { authorization: `Bearer ${token}`, ...(after !== undefined && { 'last-event-id': String(after) }) },
  })
  expect(response.status).toBe(200)
  const sequences: number[] = []
  const kinds: JobEvent['kind'][] = []
  const read = async (): Promise<'ended' | 'broken'> => {
    try {
      for await (const event of readJobEvents(response)) {
        sequences.push(event.sequence)
        kinds.push(event.kind)
      }
      return 'ended'
    } catch {
      return 'broken'
    }
  }
  return { sequences, kinds, end: read() }
}

it('loses no request and no event when one of two api processes is told to stop under load, and hands jobs over', async () => {
  const stranger = createClient({ baseUrl: staying.url })
  const { tokens } = await stranger(register, {
    body: { email: 'ada@example.org', username: 'ada', password: 'ada likes long walks 7', transport: 'bearer' },
  })
  const token = tokens?.accessToken ?? ''
  const ada = createClient({ baseUrl: staying.url, accessToken: () => token })
  const [topic] = (await ada(listTopics, { query: {} })).items
  const ideaBody = { topic: topic?.slug ?? '', title: 'An idea', prompt: 'What if?' }
  const idea = await ada(createIdea, { body: ideaBody }, { idempotencyKey: randomUUID() })
  const body = { title: 'A scene', openingText: LONG_OPENING }
  const { scene, job } = await ada(createScene, { params: { ideaId: idea.id }, body }, { idempotencyKey: randomUUID() })
  const stream = await follow(leaving.url, token, job.id)

  const addresses = new Set([leaving.url, staying.url])
  const readiness = watchReadiness(addresses)
  const failures: string[] = []
  const shared: string[] = []
  let answered = 0
  let isOver = false
  const work = async () => {
    const client = createSteadyClient(addresses)
    for (let turn = 0; !isOver; turn += 1) {
      const isWrite = turn % 4 === 0
      const reads = ['/api/v1/topics', `/api/v1/scenes/${scene.id}`, `/api/v1/jobs/${job.id}`]
      const asked: SteadyRequest = isWrite
        ? { method: 'POST', path: '/api/v1/ideas', token, key: randomUUID(), body: ideaBody }
        : { path: reads[(turn % 4) - 1] ?? '/', token }
      await client.send(asked).then(
        ({ status, text }) => {
          if (status !== (isWrite ? 201 : 200)) failures.push(`${asked.path} answered ${status}: ${text}`)
          else if (isWrite) shared.push(JSON.parse(text).id)
          answered += 1
        },
        (error: unknown) => failures.push(`${asked.path} failed: ${String(error)}`),
      )
    }
    client.close()
  }
  const load = Promise.all(Array.from({ length: CLIENTS }, work))
  const answers = (more: number) => {
    const wanted = answered + more
    return vi.waitFor(() => expect(answered).toBeGreaterThan(wanted), { timeout: 30_000 })
  }
  await answers(300)

  leaving.child.kill('SIGTERM')
  await eventually(async () => {
    const response = await fetch(`${leaving.url}/readyz`)
    expect([response.status, await response.json()]).toEqual([503, { status: 'waiting', for: 'draining' }])
    expect(response.headers.get('connection')).toBe('close')
  })
  expect(await leaving.ended).toBe(0)
  await answers(200)
  isOver = true
  await load
  await readiness.stop()

  expect(failures).toEqual([])
  expect(addresses).toEqual(new Set([staying.url]))
  const kept = await db.prisma.idea.findMany({ where: { id: { not: idea.id } }, select: { id: true } })
  expect(kept.map(({ id }) => id).toSorted()).toEqual(shared.toSorted())

  // Told to end in words, not cut off; and the rest of the story is told by the process that stays.
  expect(await stream.end).toBe('ended')
  const resumed = await follow(staying.url, token, job.id, stream.sequences.at(-1) ?? 0)

  await vi.waitFor(
    async () => {
      const { attempts } = await ada(getJob, { params: { jobId: job.id } })
      expect(attempts.at(-1)).toMatchObject({ stage: 'video_generation', outcome: 'running' })
    },
    { timeout: 30_000 },
  )
  worker.child.kill('SIGTERM')
  expect(await worker.ended).toBe(0)
  const next = await startTestWorker({
    databaseUrl: database.url,
    storageRoot: join(dataDirectory, 'media'),
    filmDirectory: await quickFilm(),
  })
  expect(await resumed.end).toBe('ended')
  await next.stop()
  const done = await ada(getJob, { params: { jobId: job.id } })
  expect(done).toMatchObject({ status: 'final_ready', segment: { sequence: 1 } })
  const tries = done.attempts.filter(({ stage }) => stage === 'video_generation').map(({ outcome }) => outcome)
  expect(tries).toEqual(['abandoned', 'success'])
  expect(resumed.kinds.at(-1)).toBe('published')
  const heard = [...stream.sequences, ...resumed.sequences]
  expect(heard).toEqual(Array.from({ length: heard.length }, (_, index) => index + 1))

  staying.child.kill('SIGTERM')
  await eventually(async () => expect((await fetch(`${staying.url}/readyz`)).status).toBe(503))
  // Whoever says it twice does not want to wait.
  staying.child.kill('SIGTERM')
  expect(await staying.ended).toBe(130)
}, 180_000)

import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { addressOf } from '@skein/contract/address'
import { register } from '@skein/contract/accounts'
import { createClient } from '@skein/contract/client'
import { createIdea } from '@skein/contract/ideas'
import { SceneId } from '@skein/contract/ids'
import { createContinuation, getJob, type Job } from '@skein/contract/jobs'
import { createScene } from '@skein/contract/scenes'
import { listTopics } from '@skein/contract/topics'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { createDatabase } from '#platform/db.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrateDatabase } from '#platform/migrate.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { dropQuickFilm, quickFilm } from '../make/quick-video.ts'
import { type RoleProcess, startRole } from '../make/role-process.ts'
import { createSteadyClient, watchReadiness } from '../make/steady-client.ts'
import { type AppendRecord, checkListAppend } from '../order/check-list-append.ts'
import { type AppendEnd, observeList } from '../order/observe-list.ts'
import { createSceneReaders } from '../order/scene-readers.ts'
import { checkOut } from '../rolling/check-out.ts'

/** The release that runs when the present one is rolled out; `test/rolling/released` holds what it says. */
const RELEASE = process.env['SKEIN_SOAK_RELEASE'] ?? '1d7866a'
const WRITERS = 8
const SCENES = 4
/** Segments published before the next change. */
const PER_PHASE = Number(process.env['SKEIN_SOAK_SEGMENTS'] ?? 30)
const SECRET = 'a secret that only the tests know, long enough'
const QUICK_WORKER = 'server/test/rolling/quick-worker.ts'

let place: string
let oldRoot: string
let database: Awaited<ReturnType<typeof startEmbeddedPostgres>>
const running = new Set<RoleProcess>()
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'skein-rolling-'))
  oldRoot = join(place, 'old')
  await checkOut(RELEASE, oldRoot)
  const copy = join(oldRoot, QUICK_WORKER)
  await mkdir(dirname(copy), { recursive: true })
  await copyFile(join(import.meta.dirname, '../rolling/quick-worker.ts'), copy)
  database = await startEmbeddedPostgres({ directory: join(place, 'cluster') })
  await migrateDatabase(database.url)
}, 120_000)
afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL')
    await ended
  }
  await database.stop()
  await rm(place, { recursive: true, force: true })
  await dropQuickFilm()
})

async function start(script: string, root: string | undefined): Promise<RoleProcess> {
  const dataDirectory = join(place, 'data')
  const orders = {
    databaseUrl: database.url,
    storageRoot: join(dataDirectory, 'media'),
    filmDirectory: await quickFilm(),
  }
  const once = () =>
    startRole(script, {
      databaseUrl: database.url,
      dataDirectory,
      environment: { SKEIN_SECRET: SECRET },
      ...(script === QUICK_WORKER && { argument: JSON.stringify(orders) }),
      ...(root !== undefined && { root }),
    })
  // The old release replaces its triggers at every start, and under load that can end in a deadlock and the start with
  // it; what supervises it starts it again. The present one has no such excuse.
  const role = await once().catch((error: unknown) => {
    if (root === undefined || !String(error).includes('deadlock detected')) throw error
    return once()
  })
  running.add(role)
  void role.ended.then(() => running.delete(role))
  return role
}
const startBoth = (root?: string) =>
  Promise.all([start('server/src/api.ts', root), start(QUICK_WORKER, root)]).then(([api, worker]) => ({ api, worker }))

it('loses nothing and fails no request while the old release gives way to the new one and comes back', async () => {
  let before = await startBoth(oldRoot)
  const addresses = new Set([before.api.url])
  const readiness = watchReadiness(addresses)

  const stranger = createClient({ baseUrl: before.api.url })
  const people = await Promise.all(
    Array.from({ length: WRITERS }, async (_, index) => {
      const account = {
        email: `w${index}@example.org`,
        username: `writer${index}`,
        password: `writer ${index} walks far`,
      }
      const { tokens } = await stranger(register, { body: { ...account, transport: 'bearer' } })
      const token = tokens?.accessToken ?? ''
      return {
        token,
        client: createSteadyClient(addresses),
        call: createClient({ baseUrl: before.api.url, accessToken: () => token }),
      }
    }),
  )
  const [owner] = people
  if (owner === undefined) throw new Error('there are no writers')

  const send = async (by: (typeof people)[number], asked: { path: string; key?: string; body?: object }) => {
    const method = asked.body === undefined ? 'GET' : 'POST'
    const { status, text } = await by.client.send({ ...asked, method, token: by.token })
    if (status >= 300) throw new Error(`${method} ${asked.path} answered ${status}: ${text}`)
    return { text }
  }
  const publish = async (by: (typeof people)[number], id: Job['id']): Promise<Job> => {
    for (;;) {
      const job: Job = JSON.parse((await send(by, { path: addressOf(getJob, { params: { jobId: id } }) })).text)
      if (job.status === 'final_ready') return job
      if (job.status === 'failed') throw new Error(`job ${id} failed: ${job.error?.code} in ${job.error?.stage}`)
      await pause(100)
    }
  }
  const [topic] = (await owner.call(listTopics, { query: {} })).items
  const idea = { topic: topic?.slug ?? '', title: 'An idea', prompt: 'What if?' }
  const { id: ideaId } = await owner.call(createIdea, { body: idea }, { idempotencyKey: randomUUID() })
  const openings = await Promise.all(
    Array.from({ length: SCENES }, async (_, index): Promise<AppendRecord> => {
      const invokedAt = performance.now()
      const body = { title: `Scene ${index}`, openingText: 'Mara Holt waited on the quay.' }
      const { scene, job } = await owner.call(
        createScene,
        { params: { ideaId }, body },
        { idempotencyKey: randomUUID() },
      )
      await publish(owner, job.id)
      return { list: scene.id, value: job.id, invokedAt, completedAt: performance.now(), outcome: 'accepted', place: 1 }
    }),
  )

  const failures: string[] = []
  let published = 0
  let isOver = false
  const append = async (list: string, writer: number, turn: number): Promise<AppendEnd> => {
    const by = people[writer] ?? owner
    const path = addressOf(createContinuation, { params: { sceneId: Value.Parse(SceneId, list) } })
    const body = { text: `Turn ${turn} of writer ${writer}: the boats came in.` }
    const job: Job = JSON.parse((await send(by, { path, key: randomUUID(), body })).text)
    const { segment } = await publish(by, job.id)
    published += 1
    return { outcome: 'accepted', value: job.id, place: segment?.sequence ?? null }
  }
  const viewer = { token: owner.token, client: createSteadyClient(addresses), call: owner.call }
  const ask = async (path: string) => (await send(viewer, { path })).text
  const readers = createSceneReaders(Object.assign(ask, { isSignedIn: true }), 10)
  const observing = observeList(
    {
      lists: openings.map(({ list }) => list),
      append: (list, writer, turn) =>
        append(list, writer, turn).catch((error: unknown) => {
          failures.push(String(error))
          isOver = true
          return { outcome: 'unknown', value: `failed ${failures.length}` } as const
        }),
      readers: [readers.pages, readers.head, readers.playlist],
      readFinal: async (list) => {
        const { saw } = await readers.pages(list)
        return typeof saw === 'number' ? [] : saw
      },
    },
    { writers: WRITERS, goesOn: () => !isOver },
  )
  const phase = async (name: string) => {
    const wanted = published + PER_PHASE
    await vi.waitFor(() => expect(failures.length > 0 || published >= wanted, name).toBe(true), { timeout: 300_000 })
  }

  await phase('the old release alone, on the new schema')
  let after = await startBoth()
  addresses.add(after.api.url)
  await phase('both at once')
  before.worker.child.kill('SIGKILL')
  // The old release does not say that it is leaving, so its operator takes it out first.
  addresses.delete(before.api.url)
  await phase('the new release, over what a killed worker left')
  before.api.child.kill('SIGTERM')
  expect(await before.api.ended).toBe(0)
  before = await startBoth(oldRoot)
  addresses.add(before.api.url)
  await phase('the old release is back beside the new one')
  after.api.child.kill('SIGTERM')
  after.worker.child.kill('SIGKILL')
  expect(await after.api.ended).toBe(0)
  await phase('the old release alone again')
  after = await startBoth()
  addresses.add(after.api.url)
  await phase('both to the end')
  isOver = true

  const seen = await observing
  await readiness.stop()
  for (const { client } of [...people, viewer]) client.close()
  expect(failures).toEqual([])
  expect(checkListAppend({ ...seen, appends: [...openings, ...seen.appends] })).toEqual([])
  const db = createDatabase({ url: database.url, poolMax: 4, statementTimeoutMs: 60_000 })
  const storage = new DiskStorage(join(place, 'data', 'media'))
  const violations = await checkInvariants({ db, storage, deep: true })
  await db.close()
  expect(violations).toEqual([])
}, 1_800_000)

import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createContinuation, getJob, type Job } from '@skein/contract/jobs'
import type { SceneId } from '@skein/contract/ids'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createLog } from '#platform/log.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { storageTrouble } from '#providers/storage/storage-failure.ts'
import { keepMonths } from '#upkeep/keep-months.ts'
import { addIdea, addTopic, beginScene, publishScene, waitForPublished } from '../make/published-scene.ts'
import { QuickVideoProvider, quickFilm } from '../make/quick-video.ts'
import { startTestWorker } from '../make/test-worker.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { mountSmallDisk, noSmallDisk, skipped, type SmallDisk } from './ground/small-disk.ts'
import { findViolations } from './ground/writers.ts'

vi.setConfig({ testTimeout: 120_000 })

const MEGABYTE = 1024 * 1024
const WAITING = /^Waiting for storage space/
const ENOUGH_SEGMENTS = 60

let disk: SmallDisk
let app: WholeApp
beforeAll(async () => {
  if (noSmallDisk !== null) return
  disk = await mountSmallDisk(24)
  app = await startWholeApp({ storage: new DiskStorage(disk.path) })
})
afterAll(async () => {
  if (noSmallDisk !== null) return
  await app.close().finally(() => disk.unmount())
})

/** A worker for which a try that counts is the last one. */
async function startWorker(video: QuickVideoProvider, storage = new DiskStorage(disk.path)) {
  const worker = await startTestWorker({
    databaseUrl: app.databaseUrl,
    storageRoot: disk.path,
    filmDirectory: await quickFilm(),
    retryLimit: 0,
    parts: { video, storage },
  })
  let stopping: Promise<void> | undefined
  const once = { stop: () => (stopping ??= worker.stop()) }
  workers.push(once)
  return once
}
const workers: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop()
})

type Person = Awaited<ReturnType<WholeApp['person']>>

const next = (person: Person, sceneId: SceneId): Promise<Job> =>
  person(
    createContinuation,
    { params: { sceneId }, body: { text: 'The tide came in.' } },
    { idempotencyKey: randomUUID() },
  )

async function waitUntilItWaits(person: Person, { id }: Pick<Job, 'id'>): Promise<Job> {
  return vi.waitFor(
    async () => {
      const job = await person(getJob, { params: { jobId: id } })
      expect(job.message).toMatch(WAITING)
      return job
    },
    { timeout: 30_000, interval: 5 },
  )
}

/** Every file on the disk that is no whole piece of the one film that all segments here show. */
async function findHalfFiles(filmDirectory: string): Promise<string[]> {
  const hashOf = async (file: string) =>
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
  const whole = new Map<string, string>()
  for (const name of await readdir(filmDirectory)) whole.set(name, await hashOf(join(filmDirectory, name)))
  const storage = new DiskStorage(disk.path)
  const broken = (await readdir(join(disk.path, '.incoming'))).map((name) => `.incoming/${name}`)
  for await (const { key } of storage.list('staging/')) {
    const name = key.slice(key.lastIndexOf('/') + 1)
    if (whole.get(name) !== (await hashOf(join(disk.path, key)))) broken.push(key)
  }
  // A package's pieces are cut from the same film: of each name there is one content, but for the words.
  for await (const { key } of storage.list('media/')) {
    const name = key.split('/').slice(3).join('/')
    if (/\.(json|vtt)$/.test(name)) continue
    const hash = await hashOf(join(disk.path, key))
    if (whole.has(name) && whole.get(name) !== hash) broken.push(key)
    whole.set(name, whole.get(name) ?? hash)
  }
  return broken
}

it.skipIf(noSmallDisk !== null)(
  `keeps a job waiting when the disk fills up under it, and publishes it when there is room again${skipped}`,
  async () => {
    const video = new QuickVideoProvider(await quickFilm())
    const worker = await startWorker(video)
    const [writer, reader] = [await app.person('fills'), await app.person('reads')]
    const scene = await publishScene(writer, await addTopic(app.container), 1)
    await disk.fill(MEGABYTE / 2)
    let waiting: Job | undefined
    let segments = 1
    while (waiting === undefined && segments < ENOUGH_SEGMENTS) {
      const job = await next(writer, scene.id)
      const end = await vi.waitFor(
        async () => {
          const now = await writer(getJob, { params: { jobId: job.id } })
          expect(now.status === 'final_ready' || WAITING.test(now.message ?? ''), now.message ?? '').toBe(true)
          return now
        },
        { timeout: 30_000, interval: 5 },
      )
      if (end.status === 'final_ready') segments += 1
      else waiting = end
    }
    if (waiting === undefined) throw new Error('the disk did not fill up')
    const { id } = waiting
    // Again and again in vain, and none of it counts.
    await expect
      .poll(async () => (await writer(getJob, { params: { jobId: id } })).attempts.length, { timeout: 20_000 })
      .toBeGreaterThan(waiting.attempts.length + 1)
    const still = await writer(getJob, { params: { jobId: id } })
    expect(still).toMatchObject({ error: null, can: { cancel: true } })
    expect(still.attempts.map(({ errorCode }) => errorCode)).toContain('storage_full')
    expect(await findHalfFiles(await quickFilm())).toEqual([])

    // Everybody else goes on: what is published is watched, what is written is taken.
    const media = await mediaKeysOf(scene.id)
    expect(media).toHaveLength(segments)
    for (const key of media) expect((await fetch(`${app.baseUrl}/${key}/segment.mp4`)).status).toBe(200)
    const another = await beginScene(reader, await addIdea(reader, await addTopic(app.container)))

    await disk.clear()
    expect((await waitForPublished(writer, id)).segment?.sequence).toBe(segments + 1)
    await waitForPublished(reader, another.job.id)
    // One film for each segment, however often it could not be stored.
    expect(video.submits).toBe(segments + 2)
    expect(await findHalfFiles(await quickFilm())).toEqual([])
    await worker.stop()
    expect(await findViolations(app)).toEqual([])
  },
)

async function mediaKeysOf(sceneId: string): Promise<string[]> {
  const positions = await app.container.db.prisma.segmentPosition.findMany({ where: { sceneId } })
  return positions.map(({ mediaKey }) => mediaKey)
}

/** Films that were ordered although there was no room for them. */
async function orderWithoutRoom(storage: DiskStorage, isLocal: boolean) {
  const video = Object.assign(new QuickVideoProvider(await quickFilm()), { isLocal })
  const person = await app.person(`p${randomUUID().slice(0, 8)}`)
  await disk.fill(0)
  const worker = await startWorker(video, storage)
  const { job } = await beginScene(person, await addIdea(person, await addTopic(app.container)))
  const waiting = await waitUntilItWaits(person, job)
  const inVain = { submits: video.submits, fetches: video.fetches }
  await disk.clear()
  await waitForPublished(person, job.id)
  await worker.stop()
  return { inVain, waiting, after: { submits: video.submits, fetches: video.fetches } }
}

it.skipIf(noSmallDisk !== null).each([
  ['orders no film', false],
  ['draws nothing', true],
])(`%s while there is no room for it, and does when there is${skipped}`, async (_what, isLocal) => {
  const { inVain, waiting, after } = await orderWithoutRoom(
    new DiskStorage(disk.path, { reserveBytes: 2 * MEGABYTE }),
    isLocal,
  )
  expect(inVain).toEqual({ submits: 0, fetches: 0 })
  expect(waiting.attempts.at(-1)).toMatchObject({ stage: 'video_generation', outcome: 'running' })
  expect(after).toEqual({ submits: 1, fetches: 1 })
  expect(await findViolations(app)).toEqual([])
})

it.skipIf(noSmallDisk !== null)(
  `would notice: without the look at the room a film is paid for that cannot be stored${skipped}`,
  async () => {
    class Careless extends DiskStorage {
      override room = () => Promise.resolve({ freeBytes: null, trouble: null, isLow: false })
    }
    const { inVain } = await orderWithoutRoom(new Careless(disk.path), false)
    expect(inVain.submits).toBe(1)
  },
)

// The last one here: it moves every job out of the database.
it.skipIf(noSmallDisk !== null)(
  `keeps a month of jobs in the database when there is no room for its archive${skipped}`,
  async () => {
    const storage = new DiskStorage(disk.path)
    const keep = () =>
      keepMonths({
        databaseUrl: app.databaseUrl,
        storage,
        log: createLog('silent'),
        now: new Date('2031-07-15T03:17:00Z'),
      })
    const jobs = await app.container.db.prisma.job.count()
    await disk.fill(0)
    const error: unknown = await keep().catch((thrown: unknown) => thrown)
    expect(storageTrouble(error)).toBe('full')
    expect(await app.container.db.prisma.job.count()).toBe(jobs)
    expect(await storage.list('archive/')[Symbol.asyncIterator]().next()).toMatchObject({ done: true })
    expect(await readdir(join(disk.path, '.incoming'))).toEqual([])
    await disk.clear()
    expect(await keep()).toBeGreaterThan(0)
    expect(await app.container.db.prisma.job.count()).toBe(0)
    // The keys of today are still there, which they would not be in 2031.
    const violations = await findViolations(app)
    expect(violations.filter(({ invariant }) => invariant !== 'idempotent-effects')).toEqual([])
  },
)

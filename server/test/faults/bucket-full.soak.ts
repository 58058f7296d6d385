import type { Job } from '@skein/contract/jobs'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { S3Storage } from '#providers/storage/s3.ts'
import { type S3Double, startS3Double } from '../doubles/s3-double.ts'
import { addIdea, addTopic, beginScene, publishScene } from '../make/published-scene.ts'
import { QuickVideoProvider, quickFilm } from '../make/quick-video.ts'
import { startTestWorker } from '../make/test-worker.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { getJob } from '@skein/contract/jobs'

vi.setConfig({ testTimeout: 120_000 })

let double: S3Double
let storage: S3Storage
let app: WholeApp
let video: QuickVideoProvider
let worker: Awaited<ReturnType<typeof startTestWorker>>
let person: Awaited<ReturnType<WholeApp['person']>>
let topic = ''
beforeAll(async () => {
  double = await startS3Double()
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = double
  storage = new S3Storage({ endpoint, region, bucket, accessKeyId, secretAccessKey, stallMs: 300 })
  app = await startWholeApp({ storage })
  video = new QuickVideoProvider(await quickFilm())
  worker = await startTestWorker({
    databaseUrl: app.databaseUrl,
    storageRoot: app.storageRoot,
    filmDirectory: await quickFilm(),
    // A try that counts is the last one.
    retryLimit: 0,
    parts: { storage, video },
  })
  person = await app.person('ada')
  topic = await addTopic(app.container)
})
afterEach(() => {
  double.trouble = null
})
afterAll(async () => {
  await worker.stop()
  await app.close()
  storage.close()
  await double.close()
})

const read = ({ id }: Pick<Job, 'id'>) => person(getJob, { params: { jobId: id } })
const expectSoon = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 60_000, interval: 20 })

const TROUBLES = [
  ['is full', { status: 507, code: 'XMinioStorageFull' }, /^Waiting for storage space/],
  ['has spent its quota', { status: 403, code: 'QuotaExceeded' }, /^Waiting for storage space/],
  ['has no time', { status: 503, code: 'SlowDown' }, /^Waiting for the storage to work again/],
  ['does not answer', { lateMs: 1_500 }, /^Waiting for the storage to work again/],
] as const

it.each(TROUBLES)(
  'waits while the bucket %s, orders nothing new, and goes on by itself',
  async (_what, trouble, words) => {
    const begin = async () => (await beginScene(person, await addIdea(person, topic))).job
    const [submits, objects] = [video.submits, double.objects.size]
    double.trouble = trouble
    const first = await begin()
    await expectSoon(async () => expect((await read(first)).message).toMatch(words))
    // The first was ordered, because nobody could know; from then on somebody does.
    const second = await begin()
    await expectSoon(async () => expect((await read(second)).message).toMatch(words))
    expect(video.submits).toBe(submits + 1)
    expect((await read(second)).attempts.at(-1)).toMatchObject({ stage: 'video_generation', outcome: 'running' })
    // Late is not never: such a write may have come through.
    if ('status' in trouble) expect(double.objects.size).toBe(objects)

    double.trouble = null
    for (const job of [first, second])
      await expectSoon(async () => expect((await read(job)).status).toBe('final_ready'))
    expect(video.submits).toBe(submits + 2)
    expect(double.openUploads).toBe(0)
    expect(await checkInvariants({ db: app.container.db, storage, deep: true })).toEqual([])
  },
)

it('tells viewers to come back while the bucket does not answer', async () => {
  const scene = await publishScene(person, topic, 1)
  const position = await app.container.db.prisma.segmentPosition.findFirstOrThrow({ where: { sceneId: scene.id } })
  const watch = () => fetch(`${app.baseUrl}/${position.mediaKey}/segment.mp4`)
  double.trouble = { lateMs: 1_500 }
  const answer = await watch()
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await answer.json()).toMatchObject({ code: 'unavailable' })
  double.trouble = null
  expect((await watch()).status).toBe(200)
})

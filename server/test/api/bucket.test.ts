import { listSegments } from '@skein/contract/scenes'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { S3Storage } from '#providers/storage/s3.ts'
import { type S3Double, startS3Double } from '../doubles/s3-double.ts'
import { addTopic, publishScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { eventually } from '../setup/eventually.ts'

let double: S3Double
let storage: S3Storage
let app: WholeApp
beforeAll(async () => {
  double = await startS3Double()
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = double
  storage = new S3Storage({ endpoint, region, bucket, accessKeyId, secretAccessKey })
  app = await startWholeApp({ worker: true, storage })
})
afterAll(async () => {
  await app.close()
  storage.close()
  await double.close()
})

it('plays a scene whose media lie in a bucket, in ranges, and no longer after a takedown', async () => {
  const ada = await app.person('ada')
  const scene = await publishScene(ada, await addTopic(app.container), 1)
  const { items } = await ada(listSegments, { params: { sceneId: scene.id }, query: {} })
  const [segment] = items
  const get = (headers: Record<string, string> = {}) =>
    fetch(new URL(segment?.videoUrl ?? '', app.baseUrl), { headers })
  const whole = Buffer.from(await (await get()).arrayBuffer())
  expect(whole.subarray(4, 8).toString('latin1')).toBe('ftyp')
  const part = await get({ range: 'bytes=100-199' })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${whole.length}`])
  expect(Buffer.compare(Buffer.from(await part.arrayBuffer()), whole.subarray(100, 200))).toBe(0)
  expect([...double.objects.keys()].every((key) => key.startsWith('media/'))).toBe(true)

  const { db } = app.container
  expect(await checkInvariants({ db, storage, deep: true })).toEqual([])
  const files = [...double.objects.keys()].filter(
    (key) => segment?.videoUrl.startsWith(`/${key.split('/').slice(0, 3).join('/')}/`) && !key.endsWith('.json'),
  )
  expect(files.length).toBeGreaterThan(8)
  const statuses = async () =>
    new Set(await Promise.all(files.map(async (key) => (await fetch(new URL(`/${key}`, app.baseUrl))).status)))
  expect(await statuses()).toEqual(new Set([200]))
  // Nobody is sent to the bucket itself: there is no signed address that would outlive the takedown.
  expect((await get()).url.startsWith(app.baseUrl)).toBe(true)
  await db.prisma.segmentPosition.updateMany({ data: { status: 'removed' } })
  await eventually(async () => expect(await statuses()).toEqual(new Set([404])))
})

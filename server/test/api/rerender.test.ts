import { randomUUID } from 'node:crypto'
import { login } from '@skein/contract/accounts'
import { type Client, createClient } from '@skein/contract/client'
import { likeScene } from '@skein/contract/engagement'
import { cancelJob, getJob, listMyDrafts } from '@skein/contract/jobs'
import { SegmentId } from '@skein/contract/ids'
import { getScene, listSegments, lockScene, type Scene } from '@skein/contract/scenes'
import { getSegment, rerenderSegment } from '@skein/contract/segments'
import { Value } from 'typebox/value'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { ProviderFailure } from '#platform/failure.ts'
import { removeOrphanObjects } from '#upkeep/remove-orphan-objects.ts'
import type {
  RenderedVideo,
  SubmittedJob,
  VideoCallContext,
  VideoRequest,
  VideoState,
} from '#providers/video/video.port.ts'
import { addTopic, publishScene, waitForPublished } from '../make/published-scene.ts'
import { QuickVideoProvider, quickFilm } from '../make/quick-video.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { eventually } from '../setup/eventually.ts'

/** Films when it is told to; each film is told apart by the job it was made for. */
class PatientVideoProvider extends QuickVideoProvider {
  mode: 'films' | 'waits' | 'refuses' = 'films'
  readonly requests: VideoRequest[] = []

  override fetchResult(job: SubmittedJob, request: VideoRequest, context: VideoCallContext): Promise<RenderedVideo> {
    this.requests.push(request)
    return super.fetchResult(job, request, context)
  }

  override poll(): Promise<VideoState> {
    if (this.mode === 'waits') return Promise.resolve({ kind: 'running', percent: 10, pollAfterMs: 300 })
    if (this.mode === 'films') return Promise.resolve({ kind: 'succeeded' })
    const failure = new ProviderFailure('moderated', 'refused', { retry: 'never' })
    return Promise.resolve({ kind: 'failed', failure })
  }
}

let app: WholeApp
let ada: Client & { readonly token: string }
let eve: Client & { readonly token: string }
let scene: Scene
let video: PatientVideoProvider
beforeAll(async () => {
  video = new PatientVideoProvider(await quickFilm())
  app = await startWholeApp({ worker: true, video })
  ada = await app.person('ada')
  eve = await app.person('eve')
  scene = await publishScene(ada, await addTopic(app.container), 2)
})
afterAll(() => app.close())
afterEach(() => {
  video.mode = 'films'
})

const get = (path: string) => fetch(new URL(path, app.baseUrl))
const first = async () => {
  const { items } = await ada(listSegments, { params: { sceneId: scene.id }, query: {} })
  const [segment] = items
  if (segment === undefined) throw new Error('the scene has no segment')
  return segment
}
const rerender = async (client: Client, idempotencyKey: string = randomUUID()) =>
  client(rerenderSegment, { params: { segmentId: (await first()).id } }, { idempotencyKey })

it('has its sound go on from where the segment before it ends, however often it is filmed', async () => {
  const { items } = await ada(listSegments, { params: { sceneId: scene.id }, query: {} })
  const [opening, second] = await Promise.all(items.map(({ id }) => ada(getSegment, { params: { segmentId: id } })))
  if (opening === undefined || second === undefined) throw new Error('the scene has two segments')
  const last = opening.script.shots.at(-1)
  const job = await ada(rerenderSegment, { params: { segmentId: second.id } }, { idempotencyKey: randomUUID() })
  await waitForPublished(ada, job.id)
  const [first, next, again] = video.requests
  expect([first?.startsAtSeconds, first?.before]).toEqual([0, null])
  expect([next?.startsAtSeconds, next?.before]).toEqual([
    opening.duration,
    { setting: last?.setting, mood: last?.mood },
  ])
  expect([again?.startsAtSeconds, again?.before]).toEqual([next?.startsAtSeconds, next?.before])
})

describe('a segment that is rendered again', () => {
  it('keeps its id, place, words and likes, and gets other media and its scene another playlist', async () => {
    await eve(likeScene, { params: { sceneId: scene.id } })
    const before = await first()
    const sceneBefore = await ada(getScene, { params: { sceneId: scene.id } })
    const orders = video.submits

    const job = await rerender(ada)
    expect(job).toMatchObject({ type: 'rerender', status: 'queued' })
    expect((await waitForPublished(ada, job.id)).message).toBe('Segment 1 has its new pictures.')

    const after = await first()
    const { videoUrl, posterUrl, ...same } = after
    const { videoUrl: oldVideoUrl, posterUrl: oldPosterUrl, ...asBefore } = before
    expect(same).toEqual(asBefore)
    expect([videoUrl === oldVideoUrl, posterUrl === oldPosterUrl]).toEqual([false, false])
    expect(video.submits).toBe(orders + 1)
    const detail = await ada(getSegment, { params: { segmentId: after.id } })
    expect(detail.videoUrl).toBe(videoUrl)

    const sceneAfter = await ada(getScene, { params: { sceneId: scene.id } })
    expect(sceneAfter).toMatchObject({
      segmentCount: sceneBefore.segmentCount,
      totalDuration: sceneBefore.totalDuration,
      likeCount: sceneBefore.likeCount,
      posterUrl,
    })
    expect((await get(sceneBefore.playlists?.vod ?? '')).status).toBe(404)
    const master = await get(sceneAfter.playlists?.vod ?? '')
    expect(master.status).toBe(200)
    const media = await (await get(new URL('720p.m3u8?upTo=2', master.url).pathname + '?upTo=2')).text()
    expect(media).toContain(videoUrl.replace(/segment\.mp4$/, '720p/init.mp4'))
  })

  it('can still be watched to its end by who was watching it, until the sweep comes a day later', async () => {
    const { videoUrl: old } = await first()
    expect((await get(old)).status).toBe(200)
    await waitForPublished(ada, (await rerender(ada)).id)
    const { videoUrl: fresh } = await first()
    expect([(await get(old)).status, (await get(fresh)).status]).toEqual([200, 200])

    const { db, storage } = app.container
    await removeOrphanObjects({ db, storage, prefix: 'media/', graceMs: 0 })
    expect((await get(old)).status).toBe(200)
    await db.prisma.replacedMedia.updateMany({ data: { replacedAt: new Date(Date.now() - 25 * 3_600_000) } })
    await removeOrphanObjects({ db, storage, prefix: 'media/', graceMs: 0 })
    expect(await storage.head(old.slice(1))).toBeNull()
    expect((await get(fresh)).status).toBe(200)
  })

  it('is so once for one key, and one at a time', async () => {
    video.mode = 'waits'
    const key = randomUUID()
    const job = await rerender(ada, key)
    expect(await rerender(ada, key)).toEqual(job)
    await expect(rerender(ada)).rejects.toMatchObject({ problem: { code: 'rerender_under_way' } })
    video.mode = 'films'
    await waitForPublished(ada, job.id)
  })

  it('keeps the media it had when the new ones are refused or called off, and writes no draft', async () => {
    const { videoUrl } = await first()
    video.mode = 'refuses'
    const refused = await rerender(ada)
    await eventually(async () =>
      expect((await ada(getJob, { params: { jobId: refused.id } })).error?.code).toBe('moderation_rejected'),
    )
    video.mode = 'waits'
    const called = await rerender(ada)
    await ada(cancelJob, { params: { jobId: called.id } })
    expect((await first()).videoUrl).toBe(videoUrl)
    expect((await get(videoUrl)).status).toBe(200)
    expect((await ada(listMyDrafts, { query: {} })).items).toEqual([])
  })

  it('is so only for its writer, its scene’s owner and admins', async () => {
    await expect(rerender(eve)).rejects.toMatchObject({ problem: { code: 'forbidden' } })
    await expect(rerender(app.stranger)).rejects.toMatchObject({ problem: { code: 'unauthenticated' } })
    await expect(
      ada(
        rerenderSegment,
        { params: { segmentId: Value.Parse(SegmentId, '01890000-0000-7000-8000-000000000000') } },
        { idempotencyKey: randomUUID() },
      ),
    ).rejects.toMatchObject({ problem: { code: 'not_found' } })
    await app.container.db.prisma.user.updateMany({ where: { username: 'eve' }, data: { role: 'admin' } })
    const { tokens } = await app.stranger(login, {
      body: { login: 'eve', password: 'eve likes long walks 7', transport: 'bearer' },
    })
    const admin = createClient({ baseUrl: app.baseUrl, accessToken: () => tokens?.accessToken ?? '' })
    await waitForPublished(admin, (await rerender(admin)).id)
  })

  it('is also so in a finished scene, and not when it was taken down meanwhile', async () => {
    await ada(lockScene, { params: { sceneId: scene.id } })
    await waitForPublished(ada, (await rerender(ada)).id)
    video.mode = 'waits'
    const { id, videoUrl } = await first()
    const job = await rerender(ada)
    const { prisma } = app.container.db
    await prisma.segmentPosition.update({ where: { segmentId: id }, data: { status: 'hidden' } })
    video.mode = 'films'
    await eventually(async () =>
      expect((await ada(getJob, { params: { jobId: job.id } })).error?.code).toBe('segment_gone'),
    )
    const denied = async () => expect((await get(videoUrl)).status).toBe(404)
    await eventually(denied)
    await prisma.segmentPosition.update({ where: { segmentId: id }, data: { status: 'active' } })
    expect((await first()).videoUrl).toBe(videoUrl)
  })

  it('leaves every promise about the data kept', async () => {
    const { db, storage } = app.container
    expect(await checkInvariants({ db, storage, deep: true })).toEqual([])
  })
})

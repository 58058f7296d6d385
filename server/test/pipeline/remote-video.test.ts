import { afterEach, beforeEach, expect, it } from 'vitest'
import { ProviderFailure } from '#platform/failure.ts'
import { AnimaticVideoProvider } from '#providers/video/animatic.ts'
import type { VideoState } from '#providers/video/video.port.ts'
import { QuickVideoProvider } from '../make/quick-video.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'

let story: TestStory
beforeEach(async () => {
  story = await startTestStory({ retryLimit: 2 })
})
afterEach(() => story.close())

const TEXT = 'Ida lit the lantern and went down to the cellar.'

/** A provider elsewhere: it takes its time, and can lose its voice in the middle of a submit. */
class RemoteVideoProvider extends QuickVideoProvider {
  states: VideoState[] = []
  cancelled: string[] = []
  submitFails: Error | null = null
  knows = true

  override async submit(request: Parameters<QuickVideoProvider['submit']>[0]) {
    const job = await super.submit(request)
    if (this.submitFails !== null) throw this.submitFails
    return job
  }
  override poll(): Promise<VideoState> {
    return Promise.resolve(this.states.shift() ?? { kind: 'succeeded' })
  }
  override reconcile(request: Parameters<QuickVideoProvider['submit']>[0]) {
    return this.knows
      ? super.reconcile(request)
      : Promise.reject(new ProviderFailure('not_found', 'never heard of it', { retry: 'never' }))
  }
  override cancel(job?: { providerJobId: string }) {
    if (job) this.cancelled.push(job.providerJobId)
    return super.cancel()
  }
}

it('comes back for a remote film instead of waiting for it, and shows one try for all the asking', async () => {
  const video = new RemoteVideoProvider(story.filmDirectory)
  video.states = [
    { kind: 'running', percent: 20, pollAfterMs: 200 },
    { kind: 'running', percent: 60, pollAfterMs: 200 },
  ]
  await story.worker({ parts: { video, concurrency: { renders: 1, stages: 2 } } })
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer), TEXT)
  const job = await story.wait(writer, id)
  expect(job.status).toBe('final_ready')
  expect(video.submits).toBe(1)
  expect(job.attempts.filter(({ stage }) => stage === 'video_generation')).toMatchObject([{ outcome: 'success' }])
})

it('does not order a second film when the first order’s answer was lost', async () => {
  const video = new RemoteVideoProvider(story.filmDirectory)
  video.submitFails = new ProviderFailure('network', 'connection reset', { retry: 'after' })
  await story.worker({ parts: { video } })
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer), TEXT)
  const job = await story.wait(writer, id)
  expect(job.status).toBe('final_ready')
  expect(video.submits).toBe(1)
})

it('calls a remote film off when its job is cancelled', async () => {
  const video = new RemoteVideoProvider(story.filmDirectory)
  video.states = Array.from({ length: 100 }, () => ({ kind: 'running' as const, percent: 10, pollAfterMs: 100 }))
  await story.worker({ parts: { video } })
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer), TEXT)
  await story.wait(writer, id, ({ stage, progress }) => stage === 'video_generation' && progress > 22)
  await story.jobs.cancel(writer, id)
  await expect.poll(() => video.cancelled, { timeout: 10_000 }).toContain(`quick:${id}`)
})

it('films with the real animatic and publishes what it drew', { timeout: 180_000 }, async () => {
  await story.worker({ parts: { video: new AnimaticVideoProvider() } })
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, TEXT)
  const job = await story.wait(writer, id)
  expect(job).toMatchObject({ status: 'final_ready', error: null, segment: { sequence: 1 } })
  expect(job.attempts.find(({ stage }) => stage === 'video_generation')).toMatchObject({ provider: 'animatic' })
  const scene = await story.db.prisma.scene.findUniqueOrThrow({ where: { id: sceneId } })
  expect(scene.totalDuration).toBe(job.script?.durationSeconds)
})

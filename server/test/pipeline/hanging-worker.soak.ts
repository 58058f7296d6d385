import { afterEach, beforeEach, expect, it } from 'vitest'
import { QuickVideoProvider } from '../make/quick-video.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'

let story: TestStory
beforeEach(async () => {
  story = await startTestStory({ retryLimit: 1, expireInSeconds: 3 })
})
afterEach(() => story.close())

it('ends a job whose handler hangs and hears nothing, lets others pass it, and takes it up again when asked', async () => {
  const [writer, other] = [await story.person(), await story.person()]
  const sceneId = await story.scene(writer)
  const hanging = await story.submit(writer, sceneId, 'The clock stopped, and nobody came.')
  let isMended = false
  const video = new (class extends QuickVideoProvider {
    override fetchResult: QuickVideoProvider['fetchResult'] = (job, request, context) =>
      // Not even the signal to stop reaches it.
      request.jobId === hanging.id && !isMended
        ? new Promise(() => undefined)
        : super.fetchResult(job, request, context)
  })(story.filmDirectory)
  await story.worker({ parts: { video, concurrency: { renders: 1, stages: 1 } } })
  await story.wait(writer, hanging.id, ({ stage }) => stage === 'video_generation')
  const quick = await story.submit(other, await story.scene(other), 'Elsewhere the boats came in.')
  expect((await story.wait(other, quick.id)).status).toBe('final_ready')

  const spent = await story.wait(writer, hanging.id)
  expect(spent).toMatchObject({
    status: 'failed',
    error: { code: 'stage_failed', stage: 'video_generation' },
    can: { retry: true },
  })
  const tries = spent.attempts.filter(({ stage }) => stage === 'video_generation').map(({ outcome }) => outcome)
  expect(tries).toEqual(['abandoned', 'abandoned'])
  expect((await story.drafts.get(writer, sceneId)).text).toBe('The clock stopped, and nobody came.')

  isMended = true
  await story.jobs.retry(writer, hanging.id)
  expect(await story.wait(writer, hanging.id)).toMatchObject({ status: 'final_ready', segment: { sequence: 1 } })
})

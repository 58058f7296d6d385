import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Job, STAGES, type Stage } from '@skein/contract/jobs'
import { QuickVideoProvider } from '../make/quick-video.ts'
import { deaf, startTestStory, type TestStory } from '../make/test-story.ts'
import type { TestWorkerOptions } from '../make/test-worker.ts'

let story: TestStory
beforeEach(async () => {
  story = await startTestStory()
})
afterEach(() => story.close())

const TEXT = 'They buried the letter under the third stone.'

/** Stops a stage in the middle until it is told to stop; says when it has begun and when it was let go. */
function holdUp() {
  const begun = Promise.withResolvers<void>()
  const letGo = Promise.withResolvers<void>()
  const hold = ({ signal }: { signal: AbortSignal }) => {
    begun.resolve()
    return new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        letGo.resolve()
        reject(new Error('aborted'))
      })
    })
  }
  return { begun: begun.promise, letGo: letGo.promise, hold }
}

type Hold = ReturnType<typeof holdUp>['hold']

/** The part that gets a worker stuck in one of the slow stages. */
const STUCK: readonly (readonly [Stage, (hold: Hold) => NonNullable<TestWorkerOptions['parts']>])[] = [
  ['script_expansion', (hold) => ({ storyteller: { id: 'stuck', expand: hold } })],
  ['continuity_validation', (hold) => ({ validator: { id: 'stuck', validate: hold } })],
  [
    'video_generation',
    (hold) => {
      const video = new QuickVideoProvider(story.filmDirectory)
      video.fetchResult = (_job, _request, context) => hold(context)
      return { video }
    },
  ],
]

it.each(STUCK)('stops %s at work when it is cancelled, and keeps the text', async (stage, stuck) => {
  const { begun, letGo, hold } = holdUp()
  await story.worker({ parts: stuck(hold) })
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, TEXT)
  await begun
  const cancelled = await story.jobs.cancel(writer, id)
  expect(cancelled).toMatchObject({ status: 'cancelled', stage, can: { cancel: false, retry: false } })
  await letGo
  expect(cancelled.attempts.at(-1)).toMatchObject({ stage, outcome: 'cancelled' })
  expect((await story.drafts.get(writer, sceneId)).text).toBe(TEXT)
  await expect(story.jobs.cancel(writer, id)).rejects.toMatchObject({ code: 'job_not_cancellable' })
})

it.each(STAGES)('leaves no effect of %s when the job is cancelled just before it commits', async (stage) => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, TEXT)
  const cancelled = Promise.withResolvers<Job>()
  let isCancelled = false
  await story.worker({
    parts: { jobNews: deaf },
    faultPoints: async (at, point) => {
      if (at !== stage || point !== 'after_provider' || isCancelled) return
      isCancelled = true
      cancelled.resolve(await story.jobs.cancel(writer, id))
    },
  })
  const job = await cancelled.promise
  // Another job passes through the same worker, and this one stays where it was.
  const other = await story.person()
  const next = await story.submit(other, await story.scene(other), 'Another day began.')
  expect(await story.wait(other, next.id)).toMatchObject({ status: 'final_ready' })
  expect(await story.jobs.get(writer, id)).toMatchObject({ status: 'cancelled', stage: job.stage, segment: null })
  expect(await story.db.prisma.segmentPosition.count({ where: { sceneId } })).toBe(0)
  expect(await story.db.prisma.sceneBible.count({ where: { sceneId } })).toBe(1)
})

it('refuses to cancel what is published, and what is somebody else’s', async () => {
  await story.worker()
  const [writer, stranger] = [await story.person(), await story.person()]
  const { id } = await story.submit(writer, await story.scene(writer), TEXT)
  await expect(story.jobs.cancel(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
  await story.wait(writer, id)
  await expect(story.jobs.cancel(writer, id)).rejects.toMatchObject({ code: 'job_not_cancellable' })
})

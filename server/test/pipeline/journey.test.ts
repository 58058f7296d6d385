import { afterAll, beforeAll, expect, it } from 'vitest'
import { DiskStorage } from '#providers/storage/disk.ts'
import { createMetrics } from '#platform/metrics.ts'
import { readManifest } from '#media/package.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'

let story: TestStory
const metrics = createMetrics()
beforeAll(async () => {
  story = await startTestStory()
  await story.worker({ parts: { metrics } })
})
afterAll(() => story.close())

it('takes a continuation through all five stages into its scene', async () => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const text = 'Mara Holt walked along the harbour at dawn. "We are late," she said to Jonas.'
  const submitted = await story.submit(writer, sceneId, text)
  expect(submitted).toMatchObject({
    status: 'queued',
    stage: 'pending',
    progress: 0,
    can: { cancel: true, retry: false },
  })

  const job = await story.wait(writer, submitted.id)
  expect(job).toMatchObject({
    status: 'final_ready',
    stage: 'completed',
    progress: 100,
    error: null,
    segment: { sequence: 1 },
    verdict: { bibleVersion: 1 },
    can: { cancel: false, retry: false },
  })
  expect(job.attempts.map(({ stage, attempt, outcome }) => ({ stage, attempt, outcome }))).toEqual(
    ['script_expansion', 'continuity_validation', 'video_generation', 'upload', 'finalization'].map((stage) => ({
      stage,
      attempt: 1,
      outcome: 'success',
    })),
  )

  const scene = await story.db.prisma.scene.findUniqueOrThrow({ where: { id: sceneId } })
  expect(scene).toMatchObject({ segmentCount: 1, totalDuration: 8, contributorCount: 1, bibleVersion: 2 })
  const position = await story.db.prisma.segmentPosition.findFirstOrThrow({ where: { sceneId } })
  const manifest = await readManifest(new DiskStorage(story.storageRoot), position.mediaKey)
  expect(manifest.jobId).toBe(job.id)
  expect(scene.thumbnailUrl).toBe(`/${manifest.poster.key}`)
  const bible = await story.db.prisma.sceneBible.findFirstOrThrow({ where: { sceneId, version: 2 } })
  expect(bible.createdBySegmentId).toBe(position.segmentId)

  const { body } = await metrics.expose()
  for (const { stage } of job.attempts)
    expect(body).toContain(`skein_stage_seconds_count{stage="${stage}",outcome="success"} 1\n`)
})

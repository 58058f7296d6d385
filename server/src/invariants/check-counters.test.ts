import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestStory, type TestStory } from '../../test/make/test-story.ts'
import { checkCounters } from './check-counters.ts'

let story: TestStory
let sceneId: string
beforeAll(async () => {
  story = await startTestStory({ plantsBugs: true })
  sceneId = await story.scene(await story.person())
})
afterAll(() => story.close())

it('finds nothing to repair where nothing drifted, queued changes included', async () => {
  const { prisma } = story.db
  const userId = await story.person()
  await prisma.$executeRaw`INSERT INTO likes (user_id, target_type, target_id) VALUES (${userId}::uuid, 'scene', ${sceneId}::uuid)`
  await prisma.$executeRaw`INSERT INTO counter_changes (target_type, target_id, likes) VALUES ('scene', ${sceneId}::uuid, 1)`
  expect(await checkCounters(story.db)).toEqual({ drifted: [], repaired: 0 })
})

it('names every counter that drifted, and puts it right', async () => {
  const { prisma } = story.db
  await prisma.scene.updateMany({ data: { likeCount: 40, viewCount: 3 } })
  await prisma.idea.updateMany({ data: { likeCount: 2, sceneCount: 9 } })
  await prisma.topic.updateMany({ data: { sceneCount: 0 } })
  const { drifted, repaired } = await checkCounters(story.db)
  expect(drifted.map(({ problem }) => problem).toSorted()).toEqual([
    'like_count says 2, there are 0',
    'like_count says 41, there are 1',
    'scene_count says 0, there are 1',
    'scene_count says 9, there are 1',
    'view_count says 3, there are 0',
  ])
  expect(repaired).toBe(5)
  expect(await checkCounters(story.db)).toEqual({ drifted: [], repaired: 0 })
  // The queued like is still to be folded.
  expect(await prisma.scene.findFirstOrThrow()).toMatchObject({ likeCount: 0, viewCount: 0 })
})

it('brings a scene that was not seen to grow up to its newest segment', async () => {
  const { prisma } = story.db
  const userId = await story.person()
  const grown = await story.scene(userId)
  const [place] = await prisma.$queryRaw<{ published_at: Date }[]>`
    INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, excerpt, media_key,
                                   published_at)
    VALUES (${grown}::uuid, 1, uuidv7(), ${userId}::uuid, uuidv7(), 8, 'x', 'media/x', now()) RETURNING published_at`
  await prisma.scene.update({ where: { id: grown }, data: { lastSegmentAt: new Date(Date.UTC(2026, 0, 1)) } })
  const { drifted } = await checkCounters(story.db)
  expect(drifted).toMatchObject([
    { subject: `scene ${grown}`, problem: expect.stringContaining('last_segment_at says') },
  ])
  expect(await prisma.scene.findUniqueOrThrow({ where: { id: grown } })).toMatchObject({
    lastSegmentAt: place?.published_at,
  })
  expect(await checkCounters(story.db)).toEqual({ drifted: [], repaired: 0 })
})

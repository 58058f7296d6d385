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

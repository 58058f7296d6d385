import { randomUUID } from 'node:crypto'
import { UserId } from '@skein/contract/ids'
import { Value } from 'typebox/value'
import { vi, expect } from 'vitest'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { createJobsService } from '#domains/jobs/jobs.service.ts'
import { createJobFlow } from '#pipeline/enqueue-stage.ts'
import { quickFilm } from './quick-video.ts'
import { claimOf } from './test-story.ts'
import { startTestWorker } from './test-worker.ts'

const TEXTS = ['Mara Holt walked along the harbour at dawn.', 'She counted the boats again.']

/** Fills a migrated database and a media directory with a scene of two segments, by the real pipeline. */
export async function fillStory(databaseUrl: string, storageRoot: string): Promise<{ sceneId: string }> {
  const worker = await startTestWorker({ databaseUrl, storageRoot, filmDirectory: await quickFilm() })
  try {
    const { db, queue, jobNews } = worker.ground
    const jobs = createJobsService({ db, jobNews, flow: createJobFlow(queue) })
    const name = `w${randomUUID().slice(0, 8)}`
    const user = await db.prisma.user.create({ data: { email: `${name}@example.org`, username: name } })
    const topic = await db.prisma.topic.create({ data: { name, slug: name, sceneCount: 1 } })
    const idea = await db.prisma.idea.create({
      data: { userId: user.id, topicId: topic.id, title: 'An idea', prompt: 'What if?', sceneCount: 1 },
    })
    const scene = await db.prisma.scene.create({
      data: { ideaId: idea.id, userId: user.id, topicId: topic.id, title: 'A scene' },
    })
    await db.prisma.sceneBible.create({ data: { sceneId: scene.id, version: 1, data: { ...emptyBible() } } })
    const userId = Value.Parse(UserId, user.id)
    for (const text of TEXTS) {
      const { id } = await jobs.submit(userId, scene.id, { text }, claimOf(userId, { text }))
      await vi.waitFor(async () => expect((await jobs.get(userId, id)).status).toBe('final_ready'), {
        timeout: 30_000,
        interval: 50,
      })
    }
    return { sceneId: scene.id }
  } finally {
    await worker.stop()
  }
}

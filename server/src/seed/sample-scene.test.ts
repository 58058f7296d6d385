import { listScenes } from '@skein/contract/scenes'
import { validateBible } from '#domains/bible/validate-bible.rules.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startWholeApp, type WholeApp } from '../../test/make/whole-app.ts'
import { createSampleScene, type SampleScene } from './sample-scene.ts'
import { SAMPLE_BIBLE, SAMPLE_IDEA, SAMPLE_PARTS } from './sample-story.ts'
import { CURATED_TOPICS, seedTopics } from './topics.ts'

let app: WholeApp
afterEach(() => app.close())

async function start(worker: boolean): Promise<SampleScene> {
  app = await startWholeApp({ worker })
  await seedTopics(app.container.topics)
  return createSampleScene(app.container)
}

const partsOf = async (sceneId: string | null) =>
  (
    await app.container.db.prisma.segment.findMany({ where: { sceneId: sceneId ?? '' }, orderBy: { sequence: 'asc' } })
  ).map((segment) => segment.inputText)

describe('the sample scene', () => {
  it('is told from first to last part, in order, through the real pipeline, by an account nobody can sign in to', async () => {
    const sample = await start(true)
    const ended = await sample.run(new AbortController().signal)
    expect(ended).toMatchObject({ state: 'done' })
    expect(await partsOf(ended.sceneId)).toEqual(SAMPLE_PARTS)
    expect(await sample.advance()).toEqual(ended)
    const { items } = await app.stranger(listScenes, { query: { topic: SAMPLE_IDEA.topic } })
    expect(items).toMatchObject([
      { author: { username: 'skein' }, segmentCount: SAMPLE_PARTS.length, contributorCount: 1 },
    ])
    const house = await app.container.db.prisma.user.findUniqueOrThrow({ where: { username: 'skein' } })
    expect(house).toMatchObject({ passwordHash: null, role: 'user' })
  })

  it('goes on after a restart in the middle, with nothing told twice', async () => {
    await start(true)
    const stop = new AbortController()
    const running = createSampleScene(app.container).run(stop.signal)
    await vi.waitFor(async () => expect(await app.container.db.prisma.segment.count()).toBeGreaterThanOrEqual(1), {
      timeout: 60_000,
    })
    stop.abort()
    await running
    app = await app.restart()
    const ended = await createSampleScene(app.container).run(new AbortController().signal)
    expect(ended).toMatchObject({ state: 'done' })
    expect(await partsOf(ended.sceneId)).toEqual(SAMPLE_PARTS)
  })

  it('is begun once, however many processes start at the same moment', async () => {
    await start(false)
    const states = await Promise.all(Array.from({ length: 4 }, () => createSampleScene(app.container).advance()))
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(1)
    expect(states[0]?.state).toBe('writing')
    const { prisma } = app.container.db
    expect([await prisma.scene.count(), await prisma.idea.count(), await prisma.job.count()]).toEqual([1, 1, 1])
  })

  it('leaves the story alone once somebody has closed it', async () => {
    const sample = await start(false)
    const begun = await sample.advance()
    await app.container.db.prisma.scene.update({ where: { id: begun.sceneId ?? '' }, data: { status: 'locked' } })
    await app.container.db.prisma.job.updateMany({ data: { status: 'cancelled' } })
    expect(await sample.advance()).toEqual({ state: 'done', sceneId: begun.sceneId })
  })

  it('is not written into a Skein that has stories of its own', async () => {
    const sample = await start(false)
    const { prisma } = app.container.db
    const writer = await prisma.user.create({ data: { email: 'a@example.org', username: 'somebody' } })
    const topic = await prisma.topic.findFirstOrThrow()
    const idea = await prisma.idea.create({ data: { userId: writer.id, topicId: topic.id, title: 'T', prompt: 'P' } })
    await prisma.scene.create({ data: { ideaId: idea.id, userId: writer.id, topicId: topic.id, title: 'T' } })
    expect(await sample.advance()).toEqual({ state: 'done', sceneId: null })
    expect(await prisma.scene.count()).toBe(1)
  })

  it('stands on a sound bible and a shelf that exists, in parts of 60 to 120 words', async () => {
    await start(false)
    expect(validateBible({ ...SAMPLE_BIBLE, version: 1 })).toEqual([])
    const shelf = CURATED_TOPICS.find((topic) => topic.slug === SAMPLE_IDEA.topic)
    expect(shelf?.categories.map((category) => category.slug)).toContain(SAMPLE_IDEA.category)
    for (const part of SAMPLE_PARTS) {
      const words = part.split(/\s+/).length
      expect([words >= 60, words <= 120]).toEqual([true, true])
      expect(part).toMatch(/“[^”]+”/)
    }
  })
})

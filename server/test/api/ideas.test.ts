import { randomUUID } from 'node:crypto'
import type { Client } from '@skein/contract/client'
import { createIdea, editIdea, getIdea, type Idea, listIdeas, removeIdea } from '@skein/contract/ideas'
import type { IdeaId } from '@skein/contract/ids'
import { createScene } from '@skein/contract/scenes'
import { array, assert as assertProperty, asyncProperty, constantFrom, integer } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addIdea, addPeople, addTopic, allPages } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'

let app: WholeApp
let ada: Client
let ben: Client
beforeAll(async () => {
  app = await startWholeApp()
  ;[ada, ben] = await Promise.all([app.person('ada'), app.person('ben')])
})
afterAll(() => app.close())

const share = (
  topic: string,
  idea: { title: string; prompt?: string; tags?: string[]; category?: string },
  key: string = randomUUID(),
) => ada(createIdea, { body: { topic, prompt: 'And then?', ...idea } }, { idempotencyKey: key })

const titles = async (query: Parameters<typeof list>[0]) => (await list(query)).map((idea) => idea.title)
const list = (query: { topic: string } & Record<string, string | number>): Promise<Idea[]> =>
  allPages((cursor) =>
    app.stranger(listIdeas, { query: { ...query, limit: 2, ...(cursor !== undefined && { cursor }) } }),
  )

describe('an idea', () => {
  it('is shared once for a repeated key and read by anybody', async () => {
    const topic = await addTopic(app.container)
    const key = randomUUID()
    const idea = { title: '  The tide clock ', category: 'first', tags: ['Sea  Stories', 'sea stories', 'Clocks'] }
    const [first, again] = await Promise.all([share(topic, idea, key), share(topic, idea, key)])
    expect(again).toEqual(first)
    expect(first).toMatchObject({
      title: 'The tide clock',
      topic: { slug: topic },
      category: { slug: 'first' },
      author: { username: 'ada' },
      tags: ['sea stories', 'clocks'],
      viewer: { liked: false, canEdit: true },
    })
    const read = await app.stranger(getIdea, { params: { ideaId: first.id } })
    expect(read).toEqual({ ...first, viewer: { liked: false, canEdit: false } })
    expect(await list({ topic })).toHaveLength(1)
  })

  it('is changed only by its author, and only from the version they have read', async () => {
    const idea = await share(await addTopic(app.container), { title: 'First words' })
    const params = { ideaId: idea.id }
    const body = { expectedUpdatedAt: idea.updatedAt, title: 'Second words', tags: ['new'] }
    await expect(ben(editIdea, { params, body })).rejects.toMatchObject({ code: 'forbidden' })
    const edited = await ada(editIdea, { params, body })
    expect(edited).toMatchObject({ title: 'Second words', prompt: idea.prompt, tags: ['new'] })
    await expect(ada(editIdea, { params, body })).rejects.toMatchObject({
      code: 'version_conflict',
      problem: { extra: { currentUpdatedAt: edited.updatedAt } },
    })
    expect(await ada(getIdea, { params })).toEqual(edited)
  })

  it('of two simultaneous edits keeps one and refuses the other', async () => {
    const idea = await share(await addTopic(app.container), { title: 'Contested' })
    const edits = ['left', 'right'].map((title) =>
      ada(editIdea, { params: { ideaId: idea.id }, body: { expectedUpdatedAt: idea.updatedAt, title } }),
    )
    const outcomes = await Promise.allSettled(edits)
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('that is taken down looks absent to others, stays in the table, and leaves an audit line', async () => {
    const topic = await addTopic(app.container)
    const idea = await share(topic, { title: 'Short-lived' })
    const params = { ideaId: idea.id }
    await expect(ben(removeIdea, { params })).rejects.toMatchObject({ code: 'forbidden' })
    await ada(removeIdea, { params })
    await ada(removeIdea, { params })
    await expect(ben(getIdea, { params })).rejects.toMatchObject({ code: 'not_found' })
    await expect(ben(removeIdea, { params })).rejects.toMatchObject({ code: 'not_found' })
    expect(await list({ topic })).toEqual([])
    expect((await ada(getIdea, { params })).title).toBe('Short-lived')
    const lines = await app.container.db.prisma.auditLog.findMany({ where: { targetId: idea.id } })
    expect(lines.map((line) => line.action)).toEqual(['idea.removed'])
    const body = { title: 'Too late', openingText: 'Once more.' }
    const grow = (client: Client) => client(createScene, { params, body }, { idempotencyKey: randomUUID() })
    await expect(grow(ada)).rejects.toMatchObject({ code: 'idea_closed' })
    await expect(grow(ben)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the list of ideas', () => {
  it('keeps to the tags asked for, all, any and none of them', async () => {
    const topic = await addTopic(app.container)
    await share(topic, { title: 'fog', tags: ['fog'] })
    await share(topic, { title: 'fog and bells', tags: ['fog', 'bells'] })
    await share(topic, { title: 'bells', tags: ['bells'] })
    await share(topic, { title: 'neither' })
    expect(await titles({ topic, tagsAll: 'fog,BELLS' })).toEqual(['fog and bells'])
    expect(await titles({ topic, tagsAny: 'fog, bells' })).toEqual(['bells', 'fog and bells', 'fog'])
    expect(await titles({ topic, tagsNot: 'fog' })).toEqual(['neither', 'bells'])
    expect(await titles({ topic, tagsAny: 'fog', tagsNot: 'bells' })).toEqual(['fog'])
    expect(await titles({ topic, sort: 'active', tagsAll: 'fog' })).toEqual(['fog and bells', 'fog'])
    expect(await titles({ topic, sort: 'popular', tagsNot: 'bells' })).toEqual(['neither', 'fog'])
  })

  it('finds words in title and prompt, in any script, the better match first', async () => {
    const topic = await addTopic(app.container)
    await share(topic, { title: 'A quiet house', prompt: 'A heron stands in the hall.' })
    await share(topic, { title: 'The heron', prompt: 'It came back.' })
    await share(topic, { title: 'Der Leuchtturm', prompt: 'Маяк погас.' })
    expect(await titles({ topic, q: 'heron' })).toEqual(['The heron', 'A quiet house'])
    expect(await titles({ topic, q: 'heron', sort: 'newest' })).toEqual(['The heron', 'A quiet house'])
    expect(await titles({ topic, q: 'heron -hall' })).toEqual(['The heron'])
    expect(await titles({ topic, q: 'маяк' })).toEqual(['Der Leuchtturm'])
    for (const q of ['"', "'); DROP TABLE ideas; --", '&|!():*', '🙂', '<b>'])
      expect(await titles({ topic, q })).toEqual([])
  })

  it('is narrowed by topic and category; an unknown shelf is empty', async () => {
    const topic = await addTopic(app.container)
    await share(topic, { title: 'filed', category: 'first' })
    await share(topic, { title: 'loose' })
    expect(await titles({ topic, category: 'first' })).toEqual(['filed'])
    expect(await titles({ topic, category: 'no-such' })).toEqual([])
    expect(await titles({ topic: 'no-such-topic' })).toEqual([])
    await expect(app.stranger(listIdeas, { query: { category: 'first' } })).rejects.toMatchObject({
      code: 'validation_failed',
      problem: { field: '/query/category' },
    })
  })

  it('takes no cursor of another list or order, nor one that was made up', async () => {
    const topic = await addTopic(app.container)
    for (const title of ['a', 'b', 'c']) await share(topic, { title })
    const { nextCursor } = await app.stranger(listIdeas, { query: { topic, limit: 1 } })
    const forge = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const id = randomUUID()
    const cursors = [
      'x',
      forge(null),
      forge(['ideas.newest']),
      forge(['ideas.newest', '2026-02-30T00:00:00Z', id]),
      forge(['ideas.newest', '0000-01-01T00:00:00Z', id]),
      forge(['ideas.newest', 'infinity', id]),
      forge(['ideas.newest', "2026-01-01T00:00:00Z'; --", id]),
      forge(['ideas.newest', '2026-01-01T00:00:00Z', 'not-an-id']),
      forge(['ideas.popular', 1e99, id]),
    ]
    for (const cursor of cursors)
      for (const sort of ['newest', 'popular'] as const)
        await expect(app.stranger(listIdeas, { query: { topic, sort, cursor } })).rejects.toMatchObject({
          code: 'cursor_invalid',
        })
    await expect(
      app.stranger(listIdeas, { query: { topic, sort: 'popular', cursor: nextCursor ?? '' } }),
    ).rejects.toMatchObject({ code: 'cursor_invalid' })
  })

  it('neither skips nor repeats an idea while others arrive, in any order and page size', async () => {
    const [writer] = await addPeople(app.container, 1)
    const { prisma } = app.container.db
    const addMany = async (topicId: string, count: number, likes: number) =>
      prisma.idea.createMany({
        data: Array.from({ length: count }, (_, index) => ({
          userId: writer ?? '',
          topicId,
          title: `Idea ${index}`,
          prompt: 'heron',
          likeCount: likes + (index % 3),
          // A few share a moment: only the id keeps them apart then.
          createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(index / 4))),
        })),
      })
    await assertProperty(
      asyncProperty(
        integer({ min: 0, max: 23 }),
        integer({ min: 1, max: 7 }),
        constantFrom('newest', 'popular', 'active', 'best'),
        array(integer({ min: 0, max: 3 }), { maxLength: 5 }),
        async (count, limit, order, arrivals) => {
          const slug = await addTopic(app.container)
          const { id: topicId } = await prisma.topic.findUniqueOrThrow({ where: { slug } })
          await addMany(topicId, count, 0)
          const present = (await prisma.idea.findMany({ where: { topicId }, select: { id: true } })).map(({ id }) => id)
          const pending = [...arrivals]
          const found = await allPages(async (cursor) => {
            const page = await app.container.ideas.list(
              {
                topic: slug,
                limit,
                ...(order === 'best' ? { q: 'heron' } : { sort: order }),
                ...(cursor !== undefined && { cursor }),
              },
              null,
            )
            await addMany(topicId, pending.shift() ?? 0, 1)
            return page
          })
          const ids = found.map((idea) => idea.id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids).toEqual(expect.arrayContaining(present))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('orders by what was last active: a growing scene lifts its idea above a newer one', async () => {
    const topic = await addTopic(app.container)
    const [older, newer] = [await addIdea(ada, topic, 'older'), await addIdea(ada, topic, 'newer')]
    expect(await titles({ topic, sort: 'active' })).toEqual(['newer', 'older'])
    await growScene(older, new Date(Date.now() + 60_000))
    await growScene(older, new Date(Date.now() + 30_000))
    expect(await titles({ topic, sort: 'active' })).toEqual(['older', 'newer'])
    await growScene(newer, new Date(Date.now() + 90_000))
    expect(await titles({ topic, sort: 'active' })).toEqual(['newer', 'older'])
  })
})

async function growScene(ideaId: IdeaId, lastSegmentAt: Date): Promise<void> {
  const { prisma } = app.container.db
  const idea = await prisma.idea.findUniqueOrThrow({ where: { id: ideaId } })
  const { userId, topicId } = idea
  await prisma.scene.create({ data: { ideaId, userId, topicId, title: 'Grown', segmentCount: 1, lastSegmentAt } })
}

import { randomUUID } from 'node:crypto'
import { createTopicProposal, getTopic, listCategories, listMyTopicProposals, listTopics } from '@skein/contract/topics'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CURATED_TOPICS, seedTopics } from '#seed/topics.ts'
import { allPages } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'

let app: WholeApp
beforeAll(async () => {
  app = await startWholeApp()
  await seedTopics(app.container.topics)
})
afterAll(() => app.close())

describe('topics', () => {
  it('come in their display order, page by page, none missing and none twice', async () => {
    const topics = await allPages((cursor) =>
      app.stranger(listTopics, { query: { limit: 3, ...(cursor !== undefined && { cursor }) } }),
    )
    expect(topics.map((topic) => topic.slug)).toEqual(CURATED_TOPICS.map((topic) => topic.slug))
    expect(topics[0]?.categories.map((category) => category.slug)).toEqual(
      CURATED_TOPICS[0].categories.map((category) => category.slug),
    )
  })

  it('are read by slug with their categories; an unknown slug is not found', async () => {
    const topic = await app.stranger(getTopic, { params: { slug: 'mysteries' } })
    expect(topic.name).toBe('Mysteries')
    const { items } = await app.stranger(listCategories, { params: { slug: 'mysteries' } })
    expect(items).toEqual(topic.categories)
    await expect(app.stranger(getTopic, { params: { slug: 'no-such-topic' } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('stay as an admin left them when the seeds are sown again', async () => {
    await app.container.db.prisma.topic.update({
      where: { slug: 'comic-turns' },
      data: { name: 'Farce', displayOrder: 99, categories: { deleteMany: { slug: 'bad-plans' } } },
    })
    await app.container.db.prisma.topic.update({ where: { slug: 'far-futures' }, data: { isActive: false } })
    expect(await seedTopics(app.container.topics)).toBe(0)
    const farce = await app.stranger(getTopic, { params: { slug: 'comic-turns' } })
    expect(farce.name).toBe('Farce')
    expect(farce.categories.map((category) => category.slug)).not.toContain('bad-plans')
    await expect(app.stranger(getTopic, { params: { slug: 'far-futures' } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('topic proposals', () => {
  it('are kept once for a repeated key, and shown to their author alone', async () => {
    const [ada, ben] = [await app.person('ada'), await app.person('ben')]
    const key = randomUUID()
    const propose = () =>
      ada(createTopicProposal, { body: { name: '  Deserts ', description: 'Dry tales.' } }, { idempotencyKey: key })
    const [first, second] = await Promise.all([propose(), propose()])
    expect(second).toEqual(first)
    expect(first).toMatchObject({ name: 'Deserts', status: 'pending', rejectionReason: null })
    await ada(createTopicProposal, { body: { name: 'Glaciers' } }, { idempotencyKey: randomUUID() })

    const mine = await allPages((cursor) =>
      ada(listMyTopicProposals, { query: { limit: 1, ...(cursor !== undefined && { cursor }) } }),
    )
    expect(mine.map((proposal) => proposal.name)).toEqual(['Glaciers', 'Deserts'])
    expect((await ben(listMyTopicProposals, { query: {} })).items).toEqual([])
  })

  it('need a name that is more than spaces', async () => {
    const cas = await app.person('cas')
    const refused = cas(createTopicProposal, { body: { name: '     ' } }, { idempotencyKey: randomUUID() })
    await expect(refused).rejects.toMatchObject({ code: 'validation_failed', problem: { field: '/body/name' } })
    expect((await cas(listMyTopicProposals, { query: {} })).items).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import type { Client } from '@skein/contract/client'
import { createIdea, editIdea, type Idea, removeIdea } from '@skein/contract/ideas'
import {
  getIdeaFacets,
  getSceneFacets,
  searchIdeas,
  searchPeople,
  searchScenes,
  suggestSearch,
} from '@skein/contract/search'
import { assert as assertProperty, asyncProperty, constantFrom, oneof, string } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addTopic, allPages } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { anyText } from '../make/any-text.ts'

let app: WholeApp
let ada: Client
let sea: string
let land: string
let lamp: Idea
beforeAll(async () => {
  app = await startWholeApp()
  ada = await app.person('ada_lovelock')
  await app.person('benedikt')
  ;[sea, land] = [await addTopic(app.container, 'sea'), await addTopic(app.container, 'land')]
  lamp = await share({ topic: sea, title: 'The lantern of Hollow Point', tags: ['fog', 'signals'] })
  await share({ topic: sea, title: 'A lantern under water', tags: ['fog'] })
  await share({ topic: land, title: 'Lantern parade', prompt: 'The orchestra walks.', tags: ['music'] })
  await addScene({ title: 'The keeper and the tide', language: 'en', totalDuration: 24 })
  await addScene({ title: 'Der Wärter und die Flut', description: 'tide', language: 'de', totalDuration: 200 })
  await addScene({ title: 'Tide of tides', totalDuration: 900, status: 'locked' })
  await app.container.search.fold()
})
afterAll(() => app.close())

const share = (idea: { topic: string; title: string; prompt?: string; tags?: string[] }) =>
  ada(createIdea, { body: { prompt: 'And then?', ...idea } }, { idempotencyKey: randomUUID() })

async function addScene(scene: {
  title: string
  description?: string
  language?: string
  totalDuration?: number
  segmentCount?: number
  status?: string
}): Promise<string> {
  const { prisma } = app.container.db
  const { userId, topicId } = await prisma.idea.findUniqueOrThrow({ where: { id: lamp.id } })
  const { id } = await prisma.scene.create({ data: { ideaId: lamp.id, userId, topicId, segmentCount: 2, ...scene } })
  return id
}

type Asked<Search> = Omit<Search, 'cursor'>
const ideas = async (query: Asked<Record<string, string>>) =>
  (await app.stranger(searchIdeas, { query })).items.map(({ title }) => title)
const scenes = async (query: Asked<Record<string, string>>) =>
  (await app.stranger(searchScenes, { query })).items.map(({ title }) => title)

describe('search', () => {
  it('finds ideas, scenes and people, the better match first', async () => {
    expect(await ideas({ q: 'lantern orchestra' })).toEqual(['Lantern parade'])
    expect(await ideas({ q: 'lantern -parade "hollow point"' })).toEqual([lamp.title])
    expect(await scenes({ q: 'tide' })).toEqual(['Tide of tides', 'The keeper and the tide', 'Der Wärter und die Flut'])
    const people = await app.stranger(searchPeople, { query: { q: 'ADA lovelock' } })
    expect(people.items).toEqual([{ username: 'ada_lovelock', displayName: null, sceneCount: 3 }])
  })

  it('finds what was meant when nothing holds a mistyped word, and says so', async () => {
    const found = await app.stranger(searchIdeas, { query: { q: 'lanten -parade Holow' } })
    expect(found.items.map(({ title }) => title)).toEqual([lamp.title])
    expect(found.correctedTo).toBe('lantern -parade hollow')
    expect(await app.stranger(searchScenes, { query: { q: 'wärtre' } })).toMatchObject({ correctedTo: 'wärter' })
    expect(await app.stranger(searchPeople, { query: { q: 'benedict' } })).toMatchObject({
      correctedTo: 'benedikt',
      items: [{ username: 'benedikt' }],
    })
    // Every word is known, only no idea has all of them: other words would be a guess.
    expect(await app.stranger(searchIdeas, { query: { q: 'orchestra water' } })).toEqual({
      items: [],
      nextCursor: null,
      correctedTo: null,
    })
    const facets = await app.stranger(getIdeaFacets, { query: { q: 'lanten' } })
    expect(facets.topics).toEqual([
      { value: 'sea', label: 'sea', count: 2 },
      { value: 'land', label: 'land', count: 1 },
    ])
  })

  it('keeps to facets, those asked for and those to be left out', async () => {
    expect(await ideas({ topics: 'land,no-such-topic' })).toEqual(['Lantern parade'])
    expect(await ideas({ q: 'lantern', topicsNot: 'land' })).toHaveLength(2)
    expect(await ideas({ tags: 'fog', tagsNot: 'signals' })).toEqual(['A lantern under water'])
    expect(await ideas({ state: 'growing' })).toEqual([])
    expect(await scenes({ languages: 'de,en', lengthsNot: 'short' })).toEqual(['Der Wärter und die Flut'])
    expect(await scenes({ languagesNot: 'de' })).toEqual(['Tide of tides', 'The keeper and the tide'])
    expect(await scenes({ state: 'finished', tags: 'fog,signals' })).toEqual(['Tide of tides'])
    expect(await scenes({ lengths: 'short,long', topics: 'sea', state: 'open' })).toEqual(['The keeper and the tide'])
    expect(await scenes({ tagsNot: 'fog' })).toEqual([])
    expect(await app.stranger(getSceneFacets, { query: { q: 'tide', languages: 'en,de' } })).toEqual({
      topics: [{ value: 'sea', label: 'sea', count: 2 }],
      tags: [
        { value: 'fog', label: 'fog', count: 2 },
        { value: 'signals', label: 'signals', count: 2 },
      ],
      languages: [
        { value: 'de', label: 'de', count: 1 },
        { value: 'en', label: 'en', count: 1 },
      ],
      lengths: [
        { value: 'medium', label: 'medium', count: 1 },
        { value: 'short', label: 'short', count: 1 },
      ],
      contentNotes: [],
    })
  })

  it('suggests a few of each for words still being typed, mistyped ones too', async () => {
    const suggested = await app.stranger(suggestSearch, { query: { q: 'hollow lan' } })
    expect(suggested.ideas).toEqual([{ id: lamp.id, title: lamp.title, topic: 'sea' }])
    expect((await app.stranger(suggestSearch, { query: { q: 'Tid' } })).scenes).toHaveLength(3)
    expect((await app.stranger(suggestSearch, { query: { q: 'bendikt' } })).people).toEqual([
      { username: 'benedikt', displayName: null },
    ])
    expect(await app.stranger(suggestSearch, { query: { q: '"&' } })).toEqual({ ideas: [], scenes: [], people: [] })
  })

  it('knows an edited title within a fold, and forgets the old one', async () => {
    const idea = await share({ topic: land, title: 'Provisional', tags: ['later'] })
    const body = { expectedUpdatedAt: idea.updatedAt, title: 'Xylophone weather' }
    await ada(editIdea, { params: { ideaId: idea.id }, body })
    await app.container.search.fold()
    expect(await ideas({ q: 'xylofone' })).toEqual(['Xylophone weather'])
    expect(await ideas({ q: 'provisional' })).toEqual([])
    await ada(removeIdea, { params: { ideaId: idea.id } })
  })

  it('shows nothing that was taken down or hidden, has no segment yet, or has left', async () => {
    const gone = await share({ topic: land, title: 'Zeppelin one', tags: ['airborne'] })
    await ada(removeIdea, { params: { ideaId: gone.id } })
    const rejected = await share({ topic: land, title: 'Zeppelin two', tags: ['airborne'] })
    await app.person('zeppelina')
    const { prisma } = app.container.db
    await prisma.idea.update({ where: { id: rejected.id }, data: { moderationStatus: 'rejected' } })
    await prisma.user.update({ where: { username: 'zeppelina' }, data: { isActive: false } })
    await addScene({ title: 'Zeppelin hidden', status: 'hidden' })
    await addScene({ title: 'Zeppelin removed', status: 'removed' })
    await addScene({ title: 'Zeppelin begun', segmentCount: 0 })
    await app.container.search.fold()
    const nothing = { items: [], nextCursor: null, correctedTo: null }
    for (const q of ['zeppelin', 'zepelin', 'zeppelina', 'zep']) {
      expect(await ada(searchIdeas, { query: { q } })).toEqual(nothing)
      expect(await ada(searchScenes, { query: { q } })).toEqual(nothing)
      expect(await ada(searchPeople, { query: { q } })).toEqual(nothing)
      expect(await ada(suggestSearch, { query: { q } })).toEqual({ ideas: [], scenes: [], people: [] })
      expect(await ada(getIdeaFacets, { query: { q } })).toEqual({ topics: [], tags: [] })
    }
    expect(await ideas({ tags: 'airborne' })).toEqual([])
  })

  it('neither skips nor repeats on its pages, corrected or not', async () => {
    const { prisma } = app.container.db
    const { userId, topicId } = await prisma.idea.findUniqueOrThrow({ where: { id: lamp.id } })
    const titles = Array.from({ length: 11 }, (_, index) => `Quicksilver ${'run '.repeat(index % 3)}${index}`)
    await prisma.idea.createMany({ data: titles.map((title) => ({ userId, topicId, title, prompt: 'Go.' })) })
    await app.container.search.fold()
    for (const q of ['quicksilver', 'quiksilver']) {
      const found = await allPages((cursor) =>
        app.stranger(searchIdeas, { query: { q, limit: 4, ...(cursor !== undefined && { cursor }) } }),
      )
      expect(found.map(({ title }) => title).toSorted()).toEqual(titles.toSorted())
    }
  })

  it('answers whatever it is asked: with something found, nothing, or a problem of the asker', async () => {
    const hostile = constantFrom(
      "'); DROP TABLE ideas; --",
      '\\',
      "'\\",
      '%_%',
      ':*',
      '!!(a|b)<->c',
      '"',
      '-"a',
      'a\0b',
      '\u{10FFFF}',
      'or or or',
      'https://a.b/c?d=e',
      '<b>a</b>',
      'null',
      '-1e999',
    )
    const text = oneof(hostile, anyText({ maxLength: 60 }), string({ unit: 'grapheme', maxLength: 60 }))
    const paths = ['ideas', 'scenes', 'people', 'ideas/facets', 'scenes/facets', 'suggestions']
    const names = [
      'q',
      'topics',
      'topicsNot',
      'tags',
      'tagsNot',
      'languages',
      'lengths',
      'contentNotes',
      'state',
      'limit',
      'cursor',
    ]
    const forged = (rank: unknown) =>
      Buffer.from(JSON.stringify(['search.ideas', '2026-01-01T00:00:00Z', rank, randomUUID(), true])).toString(
        'base64url',
      )
    await assertProperty(
      asyncProperty(constantFrom(...paths), constantFrom(...names), text, text, async (path, name, value, q) => {
        const search = new URLSearchParams({ q, [name]: value })
        const response = await fetch(`${app.baseUrl}/api/v1/search/${path}?${search.toString()}`)
        expect([200, 400]).toContain(response.status)
        await response.arrayBuffer()
      }),
      { numRuns: 60 },
    )
    for (const limit of ['1e999', '-1e999'])
      expect((await fetch(`${app.baseUrl}/api/v1/search/ideas?limit=${limit}`)).status, limit).toBe(400)
    for (const rank of [1e-300, -1, 1e30, null, '1'])
      expect(
        (await fetch(`${app.baseUrl}/api/v1/search/ideas?q=lanten&cursor=${forged(rank)}`)).status,
        `${rank}`,
      ).toBeLessThan(500)
  })
})

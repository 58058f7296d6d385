import type { Client } from '@skein/contract/client'
import { likeScene } from '@skein/contract/engagement'
import {
  followPerson,
  followScene,
  followTopic,
  listFollows,
  listNews,
  unfollowPerson,
  unfollowScene,
  unfollowTopic,
} from '@skein/contract/follows'
import { editIdea, getIdea, listTags } from '@skein/contract/ideas'
import type { SceneId } from '@skein/contract/ids'
import { changePreferences, getProfile, listLiked, listStarted, listWritten } from '@skein/contract/people'
import { getScene, listScenes, listSegments, lockScene, type Scene, type SegmentSummary } from '@skein/contract/scenes'
import { getTopic, listTopics } from '@skein/contract/topics'
import {
  clearWatchHistory,
  forgetWatchPosition,
  getWatchPosition,
  keepWatchPosition,
  listWatchHistory,
} from '@skein/contract/watching'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addTopic, allPages, publishNext, publishScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'

// Three scenes that everybody may watch: two of Ada's, with three segments and one, and one of Ben's.
let app: WholeApp
let ada: Client
let ben: Client
let eve: Client
let people = 0
let topic: string
let long: Scene
let short: Scene
let bens: Scene
let parts: readonly SegmentSummary[]
beforeAll(async () => {
  app = await startWholeApp({ worker: true })
  ;[ada, ben] = await Promise.all([app.person('ada'), app.person('ben')])
  topic = await addTopic(app.container)
  ;[long, short, bens] = await Promise.all([
    publishScene(ada, topic, 3),
    publishScene(ada, topic, 1),
    publishScene(ben, topic, 1),
  ])
  await app.container.engagement.foldGrowth()
  parts = (await ada(listSegments, { params: { sceneId: long.id }, query: {} })).items
})
afterAll(() => app.close())
beforeEach(async () => {
  people += 1
  eve = await app.person(`eve-${people}`)
})

const part = (sequence: number): SegmentSummary => {
  const found = parts.find((segment) => segment.sequence === sequence)
  if (found === undefined) throw new Error(`there is no segment ${sequence}`)
  return found
}
const keep = (client: Client, sceneId: SceneId, place: { segmentId: SegmentSummary['id']; seconds: number }) =>
  client(keepWatchPosition, { params: { sceneId }, body: { ...place, newestSequence: 3 } })
const positionOf = async (client: Client, sceneId: SceneId) =>
  (await client(getWatchPosition, { params: { sceneId } })).position
const historyOf = async (client: Client, unfinished?: true) =>
  (await client(listWatchHistory, { query: { ...(unfinished && { unfinished }) } })).items
const firstOf = async (scene: Scene) => {
  const [segment] = (await eve(listSegments, { params: { sceneId: scene.id }, query: {} })).items
  if (segment === undefined) throw new Error('the scene has no segment')
  return segment
}
const newsOf = async (client: Client) => (await client(listNews, { query: {} })).items
/** Takes something down for one test. */
async function whileHidden(what: { scene: SceneId } | { segment: string }, work: () => Promise<void>): Promise<void> {
  const { scene, segmentPosition } = app.container.db.prisma
  const set = (status: string) =>
    'scene' in what
      ? scene.update({ where: { id: what.scene }, data: { status } })
      : segmentPosition.update({ where: { segmentId: what.segment }, data: { status } })
  await set('hidden')
  try {
    await work()
  } finally {
    await set('active')
  }
}
const notFound = (attempt: Promise<unknown>) => expect(attempt).rejects.toMatchObject({ code: 'not_found' })

describe('following', () => {
  it('a scene, a topic and a person shows to the follower alone, once, and ends', async () => {
    const [onScene, onTopic, onPerson] = [{ sceneId: long.id }, { slug: topic }, { username: 'ada' }] as const
    for (let times = 0; times < 2; times += 1)
      expect(await eve(followScene, { params: onScene })).toEqual({ following: true })
    await eve(followTopic, { params: onTopic })
    await eve(followPerson, { params: onPerson })
    const asSeenBy = async (client: Client) => [
      (await client(getScene, { params: onScene })).viewer.following,
      (await client(listScenes, { query: { topic } })).items.some(({ viewer }) => viewer.following),
      (await client(getTopic, { params: onTopic })).viewer.following,
      (await client(listTopics, { query: { limit: 100 } })).items.some(({ viewer }) => viewer.following),
      (await client(getProfile, { params: onPerson })).viewer.following,
    ]
    expect(await asSeenBy(eve)).toEqual([true, true, true, true, true])
    for (const other of [ben, app.stranger]) expect(await asSeenBy(other)).toEqual([false, false, false, false, false])
    expect((await ben(getProfile, { params: onPerson })).followerCount).toBe(1)
    const follows = await allPages((cursor) =>
      eve(listFollows, { query: { limit: 1, ...(cursor !== undefined && { cursor }) } }),
    )
    expect(follows.map(({ type, key }) => [type, key])).toEqual([
      ['person', 'ada'],
      ['topic', topic],
      ['scene', long.id],
    ])
    for (let times = 0; times < 2; times += 1)
      expect(await eve(unfollowScene, { params: onScene })).toEqual({ following: false })
    await eve(unfollowTopic, { params: onTopic })
    await eve(unfollowPerson, { params: onPerson })
    expect(await asSeenBy(eve)).toEqual([false, false, false, false, false])
  })

  it('needs an account, and something that is there to be seen and not oneself', async () => {
    await expect(app.stranger(followScene, { params: { sceneId: long.id } })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    await expect(eve(followPerson, { params: { username: `eve-${people}` } })).rejects.toMatchObject({
      code: 'validation_failed',
      problem: { field: '/params/username' },
    })
    await notFound(eve(followPerson, { params: { username: 'Nobody / at all' } }))
    await notFound(eve(followTopic, { params: { slug: 'no-such-topic' } }))
    await whileHidden({ scene: short.id }, () => notFound(eve(followScene, { params: { sceneId: short.id } })))
    expect(await eve(listFollows, { query: {} })).toEqual({ items: [], nextCursor: null })
  })

  it('leaves no trace of what was taken down, and shows it again when it comes back', async () => {
    await eve(followScene, { params: { sceneId: short.id } })
    const followed = async () => (await eve(listFollows, { query: {} })).items.map(({ key }) => key)
    await whileHidden({ scene: short.id }, async () => {
      expect(await followed()).toEqual([])
      expect(await newsOf(eve)).toEqual([])
    })
    expect(await followed()).toEqual([short.id])
  })
})

describe('news', () => {
  it('are of scenes one follows or whose writer one follows, until one has watched them', async () => {
    expect(await newsOf(eve)).toEqual([])
    await eve(followScene, { params: { sceneId: long.id } })
    await eve(followPerson, { params: { username: 'ben' } })
    const found = await allPages((cursor) =>
      eve(listNews, { query: { limit: 1, ...(cursor !== undefined && { cursor }) } }),
    )
    const about = new Map(found.map((item) => [item.scene.id, item]))
    expect([...about.keys()].toSorted()).toEqual([long.id, bens.id].toSorted())
    expect(about.get(bens.id)).toMatchObject({ reason: 'follows_writer', segment: { author: { username: 'ben' } } })
    expect(about.get(long.id)).toMatchObject({ reason: 'follows_scene', segment: { sequence: 3 }, newSegments: null })
    await keep(eve, long.id, { segmentId: part(1).id, seconds: 2 })
    expect((await newsOf(eve)).map(({ scene }) => scene.id)).toEqual([bens.id])
  })

  it('are what others added after one wrote, never one’s own words, and never what was taken down', async () => {
    const scene = await publishScene(eve, topic, 1)
    expect(await newsOf(eve)).toEqual([])
    const { segment } = await publishNext(ben, scene.id, 'Ben came along the quay with a lamp.')
    await app.container.engagement.foldGrowth()
    expect(await newsOf(eve)).toMatchObject([
      { reason: 'wrote', newSegments: 1, segment: { sequence: 2, author: { username: 'ben' } } },
    ])
    if (segment === null) throw new Error('nothing was published')
    await whileHidden({ segment: segment.id }, async () => expect(await newsOf(eve)).toEqual([]))
  })
})

describe('the watch history', () => {
  it('keeps the newest place of each scene, the last watched first, for its owner alone', async () => {
    await keep(eve, long.id, { segmentId: part(1).id, seconds: 3 })
    await keep(eve, short.id, { segmentId: (await firstOf(short)).id, seconds: 1 })
    expect(await keep(eve, long.id, { segmentId: part(2).id, seconds: 5 })).toEqual({ kept: true })
    const pages = await allPages((cursor) =>
      eve(listWatchHistory, { query: { limit: 1, ...(cursor !== undefined && { cursor }) } }),
    )
    expect(pages.map(({ scene, position }) => [scene.id, position.sequence, position.at])).toEqual([
      [long.id, 2, part(2).startsAt + 5],
      [short.id, 1, 1],
    ])
    expect(await positionOf(eve, long.id)).toMatchObject({ segmentId: part(2).id, seconds: 5, newSegments: 0 })
    expect(await positionOf(ben, long.id)).toBeNull()
    expect(await historyOf(ben)).toEqual([])
    await expect(app.stranger(listWatchHistory, { query: {} })).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('counts what came since, and has nothing unfinished in a scene watched to its end', async () => {
    const scene = await publishScene(ben, topic, 1)
    const segment = await firstOf(scene)
    const place = {
      params: { sceneId: scene.id },
      body: { segmentId: segment.id, seconds: 9999, newestSequence: 9999 },
    }
    await eve(keepWatchPosition, place)
    expect(await positionOf(eve, scene.id)).toMatchObject({ seconds: segment.duration, newSegments: 0 })
    expect(await historyOf(eve, true)).toEqual([])
    expect(await historyOf(eve)).toHaveLength(1)
    await publishNext(ben, scene.id, 'And the lamp went out.')
    expect(await historyOf(eve, true)).toMatchObject([{ position: { newSegments: 1 } }])
  })

  it('is forgotten piece by piece, all at once, and not written by whoever switched it off', async () => {
    const segmentId = (await firstOf(short)).id
    await keep(eve, long.id, { segmentId: part(1).id, seconds: 3 })
    await keep(eve, short.id, { segmentId, seconds: 1 })
    await keep(ben, short.id, { segmentId, seconds: 1 })
    await eve(forgetWatchPosition, { params: { sceneId: short.id } })
    await eve(forgetWatchPosition, { params: { sceneId: short.id } })
    expect((await historyOf(eve)).map(({ scene }) => scene.id)).toEqual([long.id])
    expect(await eve(changePreferences, { body: { keepsHistory: false } })).toEqual({
      keepsHistory: false,
      showsLikes: false,
      stopsAt: [],
      language: null,
    })
    expect(await keep(eve, short.id, { segmentId, seconds: 1 })).toEqual({ kept: false })
    expect((await historyOf(eve)).map(({ scene }) => scene.id)).toEqual([long.id])
    await eve(clearWatchHistory, {})
    expect(await historyOf(eve)).toEqual([])
    expect(await historyOf(ben)).toHaveLength(1)
  })

  it('keeps no place where there is nothing to watch', async () => {
    await notFound(keep(eve, short.id, { segmentId: part(1).id, seconds: 1 }))
    await whileHidden({ segment: part(3).id }, () =>
      notFound(keep(eve, long.id, { segmentId: part(3).id, seconds: 1 })),
    )
    await whileHidden({ scene: long.id }, async () => {
      await notFound(keep(eve, long.id, { segmentId: part(1).id, seconds: 1 }))
      await notFound(eve(getWatchPosition, { params: { sceneId: long.id } }))
    })
    expect(await historyOf(eve)).toEqual([])
  })

  it('goes on where a removed segment was, and shows nothing of a removed scene', async () => {
    await keep(eve, long.id, { segmentId: part(2).id, seconds: 4 })
    await whileHidden({ segment: part(1).id }, async () =>
      expect(await positionOf(eve, long.id)).toMatchObject({ segmentId: part(2).id, at: 4 }),
    )
    await whileHidden({ segment: part(2).id }, async () =>
      expect(await positionOf(eve, long.id)).toMatchObject({ segmentId: null, seconds: 0, at: part(2).startsAt }),
    )
    await whileHidden({ scene: long.id }, async () => {
      expect(await historyOf(eve)).toEqual([])
      await eve(forgetWatchPosition, { params: { sceneId: long.id } })
    })
    expect(await historyOf(eve)).toEqual([])
  })
})

describe('a profile', () => {
  const scenesOf = (client: Client, list: typeof listWritten, username: string, limit = 20) =>
    allPages((cursor) =>
      client(list, { params: { username }, query: { limit, ...(cursor !== undefined && { cursor }) } }),
    ).then((scenes) => scenes.map(({ id }) => id))

  it('shows what a person wrote and began, page by page, without what was taken down', async () => {
    expect(await scenesOf(app.stranger, listStarted, 'ada', 1)).toEqual([long.id, short.id].toSorted().toReversed())
    expect((await scenesOf(app.stranger, listWritten, 'ben', 1)).includes(bens.id)).toBe(true)
    const before = await app.stranger(getProfile, { params: { username: 'ada' } })
    expect(before).toMatchObject({ username: 'ada', segmentCount: 4, sceneCount: 2 })
    await whileHidden({ scene: long.id }, async () => {
      expect(await scenesOf(app.stranger, listStarted, 'ada')).toEqual([short.id])
      expect(await scenesOf(ada, listWritten, 'ada')).toEqual([short.id])
      expect(await ben(getProfile, { params: { username: 'ada' } })).toMatchObject({ segmentCount: 1, sceneCount: 1 })
    })
    await whileHidden({ segment: (await firstOf(short)).id }, async () =>
      expect(await scenesOf(app.stranger, listWritten, 'ada')).toEqual([long.id]),
    )
  })

  it('keeps what a person likes to themselves until they choose otherwise', async () => {
    const username = `eve-${people}`
    for (const { id: sceneId } of [short, long]) await eve(likeScene, { params: { sceneId } })
    expect(await scenesOf(eve, listLiked, username, 1)).toEqual([long.id, short.id])
    for (const other of [ben, app.stranger]) {
      await notFound(other(listLiked, { params: { username }, query: {} }))
      expect((await other(getProfile, { params: { username } })).viewer.canSeeLikes).toBe(false)
    }
    await eve(changePreferences, { body: { showsLikes: true } })
    expect(await scenesOf(app.stranger, listLiked, username)).toEqual([long.id, short.id])
    await whileHidden({ scene: long.id }, async () =>
      expect(await scenesOf(app.stranger, listLiked, username)).toEqual([short.id]),
    )
  })

  it('of nobody, and of a closed account, is not found, and a cursor of another list is refused', async () => {
    const username = `eve-${people}`
    await app.container.db.prisma.user.update({ where: { username }, data: { isActive: false } })
    for (const name of [username, 'nobody', '%'])
      for (const route of [listWritten, listStarted, listLiked])
        await notFound(ben(route, { params: { username: name }, query: {} }))
    await notFound(ben(getProfile, { params: { username } }))
    const { nextCursor } = await ben(listStarted, { params: { username: 'ada' }, query: { limit: 1 } })
    await expect(
      ben(listWritten, { params: { username: 'ada' }, query: { cursor: nextCursor ?? '' } }),
    ).rejects.toMatchObject({ code: 'cursor_invalid' })
  })
})

describe('browsing', () => {
  it('narrows a topic’s scenes to a category and to those that are finished', async () => {
    const idsOf = async (query: { category?: string; state?: 'open' | 'finished' }) =>
      (await app.stranger(listScenes, { query: { topic, ...query } })).items.map(({ id }) => id)
    await app.container.db.prisma.idea.update({
      where: { id: short.ideaId },
      data: {
        categoryId: (await app.container.db.prisma.category.findFirstOrThrow({ where: { topic: { slug: topic } } })).id,
      },
    })
    expect(await idsOf({ category: 'first' })).toEqual([short.id])
    expect(await idsOf({ category: 'none' })).toEqual([])
    expect(await idsOf({ state: 'finished' })).toEqual([])
    await ben(lockScene, { params: { sceneId: bens.id } })
    expect(await idsOf({ state: 'finished' })).toEqual([bens.id])
    expect(await idsOf({ state: 'open' })).not.toContain(bens.id)
    await expect(app.stranger(listScenes, { query: { category: 'first' } })).rejects.toMatchObject({
      code: 'validation_failed',
    })
  })

  it('knows the tags of visible ideas, most used first', async () => {
    for (const [client, scene, tags] of [
      [ada, long, ['fog', 'lamps']],
      [ada, short, ['fog']],
      [ben, bens, ['hidden thing']],
    ] as const) {
      const { updatedAt } = await client(getIdea, { params: { ideaId: scene.ideaId } })
      await client(editIdea, {
        params: { ideaId: scene.ideaId },
        body: { expectedUpdatedAt: updatedAt, tags: [...tags] },
      })
    }
    await app.container.db.prisma.idea.update({ where: { id: bens.ideaId }, data: { status: 'hidden' } })
    expect((await app.stranger(listTags, {})).items).toEqual([
      { tag: 'fog', ideaCount: 2 },
      { tag: 'lamps', ideaCount: 1 },
    ])
  })
})

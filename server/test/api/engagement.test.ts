import type { Client } from '@skein/contract/client'
import { likeIdea, likeScene, unlikeIdea, unlikeScene, viewIdea, viewScene } from '@skein/contract/engagement'
import { getIdea } from '@skein/contract/ideas'
import type { IdeaId, SceneId } from '@skein/contract/ids'
import { getScene } from '@skein/contract/scenes'
import type { Caller } from '#platform/mount.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addIdea, addPeople, addTopic, beginScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'

let app: WholeApp
let ada: Client
let ben: Client
let topic: string
beforeAll(async () => {
  app = await startWholeApp()
  ;[ada, ben] = await Promise.all([app.person('ada'), app.person('ben')])
  topic = await addTopic(app.container)
})
afterAll(() => app.close())

const fold = () => app.container.engagement.fold()
const crowd = async (count: number): Promise<Caller[]> =>
  (await addPeople(app.container, count)).map((userId) => ({ userId, role: 'user' as const }))
const likesOf = async (ideaId: IdeaId) => (await app.stranger(getIdea, { params: { ideaId } })).likeCount
const viewsOf = async (sceneId: SceneId) => (await app.stranger(getScene, { params: { sceneId } })).viewCount
const newScene = async () => (await beginScene(ada, await addIdea(ada, topic))).scene.id

describe('a like', () => {
  it('counts once, shows to the person who gave it, and can be taken back', async () => {
    const params = { ideaId: await addIdea(ada, topic) }
    expect(await ada(likeIdea, { params })).toEqual({ liked: true, likeCount: 1 })
    expect(await ada(likeIdea, { params })).toEqual({ liked: true, likeCount: 1 })
    expect(await ben(likeIdea, { params })).toEqual({ liked: true, likeCount: 2 })
    await fold()
    expect(await ada(getIdea, { params })).toMatchObject({ likeCount: 2, viewer: { liked: true } })
    expect(await app.stranger(getIdea, { params })).toMatchObject({ likeCount: 2, viewer: { liked: false } })
    expect(await ada(unlikeIdea, { params })).toEqual({ liked: false, likeCount: 1 })
    expect(await ada(unlikeIdea, { params })).toEqual({ liked: false, likeCount: 1 })
    await fold()
    expect(await ada(getIdea, { params })).toMatchObject({ likeCount: 1, viewer: { liked: false } })
  })

  it('of a scene is told from a like of its idea', async () => {
    const { scene } = await beginScene(ada, await addIdea(ada, topic))
    expect(await ben(likeScene, { params: { sceneId: scene.id } })).toEqual({ liked: true, likeCount: 1 })
    await fold()
    expect((await ben(getScene, { params: { sceneId: scene.id } })).viewer.liked).toBe(true)
    expect((await ben(getIdea, { params: { ideaId: scene.ideaId } })).viewer.liked).toBe(false)
    expect((await ben(unlikeScene, { params: { sceneId: scene.id } })).likeCount).toBe(0)
  })

  it('is counted exactly when fifty people change their minds at once while folders race', async () => {
    const ideaId = await addIdea(ada, topic)
    const people = await crowd(50)
    const { engagement, db } = app.container
    const steps = people.flatMap((person, index) => [
      () => engagement.likeIdea(person, ideaId),
      () => engagement.unlikeIdea(person, ideaId),
      ...(index % 3 === 0 ? [() => engagement.likeIdea(person, ideaId)] : []),
      ...(index % 5 === 0 ? [() => engagement.likeIdea(person, ideaId)] : []),
      ...(index % 10 === 0 ? [() => fold()] : []),
    ])
    await Promise.all(steps.map((step) => step()))
    await fold()
    const rows = await db.prisma.like.count({ where: { targetType: 'idea', targetId: ideaId } })
    expect(await likesOf(ideaId)).toBe(rows)
    expect(await db.prisma.counterChange.count()).toBe(0)
  })

  it('of one person, toggled fifty times in parallel, leaves a counter that is their one like or none', async () => {
    const ideaId = await addIdea(ada, topic)
    const [person] = await crowd(1)
    if (person === undefined) throw new Error('nobody came')
    const { engagement, db } = app.container
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        index % 2 === 0 ? engagement.likeIdea(person, ideaId) : engagement.unlikeIdea(person, ideaId),
      ),
    )
    await Promise.all([fold(), fold(), fold()])
    await fold()
    const rows = await db.prisma.like.count({ where: { targetId: ideaId } })
    expect(await likesOf(ideaId)).toBe(rows)
  })

  it('that the counter lost is found and repaired, without counting what is still to be folded', async () => {
    const [wrong, right] = [await addIdea(ada, topic), await addIdea(ada, topic)]
    await ada(likeIdea, { params: { ideaId: wrong } })
    await fold()
    await app.container.db.prisma.idea.update({ where: { id: wrong }, data: { likeCount: 7 } })
    await ben(likeIdea, { params: { ideaId: wrong } })
    await ben(likeIdea, { params: { ideaId: right } })
    expect(await app.container.engagement.reconcileLikes()).toEqual([{ target_type: 'idea', target_id: wrong }])
    await fold()
    expect([await likesOf(wrong), await likesOf(right)]).toEqual([2, 1])
    expect(await app.container.engagement.reconcileLikes()).toEqual([])
  })

  it('does not make an idea look edited', async () => {
    const params = { ideaId: await addIdea(ada, topic) }
    const { updatedAt } = await ada(getIdea, { params })
    await ada(likeIdea, { params })
    await fold()
    expect((await ada(getIdea, { params })).updatedAt).toBe(updatedAt)
  })

  it('of what is not there, or not to be seen, is not found and leaves no row', async () => {
    const sceneId = await newScene()
    await app.container.db.prisma.scene.update({ where: { id: sceneId }, data: { status: 'removed' } })
    const unknown = '01890000-0000-7000-8000-000000000000'
    const attempts = [
      () => ben(likeScene, { params: { sceneId } }),
      () => ben(unlikeScene, { params: { sceneId } }),
      () => ben(likeIdea, { params: { ideaId: unknown as IdeaId } }),
      () => ben(viewScene, { params: { sceneId } }),
      () => ben(viewIdea, { params: { ideaId: unknown as IdeaId } }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
    expect(await app.container.db.prisma.like.count({ where: { targetId: { in: [sceneId, unknown] } } })).toBe(0)
    expect(await app.container.db.prisma.sceneView.count({ where: { sceneId } })).toBe(0)
  })
})

describe('a view', () => {
  it('counts once per person and half hour, also when many come at once', async () => {
    const sceneId = await newScene()
    const [person] = await crowd(1)
    const { engagement, db } = app.container
    const view = () => engagement.viewScene(person ?? null, '192.0.2.1', sceneId)
    await Promise.all(Array.from({ length: 8 }, view))
    await fold()
    expect(await viewsOf(sceneId)).toBe(1)
    await db.prisma.sceneView.updateMany({
      where: { sceneId },
      data: { createdAt: new Date(Date.now() - 31 * 60_000) },
    })
    await view()
    await fold()
    expect(await viewsOf(sceneId)).toBe(2)
  })

  it('of a stranger counts by address, kept only as a keyed hash; an IPv6 household counts as one', async () => {
    const sceneId = await newScene()
    const { engagement, db } = app.container
    for (const address of [
      '192.0.2.1',
      '192.0.2.1',
      '::ffff:192.0.2.1',
      '192.0.2.2',
      '2001:db8:1:2::7',
      '2001:db8:1:2:a:b:c:d',
      '2001:db8:1:3::7',
    ])
      await engagement.viewScene(null, address, sceneId)
    await fold()
    expect(await viewsOf(sceneId)).toBe(4)
    const rows = await db.prisma.sceneView.findMany({ where: { sceneId } })
    expect(rows.every((row) => row.userId === null && /^[0-9a-f]{64}$/.test(row.ipHash ?? ''))).toBe(true)
  })

  it('goes through the API, for scenes and ideas, signed in or not', async () => {
    const { scene } = await beginScene(ada, await addIdea(ada, topic))
    const { id: sceneId, ideaId } = scene
    for (const client of [ada, ben, app.stranger, app.stranger]) {
      await client(viewScene, { params: { sceneId } })
      await client(viewIdea, { params: { ideaId } })
    }
    await fold()
    expect(await viewsOf(sceneId)).toBe(3)
    expect((await ada(getIdea, { params: { ideaId } })).viewCount).toBe(3)
  })
})

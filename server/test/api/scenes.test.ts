import { randomUUID } from 'node:crypto'
import { getBible } from '@skein/contract/bible-routes'
import { ApiFailure, type Client } from '@skein/contract/client'
import type { Problem } from '@skein/contract/errors'
import { getIdea } from '@skein/contract/ideas'
import type { SceneId } from '@skein/contract/ids'
import { createContinuation, getJob } from '@skein/contract/jobs'
import {
  createScene,
  editScene,
  getScene,
  listContributors,
  listScenes,
  listSegments,
  lockScene,
  type SceneWriters,
  unlockScene,
} from '@skein/contract/scenes'
import { inviteWriter, listInvited, setWriters, withdrawInvitation } from '@skein/contract/writers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addIdea, addPeople, addTopic, allPages, beginScene } from '../make/published-scene.ts'
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

const read = (client: Client, sceneId: SceneId) => client(getScene, { params: { sceneId } })

/** What a refused person is told, without what differs from request to request. */
async function problemOf(answer: Promise<unknown>): Promise<Partial<Problem>> {
  const refusal = await answer.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(refusal instanceof ApiFailure)) throw new Error('this was to be refused', { cause: refusal })
  const { requestId: _requestId, instance: _instance, ...problem } = refusal.problem
  return problem
}

/** Segments as the ledger holds them; `writers` take turns. */
async function addSegments(sceneId: SceneId, writers: readonly string[], seconds: readonly number[]): Promise<void> {
  const { prisma } = app.container.db
  await prisma.segmentPosition.createMany({
    data: seconds.map((durationSeconds, index) => ({
      sceneId,
      sequence: index + 1,
      segmentId: randomUUID(),
      userId: writers[index % writers.length] ?? '',
      jobId: randomUUID(),
      durationSeconds,
      excerpt: `Part ${index + 1}`,
      mediaKey: `media/${randomUUID()}/aa`,
      publishedAt: new Date(Date.UTC(2026, 0, 1, 0, index)),
    })),
  })
  const totalDuration = seconds.reduce((sum, next) => sum + next, 0)
  await prisma.scene.update({
    where: { id: sceneId },
    data: { segmentCount: seconds.length, totalDuration, lastSegmentAt: new Date() },
  })
}

describe('a scene', () => {
  it('begins with its bible and its opening job, once for a repeated key', async () => {
    const ideaId = await addIdea(ada, topic)
    const key = randomUUID()
    const bible = {
      characters: [{ entityId: 'char_mara', canonicalName: 'Mara Holt', description: 'Wears a yellow coat.' }],
      setting: { primaryLocation: 'The quay' },
      timeline: {},
    }
    const body = { title: ' The quay ', description: '', openingText: 'Mara Holt waited.', bible }
    const begin = () => ada(createScene, { params: { ideaId }, body }, { idempotencyKey: key })
    const [first, again] = await Promise.all([begin(), begin()])
    expect(again).toEqual(first)
    expect(first.scene).toMatchObject({
      title: 'The quay',
      description: null,
      status: 'active',
      segmentCount: 0,
      bibleVersion: 1,
      playlists: null,
      topic: { slug: topic },
      viewer: { canEdit: true, canContinue: true, cannotContinueBecause: null, cannotContinueReason: null },
    })
    expect(first.job).toMatchObject({
      type: 'opening',
      sceneId: first.scene.id,
      status: 'queued',
      inputText: 'Mara Holt waited.',
    })
    expect(await ada(getBible, { params: { sceneId: first.scene.id }, query: {} })).toMatchObject({
      version: 1,
      newestVersion: 1,
      bible: { ...bible, version: 1 },
    })
    expect((await ada(getIdea, { params: { ideaId } })).sceneCount).toBe(1)
  })

  it('is refused whole when its bible is unsound', async () => {
    const ideaId = await addIdea(ada, topic)
    const character = { entityId: 'char_mara', canonicalName: 'Mara' }
    const bible = { characters: [character, character], setting: {}, timeline: {} }
    const body = { title: 'Two Maras', openingText: 'Mara met Mara.', bible }
    const key = randomUUID()
    const begun = ada(createScene, { params: { ideaId }, body }, { idempotencyKey: key })
    await expect(begun).rejects.toMatchObject({
      code: 'validation_failed',
      problem: { field: '/body/bible/characters/1/entityId' },
    })
    expect((await ada(getIdea, { params: { ideaId } })).sceneCount).toBe(0)
    expect((await ada(listScenes, { query: { ideaId } })).items).toEqual([])
    const mended = { ...body, bible: { ...bible, characters: [character] } }
    await ada(createScene, { params: { ideaId }, body: mended }, { idempotencyKey: key })
  })

  it('says who may continue it, and why not', async () => {
    const { scene } = await beginScene(ada, await addIdea(ada, topic))
    expect((await read(ben, scene.id)).viewer).toEqual({
      liked: false,
      following: false,
      canEdit: false,
      canContinue: false,
      cannotContinueBecause: 'opening_not_ready',
      cannotContinueReason: 'The opening of this scene is still being made.',
    })
    const [writer] = await addPeople(app.container, 1)
    await addSegments(scene.id, [writer ?? ''], [8])
    expect((await read(ben, scene.id)).viewer.canContinue).toBe(true)
    expect((await read(app.stranger, scene.id)).viewer.cannotContinueReason).toMatch(/sign in/i)
    await ada(lockScene, { params: { sceneId: scene.id } })
    expect((await read(ben, scene.id)).viewer.cannotContinueReason).toMatch(/finished/)
  })

  it('is changed only by its author, and only from the version they have read', async () => {
    const { scene } = await beginScene(ada, await addIdea(ada, topic))
    const params = { sceneId: scene.id }
    const body = { expectedUpdatedAt: scene.updatedAt, title: 'Renamed', description: ' Words ' }
    await expect(ben(editScene, { params, body })).rejects.toMatchObject({ code: 'forbidden' })
    const edited = await ada(editScene, { params, body })
    expect(edited).toMatchObject({ title: 'Renamed', description: 'Words' })
    await expect(ada(editScene, { params, body })).rejects.toMatchObject({
      code: 'version_conflict',
      problem: { extra: { currentUpdatedAt: edited.updatedAt } },
    })
    const cleared = await ada(editScene, { params, body: { expectedUpdatedAt: edited.updatedAt, description: null } })
    expect(cleared).toMatchObject({ title: 'Renamed', description: null })
  })

  it('is closed and opened by its author, each time with an audit line, and twice is once', async () => {
    const { scene } = await beginScene(ada, await addIdea(ada, topic))
    const params = { sceneId: scene.id }
    await expect(ben(lockScene, { params })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await ada(lockScene, { params })).status).toBe('locked')
    expect((await ada(lockScene, { params })).status).toBe('locked')
    expect((await ada(unlockScene, { params })).status).toBe('active')
    const lines = await app.container.db.prisma.auditLog.findMany({
      where: { targetId: scene.id },
      orderBy: { position: 'asc' },
    })
    expect(lines.map(({ action, detail }) => [action, detail])).toEqual([
      ['scene.locked', { from: 'active', to: 'locked' }],
      ['scene.unlocked', { from: 'locked', to: 'active' }],
    ])
  })

  it('looks absent to others once it is taken down, in every way it can be asked for, and cannot be put back by closing it', async () => {
    const { scene } = await beginScene(ada, await addIdea(ada, topic))
    const [writer] = await addPeople(app.container, 1)
    await addSegments(scene.id, [writer ?? ''], [8])
    const params = { sceneId: scene.id }
    const ask = (client: Client) => [
      () => client(getScene, { params }),
      () => client(listSegments, { params, query: {} }),
      () => client(listContributors, { params, query: {} }),
      () => client(getBible, { params, query: {} }),
    ]
    const unknown = { sceneId: '01890000-0000-7000-8000-000000000000' as SceneId }
    const absent = await problemOf(ben(getScene, { params: unknown }))
    expect(absent).toMatchObject({ code: 'not_found', status: 404 })
    for (const status of ['hidden', 'removed']) {
      await app.container.db.prisma.scene.update({ where: { id: scene.id }, data: { status } })
      for (const question of ask(ben)) expect(await problemOf(question())).toEqual(absent)
      for (const question of ask(ada)) await question()
      expect((await ben(listScenes, { query: { ideaId: scene.ideaId } })).items).toEqual([])
      await expect(ada(lockScene, { params })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(ada(unlockScene, { params })).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

describe('who may continue a scene', () => {
  const write = (client: Client, sceneId: SceneId) =>
    client(createContinuation, { params: { sceneId }, body: { text: 'And then.' } }, { idempotencyKey: randomUUID() })
  const because = async (client: Client, sceneId: SceneId) => (await read(client, sceneId)).viewer.cannotContinueBecause
  const choose = (client: Client, sceneId: SceneId, writers: SceneWriters) =>
    client(setWriters, { params: { sceneId }, body: { writers } })

  async function beginWith(writers?: SceneWriters): Promise<SceneId> {
    const body = { title: 'Ours', openingText: 'It rained.', ...(writers !== undefined && { writers }) }
    const ideaId = await addIdea(ada, topic)
    const { scene } = await ada(createScene, { params: { ideaId }, body }, { idempotencyKey: randomUUID() })
    const [writer] = await addPeople(app.container, 1)
    await addSegments(scene.id, [writer ?? ''], [8])
    return scene.id
  }

  it('is everybody unless its owner says otherwise, at its start or later', async () => {
    const open = await beginWith()
    expect(await read(ben, open)).toMatchObject({ writers: 'everybody', viewer: { canContinue: true } })
    const own = await beginWith('owner')
    expect(await because(ben, own)).toBe('owner_only')
    expect(await because(app.stranger, own)).toBe('owner_only')
    expect(await because(ada, own)).toBeNull()
    expect(await problemOf(write(ben, own))).toMatchObject({
      code: 'not_a_writer',
      status: 403,
      detail: 'Only its owner continues this scene.',
      cure: expect.stringContaining('start a scene of your own'),
    })
    await write(ada, own)
    await expect(choose(ben, own, 'everybody')).rejects.toMatchObject({ code: 'forbidden' })
    expect(await choose(ada, own, 'everybody')).toMatchObject({ writers: 'everybody' })
    await write(ben, own)
  })

  it('is whom its owner has invited, until the invitation is taken back; what was accepted goes on', async () => {
    const sceneId = await beginWith('invited')
    const invited = { params: { sceneId, username: 'ben' } }
    await expect(write(ben, sceneId)).rejects.toMatchObject({ code: 'not_a_writer' })
    await expect(ben(inviteWriter, invited)).rejects.toMatchObject({ code: 'forbidden' })
    await Promise.all([ada(inviteWriter, invited), ada(inviteWriter, invited)])
    expect(await because(ben, sceneId)).toBeNull()
    expect(await because(app.stranger, sceneId)).toBe('invited_only')
    const { items } = await ada(listInvited, { params: { sceneId }, query: {} })
    expect(items.map(({ person }) => person.username)).toEqual(['ben'])
    await expect(ben(listInvited, { params: { sceneId }, query: {} })).rejects.toMatchObject({ code: 'forbidden' })
    const accepted = await write(ben, sceneId)
    await ada(withdrawInvitation, invited)
    await ada(withdrawInvitation, invited)
    expect(await because(ben, sceneId)).toBe('invited_only')
    await expect(write(ben, sceneId)).rejects.toMatchObject({ code: 'not_a_writer' })
    expect(await ben(getJob, { params: { jobId: accepted.id } })).toMatchObject({ status: 'queued' })
    const lines = await app.container.db.prisma.auditLog.findMany({ where: { targetId: sceneId } })
    expect(lines.map(({ action }) => action).toSorted()).toEqual(['scene.invited', 'scene.uninvited'])
  })

  it('cannot be nobody, the owner by invitation, or somebody who is not there', async () => {
    const sceneId = await beginWith('invited')
    const invite = (username: string) => ada(inviteWriter, { params: { sceneId, username } })
    await expect(invite('ada')).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(invite('nobody-at-all')).rejects.toMatchObject({ code: 'not_found' })
    await expect(choose(ada, sceneId, 'nobody' as SceneWriters)).rejects.toMatchObject({ code: 'validation_failed' })
  })
})

describe('the list of scenes', () => {
  it('is ordered by age, likes or growth, page by page; what has no segment shows only to its author', async () => {
    const shelf = await addTopic(app.container)
    const ideaId = await addIdea(ada, shelf)
    const { prisma } = app.container.db
    const made: SceneId[] = []
    for (const title of ['one', 'two', 'three']) {
      const { scene } = await beginScene(ada, ideaId, title)
      made.push(scene.id)
    }
    const grow = (index: number, likeCount: number, minute: number) =>
      prisma.scene.update({
        where: { id: made[index] ?? '' },
        data: { segmentCount: 1, likeCount, lastSegmentAt: new Date(Date.UTC(2026, 0, 1, 0, minute)) },
      })
    await grow(0, 2, 1)
    await grow(1, 5, 3)
    const titles = async (client: Client, sort: 'newest' | 'popular' | 'active') =>
      (
        await allPages((cursor) =>
          client(listScenes, { query: { topic: shelf, sort, limit: 1, ...(cursor !== undefined && { cursor }) } }),
        )
      ).map((scene) => scene.title)
    expect(await titles(ben, 'newest')).toEqual(['two', 'one'])
    expect(await titles(ada, 'newest')).toEqual(['three', 'two', 'one'])
    expect(await titles(ben, 'popular')).toEqual(['two', 'one'])
    expect(await titles(ben, 'active')).toEqual(['two', 'one'])
    await grow(0, 9, 9)
    expect(await titles(ben, 'popular')).toEqual(['one', 'two'])
    expect(await titles(ben, 'active')).toEqual(['one', 'two'])
  })
})

describe('the segments of a scene', () => {
  it('come in order with the second each starts at, from any place and in any page size', async () => {
    const { scene } = await beginScene(ada, await addIdea(ada, topic))
    const [writer] = await addPeople(app.container, 1)
    const seconds = [8, 16, 24, 8, 8, 16, 24]
    await addSegments(scene.id, [writer ?? ''], seconds)
    const starts = seconds.map((_, index) => seconds.slice(0, index).reduce((sum, next) => sum + next, 0))
    const params = { sceneId: scene.id }
    for (const limit of [1, 2, 3, 100]) {
      const found = await allPages((cursor) =>
        app.stranger(listSegments, { params, query: { limit, ...(cursor !== undefined && { cursor }) } }),
      )
      expect(found.map((segment) => segment.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7])
      expect(found.map((segment) => segment.startsAt)).toEqual(starts)
    }
    const later = await app.stranger(listSegments, { params, query: { from: 4, limit: 2 } })
    expect(later.items.map(({ sequence, startsAt }) => [sequence, startsAt])).toEqual([
      [4, 48],
      [5, 56],
    ])
    expect((await app.stranger(listSegments, { params, query: { from: 8 } })).items).toEqual([])
    expect((await app.stranger(listSegments, { params, query: { from: 2_147_483_647, limit: 100 } })).items).toEqual([])
  })

  it('leave out one that was taken down, and the rest start earlier by its length', async () => {
    const { scene } = await beginScene(ada, await addIdea(ada, topic))
    const [writer] = await addPeople(app.container, 1)
    await addSegments(scene.id, [writer ?? ''], [8, 16, 24, 8])
    await app.container.db.prisma.segmentPosition.update({
      where: { sceneId_sequence: { sceneId: scene.id, sequence: 2 } },
      data: { status: 'hidden' },
    })
    const found = await allPages((cursor) =>
      app.stranger(listSegments, {
        params: { sceneId: scene.id },
        query: { limit: 1, ...(cursor !== undefined && { cursor }) },
      }),
    )
    expect(found.map(({ sequence, startsAt }) => [sequence, startsAt])).toEqual([
      [1, 0],
      [3, 8],
      [4, 32],
    ])
  })

  it('name who wrote them, most segments first', async () => {
    const { scene } = await beginScene(ada, await addIdea(ada, topic))
    const [first, second, third] = await addPeople(app.container, 3)
    await addSegments(
      scene.id,
      [first ?? '', second ?? '', first ?? '', third ?? '', first ?? ''],
      [8, 8, 8, 8, 8, 8, 8],
    )
    const contributors = await allPages((cursor) =>
      app.stranger(listContributors, {
        params: { sceneId: scene.id },
        query: { limit: 1, ...(cursor !== undefined && { cursor }) },
      }),
    )
    expect(contributors.map((contributor) => contributor.segmentCount)).toEqual([4, 2, 1])
    expect(new Set(contributors.map((contributor) => contributor.person.username)).size).toBe(3)
  })
})

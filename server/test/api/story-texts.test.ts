import type { Client } from '@skein/contract/client'
import type { SceneId } from '@skein/contract/ids'
import { createContinuation } from '@skein/contract/jobs'
import { getRecap } from '@skein/contract/recap'
import { createScene, getScene, listSegments, type Scene } from '@skein/contract/scenes'
import { getSceneFacets, searchScenes } from '@skein/contract/search'
import { editSegment, getSegment, type SegmentSaid } from '@skein/contract/segments'
import { listTranscript } from '@skein/contract/transcript'
import { getUnderWay } from '@skein/contract/under-way'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addIdea, addTopic, publishNext, publishScene, waitForPublished } from '../make/published-scene.ts'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { eventually } from '../setup/eventually.ts'

let app: WholeApp
let ada: Client & { readonly token: string }
let scene: Scene
beforeAll(async () => {
  app = await startWholeApp({ worker: true })
  ada = await app.person('ada')
  scene = await publishScene(ada, await addTopic(app.container), 4)
})
afterAll(() => app.close())

const recap = (before: number, client: Client = app.stranger, sceneId: SceneId = scene.id) =>
  client(getRecap, { params: { sceneId }, query: { before } })
const transcript = (query: { from?: number; limit?: number } = {}, client: Client = app.stranger) =>
  client(listTranscript, { params: { sceneId: scene.id }, query })
const sequences = (found: { readonly items: readonly { readonly sequence: number }[] }) =>
  found.items.map(({ sequence }) => sequence)

/** Takes a segment down for the length of one promise. */
async function whileTakenDown(sequence: number, work: () => Promise<void>): Promise<void> {
  const setStatus = (status: string) =>
    app.container.db.prisma.segmentPosition.update({
      where: { sceneId_sequence: { sceneId: scene.id, sequence } },
      data: { status },
    })
  await setStatus('hidden')
  try {
    await work()
  } finally {
    await setStatus('active')
  }
}

describe('a recap', () => {
  it('tells what came before the viewer’s place and not a word of what comes after', async () => {
    for (const before of [1, 2, 3, 5]) {
      const found = await recap(before)
      expect([before, sequences(found)]).toEqual([before, [1, 2, 3, 4].slice(0, before - 1)])
      for (const later of [2, 3, 4].filter((sequence) => sequence >= before))
        expect(JSON.stringify(found)).not.toContain(`Part ${later}`)
    }
    const [opening, ...rest] = (await recap(5)).items
    expect(opening).toMatchObject({ sequence: 1, author: { username: 'ada' }, ending: null })
    expect(rest.map(({ ending }) => ending)).toEqual([2, 3, 4].map((n) => `Part ${n} came and went on the quay.`))
  })

  it('of a place that is not written yet ends with the newest segment', async () => {
    expect(await recap(2_147_483_647)).toMatchObject({ before: 5 })
    expect(sequences(await recap(99))).toEqual([1, 2, 3, 4])
    await expect(recap(0)).rejects.toMatchObject({ code: 'validation_failed' })
  })

  it('forgets a segment that was taken down, also where it was given before', async () => {
    expect(sequences(await recap(5))).toEqual([1, 2, 3, 4])
    await whileTakenDown(3, async () => {
      await eventually(async () => expect(sequences(await recap(5))).toEqual([1, 2, 4]))
      expect(JSON.stringify(await recap(5))).not.toContain('Part 3')
    })
    await eventually(async () => expect(sequences(await recap(5))).toEqual([1, 2, 3, 4]))
  })

  it('is answered with 304 to whoever has it, and is for nobody else when the scene is hidden', async () => {
    const url = new URL(`/api/v1/scenes/${scene.id}/recap?before=4`, app.baseUrl)
    const etag = (await fetch(url)).headers.get('etag') ?? ''
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const setStatus = (status: string) =>
      app.container.db.prisma.scene.update({ where: { id: scene.id }, data: { status } })
    await setStatus('hidden')
    await eventually(async () => expect((await fetch(url)).status).toBe(404))
    await expect(transcript()).rejects.toMatchObject({ code: 'not_found' })
    expect(sequences(await recap(4, ada))).toEqual([1, 2, 3])
    await setStatus('active')
    await eventually(async () => expect((await fetch(url)).status).toBe(200))
  })
})

describe('a transcript', () => {
  it('holds every writer’s whole text in order, each sentence with a moment inside its segment', async () => {
    const { items, nextFrom } = await transcript()
    expect(nextFrom).toBeNull()
    expect(items.map(({ lines }) => lines.map(({ text }) => text))).toEqual([
      ['Mara Holt waited on the quay.', 'The rain fell upwards, and nobody spoke of it.'],
      ...[2, 3, 4].map((n) => [`Part ${n} came and went on the quay.`]),
    ])
    const [opening] = (await app.stranger(listSegments, { params: { sceneId: scene.id }, query: {} })).items
    const [first, second] = items[0]?.lines ?? []
    expect(first?.at).toBe(0)
    expect(second?.at).toBeGreaterThan(0)
    expect(second?.at).toBeLessThan(opening?.duration ?? 0)
  })

  it('is read in pages from any segment on, without what was taken down', async () => {
    const page = await transcript({ from: 2, limit: 2 })
    expect([sequences(page), page.nextFrom]).toEqual([[2, 3], 4])
    expect(await transcript({ from: 2_147_483_647 })).toEqual({ items: [], nextFrom: null })
    await whileTakenDown(2, async () => {
      await eventually(async () => expect(sequences(await transcript({ limit: 3 }))).toEqual([1, 3]))
    })
    await expect(transcript({ limit: 51 })).rejects.toMatchObject({ code: 'validation_failed' })
  })
})

describe('whether the next segment is being made', () => {
  it('is told to everybody who may see the scene, without a word of it', async () => {
    const read = () => app.stranger(getUnderWay, { params: { sceneId: scene.id } })
    expect(await read()).toEqual({ count: 0, stage: null })
    await ada(
      createContinuation,
      { params: { sceneId: scene.id }, body: { text: 'Part 5 came and went on the quay.' } },
      { idempotencyKey: randomUUID() },
    )
    expect(await read()).toMatchObject({ count: 1 })
    await vi.waitFor(async () => expect(await read()).toEqual({ count: 0, stage: null }), { timeout: 60_000 })
    expect(sequences(await recap(6))).toEqual([1, 2, 3, 4, 5])
  })
})

it('says of a segment what its writer says of it: its language, and what may be hard to watch', async () => {
  const ideaId = await addIdea(ada, scene.topic.slug)
  const openingText = 'Mara Holt waited on the quay for the last boat of the year.'
  const said = { language: 'nl', contentNotes: ['grief', 'violence'] as const }
  const begun = await ada(
    createScene,
    { params: { ideaId }, body: { title: 'Het water', openingText, ...said, contentNotes: [...said.contentNotes] } },
    { idempotencyKey: randomUUID() },
  )
  const job = await waitForPublished(ada, begun.job.id)
  // The rules that read English say that they did not read this.
  expect(job.verdict?.notes.join(' ')).toContain('Dutch')
  const params = { sceneId: begun.scene.id }
  const [opening] = (await app.stranger(listSegments, { params, query: {} })).items
  expect(opening).toMatchObject(said)
  if (opening === undefined) throw new Error('the opening is published')
  const segment = await app.stranger(getSegment, { params: { segmentId: opening.id } })
  expect(segment).toMatchObject({ contentNotes: said.contentNotes, script: { language: 'nl' } })
  const [told] = (await app.stranger(listTranscript, { params, query: {} })).items
  expect(told?.language).toBe('nl')
  const text = 'And then.'
  const bad = [{ contentNotes: ['boredom'] }, { contentNotes: ['grief', 'grief'] }, { language: 'no such language' }]
  for (const more of bad) {
    const url = new URL(`/api/v1/scenes/${begun.scene.id}/continuations`, app.baseUrl)
    const headers = {
      authorization: `Bearer ${ada.token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    }
    const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ text, ...more }) })
    expect([reply.status, await reply.json()]).toMatchObject([400, { code: 'validation_failed' }])
  }
  expect((await ada(getScene, { params })).segmentCount).toBe(1)
})

describe('what is said of a segment', () => {
  it('is changed by its writer, its scene’s owner and moderators alone, never unseen, and everybody reads it at once', async () => {
    const [ben, cas, mod] = await Promise.all([app.person('ben'), app.person('cas'), app.person('mod')])
    const { prisma } = app.container.db
    await prisma.user.update({ where: { username: 'mod' }, data: { role: 'moderator' } })
    const params = { sceneId: scene.id }
    await publishNext(ben, scene.id, 'Part 6 came and went on the quay.')
    const listed = async () => (await app.stranger(listSegments, { params, query: {} })).items.at(-1)
    const before = await listed()
    if (before === undefined) throw new Error('ben’s segment is published')
    const { id: segmentId, language } = before
    const url = new URL(`/api/v1/segments/${segmentId}`, app.baseUrl)
    const etag = (await fetch(url)).headers.get('etag') ?? ''
    const change = (by: Client, { language: spoken, contentNotes }: SegmentSaid, to: Partial<SegmentSaid>) =>
      by(editSegment, {
        params: { segmentId },
        body: { expected: { language: spoken, contentNotes }, ...to },
      })

    const first = { language, contentNotes: [] }
    const second = await change(ben, first, { contentNotes: ['violence', 'grief'] })
    // In the order they are told in, whatever order they came in.
    expect(second).toMatchObject({ id: segmentId, language, contentNotes: ['violence', 'grief'] })
    expect((await listed())?.contentNotes).toEqual(['violence', 'grief'])
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(200)
    await expect(change(ada, first, { contentNotes: [] })).rejects.toMatchObject({
      problem: { code: 'version_conflict', extra: { current: { language, contentNotes: ['violence', 'grief'] } } },
    })
    for (const [who, code] of [
      [cas, 'forbidden'],
      [app.stranger, 'unauthenticated'],
    ] as const)
      await expect(change(who, second, { contentNotes: [] })).rejects.toMatchObject({ code })
    const third = await change(ada, second, { language: 'nl' })
    expect((await transcript({ from: 6 })).items.map((told) => told.language)).toEqual(['nl'])
    await change(mod, third, { contentNotes: ['grief'] })
    // What is as it was is no change, and no line.
    await change(mod, { language: 'nl', contentNotes: ['grief'] }, { contentNotes: ['grief'] })
    const lines = await prisma.auditLog.findMany({ where: { targetId: segmentId, action: 'segment.said_changed' } })
    expect(lines.map(({ detail }) => detail)).toMatchObject([
      { from: first, to: { contentNotes: ['violence', 'grief'] } },
      { to: { language: 'nl' } },
      { to: { language: 'nl', contentNotes: ['grief'] } },
    ])
  })

  it('is what its scene is found by, as long as the segment is to be seen', async () => {
    const found = async (query: Record<string, string>) =>
      (await app.stranger(searchScenes, { query })).items.some(({ id }) => id === scene.id)
    const notes = async () => (await app.stranger(getSceneFacets, { query: {} })).contentNotes.map(({ value }) => value)
    expect([await found({ contentNotes: 'grief' }), await found({ contentNotes: 'grief,violence' })]).toEqual([
      true,
      false,
    ])
    expect([await found({ contentNotesNot: 'grief' }), await found({ contentNotesNot: 'drugs' })]).toEqual([
      false,
      true,
    ])
    expect(await notes()).toContain('grief')
    await whileTakenDown(6, async () => {
      expect([await found({ contentNotes: 'grief' }), await found({ contentNotesNot: 'grief' })]).toEqual([false, true])
    })
    expect(await found({ contentNotes: 'grief' })).toBe(true)
    const [opening] = (await app.stranger(listSegments, { params: { sceneId: scene.id }, query: { limit: 1 } })).items
    if (opening === undefined) throw new Error('the opening is published')
    const body = { expected: { language: opening.language, contentNotes: [] }, language: 'fi' }
    await ada(editSegment, { params: { segmentId: opening.id }, body })
    expect(await found({ languages: 'fi' })).toBe(true)
    await expect(found({ contentNotes: 'boredom' })).rejects.toMatchObject({ code: 'validation_failed' })

    // And so it is for scenes that were there before their notes were kept.
    const migration = readFileSync(new URL('../../../sql/migrations/0027_scene_notes.sql', import.meta.url), 'utf8')
    const { prisma } = app.container.db
    await prisma.scene.updateMany({ data: { contentNotes: [] } })
    expect(await found({ contentNotes: 'grief' })).toBe(false)
    await prisma.$executeRawUnsafe(migration.slice(migration.indexOf('UPDATE scenes')))
    expect(await checkInvariants({ db: app.container.db, storage: app.container.storage })).toEqual([])
  })
})

import { randomBytes, randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { Client } from '@skein/contract/client'
import { ApiFailure } from '@skein/contract/client'
import { SceneId } from '@skein/contract/ids'
import { cancelJob, createContinuation, type Job } from '@skein/contract/jobs'
import { getScene } from '@skein/contract/scenes'
import { Value } from 'typebox/value'
import { afterEach, expect, it } from 'vitest'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { MOMENT_INVARIANTS } from '#invariants/invariants.ts'
import { segmentsStore } from '#pipeline/stages/finalize-segment/segments.store.ts'
import { createDatabase } from '#platform/db.ts'
import { addIdea, addPeople, addTopic, beginScene, waitForPublished } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { type AppendRecord, checkListAppend } from './check-list-append.ts'
import { type AppendEnd, type ListSubject, observeList } from './observe-list.ts'
import { askAt, createSceneReaders } from './scene-readers.ts'
import { eventually } from '../setup/eventually.ts'

const WRITERS = 16
const SCENES = 3

let app: WholeApp
afterEach(() => app.close())

/** Scenes whose opening is published, and the appends that did it. */
async function openScenes(owner: Client): Promise<AppendRecord[]> {
  const ideaId = await addIdea(owner, await addTopic(app.container))
  return Promise.all(
    Array.from({ length: SCENES }, async (_, index) => {
      const invokedAt = performance.now()
      const { scene, job } = await beginScene(owner, ideaId, `Scene ${index}`)
      await waitForPublished(owner, job.id)
      const times = { invokedAt, completedAt: performance.now() }
      return { list: scene.id, value: job.id, ...times, outcome: 'accepted', place: 1 } as const
    }),
  )
}

/** One writer's turn: most wait for their segment; some are refused for having read too little, some take it back. */
async function submit(writer: Client, list: string, turn: number, name: string): Promise<AppendEnd> {
  const sceneId = Value.Parse(SceneId, list)
  const send = (expectedSegmentCount?: number): Promise<Job> => {
    const text = `Turn ${turn} of ${name}: the boats came in, one after another.`
    const body = { text, acceptDoubts: true, ...(expectedSegmentCount !== undefined && { expectedSegmentCount }) }
    return writer(createContinuation, { params: { sceneId }, body }, { idempotencyKey: randomUUID() })
  }
  if (turn === 1) {
    const refusal = await send(0).catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      code: 'version_conflict',
      problem: { extra: { segmentCount: expect.any(Number) } },
    })
    return { outcome: 'refused', value: `${name} had read nothing` }
  }
  const { id } = await send()
  if (turn === 2) {
    const isCancelled = await writer(cancelJob, { params: { jobId: id } }).then(
      () => true,
      (error: unknown) => {
        // Published meanwhile: too late to take it back.
        if (error instanceof ApiFailure && error.code === 'job_not_cancellable') return false
        throw error
      },
    )
    if (isCancelled) return { outcome: 'refused', value: id }
  }
  const { segment } = await waitForPublished(writer, id)
  return { outcome: 'accepted', value: id, place: segment?.sequence ?? null }
}

it('keeps one gapless order in every scene while sixteen writers and their viewers go through the whole of Skein', async () => {
  app = await startWholeApp({ worker: true })
  const owner = await app.person('owner')
  const openings = await openScenes(owner)
  const names = Array.from({ length: WRITERS }, (_, index) => `writer${index}`)
  const writers = await Promise.all(names.map((name) => app.person(name)))
  const readers = createSceneReaders(askAt(app.baseUrl), 5)
  const own = createSceneReaders(askAt(app.baseUrl, owner.token), 5)
  const subject: ListSubject = {
    lists: openings.map(({ list }) => list),
    append: (list, writer, turn) => submit(writers[writer] ?? owner, list, turn, names[writer] ?? ''),
    readOwn: own.pages,
    readers: [own.pages, readers.pages, readers.head, readers.playlist],
    readFinal: async (list) => {
      const { saw } = await own.pages(list)
      return typeof saw === 'number' ? [] : saw
    },
  }
  const seen = await observeList(subject, { writers: WRITERS, goesOn: (turn) => turn < 4 })
  const history = { ...seen, appends: [...openings, ...seen.appends] }

  expect(checkListAppend(history)).toEqual([])
  // A check of nothing proves nothing: all kinds of reads and endings were there, and pages were several.
  const sources = new Set(history.reads.map(({ source, promise }) => `${source} ${promise}`))
  expect(sources).toEqual(new Set(['pages present', 'pages eventual', 'head present', 'playlist eventual']))
  expect(history.appends.filter(({ outcome }) => outcome === 'refused').length).toBeGreaterThan(WRITERS)
  for (const values of history.final.values()) expect(values.length).toBeGreaterThan(10)
  // What only promised to be eventual is the present once nothing changes.
  for (const [list, values] of history.final)
    for (const look of [readers.pages, readers.playlist])
      await eventually(async () => expect((await look(list)).saw).toEqual(values))
  const { db, storage } = app.container
  expect(await checkInvariants({ db, storage, deep: true })).toEqual([])
}, 120_000)

/** What finalization gives its append, with as much as a page of segments shows. */
function newSegment() {
  const time = Date.now().toString(16).padStart(12, '0')
  const noise = randomBytes(10).toString('hex')
  const jobId = `${time.slice(0, 8)}-${time.slice(8)}-7${noise.slice(0, 3)}-8${noise.slice(3, 6)}-${noise.slice(6, 18)}`
  const mediaKey = `media/${jobId}/${randomUUID()}`
  const segment = {
    inputText: 'The boats came in.',
    script: '{}',
    title: 'The boats came in.',
    excerpt: 'The boats came in.',
    language: 'en',
    contentNotes: [],
    mediaKey,
    videoUrl: `/${mediaKey}/segment.mp4`,
    hlsPlaylistUrl: '/playlist',
    thumbnailUrl: `/${mediaKey}/poster.jpg`,
    resolution: '1280x720',
    fileSize: 1,
    checkedAgainst: 1,
    playlistRevision: 0,
    bibleVersion: 1,
  }
  return { jobId, segment }
}

it('keeps it too when finalization alone appends as fast as the database takes it', async () => {
  app = await startWholeApp()
  const owner = await app.person('owner')
  const ideaId = await addIdea(owner, await addTopic(app.container))
  const begun = await Promise.all(Array.from({ length: SCENES }, () => beginScene(owner, ideaId)))
  const people = await addPeople(app.container, WRITERS)
  // As many connections as a few workers have between them.
  const db = createDatabase({ url: app.databaseUrl, poolMax: WRITERS, statementTimeoutMs: 15_000 })
  const readers = createSceneReaders(askAt(app.baseUrl, owner.token), 40)
  try {
    const history = await observeList(
      {
        lists: begun.map(({ scene }) => scene.id),
        append: async (sceneId, writer) => {
          const { jobId, segment } = newSegment()
          const { sequence } = await db.transaction(async (tx) => {
            await segmentsStore.lockScene(tx, sceneId)
            return segmentsStore.append(
              tx,
              { sceneId, userId: people[writer] ?? '', jobId, durationSeconds: 8 },
              segment,
            )
          })
          return { outcome: 'accepted', value: jobId, place: sequence }
        },
        readers: [readers.pages, readers.pages, readers.head],
        readFinal: async (list) => {
          const { saw } = await readers.pages(list)
          return typeof saw === 'number' ? [] : saw
        },
      },
      { writers: WRITERS, goesOn: (turn) => turn < 60 },
    )
    expect(checkListAppend(history)).toEqual([])
    expect(history.appends).toHaveLength(WRITERS * 60)
    expect(history.reads.length).toBeGreaterThan(20)
    const counted = await Promise.all(begun.map(({ scene }) => owner(getScene, { params: { sceneId: scene.id } })))
    expect(counted.reduce((sum, { segmentCount }) => sum + segmentCount, 0)).toBe(WRITERS * 60)
    // These segments have no jobs or media; what the rows say of order must hold all the same.
    const { storage } = app.container
    for (const invariant of MOMENT_INVARIANTS.filter(({ name }) => /^(scene-order|segment-rows)$/.test(name)))
      expect(await invariant.check({ sql: db.prisma, storage, deep: false, orphanGraceMs: 0 }), invariant.name).toEqual(
        [],
      )
  } finally {
    await db.close()
  }
}, 120_000)

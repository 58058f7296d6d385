import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createManifestCache } from '#domains/segments/manifest-cache.ts'
import { createPlaylistsService } from '#domains/segments/playlists.service.ts'
import { createSceneTexts } from '#domains/segments/scene-texts.ts'
import { createSegmentPages } from '#domains/segments/segment-pages.ts'
import { createSceneHeads, HEAD_FRESH_MS, type SceneHeads } from '#domains/scenes/scene-heads.service.ts'
import { createDatabase, type Database } from '#platform/db.ts'
import { createListener } from '#platform/listen.ts'
import type { Manifest } from '#media/manifest.ts'
import { SceneId, UserId } from '@skein/contract/ids'
import { Value } from 'typebox/value'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { eventually } from '../setup/eventually.ts'

let database: TestDatabase
let client: Client
let db: Database
let ownerId: UserId
let topicId = ''

beforeAll(async () => {
  database = await createTestDatabase()
  client = new Client({ connectionString: database.url })
  await client.connect()
  db = createDatabase({ url: database.url, poolMax: 2, statementTimeoutMs: 5000 })
  const owner = await db.prisma.user.create({ data: { email: 'owner@example.org', username: 'owner' } })
  ownerId = Value.Parse(UserId, owner.id)
  topicId = (await db.prisma.topic.create({ data: { name: 'Topic', slug: 'topic' } })).id
})
afterAll(async () => {
  await client.end()
  await db.close()
  await database.drop()
})

let now = new Date('2026-11-26T12:00:00Z')
const clock = { now: () => now }
const pass = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds)
}

/** Hears what the test says, and otherwise nothing: every notification of the database is lost. */
let hear: Map<string, (payload: string) => void>
let reconnect: () => void
let heads: SceneHeads
beforeEach(async () => {
  hear = new Map()
  const listener = {
    subscribe: async (channel: string, handler: (payload: string) => void) => {
      hear.set(channel, handler)
      return () => undefined
    },
    onReconnect: (handler: () => void) => {
      reconnect = handler
      return () => undefined
    },
  }
  heads = await createSceneHeads({ db, clock, listener })
})
afterEach(() => heads.close())

async function addScene(segments: number): Promise<SceneId> {
  const idea = await db.prisma.idea.create({ data: { userId: ownerId, topicId, title: 'Idea', prompt: 'What if?' } })
  const scene = await db.prisma.scene.create({ data: { ideaId: idea.id, userId: ownerId, topicId, title: 'Scene' } })
  await append(scene.id, 1, segments)
  return Value.Parse(SceneId, scene.id)
}
const append = (sceneId: string, from: number, to: number) =>
  client.query(
    `INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, excerpt,
                                    media_key, published_at)
     SELECT $1::uuid, n, uuidv7(), $2::uuid, uuidv7(), 8, 'Part ' || n, 'media/' || $1::uuid || '/' || n, now()
     FROM generate_series($3::int, $4::int) n`,
    [sceneId, ownerId, from, to],
  )
const setSceneStatus = (id: string, status: string) =>
  client.query('UPDATE scenes SET status = $2 WHERE id = $1', [id, status])
const takeDown = (id: string, sequence: number) =>
  client.query("UPDATE segment_positions SET status = 'removed' WHERE scene_id = $1 AND sequence = $2", [id, sequence])

const pagesOf = () => createSegmentPages({ db, heads, bytesMax: 1_000_000 })
const shown = ({ body }: { body: Buffer }): { items: { sequence: number; startsAt: number }[]; nextCursor: unknown } =>
  JSON.parse(body.toString())
const sequences = (answer: { body: Buffer }) => shown(answer).items.map(({ sequence }) => sequence)

describe('what is remembered of a scene', () => {
  it('is believed for two seconds when every notification is lost, and no longer', async () => {
    const id = await addScene(1)
    expect((await heads.recent(id))?.status).toBe('active')
    await setSceneStatus(id, 'removed')
    pass(HEAD_FRESH_MS - 1)
    expect(heads.peek(id)?.status).toBe('active')
    pass(1)
    expect(heads.peek(id)).toBeNull()
    expect((await heads.recent(id))?.status).toBe('removed')
  })

  it('is read again in time for the next to ask, so that the readers of a busy scene never wait', async () => {
    const id = await addScene(1)
    await heads.recent(id)
    await append(id, 2, 2)
    pass(HEAD_FRESH_MS / 2)
    expect(heads.peek(id)?.lastSequence).toBe(1)
    await eventually(() => expect(heads.peek(id)?.lastSequence).toBe(2))
    pass(HEAD_FRESH_MS - 1)
    expect(heads.peek(id)?.lastSequence).toBe(2)
  })

  it.each([
    ['skein_scene', (id: string) => `${id}:2:${randomUUID()}`],
    ['skein_media', (id: string) => id],
  ])('is forgotten when %s tells of the scene, and only of that one', async (channel, payload) => {
    const [id, other] = [await addScene(1), await addScene(1)]
    await Promise.all([heads.recent(id), heads.recent(other)])
    hear.get(channel)?.(payload(id))
    expect([heads.peek(id), heads.peek(other)?.lastSequence]).toEqual([null, 1])
  })

  it('is forgotten of all scenes when the connection for notifications comes back', async () => {
    const id = await addScene(1)
    await heads.recent(id)
    reconnect()
    expect(heads.peek(id)).toBeNull()
  })

  it('is never what was read before a change that was heard of', async () => {
    const id = await addScene(1)
    const old = await heads.newest(id)
    heads.forget(id)
    const release = Promise.withResolvers<void>()
    const reading = heads.learn(id, async () => {
      await release.promise
      return { head: old }
    })
    const joined = heads.recent(id)
    hear.get('skein_media')?.(id)
    release.resolve()
    await Promise.all([reading, joined])
    expect(heads.peek(id)).toBeNull()
  })

  it('is not that there is none: whoever begins a scene sees it at once', async () => {
    const id = Value.Parse(SceneId, randomUUID())
    expect(await heads.recent(id)).toBeNull()
    const idea = await db.prisma.idea.create({ data: { userId: ownerId, topicId, title: 'Idea', prompt: 'What if?' } })
    await db.prisma.scene.create({ data: { id, ideaId: idea.id, userId: ownerId, topicId, title: 'Scene' } })
    expect((await heads.recent(id))?.status).toBe('active')
  })

  it('is forgotten for real: the database tells of appends, takedowns and closed scenes by itself', async () => {
    const listener = createListener({ url: database.url })
    const real = await createSceneHeads({ db, clock, listener })
    const id = await addScene(3)
    for (const change of [
      () => takeDown(id, 1),
      () => setSceneStatus(id, 'locked'),
      () => client.query("SELECT pg_notify('skein_scene', $1 || ':4:x')", [id]),
    ]) {
      await real.recent(id)
      await change()
      await eventually(() => expect(real.peek(id)).toBeNull())
    }
    real.close()
    await listener.close()
  })
})

describe('a page that is kept', () => {
  it('is given again without the database, for as long as the scene is known to be the same', async () => {
    const id = await addScene(3)
    const pages = pagesOf()
    const first = await pages.read(id, null, {})
    expect(first.isCurrent?.()).toBe(true)
    await client.query("UPDATE users SET display_name = 'Somebody Else' WHERE id = $1", [ownerId])
    const again = await pages.read(id, null, {})
    expect(again.body).toBe(first.body)
    pass(HEAD_FRESH_MS)
    expect(first.isCurrent?.()).toBe(false)
  })

  it('of a scene that was hidden is not current two seconds later, whatever was lost, and is not found', async () => {
    const id = await addScene(3)
    const pages = pagesOf()
    const kept = await pages.read(id, null, {})
    await setSceneStatus(id, 'hidden')
    pass(HEAD_FRESH_MS)
    expect(kept.isCurrent?.()).toBe(false)
    await expect(pages.read(id, null, {})).rejects.toMatchObject({ code: 'not_found' })
    expect(kept.isCurrent?.()).toBe(false)
  })

  it('is another one after a takedown: without the segment, and the rest begins earlier', async () => {
    const id = await addScene(4)
    const pages = pagesOf()
    const before = await pages.read(id, null, {})
    await takeDown(id, 2)
    hear.get('skein_media')?.(id)
    expect(before.isCurrent?.()).toBe(false)
    const after = await pages.read(id, null, {})
    expect(shown(after).items.map(({ sequence, startsAt }) => [sequence, startsAt])).toEqual([
      [1, 0],
      [3, 8],
      [4, 16],
    ])
    expect(after.etag).not.toBe(before.etag)
  })

  it('stays as it is when a segment arrives far behind it; the last page becomes another one', async () => {
    const id = await addScene(25)
    const pages = pagesOf()
    const [first, last] = [
      await pages.read(id, null, { limit: 10 }),
      await pages.read(id, null, { limit: 10, from: 21 }),
    ]
    await append(id, 26, 26)
    hear.get('skein_scene')?.(`${id}:26:x`)
    await heads.recent(id)
    expect([first.isCurrent?.(), last.isCurrent?.()]).toEqual([true, false])
    const grown = await pages.read(id, null, { limit: 10, from: 21 })
    expect(sequences(grown)).toEqual([21, 22, 23, 24, 25, 26])
    expect(grown.etag).not.toBe(last.etag)
  })

  it('tells of a next page as soon as there is one', async () => {
    const id = await addScene(10)
    const pages = pagesOf()
    expect(shown(await pages.read(id, null, { limit: 10 })).nextCursor).toBeNull()
    await append(id, 11, 11)
    hear.get('skein_scene')?.(`${id}:11:x`)
    expect(shown(await pages.read(id, null, { limit: 10 })).nextCursor).not.toBeNull()
  })

  it('never keeps a signed-in person from what is newest, and nobody from what lies beyond it', async () => {
    const id = await addScene(2)
    const pages = pagesOf()
    await pages.read(id, null, {})
    await append(id, 3, 3)
    // Nothing was heard of it yet.
    expect(sequences(await pages.read(id, null, {}))).toEqual([1, 2])
    expect(sequences(await pages.read(id, null, { from: 3 }))).toEqual([3])
    const other = await addScene(2)
    await pages.read(other, null, {})
    await append(other, 3, 3)
    expect(sequences(await pages.read(other, { userId: ownerId, role: 'user' }, {}))).toEqual([1, 2, 3])
  })

  it('of a hidden scene is for its owner alone, and never for a cache', async () => {
    const id = await addScene(2)
    await setSceneStatus(id, 'hidden')
    const pages = pagesOf()
    const owned = await pages.read(id, { userId: ownerId, role: 'user' }, {})
    expect([owned.isCurrent, owned.cacheControl]).toEqual([null, 'private, no-store'])
    await expect(pages.read(id, null, {})).rejects.toMatchObject({ code: 'not_found' })
    const stranger = { userId: Value.Parse(UserId, randomUUID()), role: 'user' } as const
    await expect(pages.read(id, stranger, {})).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is read once for the many who ask at the same moment', async () => {
    const id = await addScene(2)
    const pages = pagesOf()
    const asked = vi.spyOn(db.reads, '$queryRawUnsafe')
    const answers = await Promise.all(Array.from({ length: 20 }, () => pages.read(id, null, {})))
    expect(asked).toHaveBeenCalledTimes(1)
    asked.mockRestore()
    expect(new Set(answers.map(({ etag }) => etag)).size).toBe(1)
  })

  it('is of any place: a forged cursor beyond all numbers is an empty page', async () => {
    const id = await addScene(2)
    const cursor = (sequence: number) =>
      Buffer.from(JSON.stringify(['segments.sequence', sequence])).toString('base64url')
    for (const sequence of [2_147_483_647, -2_147_483_648, 2]) {
      const { items, nextCursor } = shown(await pagesOf().read(id, null, { cursor: cursor(sequence), limit: 100 }))
      expect([sequence, items, nextCursor]).toEqual([sequence, [], null])
    }
  })
})

describe('a playlist', () => {
  /** Manifests that say what was asked of them. */
  function openPlaylists() {
    const read: string[] = []
    const manifests = createManifestCache(async (mediaKey) => {
      read.push(mediaKey)
      return manifestOf(mediaKey)
    })
    const texts = createSceneTexts({ db, manifests })
    return { read, playlists: createPlaylistsService({ heads, texts, bytesMax: 1_000_000 }) }
  }
  const segmentsIn = ({ body }: { body: Buffer }) =>
    [...body.toString().matchAll(/#EXT-X-MAP:URI="\/media\/[^/]+\/(\d+)\//g)].map(([, sequence]) => Number(sequence))

  it('of a scene that grew reads the new segments alone, and older snapshots are still what they were', async () => {
    const id = await addScene(40)
    const { read, playlists } = openPlaylists()
    const ask = (upTo: number) => playlists.read({ sceneId: id, revision: 'r0', file: '720p.m3u8', upTo }, null)
    const before = await ask(40)
    expect(read).toHaveLength(40)
    await append(id, 41, 42)
    const after = await ask(42)
    expect(read).toHaveLength(42)
    expect(segmentsIn(after)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1))
    expect(after.body.toString().startsWith(before.body.toString().replace('#EXT-X-ENDLIST\n', ''))).toBe(true)
    expect(segmentsIn(await ask(7))).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect((await ask(40)).etag).toBe(before.etag)
  })

  it('asked for by many at once has every segment once', async () => {
    const id = await addScene(30)
    const { playlists } = openPlaylists()
    const lists = await Promise.all(
      [10, 30, 20, 30, 5].map((upTo) => playlists.read({ sceneId: id, revision: 'r0', file: '360p.m3u8', upTo }, null)),
    )
    expect(lists.map((list) => segmentsIn(list).length)).toEqual([10, 30, 20, 30, 5])
    expect(lists.map((list) => new Set(segmentsIn(list)).size)).toEqual([10, 30, 20, 30, 5])
  })

  it('is made anew after a takedown, without the segment, and the old one is not current', async () => {
    const id = await addScene(5)
    const { playlists } = openPlaylists()
    const ask = () => playlists.read({ sceneId: id, revision: 'r0', file: '720p.m3u8', mode: 'event' }, null)
    const before = await ask()
    expect(before.isCurrent?.()).toBe(true)
    await takeDown(id, 3)
    hear.get('skein_media')?.(id)
    expect(before.isCurrent?.()).toBe(false)
    expect(segmentsIn(await ask())).toEqual([1, 2, 4, 5])
    expect(before.isCurrent?.()).toBe(false)
  })

  it('has captions that go on where those before them ended', async () => {
    const id = await addScene(2)
    const { playlists } = openPlaylists()
    const ask = (upTo: number) => playlists.read({ sceneId: id, revision: 'r0', file: 'captions.vtt', upTo }, null)
    await ask(2)
    await append(id, 3, 3)
    expect((await ask(3)).body.toString()).toBe(
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n1\n\n2\n00:00:09.000 --> 00:00:11.000\n2\n\n3\n00:00:17.000 --> 00:00:19.000\n3\n',
    )
  })

  it('of a segment that was just published is there before anything was heard of it', async () => {
    const id = await addScene(2)
    const { playlists } = openPlaylists()
    const ask = (upTo: number) => playlists.read({ sceneId: id, revision: 'r0', file: '720p.m3u8', upTo }, null)
    await ask(2)
    await append(id, 3, 3)
    expect(segmentsIn(await ask(3))).toEqual([1, 2, 3])
    await expect(ask(4)).rejects.toMatchObject({ code: 'not_found' })
  })
})

function manifestOf(mediaKey: string): Manifest {
  const object = (name: string) => ({ key: `${mediaKey}/${name}`, sizeBytes: 1, sha256: 'ab'.repeat(32) })
  const rendition = (name: '720p' | '360p') => ({
    name,
    width: 1280,
    height: 720,
    codecs: 'avc1',
    peakBandwidth: 1,
    averageBandwidth: 1,
    init: object(`${name}/init.mp4`),
    segments: [1, 2].map((part) => ({ ...object(`${name}/${part}.m4s`), durationSeconds: 4 })),
  })
  return {
    version: 1,
    jobId: randomUUID(),
    mediaKey,
    durationSeconds: 8,
    renditions: [rendition('720p'), rendition('360p')],
    mp4: object('segment.mp4'),
    poster: object('poster.jpg'),
    captions: object('captions.vtt'),
    cues: [{ start: 1, end: 3, text: mediaKey.split('/').at(-1) ?? '' }],
    provenance: { provider: 'test', model: 'none', generated: false, notes: [] },
  }
}

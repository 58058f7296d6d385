import type { Client } from '@skein/contract/client'
import { diffBible, getBible, listBibleVersions } from '@skein/contract/bible-routes'
import { type SegmentId, UserId } from '@skein/contract/ids'
import { getScene, listSegments, lockScene, type Scene } from '@skein/contract/scenes'
import { getSegment } from '@skein/contract/segments'
import { getTopic } from '@skein/contract/topics'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createMediaAccess } from '#domains/segments/media-access.ts'
import {
  addIdea,
  addPeople,
  addTopic,
  beginScene,
  publishNext,
  publishScene,
  waitForPublished,
} from '../make/published-scene.ts'
import { readPlaylist } from '../make/read-playlist.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { eventually } from '../setup/eventually.ts'

let app: WholeApp
let ada: Client & { readonly token: string }
let scene: Scene
beforeAll(async () => {
  app = await startWholeApp({ worker: true })
  ada = await app.person('ada')
  scene = await publishScene(ada, await addTopic(app.container), 3)
})
afterAll(() => app.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, app.baseUrl), { headers })

async function playlist(path: string): Promise<{ text: string; manifest: ReturnType<typeof readPlaylist> }> {
  const response = await get(path)
  expect(response.status).toBe(200)
  const text = await response.text()
  return { text, manifest: readPlaylist(text) }
}

/** The media playlists a master names, as addresses below its own. */
async function renditionsOf(master: string): Promise<string[]> {
  const { manifest } = await playlist(master)
  return (manifest.playlists ?? []).map(({ uri }) => new URL(uri, new URL(master, app.baseUrl)).href)
}

/** The playlist of the captions a master names. */
async function subtitlesOf(master: string): Promise<string> {
  const { text } = await playlist(master)
  const [, uri = ''] = /#EXT-X-MEDIA:TYPE=SUBTITLES.*URI="([^"]+)"/.exec(text) ?? []
  return new URL(uri, new URL(master, app.baseUrl)).href
}

/** The part of an address that all files of one segment share. */
const mediaOf = (url: string | undefined) => (url ?? '').replace(/[^/]+$/, '')
const shape = (manifest: ReturnType<typeof readPlaylist>) => ({
  durations: manifest.segments.map((segment) => segment.duration),
  timelines: manifest.segments.map((segment) => segment.timeline),
  breaks: manifest.discontinuityStarts,
})

describe('a scene’s playlists', () => {
  it('are a finished snapshot by default: both renditions tell of the same segments, with a break at each join', async () => {
    const [high, low, ...more] = await renditionsOf(scene.playlists?.vod ?? '')
    expect(more).toEqual([])
    const [first, second] = [await playlist(high ?? ''), await playlist(low ?? '')]
    expect(shape(first.manifest)).toEqual(shape(second.manifest))
    expect(first.manifest).toMatchObject({ endList: true, targetDuration: 4, mediaSequence: 0, playlistType: 'VOD' })
    expect(first.manifest.discontinuityStarts).toHaveLength(2)
    const seconds = first.manifest.segments.reduce((sum, segment) => sum + segment.duration, 0)
    expect(seconds).toBeCloseTo(scene.totalDuration, 3)
  })

  it('name files that can be fetched, each under its own address for ever', async () => {
    for (const rendition of await renditionsOf(scene.playlists?.vod ?? '')) {
      const { manifest } = await playlist(rendition)
      const files = new Set(manifest.segments.flatMap((segment) => [segment.uri, segment.map?.uri ?? '']))
      for (const file of files) {
        expect(file).toMatch(/^\/media\//)
        const response = await get(file, { range: 'bytes=0-0' })
        expect([response.status, response.headers.get('cache-control')]).toEqual([
          206,
          'public, max-age=31536000, immutable',
        ])
        await response.arrayBuffer()
      }
    }
  })

  it('answer 304 to whoever has them, and say how long they may be kept', async () => {
    const { vod = '', event = '' } = scene.playlists ?? {}
    const [pinned = ''] = await renditionsOf(vod)
    const [growing = ''] = await renditionsOf(event)
    const kept = { [vod]: 60, [event]: 5, [pinned]: 60, [growing]: 1, [vod.replace(/\?.*/, '')]: 5 }
    for (const [path, seconds] of Object.entries(kept)) {
      const response = await get(path)
      expect([path, response.headers.get('cache-control')]).toEqual([path, `public, max-age=${seconds}`])
      expect(response.headers.get('content-type')).toMatch(/^application\/vnd\.apple\.mpegurl/)
      const etag = response.headers.get('etag') ?? ''
      expect(etag).toMatch(/^(W\/)?"[\w-]{22}"$/)
      const again = await get(path, { 'if-none-match': etag })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
  })

  it('have captions for the whole scene, moved to where each segment starts', async () => {
    const response = await get(scene.playlists?.captions ?? '')
    expect(response.headers.get('content-type')).toBe('text/vtt; charset=utf-8')
    const text = await response.text()
    expect(text).toMatch(/^WEBVTT\n/)
    const starts = [...text.matchAll(/^(\d\d):(\d\d):(\d\d)\.\d{3} -->/gm)].map(
      ([, , minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
    )
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    expect(starts.some((second) => second >= 16)).toBe(true)
  })

  it('have captions as a rendition of their own, in step with the pictures, finished and growing', async () => {
    for (const master of [scene.playlists?.vod ?? '', scene.playlists?.event ?? '']) {
      const [pictures = ''] = await renditionsOf(master)
      const [{ manifest }, { manifest: words }] = [await playlist(pictures), await playlist(await subtitlesOf(master))]
      expect(shape(words)).toEqual(shape(manifest))
      expect(words).toMatchObject({ targetDuration: 4, playlistType: manifest.playlistType })
      expect(words.segments.map(({ uri }) => mediaOf(uri))).toEqual(
        manifest.segments.map(({ map }) => mediaOf(map?.uri).replace('720p/', '')),
      )
      const file = await get(words.segments[0]?.uri ?? '')
      expect(file.headers.get('content-type')).toBe('text/vtt; charset=utf-8')
      expect(await file.text()).toMatch(/^WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00\.000\n\n1\n/)
    }
  })

  it('keep a snapshot as it was while the event list grows at its end', async () => {
    const growing = await publishScene(ada, await addTopic(app.container), 1)
    const { vod = '', event = '' } = growing.playlists ?? {}
    const [snapshot = '', other = ''] = await renditionsOf(vod)
    const [live = ''] = await renditionsOf(event)
    const before = { snapshot: (await playlist(snapshot)).text, live: (await playlist(live)).text }
    expect(before.live).toContain('#EXT-X-PLAYLIST-TYPE:EVENT')
    expect(before.live).not.toContain('#EXT-X-ENDLIST')
    await publishNext(ada, growing.id, 'The rain stopped. She looked up at the harbour wall.')
    expect((await playlist(snapshot)).text).toBe(before.snapshot)
    // Asked for only now, long after the first: a player may switch at any time.
    expect(shape((await playlist(other)).manifest)).toEqual(shape((await playlist(snapshot)).manifest))
    // News of a segment reaches a process within moments of its commit, not with it.
    await vi.waitFor(async () => expect((await playlist(live)).text.length).toBeGreaterThan(before.live.length), {
      timeout: 5000,
    })
    expect((await playlist(live)).text.startsWith(before.live.trimEnd())).toBe(true)
  })

  it('are gone under an old revision, and a segment taken down is in none of them', async () => {
    const edited = await publishScene(ada, await addTopic(app.container), 2)
    const { prisma } = app.container.db
    const [taken, kept] = (await ada(listSegments, { params: { sceneId: edited.id }, query: {} })).items
    expect((await get(taken?.videoUrl ?? '', { range: 'bytes=0-0' })).status).toBe(206)
    await prisma.$transaction([
      prisma.segmentPosition.update({
        where: { sceneId_sequence: { sceneId: edited.id, sequence: 1 } },
        data: { status: 'removed' },
      }),
      prisma.scene.update({ where: { id: edited.id }, data: { playlistRevision: { increment: 1 } } }),
    ])
    await eventually(async () => expect((await get(edited.playlists?.vod ?? '')).status).toBe(404))
    const { playlists } = await ada(getScene, { params: { sceneId: edited.id } })
    expect(playlists?.vod).toContain('/r1/')
    for (const rendition of await renditionsOf(playlists?.vod ?? '')) {
      const { text } = await playlist(rendition)
      expect(text).toContain(mediaOf(kept?.videoUrl))
      expect(text).not.toContain(mediaOf(taken?.videoUrl))
    }
    await eventually(async () => expect((await get(taken?.videoUrl ?? '')).status).toBe(404))
    await expect(ada(getSegment, { params: { segmentId: taken?.id ?? ('' as SegmentId) } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('do not exist before the first segment, for a future one, or for a strange revision', async () => {
    const base = (scene.playlists?.vod ?? '').replace(/\/r0\/.*/, '')
    for (const path of ['/r1/master.m3u8', '/r0/master.m3u8?upTo=99', '/r0/720p.m3u8?upTo=99'])
      expect([path, (await get(`${base}${path}`)).status]).toEqual([path, 404])
    for (const path of ['/r0/1080p.m3u8', '/rx/master.m3u8', '/r0/master.m3u8?upTo=0', '/r0/master.m3u8?mode=live'])
      expect([path, (await get(`${base}${path}`)).status]).toEqual([path, 400])
  })
})

describe('media', () => {
  it('of a scene that is taken down cannot be fetched any more, and can again when it is put back', async () => {
    const hidden = await publishScene(ada, await addTopic(app.container), 1)
    const poster = hidden.posterUrl ?? ''
    expect((await get(poster)).status).toBe(200)
    const setStatus = (status: string) =>
      app.container.db.prisma.scene.update({ where: { id: hidden.id }, data: { status } })
    await setStatus('hidden')
    await eventually(async () => expect((await get(poster)).status).toBe(404))
    const owned = await get(hidden.playlists?.vod ?? '', { authorization: `Bearer ${ada.token}` })
    expect([owned.status, owned.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    await eventually(async () => expect((await get(hidden.playlists?.vod ?? '')).status).toBe(404))
    await setStatus('active')
    await eventually(async () => expect((await get(poster)).status).toBe(200))
    await ada(lockScene, { params: { sceneId: hidden.id } })
    expect((await get(poster)).status).toBe(200)
  })
})

describe('a takedown', () => {
  it('is felt at every file of the segment, and at each address where they are listed', async () => {
    const doomed = await publishScene(ada, await addTopic(app.container), 1)
    const [segment] = (await ada(listSegments, { params: { sceneId: doomed.id }, query: {} })).items
    const folder = mediaOf(segment?.videoUrl)
    const names = ['720p/init.mp4', '720p/seg-0001.m4s', '360p/seg-0002.m4s', 'poster.jpg', 'captions.vtt']
    const files = [segment?.videoUrl ?? '', ...names.map((name) => folder + name)]
    const statuses = async () => new Set(await Promise.all(files.map(async (file) => (await get(file)).status)))
    expect(await statuses()).toEqual(new Set([200]))
    await app.container.db.prisma.segmentPosition.updateMany({
      where: { sceneId: doomed.id },
      data: { status: 'removed' },
    })
    await eventually(async () => expect(await statuses()).toEqual(new Set([404])))
  })

  it('that was not heard of is felt within 20 seconds all the same', async () => {
    const doomed = await publishScene(ada, await addTopic(app.container), 1)
    const mediaKey = mediaOf(doomed.posterUrl ?? '').slice(1, -1)
    const { db } = app.container
    const deaf = { subscribe: () => Promise.resolve(() => undefined), onReconnect: () => () => undefined }
    const now = performance.now.bind(performance)
    let ahead = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + ahead)
    try {
      const access = await createMediaAccess({ db, listener: deaf })
      expect(await access.check(mediaKey, null)).toBe('public')
      await db.prisma.segmentPosition.updateMany({ where: { sceneId: doomed.id }, data: { status: 'removed' } })
      expect(await access.check(mediaKey, null)).toBe('public')
      ahead = 20_001
      await eventually(async () => expect(await access.check(mediaKey, null)).toBe('denied'))
    } finally {
      clock.mockRestore()
    }
  })
})

describe('media that is not published yet', () => {
  it('is for its writer and for moderators alone, and for nobody when no such job exists', async () => {
    const { job } = await beginScene(ada, await addIdea(ada, await addTopic(app.container)))
    const { userId } = await app.container.db.prisma.job.findFirstOrThrow({ where: { id: job.id } })
    const [other] = await addPeople(app.container, 1)
    const ask = (mediaKey: string, caller: { userId: string; role: 'user' | 'moderator' } | null) =>
      app.container.mediaAccess(mediaKey, caller && { ...caller, userId: Value.Parse(UserId, caller.userId) })
    const mediaKey = `media/${job.id}/0a1b`
    expect(await ask(mediaKey, { userId, role: 'user' })).toBe('private')
    expect(await ask(mediaKey, { userId: other ?? '', role: 'moderator' })).toBe('private')
    expect(await ask(mediaKey, { userId: other ?? '', role: 'user' })).toBe('denied')
    expect(await ask(mediaKey, null)).toBe('denied')
    const nobodys = 'media/01890000-0000-7000-8000-000000000000/0a1b'
    expect(await ask(nobodys, { userId, role: 'moderator' })).toBe('denied')
    expect(await ask('media/../../etc/passwd', { userId, role: 'moderator' })).toBe('denied')
    await waitForPublished(ada, job.id)
  })
})

describe('a topic', () => {
  it('shows the posters of its newest published scenes', async () => {
    const topic = await app.stranger(getTopic, { params: { slug: scene.topic.slug } })
    expect(topic).toMatchObject({ sceneCount: 1, posterUrls: [scene.posterUrl] })
  })
})

describe('a segment', () => {
  it('tells how it was made', async () => {
    const { items } = await app.stranger(listSegments, { params: { sceneId: scene.id }, query: {} })
    const [first] = items
    const segment = await app.stranger(getSegment, { params: { segmentId: first?.id ?? ('' as SegmentId) } })
    expect(segment).toMatchObject({
      sequence: 1,
      sceneId: scene.id,
      author: { username: 'ada' },
      verdict: { outcome: 'pass' },
      duration: first?.duration,
      videoUrl: first?.videoUrl,
      provenance: { generated: false, context: { bibleVersion: 1, readsWholeBible: true, segments: [] } },
    })
    expect(segment.inputText.startsWith((first?.excerpt ?? '').slice(0, 20))).toBe(true)
    expect(segment.script.shots.length).toBeGreaterThan(0)
    expect((await get(segment.captionsUrl ?? '')).status).toBe(200)
  })

  it('is not found by an id that is unknown, of another version, or from a month that never was', async () => {
    const ids = [
      '01890000-0000-7000-8000-000000000000',
      '00000000-0000-0000-0000-000000000000',
      'ffffffff-ffff-7fff-bfff-ffffffffffff',
      '9b2c4d5e-1111-4222-8333-444455556666',
    ]
    for (const id of ids)
      await expect(app.stranger(getSegment, { params: { segmentId: id as SegmentId } })).rejects.toMatchObject({
        code: 'not_found',
      })
  })
})

describe('the bible of a scene', () => {
  it('can be read at every version, with its history and what changed between any two', async () => {
    const params = { sceneId: scene.id }
    const newest = await app.stranger(getBible, { params, query: {} })
    expect(newest.version).toBe(newest.newestVersion)
    const { items } = await app.stranger(listBibleVersions, { params, query: {} })
    expect(items.map((version) => version.version)).toEqual(
      Array.from({ length: newest.version }, (_, index) => newest.version - index),
    )
    expect(items.at(-1)).toMatchObject({ version: 1, segment: null, changes: [] })
    expect(items[0]?.segment?.sequence).toBe(3)
    const all = await app.stranger(diffBible, { params, query: { from: 1, to: newest.version } })
    expect(all.changes.map((change) => change.text)).toEqual(
      expect.arrayContaining([expect.stringContaining('Mara Holt')]),
    )
    expect((await app.stranger(diffBible, { params, query: { from: 2, to: 2 } })).changes).toEqual([])
    const missing = { code: 'not_found' }
    await expect(app.stranger(getBible, { params, query: { version: 99 } })).rejects.toMatchObject(missing)
    await expect(app.stranger(diffBible, { params, query: { from: 1, to: 99 } })).rejects.toMatchObject(missing)
  })
})

describe('a scene’s event stream', () => {
  it('tells of each new segment once, and after a break of those that were missed', async () => {
    const growing = await publishScene(ada, await addTopic(app.container), 1)
    const path = `/api/v1/scenes/${growing.id}/events`
    const live = await openStream(path)
    await publishNext(ada, growing.id, 'The rain stopped. She looked up at the harbour wall.')
    await eventually(() => expect(live.ids()).toEqual([2]))
    expect(live.text()).toContain('event: segment_published')
    await live.close()
    await publishNext(ada, growing.id, 'A bell rang on the water. Nobody answered it.')
    const resumed = await openStream(path, { 'last-event-id': '1' })
    await eventually(() => expect(resumed.ids()).toEqual([2, 3]))
    await resumed.close()
  })

  it('of a scene one may not see is not found', async () => {
    const { scene: secret, job } = await beginScene(ada, await addIdea(ada, await addTopic(app.container)))
    await waitForPublished(ada, job.id)
    await app.container.db.prisma.scene.update({ where: { id: secret.id }, data: { status: 'removed' } })
    expect((await get(`/api/v1/scenes/${secret.id}/events`)).status).toBe(404)
  })
})

async function openStream(path: string, headers: Record<string, string> = {}) {
  const controller = new AbortController()
  const response = await fetch(new URL(path, app.baseUrl), { headers, signal: controller.signal })
  let text = ''
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true })
  })().catch(() => undefined)
  return {
    text: () => text,
    ids: () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)),
    close: () => {
      controller.abort()
      return reading
    },
  }
}

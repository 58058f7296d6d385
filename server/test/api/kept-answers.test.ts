import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Client } from '@skein/contract/client'
import { getScene, listSegments } from '@skein/contract/scenes'
import { Client as Database } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addIdea, addTopic, beginScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { eventually } from '../setup/eventually.ts'

let app: WholeApp
let ada: Client & { readonly token: string }
let database: Database
beforeAll(async () => {
  app = await startWholeApp()
  ada = await app.person('ada')
  database = new Database({ connectionString: app.databaseUrl })
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await app.close()
})

/** A scene with segments whose media nobody asks for. */
async function addScene(segments: number) {
  const { scene } = await beginScene(ada, await addIdea(ada, await addTopic(app.container)))
  await append(scene.id, 1, segments)
  return scene.id
}
async function append(sceneId: string, from: number, to: number): Promise<void> {
  await database.query(
    `INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, excerpt,
                                    media_key, published_at)
     SELECT id, n, uuidv7(), user_id, uuidv7(), 8, repeat('rain ', 40), 'media/' || id || '/' || n, now()
     FROM scenes, generate_series($2::int, $3::int) n WHERE id = $1`,
    [sceneId, from, to],
  )
  await database.query("SELECT pg_notify('skein_scene', $1 || ':' || $2 || ':x')", [sceneId, to])
}
const setStatus = (table: 'scenes' | 'segment_positions', where: string, status: string) =>
  database.query(`UPDATE ${table} SET status = '${status}' WHERE ${where}`)

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
}
/** Without anything a client would add or undo by itself. */
function get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(new URL(path, app.baseUrl), { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }),
      )
    })
    request.on('error', reject)
    request.end()
  })
}
const pageOf = (sceneId: string, query = '') => `/api/v1/scenes/${sceneId}/segments${query}`
const sequencesOf = ({ bytes }: Answer): number[] => {
  const page: { items: { sequence: number }[] } = JSON.parse(bytes.toString())
  return page.items.map(({ sequence }) => sequence)
}

describe('an answer that is kept', () => {
  it('is the same as the first, headers and all, and given without the database', async () => {
    const path = pageOf(await addScene(3))
    let [first, again] = [await get(path), await get(path)]
    // The word of the append may arrive after the first has been given.
    await eventually(async () => {
      first = await get(path)
      const statements = vi.spyOn(app.container.db.reads, '$queryRawUnsafe')
      again = await get(path)
      const count = statements.mock.calls.length
      statements.mockRestore()
      expect(count).toBe(0)
    })
    expect(again.bytes.equals(first.bytes)).toBe(true)
    const same = ({ headers }: Answer) => {
      const {
        'x-request-id': _id,
        date: _date,
        connection: _connection,
        'keep-alive': _keep,
        vary: _vary,
        ...rest
      } = headers
      return rest
    }
    expect(same(again)).toEqual(same(first))
    expect(again.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  })

  it('is not sent to who has it, and is sent again when a segment arrives', async () => {
    const id = await addScene(3)
    const { headers } = await get(pageOf(id))
    const etag = String(headers['etag'])
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await get(pageOf(id), { 'if-none-match': known })
      expect([known, answer.status, answer.bytes.length]).toEqual([known, 304, 0])
    }
    await append(id, 4, 4)
    await eventually(async () => {
      const grown = await get(pageOf(id), { 'if-none-match': etag })
      expect(grown.status).toBe(200)
      expect(sequencesOf(grown)).toEqual([1, 2, 3, 4])
      expect(grown.headers['etag']).not.toBe(etag)
    })
  })

  it('is compressed for who takes it so, with a weak tag that is good all the same', async () => {
    const id = await addScene(20)
    const plain = await get(pageOf(id))
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync }
    for (const coding of ['br', 'gzip'] as const) {
      const answers: Answer[] = []
      // The first is compressed on the way; later ones come from memory.
      await eventually(async () => {
        const statements = vi.spyOn(app.container.db.reads, '$queryRawUnsafe')
        answers.push(await get(pageOf(id), { 'accept-encoding': coding, 'x-turn': String(answers.length) }))
        const count = statements.mock.calls.length
        statements.mockRestore()
        expect([answers.length > 2, count]).toEqual([true, 0])
      })
      for (const answer of answers) {
        expect(answer.headers['content-encoding']).toBe(coding)
        expect(answer.headers['vary']).toMatch(/accept-encoding/i)
        expect(answer.headers['etag']).toBe(`W/${String(plain.headers['etag'])}`)
        expect(unpack[coding](answer.bytes).equals(plain.bytes)).toBe(true)
      }
    }
  })

  it('is never given once the database has told of a takedown: of a segment, or of the scene', async () => {
    const id = await addScene(3)
    const [first] = (await ada(listSegments, { params: { sceneId: id }, query: {} })).items
    await get(pageOf(id))
    await setStatus('segment_positions', `segment_id = '${first?.id}'`, 'removed')
    await eventually(async () => expect(sequencesOf(await get(pageOf(id)))).toEqual([2, 3]))
    for (let turn = 0; turn < 20; turn += 1) expect(sequencesOf(await get(pageOf(id)))).toEqual([2, 3])
    await setStatus('scenes', `id = '${id}'`, 'hidden')
    await eventually(async () => expect((await get(pageOf(id))).status).toBe(404))
    for (let turn = 0; turn < 20; turn += 1) expect((await get(pageOf(id))).status).toBe(404)
    const owned = await get(pageOf(id), { authorization: `Bearer ${ada.token}` })
    expect([owned.status, owned.headers['cache-control']]).toEqual([200, 'private, no-store'])
    // What the owner was just shown is nobody else's.
    expect((await get(pageOf(id))).status).toBe(404)
    expect((await get(pageOf(id), { 'if-none-match': String(owned.headers['etag']) })).status).toBe(404)
  })

  it('is not what a signed-in person gets: they see what is there now', async () => {
    // A kept answer is at most two seconds old, and a busy machine may take longer than that to get here.
    const id = await eventually(async () => {
      const id = await addScene(2)
      await get(pageOf(id))
      // Nothing tells of this one.
      await database.query(
        `INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, excerpt,
                                      media_key, published_at)
       SELECT id, 3, uuidv7(), user_id, uuidv7(), 8, 'x', 'media/' || id || '/3', now() FROM scenes WHERE id = $1`,
        [id],
      )
      expect(sequencesOf(await get(pageOf(id)))).toEqual([1, 2])
      return id
    })
    expect(sequencesOf(await get(pageOf(id), { authorization: `Bearer ${ada.token}` }))).toEqual([1, 2, 3])
    expect(sequencesOf(await get(pageOf(id), { cookie: 'skein_access=expired' }))).toEqual([1, 2, 3])
    expect(sequencesOf(await get(pageOf(id, '?from=3')))).toEqual([3])
  })

  it('answers nothing but the very address it was given at', async () => {
    const id = await addScene(2)
    await get(pageOf(id))
    expect((await get(pageOf(id, '?limit=0'))).status).toBe(400)
    expect((await get(pageOf(randomUUID()))).status).toBe(404)
    const posted = await fetch(new URL(pageOf(id), app.baseUrl), { method: 'POST' })
    expect(posted.status).toBe(404)
  })
})

describe('a read that is not kept', () => {
  it('has a tag too, its own for each person, and answers 304 to who has it', async () => {
    const id = await addScene(1)
    const path = `/api/v1/scenes/${id}`
    const [stranger, own] = [await get(path), await get(path, { authorization: `Bearer ${ada.token}` })]
    expect([stranger.headers['cache-control'], own.headers['cache-control']]).toEqual(['no-cache', 'private, no-cache'])
    expect(own.headers['etag']).not.toBe(stranger.headers['etag'])
    const known = { 'if-none-match': String(stranger.headers['etag']) }
    expect((await get(path, known)).status).toBe(304)
    expect((await get(path, { ...known, authorization: `Bearer ${ada.token}` })).status).toBe(200)
    await database.query("UPDATE scenes SET title = 'Another title' WHERE id = $1", [id])
    expect((await get(path, known)).status).toBe(200)
    expect((await app.stranger(getScene, { params: { sceneId: id } })).title).toBe('Another title')
    for (const list of ['/api/v1/topics', '/api/v1/ideas', '/api/v1/scenes']) {
      const { headers } = await get(list)
      expect((await get(list, { 'if-none-match': String(headers['etag']) })).status).toBe(304)
    }
  })
})

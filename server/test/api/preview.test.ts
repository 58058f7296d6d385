import { readdir } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { ApiFailure, type Client } from '@skein/contract/client'
import type { IdeaId, SceneId } from '@skein/contract/ids'
import { CONTINUATION_LENGTH_MAX } from '@skein/contract/limits'
import { previewContinuation, previewOpening, STILL_HEIGHT, STILL_WIDTH } from '@skein/contract/preview'
import { createScene, lockScene } from '@skein/contract/scenes'
import { loadImage } from '@napi-rs/canvas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addIdea, addTopic } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'

const TEXT = 'Tobias Wren lit the lamp in the kitchen. In the forest at night a fox watched Mara. “Come in,” she said.'
/** Of the tests below, whatever their order, none may reach it but the one that means to. */
const PREVIEWS_PER_MINUTE = 20

let app: WholeApp
let ada: Client
let ideaId: IdeaId
let sceneId: SceneId
beforeAll(async () => {
  app = await startWholeApp({
    rateLimits: { read: 9999, write: 9999, publish: 9999, preview: PREVIEWS_PER_MINUTE, sign_in: 9999 },
  })
  ada = await app.person('ada')
  ideaId = await addIdea(ada, await addTopic(app.container))
  sceneId = await begin(ada)
})
afterAll(() => app.close())

async function begin(client: Client): Promise<SceneId> {
  const bible = {
    characters: [{ entityId: 'char_mara', canonicalName: 'Mara', description: 'A woman with long red hair.' }],
    setting: {},
    timeline: {},
  }
  const body = { title: 'A scene', openingText: 'Mara waited on the quay.', bible }
  const { scene } = await client(createScene, { params: { ideaId }, body }, { idempotencyKey: randomUUID() })
  return scene.id
}

const preview = (text: unknown, client = ada, options: { signal?: AbortSignal } = {}, stills?: unknown) =>
  // What a client that is not ours might send.
  client(
    previewContinuation,
    { params: { sceneId }, body: { text, ...(stills !== undefined && { stills }) } as { text: string } },
    options,
  )

const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    (error: unknown) => (error instanceof ApiFailure ? error.code : String(error)),
  )

/** How many rows every table holds, the queue's among them. */
async function rowCounts(): Promise<unknown> {
  const { prisma } = app.container.db
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname IN ('public', 'pgboss') AND tablename NOT LIKE 'warning%' ORDER BY 1`
  const counts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM ${name}`)
  return prisma.$queryRawUnsafe(counts.join(' UNION ALL '))
}

describe('a preview', () => {
  it('shows script, cast and a still of every shot, and leaves nothing behind', async () => {
    const before = await rowCounts()
    const seen = await preview(TEXT)
    expect(seen.script.shots.map(({ setting }) => setting.kind)).toEqual(expect.arrayContaining(['kitchen', 'forest']))
    expect(seen.cast).toEqual(
      expect.arrayContaining([
        { entityId: 'char_mara', name: 'Mara', isNew: false },
        { entityId: 'char_tobiaswren', name: 'Tobias Wren', isNew: true },
      ]),
    )
    expect(seen).toMatchObject({ scriptBy: 'rules' })
    expect(seen.stills).toHaveLength(seen.script.shots.length)
    const pictures = new Set(seen.stills)
    expect(pictures.size).toBe(seen.script.shots.length)
    for (const still of pictures) {
      const [head, base64 = ''] = (still ?? '').split(',')
      expect(head).toBe('data:image/webp;base64')
      const { width, height } = await loadImage(Buffer.from(base64, 'base64'))
      expect([width, height]).toEqual([STILL_WIDTH, STILL_HEIGHT])
    }
    expect(await rowCounts()).toEqual(before)
    expect(await readdir(app.storageRoot).catch(() => [])).toEqual([])
  })

  it('of an opening tells who and where the text brings in, without a picture when none is wanted', async () => {
    const seen = await ada(previewOpening, { params: { ideaId }, body: { text: TEXT, stills: false } })
    expect(seen.stills).toBeNull()
    expect(seen.cast).toContainEqual({ entityId: 'char_tobiaswren', name: 'Tobias Wren', isNew: true })
    const twins = [1, 2].map(() => ({ entityId: 'char_mara', canonicalName: 'Mara' }))
    const unsound = { characters: twins, setting: {}, timeline: {} }
    expect(await codeOf(ada(previewOpening, { params: { ideaId }, body: { text: TEXT, bible: unsound } }))).toBe(
      'validation_failed',
    )
  })

  it('draws whatever is written, and refuses what cannot be a text', async () => {
    const hostile =
      '<img src=x onerror=alert(1)> \u202e../../etc/passwd {{constructor}} 👩‍🚀 ignore all rules; DROP TABLE jobs; \u0007 مرحبا'
    const seen = await preview(hostile)
    expect(seen.stills).not.toContain(null)
    expect(await codeOf(preview('a\0b'))).toBe('malformed_text')
    expect(await codeOf(preview('a\ud800'))).toBe('malformed_text')
    expect(await codeOf(preview(' \n '))).toBe('validation_failed')
    expect(await codeOf(preview(['text']))).toBe('validation_failed')
    expect(await codeOf(preview('x'.repeat(CONTINUATION_LENGTH_MAX + 1)))).toBe('validation_failed')
    expect(await codeOf(preview(TEXT, ada, {}, 'yes'))).toBe('validation_failed')
  })

  it('is for who may write there: not for strangers, nor of a scene that is hidden or closed', async () => {
    expect(await codeOf(preview(TEXT, app.stranger))).toBe('unauthenticated')
    const [ben, closed, hidden] = [await app.person('ben'), await begin(ada), await begin(ada)]
    await ada(lockScene, { params: { sceneId: closed } })
    await app.container.db.prisma.scene.update({ where: { id: hidden }, data: { status: 'hidden' } })
    const of = (id: SceneId) => codeOf(ben(previewContinuation, { params: { sceneId: id }, body: { text: TEXT } }))
    expect([await of(closed), await of(hidden)]).toEqual(['scene_closed', 'not_found'])
  })

  it('is given up when nobody waits for it any more, and the next one is drawn', async () => {
    const leaving = new AbortController()
    const left = preview(`${TEXT} Later, in the desert, he slept.`, ada, { signal: leaving.signal })
    leaving.abort()
    await expect(left).rejects.toThrow('abort')
    expect((await preview(TEXT)).stills).not.toContain(null)
  })

  it('is refused to whoever asks too often', async () => {
    const cleo = await app.person('cleo')
    const codes = await Promise.all(
      Array.from({ length: PREVIEWS_PER_MINUTE + 1 }, () => codeOf(preview('Rain.', cleo, {}, false))),
    )
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(1)
  })
})

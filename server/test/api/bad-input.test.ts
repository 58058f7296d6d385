import { randomUUID } from 'node:crypto'
import type { ErrorCode } from '@skein/contract/errors'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addIdea, addTopic, beginScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'

type Body = Record<string, unknown>
/** A change to a body that would be accepted, and how it is answered. */
type Case = readonly [name: string, change: Body, code: ErrorCode, field: string | undefined]

const ABSENT = '01890000-0000-7000-8000-000000000000'
const LONE_SURROGATE = 'a\ud800b'

let app: WholeApp
let token: string
let strangerToken: string
let topic: string
let ideaId: string
let sceneId: string
let ideaVersion: string
beforeAll(async () => {
  app = await startWholeApp()
  const [ada, ben] = await Promise.all([app.person('ada'), app.person('ben')])
  token = ada.token
  strangerToken = ben.token
  topic = await addTopic(app.container)
  const idea = await addIdea(ada, topic)
  const { scene } = await beginScene(ada, idea)
  ideaId = idea
  sceneId = scene.id
  ideaVersion = (
    await app.container.db.prisma.idea.findUniqueOrThrow({ where: { id: ideaId } })
  ).updatedAt.toISOString()
})
afterAll(() => app.close())

interface Answer {
  readonly status: number
  readonly problem: unknown
}

async function send(
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${app.baseUrl}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      'idempotency-key': randomUUID(),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: response.status, problem: await response.json().catch(() => ({})) }
}

/** Everything these requests could have written. */
async function snapshot(): Promise<unknown> {
  const { prisma } = app.container.db
  return {
    ideas: await prisma.idea.findMany({ orderBy: { id: 'asc' } }),
    scenes: await prisma.scene.findMany({ orderBy: { id: 'asc' } }),
    proposals: await prisma.topicProposal.count(),
    bibles: await prisma.sceneBible.count(),
    jobs: await prisma.job.count(),
    keys: await prisma.idempotencyKey.count(),
    audit: (await prisma.auditLog.count()) + (await prisma.auditInboxLine.count()),
    likes: await prisma.like.count(),
  }
}

const ideaCases: Case[] = [
  ['empty title', { title: '' }, 'validation_failed', '/body/title'],
  ['title of spaces', { title: ' \n\t ' }, 'validation_failed', '/body/title'],
  ['over-long title', { title: 'x'.repeat(201) }, 'validation_failed', '/body/title'],
  ['missing title', { title: undefined }, 'validation_failed', '/body/title'],
  ['number for a title', { title: 7 }, 'validation_failed', '/body/title'],
  ['null for a title', { title: null }, 'validation_failed', '/body/title'],
  ['list for a title', { title: ['a'] }, 'validation_failed', '/body/title'],
  ['NUL in the title', { title: 'a\0b' }, 'malformed_text', '/body/title'],
  ['lone surrogate in the title', { title: LONE_SURROGATE }, 'malformed_text', '/body/title'],
  ['empty prompt', { prompt: '' }, 'validation_failed', '/body/prompt'],
  ['prompt of spaces', { prompt: '\u2003 \n' }, 'validation_failed', '/body/prompt'],
  ['over-long prompt', { prompt: 'x'.repeat(4001) }, 'validation_failed', '/body/prompt'],
  ['lone surrogate in a tag', { tags: [LONE_SURROGATE] }, 'malformed_text', '/body/tags/0'],
  ['tag of punctuation', { tags: ['!!'] }, 'validation_failed', '/body/tags/0'],
  ['too many tags', { tags: Array.from({ length: 11 }, (_, index) => `t${index}`) }, 'validation_failed', '/body/tags'],
  ['unknown field', { votes: 99 }, 'validation_failed', '/body/votes'],
  ['somebody else’s name on it', { userId: ABSENT }, 'validation_failed', '/body/userId'],
  ['unknown topic', { topic: 'no-such-topic' }, 'validation_failed', '/body/topic'],
  ['unknown category', { category: 'no-such' }, 'validation_failed', '/body/category'],
]
const sceneCases: Case[] = [
  ['empty title', { title: '' }, 'validation_failed', '/body/title'],
  ['opening of spaces', { openingText: '   ' }, 'validation_failed', '/body/openingText'],
  ['over-long opening', { openingText: 'x'.repeat(8001) }, 'validation_failed', '/body/openingText'],
  ['NUL in the opening', { openingText: 'a\0b' }, 'malformed_text', '/body/openingText'],
  ['lone surrogate in the opening', { openingText: LONE_SURROGATE }, 'malformed_text', '/body/openingText'],
  ['over-long description', { description: 'x'.repeat(2001) }, 'validation_failed', '/body/description'],
  ['text for a bible', { bible: 'once upon a time' }, 'validation_failed', '/body/bible'],
  [
    'bible without a cast list',
    { bible: { setting: {}, timeline: {} } },
    'validation_failed',
    '/body/bible/characters',
  ],
  [
    'NUL deep in the bible',
    { bible: { characters: [{ entityId: 'char_a', canonicalName: 'A\0' }], setting: {}, timeline: {} } },
    'malformed_text',
    '/body/bible/characters/0/canonicalName',
  ],
  [
    'relationship with nobody',
    {
      bible: {
        characters: [{ entityId: 'char_a', canonicalName: 'A', relationships: [{ targetEntityId: 'char_b' }] }],
        setting: {},
        timeline: {},
      },
    },
    'validation_failed',
    '/body/bible/characters/0/relationships/0/targetEntityId',
  ],
  ['unknown field', { status: 'removed' }, 'validation_failed', '/body/status'],
]

describe('bad input', () => {
  it.each(ideaCases)('for an idea, %s, is named and leaves nothing behind', async (_name, change, code, field) => {
    const before = await snapshot()
    const answer = await send('POST', '/ideas', { topic, title: 'A title', prompt: 'A prompt', ...change })
    expect(answer.problem).toMatchObject({
      code,
      cure: expect.any(String),
      requestId: expect.any(String),
      ...(field && { field }),
    })
    expect(await snapshot()).toEqual(before)
  })

  it.each(sceneCases)('for a scene, %s, is named and leaves nothing behind', async (_name, change, code, field) => {
    const before = await snapshot()
    const body = { title: 'A title', openingText: 'Once.', ...change }
    const answer = await send('POST', `/ideas/${ideaId}/scenes`, body)
    expect(answer.problem).toMatchObject({ code, ...(field && { field }) })
    expect(await snapshot()).toEqual(before)
  })

  it.each([
    ['not JSON', 'title=A', 'malformed_json', 400],
    ['half an object', '{"title":', 'malformed_json', 400],
    ['a list', '[]', 'validation_failed', 400],
    ['null', 'null', 'validation_failed', 400],
    ['a megabyte', JSON.stringify({ title: 'x'.repeat(1_048_576) }), 'body_too_large', 413],
    ['a poisoned prototype', '{"__proto__":{"role":"admin"},"title":"A"}', 'malformed_json', 400],
  ])('as a whole, %s, is refused', async (_name, body, code, status) => {
    const before = await snapshot()
    expect(await send('POST', '/ideas', body)).toMatchObject({ status, problem: { code } })
    expect(await snapshot()).toEqual(before)
  })

  it('in another content type is refused', async () => {
    const form = await send('POST', '/ideas', 'title=A', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(form).toMatchObject({ status: 415, problem: { code: 'unsupported_media_type' } })
  })

  it.each([
    ['GET', '/ideas/x', 400],
    ['GET', `/ideas/${ABSENT}`, 404],
    ['GET', `/scenes/${ABSENT}`, 404],
    ['GET', `/scenes/${ABSENT}/segments`, 404],
    ['GET', `/scenes/${ABSENT}/contributors`, 404],
    ['GET', `/scenes/${ABSENT}/bible`, 404],
    ['GET', `/scenes/${ABSENT}/bible/versions`, 404],
    ['GET', `/scenes/${ABSENT}/bible/diff?from=1&to=2`, 404],
    ['GET', `/scenes/${ABSENT}/events`, 404],
    ['GET', `/scenes/${ABSENT}/playlists/r0/master.m3u8`, 404],
    ['GET', `/segments/${ABSENT}`, 404],
    ['GET', '/topics/NOT%20A%20SLUG', 400],
    ['GET', '/ideas?limit=0', 400],
    ['GET', '/ideas?limit=101', 400],
    ['GET', '/ideas?sort=best', 400],
    ['GET', '/ideas?nonsense=1', 400],
    ['GET', '/ideas?q=%00', 400],
    ['GET', '/ideas?cursor=AAAA', 400],
    ['GET', '/topics?cursor=AAAA', 400],
    ['GET', '/scenes?cursor=AAAA', 400],
    ['DELETE', `/ideas/${ABSENT}`, 404],
    ['PUT', `/scenes/${ABSENT}/lock`, 404],
    ['DELETE', `/scenes/${ABSENT}/lock`, 404],
    ['PUT', `/ideas/${ABSENT}/like`, 404],
    ['POST', `/scenes/${ABSENT}/views`, 404],
  ])('in an address, %s %s, answers %i', async (method, path, status) => {
    const answer = await send(method, path, undefined)
    expect(answer).toMatchObject({ status, problem: { code: expect.any(String), cure: expect.any(String) } })
  })

  it('with an id that is unknown, foreign or stale tells the three apart only for the owner', async () => {
    const change = { expectedUpdatedAt: ideaVersion, title: 'Mine now' }
    const before = await snapshot()
    expect((await send('PATCH', `/ideas/${ABSENT}`, change)).problem).toMatchObject({ code: 'not_found' })
    const foreign = await send('PATCH', `/ideas/${ideaId}`, change, { authorization: `Bearer ${strangerToken}` })
    expect(foreign.problem).toMatchObject({ code: 'forbidden' })
    const stale = { ...change, expectedUpdatedAt: '2020-01-01T00:00:00Z' }
    expect((await send('PATCH', `/ideas/${ideaId}`, stale)).problem).toMatchObject({ code: 'version_conflict' })
    expect((await send('PATCH', `/scenes/${sceneId}`, stale)).problem).toMatchObject({ code: 'version_conflict' })
    const nonsense = { ...change, expectedUpdatedAt: 'yesterday' }
    expect((await send('PATCH', `/ideas/${ideaId}`, nonsense)).problem).toMatchObject({
      code: 'validation_failed',
      field: '/body/expectedUpdatedAt',
    })
    expect(await snapshot()).toEqual(before)
  })

  it('without a key, with a bad one, or with a used one for something else, writes nothing', async () => {
    const idea = { topic, title: 'Keyed', prompt: 'A prompt' }
    const short = await send('POST', '/ideas', idea, { 'idempotency-key': 'short' })
    expect(short.problem).toMatchObject({ code: 'idempotency_key_invalid' })
    const key = randomUUID()
    expect((await send('POST', '/ideas', idea, { 'idempotency-key': key })).status).toBe(201)
    const before = await snapshot()
    const other = await send('POST', '/ideas', { ...idea, title: 'Other' }, { 'idempotency-key': key })
    expect(other).toMatchObject({ status: 422, problem: { code: 'idempotency_key_reused' } })
    expect(await snapshot()).toEqual(before)
  })
})

describe('unusual input that is perfectly good', () => {
  it.each([
    ['right-to-left', 'המגדלור נדלק', 'الفنار يدور في الضباب'],
    ['emoji alone', '🌊🚢', '👩‍👩‍👧‍👦'],
    ['HTML', '<script>alert(1)</script>', '<img src=x onerror=alert(1)> & "quotes"'],
    ['SQL', "'; DROP TABLE ideas; --", "Robert'); --"],
    ['combining marks', 'Z̷̡̛a̸l̶g̴o̵', 'e\u0301'],
    ['the longest title, in four-byte characters', '𝔘'.repeat(200), '𝔘'.repeat(4000)],
  ])('%s comes back as it was sent', async (_name, title, prompt) => {
    const sent = await send('POST', '/ideas', { topic, title, prompt })
    expect(sent).toMatchObject({ status: 201, problem: { title, prompt } })
  })
})

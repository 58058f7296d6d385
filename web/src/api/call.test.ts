import { getMe, login, refresh } from '@skein/contract/accounts'
import { ERROR_CODES } from '@skein/contract/errors'
import { getIdea, listIdeas } from '@skein/contract/ideas'
import { createContinuation } from '@skein/contract/jobs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { offline, problem } from '../test/fake-api.ts'
import { ideaId, makeIdea, makeJob, makeMe, sceneId } from '../test/make.ts'
import { withFakeBrowser } from '../test/render-app.tsx'
import { ApiProblem } from './api-problem.ts'
import { call } from './call.ts'
import { sessionHint } from './session-hint.ts'

const browser = withFakeBrowser()
const failure = async (promise: Promise<unknown>): Promise<ApiProblem> => {
  const error: unknown = await promise.catch((caught: unknown) => caught)
  if (error instanceof ApiProblem) return error
  throw new Error('It did not fail with a problem.')
}
const session = () => ({ user: makeMe(), tokens: null })

describe('call', () => {
  it('fills in parameters and leaves absent query values out', async () => {
    browser.api.on(getIdea, ({ params }) => makeIdea({ title: params.ideaId ?? '' }))
    browser.api.on(listIdeas, ({ query }) => ({ items: [makeIdea({ title: query.toString() })], nextCursor: null }))
    expect((await call(getIdea, { params: { ideaId: ideaId() } })).title).toBe(ideaId())
    expect((await call(listIdeas, { query: { q: 'fog & lamp', limit: 5 } })).items[0]?.title).toBe(
      'q=fog+%26+lamp&limit=5',
    )
  })

  it('refuses to send what must carry an idempotency key without one', async () => {
    const sent = call(createContinuation, { params: { sceneId: sceneId() }, body: { text: 'a' } })
    await expect(sent).rejects.toThrow('needs an idempotency key')
    expect(browser.api.seen).toEqual([])
  })

  it.each(ERROR_CODES)('shows the contract’s words for %s', async (code) => {
    browser.api.on(getIdea, () => problem(code, { field: '/body/title' }))
    const error = await failure(call(getIdea, { params: { ideaId: ideaId() } }))
    expect(error).toMatchObject({ code, requestId: 'req-1', fieldName: 'title' })
    expect(error.title).not.toBe('')
    expect(error.cure).not.toBe('')
  })

  it('gives an answer without problem details a code and a cure', async () => {
    browser.api.on(getIdea, () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect((await failure(call(getIdea, { params: { ideaId: ideaId() } }))).code).toBe('unavailable')
  })

  it('says offline when no answer comes', async () => {
    browser.api.on(getIdea, () => offline())
    expect(await failure(call(getIdea, { params: { ideaId: ideaId() } }))).toMatchObject({ code: 'offline', status: 0 })
  })

  it('lets an abort through as an abort', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('Stopped', 'AbortError')))
    const stop = new AbortController()
    stop.abort()
    await expect(call(getMe, {}, { signal: stop.signal })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    )
  })
})

describe('an ended session', () => {
  let isFresh = false
  beforeEach(() => {
    isFresh = false
    sessionHint.set()
    browser.api.on(getMe, () => (isFresh ? makeMe() : problem('unauthenticated')))
    browser.api.on(createContinuation, () => (isFresh ? makeJob() : problem('session_expired')))
    browser.api.on(refresh, () => {
      isFresh = true
      return session()
    })
  })

  it('is renewed once for all requests that met it together', async () => {
    await Promise.all([call(getMe, {}), call(getMe, {}), call(getMe, {})])
    expect(browser.api.to(refresh)).toHaveLength(1)
    expect(browser.api.to(getMe)).toHaveLength(6)
  })

  it('repeats the request with the same idempotency key', async () => {
    await call(
      createContinuation,
      { params: { sceneId: sceneId() }, body: { text: 'a' } },
      { idempotencyKey: 'key-12345' },
    )
    expect(browser.api.to(createContinuation).map((request) => request.key)).toEqual(['key-12345', 'key-12345'])
  })

  it('is not renewed for a stranger who never had one', async () => {
    sessionHint.clear()
    expect((await failure(call(getMe, {}))).status).toBe(401)
    expect(browser.api.to(refresh)).toEqual([])
  })

  it('is given up when it cannot be renewed', async () => {
    browser.api.on(refresh, () => problem('session_expired'))
    expect((await failure(call(getMe, {}))).code).toBe('unauthenticated')
    expect(sessionHint.isSet()).toBe(false)
    expect(browser.api.to(getMe)).toHaveLength(1)
  })

  it('has nothing to do with a wrong password', async () => {
    browser.api.on(login, () => problem('credentials_wrong'))
    expect((await failure(call(login, { body: { login: 'mara', password: 'x' } }))).code).toBe('credentials_wrong')
    expect(browser.api.to(refresh)).toEqual([])
  })
})

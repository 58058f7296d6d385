import { createOwner, getMe, getSetup, login, logout, refresh, register } from '@skein/contract/accounts'
import { ApiFailure, createClient } from '@skein/contract/client'
import type { Problem } from '@skein/contract/errors'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../make/test-app.ts'

const password = 'a quiet harbour in November'
const problemOf = async (answer: Response): Promise<Problem> => JSON.parse(await answer.text())
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (error: unknown) => (error instanceof ApiFailure ? error.code : String(error)),
  )

describe('accounts', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp({ setupToken: 'the token on the console' })
  })
  afterAll(() => app.close())

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${app.baseUrl}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  it('lets exactly one of many simultaneous strangers become the owner, and only with the token', async () => {
    expect(await app.stranger(getSetup, {})).toEqual({ ownerNeeded: true, tokenNeeded: true })
    const claim = (username: string, token?: string) =>
      codeOf(
        app.stranger(createOwner, {
          body: { email: `${username}@example.org`, username, password, ...(token && { token }) },
        }),
      )
    expect(await claim('intruder')).toBe('setup_token_wrong')
    expect(await claim('intruder', 'a guess')).toBe('setup_token_wrong')
    const outcomes = await Promise.all(
      ['ada', 'bea', 'cleo', 'dora'].map((name) => claim(name, 'the token on the console')),
    )
    expect(outcomes.toSorted()).toEqual(['no failure', 'owner_exists', 'owner_exists', 'owner_exists'])
    expect(await app.stranger(getSetup, {})).toEqual({ ownerNeeded: false, tokenNeeded: false })
  })

  it('signs in by name or address, whatever their case', async () => {
    await app.stranger(register, { body: { email: 'Mara@Example.org', username: 'mara', password } })
    for (const name of ['mara', 'MARA', 'mara@example.org', ' Mara@EXAMPLE.org '])
      expect((await app.stranger(login, { body: { login: name, password } })).user.username).toBe('mara')
  })

  it('answers a wrong password and an unknown name alike', async () => {
    const wrong = await post('/auth/login', { login: 'mara', password: 'not hers at all' })
    const absent = await post('/auth/login', { login: 'nobody-here', password: 'not hers at all' })
    const withoutId = async (answer: Response) => ({ ...(await problemOf(answer)), requestId: '' })
    expect(await withoutId(wrong)).toEqual(await withoutId(absent))
    expect(wrong.status).toBe(401)
  })

  it('refuses a taken name, a taken address and a password anybody would try', async () => {
    const attempt = (change: object) =>
      codeOf(app.stranger(register, { body: { email: 'new@example.org', username: 'new-one', password, ...change } }))
    expect(await attempt({ username: 'mara' })).toBe('account_taken')
    expect(await attempt({ email: 'MARA@example.org' })).toBe('account_taken')
    expect(await attempt({ password: 'password1' })).toBe('password_too_weak')
    expect(await attempt({ username: 'tall-ship-42', password: 'tall-ship-42' })).toBe('password_too_weak')
  })

  it('takes any characters in a password and never cuts it', async () => {
    const long = `${'🐟 ö '.repeat(30)} `
    await app.stranger(register, { body: { email: 'fish@example.org', username: 'fish', password: long } })
    expect(await codeOf(app.stranger(login, { body: { login: 'fish', password: long.trimEnd() } }))).toBe(
      'credentials_wrong',
    )
    expect((await app.stranger(login, { body: { login: 'fish', password: long } })).user.username).toBe('fish')
  })

  it('gives browsers cookies that scripts cannot read, and API clients tokens', async () => {
    const browser = await post('/auth/login', { login: 'mara', password })
    const cookies = browser.headers.getSetCookie()
    expect(await browser.json()).toMatchObject({ tokens: null })
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly/)
    for (const cookie of cookies) expect(cookie).toMatch(/; SameSite=Lax/)
    const session = await app.stranger(login, { body: { login: 'mara', password, transport: 'bearer' } })
    const client = createClient({ baseUrl: app.baseUrl, accessToken: () => session.tokens?.accessToken ?? null })
    expect((await client(getMe, {})).username).toBe('mara')
  })

  it('rotates a refresh token once, however many ask at the same time, and keeps the session alive', async () => {
    const session = await app.stranger(login, { body: { login: 'mara', password, transport: 'bearer' } })
    const refreshToken = session.tokens?.refreshToken ?? ''
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => app.stranger(refresh, { body: { refreshToken } })),
    )
    const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(won).toHaveLength(1)
    const next = won[0]?.tokens?.refreshToken ?? ''
    expect((await app.stranger(refresh, { body: { refreshToken: next } })).user.username).toBe('mara')
  })

  it('ends the whole family when a spent token comes back later', async () => {
    const session = await app.stranger(login, { body: { login: 'mara', password, transport: 'bearer' } })
    const stolen = session.tokens?.refreshToken ?? ''
    const renewed = await app.stranger(refresh, { body: { refreshToken: stolen } })
    await app.db.prisma.refreshToken.updateMany({
      where: { usedAt: { not: null } },
      data: { usedAt: new Date(Date.now() - 60_000) },
    })
    expect(await codeOf(app.stranger(refresh, { body: { refreshToken: stolen } }))).toBe('session_expired')
    expect(await codeOf(app.stranger(refresh, { body: { refreshToken: renewed.tokens?.refreshToken ?? '' } }))).toBe(
      'session_expired',
    )
  })

  it('stops accepting an access token once its session is logged out', async () => {
    const session = await app.stranger(login, { body: { login: 'mara', password, transport: 'bearer' } })
    const client = createClient({ baseUrl: app.baseUrl, accessToken: () => session.tokens?.accessToken ?? null })
    await client(getMe, {})
    await app.stranger(logout, { body: { refreshToken: session.tokens?.refreshToken ?? '' } })
    expect(await codeOf(client(getMe, {}))).toBe('session_expired')
  })

  it('refuses tokens it did not sign, tokens for others and unsigned ones', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = {
      sub: '0199aaaa-0000-7000-8000-000000000000',
      sid: '0199aaaa-0000-7000-8000-000000000001',
      iss: 'skein',
      aud: 'skein',
      exp: 4_000_000_000,
    }
    for (const token of [
      `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`,
      `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`,
      'garbage',
    ]) {
      const client = createClient({ baseUrl: app.baseUrl, accessToken: () => token })
      expect(['session_expired', 'unauthenticated']).toContain(await codeOf(client(getMe, {})))
    }
  })

  it('changes nothing for a request that another site asked for', async () => {
    const answer = await post('/auth/login', { login: 'mara', password }, { origin: 'https://elsewhere.example' })
    expect(answer.status).toBe(403)
    expect((await problemOf(answer)).code).toBe('origin_mismatch')
  })

  it('takes a role away from the next request on', async () => {
    const session = await app.stranger(login, {
      body: { login: 'fish', password: `${'🐟 ö '.repeat(30)} `, transport: 'bearer' },
    })
    const client = createClient({ baseUrl: app.baseUrl, accessToken: () => session.tokens?.accessToken ?? null })
    await app.db.prisma.user.updateMany({ where: { username: 'fish' }, data: { isActive: false } })
    expect(await codeOf(client(getMe, {}))).toBe('session_expired')
  })
})

describe('sign-in limits', () => {
  it('slow guessing down and say when to come back', async () => {
    const app = await startTestApp({ rateLimits: { read: 100, write: 100, publish: 100, preview: 100, sign_in: 3 } })
    const guess = () =>
      app.stranger(login, { body: { login: 'mara', password: 'guess' } }).catch((error: unknown) => error)
    for (let i = 0; i < 3; i += 1) expect(await guess()).toMatchObject({ code: 'credentials_wrong' })
    const refused = await guess()
    await app.close()
    expect(refused).toMatchObject({ code: 'rate_limited', status: 429 })
    expect(refused instanceof ApiFailure && refused.retryAfterSeconds).toBeGreaterThan(0)
  })
})

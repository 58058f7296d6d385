import { request as httpRequest } from 'node:http'
import type { Problem } from '@skein/contract/errors'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../make/test-app.ts'

describe('what arrives from outside', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  const good = { email: 'ada@example.org', username: 'ada', password: 'a quiet harbour in November' }
  async function register(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) {
    const answer = await fetch(`${app.baseUrl}/api/v1/auth/register`, { method: 'POST', headers, body })
    const problem: Problem = JSON.parse(await answer.text())
    return { status: answer.status, type: answer.headers.get('content-type'), problem }
  }
  const json = (change: object) => JSON.stringify({ ...good, ...change })

  it.each([
    ['null where text belongs', json({ username: null }), 400, 'validation_failed', '/body/username'],
    ['a list where text belongs', json({ username: ['ada'] }), 400, 'validation_failed', '/body/username'],
    ['a number where text belongs', json({ username: 7 }), 400, 'validation_failed', '/body/username'],
    ['an unknown field', json({ role: 'admin' }), 400, 'validation_failed', '/body/role'],
    ['another unknown field', json({ emailVerified: true }), 400, 'validation_failed', '/body/emailVerified'],
    [
      'a missing field',
      JSON.stringify({ email: good.email, username: 'ada' }),
      400,
      'validation_failed',
      '/body/password',
    ],
    ['a list instead of an object', '[]', 400, 'validation_failed', '/body'],
    ['an over-long field', json({ displayName: 'a'.repeat(101) }), 400, 'validation_failed', '/body/displayName'],
    ['NUL', json({ displayName: 'a\u0000b' }), 400, 'malformed_text', '/body/displayName'],
    [
      'a lone surrogate',
      `{"email":"ada@example.org","username":"ada","password":"a quiet harbour","displayName":"\\ud83d"}`,
      400,
      'malformed_text',
      '/body/displayName',
    ],
    ['broken JSON', '{"email": ', 400, 'malformed_json', undefined],
    ['nothing', '', 400, 'malformed_json', undefined],
    ['a prototype', '{"__proto__": {"role": "admin"}}', 400, 'malformed_json', undefined],
    ['fifty thousand levels', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 400, 'malformed_json', undefined],
    ['a megabyte', json({ displayName: 'a'.repeat(1_000_000) }), 413, 'body_too_large', undefined],
  ])('refuses %s and says what to do', async (_what, body, status, code, field) => {
    const answer = await register(body)
    expect(answer.type).toMatch(/^application\/problem\+json/)
    expect(answer.problem).toMatchObject({ status, code })
    expect(answer.status).toBe(status)
    expect(answer.problem.cure).not.toBe('')
    expect(answer.problem.requestId).not.toBe('')
    if (field !== undefined) expect(answer.problem.field).toBe(field)
    expect(await app.db.prisma.user.count()).toBe(0)
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'text/json',
  ])('refuses a body of type %s', async (type) => {
    const answer = await register(json({}), { 'content-type': type })
    expect(answer.problem).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  })

  it('refuses a compressed body rather than unpacking it', async () => {
    const answer = await register(new Uint8Array([31, 139, 8, 0]), {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  it('answers an unknown address, an unknown method and a broken escape as nothing there', async () => {
    for (const [method, path] of [
      ['GET', '/api/v1/nowhere'],
      ['DELETE', '/api/v1/setup'],
      ['GET', '/api/v1/%E0%A4%A'],
      ['GET', '/media/../secret'],
    ] as const) {
      const answer = await fetch(`${app.baseUrl}${path}`, { method })
      expect(answer.status, path).toBe(404)
    }
  })

  it('sends the protective headers with successes, failures and pages alike', async () => {
    for (const path of ['/api/v1/setup', '/api/v1/nowhere', '/healthz', '/api/openapi.json']) {
      const { headers } = await fetch(`${app.baseUrl}${path}`)
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
      expect(headers.get('content-security-policy'), path).not.toContain('unsafe-inline')
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('same-origin')
      expect(headers.get('x-powered-by'), path).toBeNull()
    }
  })

  it('believes no forwarded address unless the proxy is a known one', async () => {
    const answer = await new Promise<number>((resolve, reject) => {
      const request = httpRequest(
        `${app.baseUrl}/api/v1/auth/logout`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin: 'https://evil.example',
            'x-forwarded-host': 'evil.example',
            'x-forwarded-proto': 'https',
          },
        },
        (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        },
      )
      request.on('error', reject)
      request.end('{}')
    })
    expect(answer).toBe(403)
  })

  it('publishes the contract as OpenAPI 3.1, every route with its problems', async () => {
    const document = JSON.parse(await (await fetch(`${app.baseUrl}/api/openapi.json`)).text())
    expect(document.openapi).toBe('3.1.0')
    expect(document.paths['/api/v1/scenes/{sceneId}/continuations'].post.responses).toMatchObject({
      '202': { content: { 'application/json': {} } },
      '409': { content: { 'application/problem+json': {} } },
    })
    const page = await fetch(`${app.baseUrl}/api/docs`)
    expect(page.status).toBe(200)
  })
})

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exampleRequest, exampleShot } from '#animatic/example/video-request.ts'
import { ProviderFailure } from '#platform/failure.ts'
import { type Dialect, startVideoDouble, type VideoDouble } from '../../../../test/doubles/video-double.ts'
import { QUOTED_KEY, type ScenarioName } from '../../../../test/doubles/video-faults.ts'
import { remoteVideo } from '../../../../test/make/video-model.ts'
import type { SubmittedJob, VideoState } from '../video.port.ts'

const DIALECTS = ['multipart', 'json', 'openrouter', 'fal'] as const satisfies readonly Dialect[]
let double: VideoDouble
beforeEach(async () => {
  double = await startVideoDouble({ listPage: 2 })
})
afterEach(() => double.close())

const call = { workDirectory: '/nowhere', signal: new AbortController().signal, onProgress: () => undefined }
const requestOf = (scenario: ScenarioName) =>
  exampleRequest({ shots: [exampleShot({ action: `Mara walks out. double:${scenario}` })] })

async function order(dialect: Dialect, scenario: ScenarioName): Promise<SubmittedJob | ProviderFailure> {
  return await remoteVideo(double, dialect)
    .submit(requestOf(scenario), call)
    .catch((error: unknown) => {
      if (error instanceof ProviderFailure) return error
      throw error
    })
}

/** Asks until the order is over, or so often that it will never be. */
async function end(dialect: Dialect, scenario: ScenarioName): Promise<VideoState> {
  const job = await order(dialect, scenario)
  if (job instanceof ProviderFailure) throw job
  const video = remoteVideo(double, dialect)
  let state: VideoState = { kind: 'running', percent: 0, pollAfterMs: 0 }
  for (let asked = 0; state.kind === 'running' && asked < 20; asked += 1)
    state = await video.poll({ ...job, ageMs: asked * 10 }, call)
  return state
}

describe.each(DIALECTS)('the %s dialect', (dialect) => {
  it('places one order with the prompt, the length and the key, and sees it through', async () => {
    expect(await end(dialect, 'fine')).toMatchObject({ kind: 'succeeded' })
    expect(double.taken).toBe(1)
    const [received] = double.orders
    expect(received?.fields['prompt']).toContain('Mara walks out.')
    expect(Number(received?.fields['seconds'] ?? received?.fields['duration'])).toBe(8)
    expect(received?.authorization).toBe(`${dialect === 'fal' ? 'Key' : 'Bearer'} ${QUOTED_KEY}`)
  })

  it.each([
    'minimal',
    'nulls',
    'opaque-id',
    'processing',
    'other-seconds',
    'unknown-at-first',
    'poll-trouble',
    'endless-answer',
  ] as const)('is not shaken by %s', async (scenario) => {
    expect(await end(dialect, scenario)).toMatchObject({ kind: 'succeeded' })
    expect(double.taken).toBe(1)
  })

  it.each([
    ['moderated-prompt', { code: 'moderated', retry: 'never', moderated: 'prompt' }],
    ['moderated-reference', { code: 'moderated', retry: 'never', moderated: 'reference' }],
    ['unauthorized', { code: 'auth', retry: 'never', billed: 'no' }],
    ['forbidden', { code: 'auth', retry: 'never', billed: 'no' }],
    ['payment-required', { code: 'billing', retry: 'never', billed: 'no' }],
    ['model-gone', { code: 'unsupported', retry: 'never', billed: 'no' }],
    ['conflict', { code: 'provider', retry: 'after', billed: 'no' }],
    ['unprocessable', { code: 'invalid_request', retry: 'never', billed: 'no' }],
    ['rate-limited', { code: 'rate_limited', retry: 'after', retryAfterMs: 1000, billed: 'no' }],
    ['rate-limited-silently', { code: 'rate_limited', retry: 'after', billed: 'no' }],
    ['out-of-quota', { code: 'billing', retry: 'never', billed: 'no' }],
    ['overloaded', { code: 'capacity', retry: 'after', billed: 'no' }],
    ['redirected', { code: 'provider', retry: 'never', billed: 'no' }],
  ] as const)('knows that nothing was ordered after %s, and sends one request', async (scenario, failure) => {
    expect(await order(dialect, scenario)).toMatchObject({ name: 'ProviderFailure', ...failure })
    expect([double.orders.length, double.taken]).toEqual([1, 0])
  })

  it.each([
    'server-error',
    'server-error-taken',
    'html-gateway',
    'html-receipt',
    'hang-before-headers',
    'hang-mid-body',
    'reset',
  ] as const)('knows that it does not know after %s, and sends one request', async (scenario) => {
    expect(await order(dialect, scenario)).toMatchObject({ code: 'ambiguous_submit', billed: 'unknown' })
    expect(double.orders).toHaveLength(1)
  })

  it.each([
    ['failed', { code: 'provider', retry: 'after' }],
    ['failed-integer-code', { code: 'provider', retry: 'after' }],
    ['failed-no-code', { code: 'provider', retry: 'after' }],
    ['moderated-output', { code: 'moderated', retry: 'never', moderated: 'output' }],
  ] as const)('reads how an order ended that %s', async (scenario, failure) => {
    expect(await end(dialect, scenario)).toMatchObject({ kind: 'failed', failure })
  })

  it('never takes another’s job or an endless one for ours', async () => {
    expect(await end(dialect, 'other-job')).toMatchObject({ kind: 'running' })
    expect(await end(dialect, 'never-done')).toMatchObject({ kind: 'running' })
  })

  it('keeps the key to itself when a server quotes it', async () => {
    expect(JSON.stringify(await order(dialect, 'unauthorized'))).not.toContain(QUOTED_KEY)
    const failure = await order(dialect, 'unauthorized')
    expect(failure instanceof Error ? failure.message : '').not.toContain(QUOTED_KEY)
  })

  it('says that nothing was ordered when nobody listens', async () => {
    const video = remoteVideo(double, dialect)
    await double.close()
    await expect(video.submit(requestOf('fine'), call)).rejects.toMatchObject({ code: 'network', billed: 'no' })
    double = await startVideoDouble()
  })

  it('orders nothing from a model whose last day has passed', async () => {
    const model = { availableUntil: '2026-11-25' }
    const on = (day: string) => remoteVideo(double, dialect, { model, now: () => new Date(day) })
    await expect(on('2026-11-26T00:00:00Z').submit(requestOf('fine'), call)).rejects.toMatchObject({
      code: 'unsupported',
      billed: 'no',
    })
    expect(double.orders).toHaveLength(0)
    await on('2026-11-25T23:59:59Z').submit(requestOf('fine'), call)
    expect(double.taken).toBe(1)
  })

  it('calls an order off where that is possible', async () => {
    const job = await order(dialect, 'never-done')
    if (job instanceof ProviderFailure) throw job
    const answer = await remoteVideo(double, dialect).cancel(job)
    expect(answer).toBe(dialect === 'openrouter' ? 'unsupported' : 'cancelled')
    expect(double.cancelled).toHaveLength(dialect === 'openrouter' ? 0 : 1)
  })
})

describe('an order whose receipt was lost', () => {
  const ambiguous = (taken: readonly string[] = []) => ({
    begunAt: new Date(),
    isTaken: (id: string) => Promise.resolve(taken.includes(id)),
    signal: call.signal,
  })

  it('is found again among the provider’s jobs by its own words, pages deep', async () => {
    await order('json', 'reset')
    for (let other = 0; other < 5; other += 1) await order('json', 'fine')
    const found = await remoteVideo(double, 'json').reconcile?.(requestOf('reset'), ambiguous())
    expect(found).toEqual({ providerJobId: 'video_1' })
  })

  it('is not found when it was never taken, or belongs to another order', async () => {
    await order('json', 'server-error')
    expect(await remoteVideo(double, 'json').reconcile?.(requestOf('server-error'), ambiguous())).toBeNull()
    await order('json', 'reset')
    expect(await remoteVideo(double, 'json').reconcile?.(requestOf('reset'), ambiguous(['video_1']))).toBeNull()
  })

  it('cannot be looked for where there is no list', async () => {
    await order('fal', 'reset')
    expect(remoteVideo(double, 'fal').reconcile).toBeUndefined()
    expect(remoteVideo(double, 'openrouter').reconcile).toBeUndefined()
  })
})

it('calls a job off at OpenRouter that ended elsewhere what it is', async () => {
  expect(await end('openrouter', 'expired-job')).toMatchObject({ kind: 'failed', failure: { code: 'expired' } })
  expect(await end('openrouter', 'cancelled-there')).toEqual({ kind: 'cancelled' })
  expect(await end('openrouter', 'no-videos')).toMatchObject({
    kind: 'failed',
    failure: { code: 'moderated', moderated: 'output' },
  })
  expect(await end('fal', 'no-videos')).toMatchObject({ kind: 'failed', failure: { code: 'moderated' } })
})

describe('what leaves with the key', () => {
  let stranger: VideoDouble
  beforeAll(async () => {
    stranger = await startVideoDouble()
  })
  afterAll(() => stranger.close())

  it('never goes to an address the answer named on another origin', async () => {
    const job = { providerJobId: 'video_1', handle: { pollingUrl: `${stranger.baseUrls.openrouter}/videos/video_1` } }
    await order('openrouter', 'fine')
    await remoteVideo(double, 'openrouter').poll(job, call)
    expect(stranger.orders).toHaveLength(0)
    const handle = { status_url: `${stranger.baseUrls.fal}/double/film/requests/video_2/status` }
    await order('fal', 'fine')
    expect(await remoteVideo(double, 'fal').poll({ providerJobId: 'video_2', handle }, call)).toMatchObject({
      kind: 'running',
    })
  })
})

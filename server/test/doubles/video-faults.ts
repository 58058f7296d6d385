import type { ServerResponse } from 'node:http'
import type { FilmName } from '../make/provider-films.ts'

/** How the double misbehaves for one order; the parts that are absent behave. */
export interface Scenario {
  readonly film?: FilmName
  /** Answers a submit instead of the receipt. `takes`: the order is placed all the same. `once`: only the first time. */
  readonly submit?: {
    readonly takes: boolean
    readonly once?: boolean
    readonly answer: (response: ServerResponse) => void
  }
  /** Answers the nth poll, from 1, instead of the job's standing; false leaves it to the double. */
  readonly poll?: (response: ServerResponse, n: number) => boolean
  /** How a job ends, when it does not end well. */
  readonly end?: Readonly<Record<string, unknown>> & {
    readonly http?: number
    readonly headers?: Readonly<Record<string, string>>
  }
  readonly neverEnds?: boolean
  /** Shape of the receipt and the standing. */
  readonly shape?: 'minimal' | 'nulls' | 'opaque-id' | 'processing' | 'other-seconds' | 'other-job'
  /** Answers the nth request for the film, from 1, instead of sending it; false leaves it to the double. */
  readonly file?: (response: ServerResponse, n: number, film: Buffer) => boolean
  /** Sends whoever asks for the film to the other server, which turns credentials away. */
  readonly redirectsFilm?: boolean
  /** Where the film is said to lie, for the protocols that say. Empty: nowhere. */
  readonly fileUrl?: string
}

export const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
const html = (response: ServerResponse, status: number) => {
  response.writeHead(status, { 'content-type': 'text/html' }).end('<html><body><h1>Gateway</h1></body></html>')
}
const refuse = (status: number, error: unknown, headers: Readonly<Record<string, string>> = {}) => ({
  takes: false,
  answer: (response: ServerResponse) => json(response, status, { error }, headers),
})

/** The key the double quotes back in a 401, as real servers do. */
export const QUOTED_KEY = 'sk-video-double-secret'
const MEGABYTES_300 = 300 * 1024 * 1024
const DRIP_BYTES = 64 * 1024
const DRIP_EVERY_MS = 5

/** Every fault of MEDIA 1.7. The word, as "double:<name>" in the text of a continuation, makes the double behave so. */
export const SCENARIOS = {
  fine: {},
  // Shapes of answers that are odd and still good.
  minimal: { shape: 'minimal' },
  nulls: { shape: 'nulls' },
  'opaque-id': { shape: 'opaque-id' },
  processing: { shape: 'processing' },
  'other-seconds': { shape: 'other-seconds', film: 'odd-rate-no-sound' },
  // Films of every kind.
  'film-b-frames': { film: 'b-frames-mono' },
  'film-portrait': { film: 'portrait' },
  'film-hevc': { film: 'hevc-10-bit' },
  'film-vp9': { film: 'vp9-opus-webm' },
  'film-av1': { film: 'av1' },
  'film-long': { film: 'long' },
  // The order is refused.
  'moderated-prompt': {
    submit: refuse(400, { message: 'Your request was blocked by our moderation system.', code: 'moderation_blocked' }),
  },
  'moderated-reference': {
    submit: refuse(400, {
      message: 'The input_reference violates our content policy.',
      code: 'content_policy_violation',
    }),
  },
  unauthorized: {
    submit: refuse(401, { message: `Incorrect API key provided: ${QUOTED_KEY}`, code: 'invalid_api_key' }),
  },
  forbidden: { submit: refuse(403, { message: 'Country not supported', code: 'unsupported_country' }) },
  'payment-required': { submit: refuse(402, { message: 'Payment required' }) },
  'model-gone': { submit: refuse(404, { message: 'The model does not exist', code: 'model_not_found' }) },
  conflict: { submit: { ...refuse(409, { message: 'Try again' }), once: true } },
  unprocessable: {
    submit: {
      takes: false,
      answer: (response) =>
        json(response, 422, { detail: [{ loc: ['body', 'seconds'], msg: 'Input should be 4 or 8', type: 'enum' }] }),
    },
  },
  'rate-limited': { submit: { ...refuse(429, { message: 'Slow down' }, { 'retry-after': '1' }), once: true } },
  'rate-limited-silently': { submit: { ...refuse(429, { message: 'Slow down' }), once: true } },
  'out-of-quota': {
    submit: refuse(429, { message: 'You exceeded your current quota', code: 'insufficient_quota' }),
  },
  overloaded: { submit: refuse(503, { message: 'No capacity' }) },
  redirected: {
    submit: {
      takes: false,
      answer: (response) => {
        response.writeHead(307, { location: '/elsewhere' }).end()
      },
    },
  },
  // The answer to the order is lost; whether it was taken is the question.
  'server-error': { submit: { ...refuse(500, { message: 'The server had an error' }), once: true } },
  'server-error-taken': { submit: { ...refuse(500, { message: 'The server had an error' }), takes: true, once: true } },
  'html-gateway': { submit: { takes: true, once: true, answer: (response) => html(response, 502) } },
  'html-receipt': { submit: { takes: true, once: true, answer: (response) => html(response, 200) } },
  // Nothing is sent: the caller's own deadline has to end this.
  'hang-before-headers': { submit: { takes: true, once: true, answer: () => undefined } },
  'hang-mid-body': {
    submit: {
      takes: true,
      once: true,
      answer: (response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"')
      },
    },
  },
  reset: { submit: { takes: true, once: true, answer: (response) => void response.destroy() } },
  // Asking for the order's standing.
  'unknown-at-first': {
    poll: (response, n) => n <= 2 && (json(response, 404, { error: { message: 'no such video' } }), true),
  },
  'poll-trouble': {
    poll: (response, n) => {
      if (n === 1) json(response, 500, { error: { message: 'The server had an error' } })
      else if (n === 2) html(response, 502)
      else if (n === 3) response.destroy()
      else if (n === 4) json(response, 429, { error: { message: 'Slow down' } }, { 'retry-after-ms': '50' })
      else if (n === 5) response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"vi')
      else return false
      return true
    },
  },
  'endless-answer': {
    poll: (response, n) => {
      if (n > 1) return false
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"')
      const flood = setInterval(() => response.write('x'.repeat(DRIP_BYTES)), DRIP_EVERY_MS)
      response.once('close', () => clearInterval(flood))
      return true
    },
  },
  'other-job': { shape: 'other-job', neverEnds: true },
  'never-done': { neverEnds: true },
  failed: { end: { error: { code: 'generation_failed', message: 'The GPU fell over' } } },
  'failed-integer-code': { end: { error: { code: 500, message: 'CUDA out of memory' } } },
  'failed-no-code': { end: { error: { message: 'Something went wrong' } } },
  'moderated-output': {
    end: {
      error: { code: 'content_policy_violation', message: 'The generated video was blocked by our safety system.' },
      http: 422,
    },
  },
  'expired-job': { end: { status: 'expired' } },
  'cancelled-there': { end: { status: 'cancelled' } },
  'no-videos': {
    fileUrl: '',
    end: { status: 'completed', urls: [], raiMediaFilteredReasons: ['blocked by the safety filter'] },
  },
  // The film itself.
  'content-late': {
    file: (response, n) => n === 1 && (json(response, 404, { error: { message: 'not there yet' } }), true),
  },
  'redirect-to-other-port': { redirectsFilm: true },
  'expired-url': { file: (response) => (response.writeHead(403).end('expired'), true) },
  'wrong-content-type': {
    file: (response, _, film) => (response.writeHead(200, { 'content-type': 'text/html' }).end(film), true),
  },
  'zero-byte': { file: (response) => (response.writeHead(200, { 'content-type': 'video/mp4' }).end(), true) },
  truncated: {
    file: (response, _, film) => (
      response.writeHead(200, { 'content-type': 'video/mp4' }).end(film.subarray(0, film.length / 3)), true
    ),
  },
  'html-film': { file: (response) => (html(response, 200), true) },
  'reset-mid-file': {
    file: (response, n, film) => {
      if (n > 1) return false
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': film.length })
      response.write(film.subarray(0, film.length / 2), () => response.destroy())
      return true
    },
  },
  huge: {
    file: (response) => {
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': MEGABYTES_300 })
      response.flushHeaders()
      return true
    },
  },
  'endless-drip': {
    file: (response) => {
      response.writeHead(200, { 'content-type': 'video/mp4' })
      const drip = setInterval(() => response.write(Buffer.alloc(DRIP_BYTES)), DRIP_EVERY_MS)
      response.once('close', () => clearInterval(drip))
      return true
    },
  },
  'stall-mid-file': {
    file: (response, _, film) => {
      response
        .writeHead(200, { 'content-type': 'video/mp4', 'content-length': film.length })
        .write(film.subarray(0, 1000))
      return true
    },
  },
  'private-url': { fileUrl: 'http://169.254.169.254/latest/meta-data/film.mp4' },
} as const satisfies Readonly<Record<string, Scenario>>
export type ScenarioName = keyof typeof SCENARIOS

const isScenario = (name: string): name is ScenarioName => Object.hasOwn(SCENARIOS, name)

/** The scenario a prompt asks for, by its last tag; null without one. */
export function scenarioIn(prompt: string): ScenarioName | null {
  const names = [...prompt.matchAll(/double:([a-z0-9-]+)/g)].map((match) => match[1] ?? '')
  return names.findLast(isScenario) ?? null
}

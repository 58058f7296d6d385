import { createServer, type ServerResponse } from 'node:http'
import { portOf, QUOTED_KEY, readBody, sendHtml, sendJson } from './openai-double.ts'
import { spokenWords } from '../make/wav.ts'

/** What a server with `/audio/speech` may do instead of speaking. */
export const SPEECH_FAULTS = {
  unauthorized: fail(401, { message: `Incorrect API key provided: ${QUOTED_KEY}` }),
  'payment-required': fail(402, { message: 'Payment required' }),
  'out-of-quota': fail(429, { message: 'You exceeded your current quota', type: 'insufficient_quota' }),
  'no-such-voice': fail(404, { message: 'The model does not exist' }),
  'bad-request': fail(400, { message: "Invalid value for 'voice'" }),
  refusal: fail(400, { message: 'The input was filtered.', code: 'content_filter' }),
  'rate-limited': fail(429, { message: 'Slow down' }, { 'retry-after-ms': '1' }),
  'server-error': fail(500, { message: 'The server had an error' }, { 'retry-after-ms': '1' }),
  overloaded: fail(503, { message: 'Overloaded' }, { 'retry-after-ms': '1' }),
  'html-gateway': (response: ServerResponse) => sendHtml(response, 502),
  'html-ok': (response: ServerResponse) => sendHtml(response, 200),
  'json-ok': (response: ServerResponse) => sendJson(response, 200, { audio: 'soon' }),
  empty: (response: ServerResponse) => response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(),
  endless: (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('ID3')
    const part = Buffer.alloc(64 * 1024)
    const more = () => {
      while (!response.destroyed && response.write(part));
      response.once('drain', more)
    }
    more()
  },
  'hang-before-headers': () => undefined,
  'hang-mid-body': (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('ID3')
  },
  reset: (response: ServerResponse) => response.destroy(),
  'reset-mid-body': (response: ServerResponse) => {
    response
      .writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': '1000' })
      .write('ID3', () => response.destroy())
  },
} as const
export type SpeechFault = keyof typeof SPEECH_FAULTS

interface SpeechOrder {
  readonly model: string
  readonly voice: string
  readonly input: string
  readonly idempotencyKey: string | null
  readonly authorization: string | null
}

export interface SpeechDouble {
  /** Base URL with the version. */
  readonly url: string
  /** Every order so far: each may have cost money. */
  readonly orders: readonly SpeechOrder[]
  /** What the next orders meet, one each; afterwards it speaks. */
  next(...faults: readonly SpeechFault[]): void
  close(): Promise<void>
}

/** Starts a loopback server that speaks `POST /v1/audio/speech` in something like words, and misbehaves on demand. */
export async function startSpeechDouble(): Promise<SpeechDouble> {
  const orders: SpeechOrder[] = []
  const queue: SpeechFault[] = []
  const server = createServer((request, response) => {
    void (async () => {
      const body: Pick<SpeechOrder, 'model' | 'voice' | 'input'> = JSON.parse(await readBody(request))
      if (request.method !== 'POST' || request.url !== '/v1/audio/speech') {
        sendJson(response, 404, { error: { message: 'no such route' } })
        return
      }
      const { authorization = null } = request.headers
      const key = request.headers['idempotency-key']
      orders.push({ ...body, authorization, idempotencyKey: typeof key === 'string' ? key : null })
      const fault = queue.shift()
      if (fault !== undefined) SPEECH_FAULTS[fault](response)
      else response.writeHead(200, { 'content-type': 'audio/wav' }).end(spokenWords(body.input.split(' ').length))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server.address())}/v1`,
    orders,
    next: (...faults) => void queue.push(...faults),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}

function fail(
  status: number,
  error: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): (response: ServerResponse) => void {
  return (response) => sendJson(response, status, { error }, headers)
}

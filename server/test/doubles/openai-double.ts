import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ChatRequest, type DoubleAnswers, STORY_ANSWERS } from './openai-answers.ts'

/** Every way the double can behave. The word, as "double:<name>" in the text of a continuation, makes it behave so. */
const OPENAI_SCENARIOS = [
  'valid',
  'fenced',
  'chatty',
  'truncated',
  'refusal',
  'content-filter',
  'violating',
  'stranger',
  'garbage',
  'obedient',
  'no-choices',
  'no-format',
  'no-schema',
  'schema-complaint',
  'bad-request',
  'moderated-request',
  'unauthorized',
  'forbidden',
  'payment-required',
  'no-such-model',
  'rate-limited',
  'rate-limited-silently',
  'rate-limited-until',
  'out-of-quota',
  'server-error',
  'overloaded',
  'html-gateway',
  'html-ok',
  'half-json',
  'hang-before-headers',
  'hang-mid-body',
  'reset',
  'reset-mid-body',
] as const
export type OpenAiScenario = (typeof OPENAI_SCENARIOS)[number]

export interface OpenAiDouble {
  /** Base URL with the version, for `baseUrl`. */
  readonly url: string
  /** Every request so far, in order. */
  readonly calls: readonly (ChatRequest & { readonly authorization: string | null })[]
  /** What the next calls meet, in order; after that sentinel words count, and a sound answer without one. */
  next(...scenarios: readonly OpenAiScenario[]): void
  close(): Promise<void>
}

type Reply = (request: ChatRequest, response: ServerResponse) => void

/** The secret the double quotes back in a 401, as real servers do. */
export const QUOTED_KEY = 'sk-double-secret-key'

const repliesWith = (answers: DoubleAnswers): Readonly<Record<OpenAiScenario, Reply>> => ({
  valid: complete((request) => JSON.stringify(answers.sound(request))),
  fenced: complete((request) => `\`\`\`json\n${JSON.stringify(answers.sound(request), null, 2)}\n\`\`\``),
  chatty: complete(
    (request) => `Sure {as asked}! Here it is: ${JSON.stringify(answers.sound(request))} Anything else?`,
  ),
  truncated: complete((request) => JSON.stringify(answers.sound(request)).slice(0, answers.cutAt), 'length'),
  refusal: complete(() => null, 'stop', "I'm sorry, I can't help with that."),
  'content-filter': complete(() => '', 'content_filter'),
  violating: complete((request) => JSON.stringify(answers.violating(request))),
  stranger: complete((request) => JSON.stringify(answers.stranger(request))),
  garbage: complete(() => 'once upon a time { [ "'),
  obedient: complete((request) => JSON.stringify(answers.obedient(request))),
  'no-choices': (_, response) => sendJson(response, 200, { id: 'x', object: 'chat.completion', choices: [] }),
  'no-format': refuseFormat(['json_schema', 'json_object'], answers),
  'no-schema': refuseFormat(['json_schema'], answers),
  'schema-complaint': fail(400, { message: 'Your grammar and schema are bad', code: null }),
  'bad-request': fail(400, { message: "Invalid value for 'model'", type: 'invalid_request_error', code: null }),
  'moderated-request': fail(400, {
    message: 'The prompt was filtered.',
    type: 'invalid_request_error',
    code: 'content_filter',
  }),
  unauthorized: fail(401, { message: `Incorrect API key provided: ${QUOTED_KEY}`, code: 'invalid_api_key' }),
  forbidden: fail(403, { message: 'Country not supported', code: 'unsupported_country' }),
  'payment-required': fail(402, { message: 'Payment required' }),
  'no-such-model': fail(404, { message: 'The model does not exist', code: 'model_not_found' }),
  'rate-limited': fail(429, { message: 'Slow down', code: 'rate_limit_exceeded' }, { 'retry-after': '7' }),
  'rate-limited-silently': fail(429, { message: 'Slow down' }),
  'rate-limited-until': (request, response) =>
    fail(
      429,
      { message: 'Slow down' },
      { 'retry-after': new Date(Date.now() + 30_000).toUTCString() },
    )(request, response),
  'out-of-quota': fail(429, {
    message: 'You exceeded your current quota',
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  }),
  'server-error': fail(500, { message: 'The server had an error' }),
  overloaded: fail(503, { message: 'Overloaded' }, { 'retry-after-ms': '250' }),
  'html-gateway': (_, response) => sendHtml(response, 502),
  'html-ok': (_, response) => sendHtml(response, 200),
  'half-json': (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[{"mess'),
  // Nothing is sent: the caller's own deadline has to end this.
  'hang-before-headers': () => {},
  'hang-mid-body': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"x","choices":[')
  },
  reset: (_, response) => response.destroy(),
  'reset-mid-body': (_, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .write('{"id":"x","choices":[', () => response.destroy())
  },
})

/**
 * Starts a loopback server that speaks `POST /v1/chat/completions` and misbehaves on demand.
 *
 * @param answers what it is asked for; a storyteller's answers unless said otherwise.
 */
export async function startOpenAiDouble(answers: DoubleAnswers = STORY_ANSWERS): Promise<OpenAiDouble> {
  const replies = repliesWith(answers)
  const calls: (ChatRequest & { authorization: string | null })[] = []
  const queue: OpenAiScenario[] = []
  const server = createServer((request, response) => {
    void answer(request, response)
  })
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request)
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      sendJson(response, 404, { error: { message: 'no such route' } })
      return
    }
    const chat: ChatRequest = JSON.parse(body)
    calls.push({ ...chat, authorization: request.headers.authorization ?? null })
    replies[queue.shift() ?? sentinel(chat)](chat, response)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server.address())}/v1`,
    calls,
    next: (...scenarios) => void queue.push(...scenarios),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the double has no port')
  return address.port
}

/** A repair turn meets no sentinel: what was wrong once comes right, as it mostly does. */
function sentinel({ messages }: ChatRequest): OpenAiScenario {
  if (messages.some(({ role }) => role === 'assistant')) return 'valid'
  const words = messages.map(({ content }) => content).join('\n')
  return OPENAI_SCENARIOS.findLast((scenario) => words.includes(`double:${scenario}`)) ?? 'valid'
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function complete(
  write: (request: ChatRequest) => string | null,
  finishReason = 'stop',
  refusal: string | null = null,
): Reply {
  return (request, response) => {
    const message = { role: 'assistant', content: write(request), refusal }
    sendJson(response, 200, {
      id: 'chatcmpl-double',
      object: 'chat.completion',
      created: 1,
      model: request.model,
      choices: [{ index: 0, message, finish_reason: finishReason, logprobs: null }],
      usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
    })
  }
}

function refuseFormat(formats: readonly string[], answers: DoubleAnswers): Reply {
  return (request, response) => {
    const asked = request.response_format?.type
    if (asked === undefined || !formats.includes(asked))
      complete(() => JSON.stringify(answers.sound(request)))(request, response)
    else
      sendJson(response, 400, {
        error: { message: `response_format '${asked}' is not supported`, param: 'response_format' },
      })
  }
}

function fail(
  status: number,
  error: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return (_, response) => sendJson(response, status, { error }, headers)
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

export function sendHtml(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' }).end('<html><body><h1>Gateway</h1></body></html>')
}

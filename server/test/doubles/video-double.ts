import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { providerFilm } from '../make/provider-films.ts'
import { json, type Scenario, scenarioIn, type ScenarioName, SCENARIOS } from './video-faults.ts'

export type Dialect = 'multipart' | 'json' | 'openrouter' | 'fal'

/** One order as it came over the wire. */
interface ReceivedOrder {
  readonly dialect: Dialect
  readonly scenario: ScenarioName
  readonly fields: Readonly<Record<string, unknown>>
  readonly authorization: string | null
  readonly idempotencyKey: string | null
}

export interface VideoDouble {
  /** Where each dialect is spoken: the `baseUrl` of a model. */
  readonly baseUrls: Readonly<Record<Dialect, string>>
  /** `host:port` of the second server, where fal's films and redirects lead; it turns credentials away. */
  readonly filesHost: string
  /** Every order in the order of arrival, refused ones included. */
  readonly orders: readonly ReceivedOrder[]
  /** How many orders were taken, paid for or not. */
  readonly taken: number
  readonly cancelled: readonly string[]
  /** How often credentials turned up where they had no business. */
  readonly leakedCredentials: number
  close(): Promise<void>
}

interface Job {
  readonly id: string
  readonly dialect: Dialect
  readonly scenario: Scenario
  readonly prompt: string
  readonly model: string
  readonly createdAt: number
  polls: number
  fetches: number
  isCancelled: boolean
}

/** Polls until a job is done: queued, at work, apparently going backwards, done. */
const POLLS_UNTIL_DONE = 4
const BODY_BYTES_MAX = 1024 * 1024

/**
 * Starts loopback servers that speak the video protocols we know and misbehave on demand. What a job does depends on its
 * own prompt and on how often it was asked, never on a clock: a run can be repeated.
 *
 * @param options.port of the first server; any free one without it. `fallbackScenario` is for prompts without a tag;
 * `listPage` is the most jobs one page of the list holds.
 */
export async function startVideoDouble(
  options: { readonly port?: number; readonly fallbackScenario?: ScenarioName; readonly listPage?: number } = {},
): Promise<VideoDouble> {
  const jobs = new Map<string, Job>()
  const orders: ReceivedOrder[] = []
  const cancelled: string[] = []
  const answeredOnce = new Set<string>()
  let leakedCredentials = 0

  const files = createServer((request, response) => {
    if (request.headers.authorization !== undefined) {
      leakedCredentials += 1
      json(response, 400, { error: 'credentials have no business here' })
      return
    }
    const job = jobs.get(decodeURIComponent(request.url?.split('/').at(-1) ?? ''))
    void sendFilm(job, response, '')
  })
  const main = createServer((request, response) => {
    void route(request, response).catch((error: unknown) => json(response, 500, { error: { message: String(error) } }))
  })
  await listen(main, options.port ?? 0)
  await listen(files, 0)
  const origin = `http://127.0.0.1:${portOf(main)}`
  const filesHost = `127.0.0.1:${portOf(files)}`
  const baseUrls = {
    multipart: `${origin}/multipart/v1`,
    json: `${origin}/json/v1`,
    openrouter: `${origin}/openrouter/api/v1`,
    fal: `${origin}/fal`,
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin)
    const [, dialectName = '', ...path] = url.pathname.split('/')
    const dialect = (['multipart', 'json', 'openrouter', 'fal'] as const).find((name) => name === dialectName)
    if (dialect === undefined) return json(response, 404, { error: { message: 'no such route' } })
    if (dialect === 'fal') return routeFal(request, response, path)
    const at = path.indexOf('videos')
    if (at === -1) return json(response, 404, { error: { message: 'no such route' } })
    const [id, part] = path.slice(at + 1)
    if (id === undefined) {
      if (request.method === 'POST') return submit(dialect, request, response)
      return list(dialect, url, response)
    }
    const job = jobs.get(decodeURIComponent(id))
    if (job === undefined) return json(response, 404, { error: { message: 'no such video' } })
    if (request.method === 'DELETE') return cancel(job, response)
    if (part === 'content') return sendFilm(job, response, `http://${filesHost}/`)
    job.polls += 1
    if (job.scenario.poll?.(response, job.polls) === true) return undefined
    return json(response, 200, standing(job, `http://${filesHost}/`))
  }

  async function routeFal(request: IncomingMessage, response: ServerResponse, path: readonly string[]): Promise<void> {
    const at = path.indexOf('requests')
    if (at === -1) return submit('fal', request, response)
    const job = jobs.get(decodeURIComponent(path[at + 1] ?? ''))
    if (job === undefined) return json(response, 404, { detail: 'no such request' })
    if (request.method === 'PUT') return cancel(job, response)
    if (path[at + 2] === 'status') {
      job.polls += 1
      if (job.scenario.poll?.(response, job.polls) === true) return undefined
      const isDone = job.polls >= POLLS_UNTIL_DONE && job.scenario.neverEnds !== true
      const status = isDone ? 'COMPLETED' : job.polls === 1 ? 'IN_QUEUE' : 'IN_PROGRESS'
      const requestId = job.scenario.shape === 'other-job' ? 'somebody-elses' : job.id
      return json(response, isDone ? 200 : 202, { status, request_id: requestId, queue_position: 0 })
    }
    return falResult(job, response)
  }

  function falResult(job: Job, response: ServerResponse): void {
    const { end, fileUrl } = job.scenario
    if (end?.['status'] === 'completed') return json(response, 200, { video: null, ...end })
    if (end !== undefined) {
      const error: unknown = end['error']
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : 'internal_error'
      const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : 'gone'
      const status = end.http ?? 500
      const body =
        status < 500 ? { detail: [{ type: code, msg: message, loc: ['body', 'prompt'] }] } : { detail: message }
      return json(response, status, body, { 'x-fal-retryable': status < 500 ? 'false' : 'true', ...end.headers })
    }
    const url = fileUrl ?? `http://${filesHost}/files/${encodeURIComponent(job.id)}`
    return json(response, 200, { video: { url, content_type: 'video/mp4', file_size: 1 }, seed: 1 })
  }

  async function submit(dialect: Dialect, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fields = await readFields(request)
    const wanted = dialect === 'multipart' ? 'multipart/form-data' : 'application/json'
    if (!(request.headers['content-type'] ?? '').startsWith(wanted))
      return json(response, 415, { error: { message: `send ${wanted}` } })
    const wrong = wrongField(dialect, fields)
    if (wrong !== null)
      return json(response, 422, { detail: [{ loc: ['body', wrong], msg: 'wrong', type: 'value_error' }] })
    const prompt = String(fields['prompt'])
    const name = scenarioIn(prompt) ?? options.fallbackScenario ?? 'fine'
    const scenario: Scenario = SCENARIOS[name]
    orders.push({
      dialect,
      scenario: name,
      fields,
      authorization: request.headers.authorization ?? null,
      idempotencyKey: header(request, 'idempotency-key'),
    })
    const fault = scenario.submit?.once === true && answeredOnce.has(prompt) ? undefined : scenario.submit
    answeredOnce.add(prompt)
    const job =
      fault === undefined || fault.takes
        ? take(dialect, scenario, prompt, typeof fields['model'] === 'string' ? fields['model'] : '')
        : null
    if (fault !== undefined) return fault.answer(response)
    if (job !== null) return json(response, 200, receipt(job))
  }

  function take(dialect: Dialect, scenario: Scenario, prompt: string, model: string): Job {
    const number = jobs.size + 1
    const id = scenario.shape === 'opaque-id' ? `cHJv/dmlk+ZXI=:${'x'.repeat(300)}${number}` : `video_${number}`
    const job = {
      id,
      dialect,
      scenario,
      prompt,
      model,
      createdAt: Math.floor(Date.now() / 1000),
      polls: 0,
      fetches: 0,
      isCancelled: false,
    }
    jobs.set(id, job)
    return job
  }

  function receipt(job: Job): unknown {
    const address = `${baseUrls[job.dialect]}/videos/${encodeURIComponent(job.id)}`
    if (job.dialect === 'openrouter') return { id: job.id, polling_url: address, status: 'pending' }
    if (job.dialect !== 'fal') return standing(job, '')
    const base = `${baseUrls.fal}/double/film/requests/${encodeURIComponent(job.id)}`
    return { request_id: job.id, status_url: `${base}/status`, response_url: base, cancel_url: `${base}/cancel` }
  }

  function list(dialect: Dialect, url: URL, response: ServerResponse): void {
    if (dialect === 'openrouter') return json(response, 405, { error: { message: 'no list' } })
    const all = [...jobs.values()].filter((job) => job.dialect === dialect).toReversed()
    const from = all.findIndex(({ id }) => id === url.searchParams.get('after')) + 1
    const page = all.slice(from, from + Math.min(options.listPage ?? 20, Number(url.searchParams.get('limit') ?? 20)))
    return json(response, 200, {
      object: 'list',
      data: page.map((job) => ({ ...standing(job, ''), prompt: job.prompt })),
      has_more: from + page.length < all.length,
      last_id: page.at(-1)?.id ?? null,
    })
  }

  function cancel(job: Job, response: ServerResponse): void {
    job.isCancelled = true
    cancelled.push(job.id)
    return json(response, 200, { id: job.id, status: 'deleted' })
  }

  async function sendFilm(job: Job | undefined, response: ServerResponse, elsewhere: string): Promise<void> {
    if (job === undefined) return json(response, 404, { error: { message: 'no such film' } })
    job.fetches += 1
    const film = await providerFilm(job.scenario.film ?? 'h264')
    if (job.scenario.redirectsFilm === true && elsewhere !== '') {
      response.writeHead(302, { location: `${elsewhere}files/${encodeURIComponent(job.id)}` }).end()
      return
    }
    if (job.scenario.file?.(response, job.fetches, film) === true) return
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': film.length }).end(film)
  }

  return {
    baseUrls,
    filesHost,
    orders,
    cancelled,
    get taken() {
      return jobs.size
    },
    get leakedCredentials() {
      return leakedCredentials
    },
    close: async () => {
      await Promise.all([stop(main), stop(files)])
    },
  }
}

/** How a job stands after so many polls, in the shape its scenario wants. */
function standing(job: Job, filesBase: string): Record<string, unknown> {
  const { scenario, polls } = job
  const id = scenario.shape === 'other-job' ? 'somebody-elses' : job.id
  const created = { id, object: 'video', created_at: job.createdAt, model: job.model }
  if (job.isCancelled) return { ...created, status: 'cancelled' }
  if (polls >= POLLS_UNTIL_DONE && scenario.neverEnds !== true) return { ...created, ...ending(job, filesBase) }
  const status = polls <= 1 ? 'queued' : scenario.shape === 'processing' ? 'processing' : 'in_progress'
  if (scenario.shape === 'minimal') return { id, status, created_at: job.createdAt }
  if (scenario.shape === 'nulls') return { ...created, status, progress: null, size: null, seconds: null, error: null }
  const seconds = scenario.shape === 'other-seconds' ? '5' : '8'
  // A third look that shows less than the second: progress goes backwards at some servers.
  return { ...created, status, progress: polls === 2 ? 60 : polls * 10, seconds, size: '1280x720' }
}

function ending({ scenario, dialect, id }: Job, filesBase: string): Record<string, unknown> {
  const { end } = scenario
  if (end !== undefined) {
    const { http: _http, headers: _headers, ...told } = end
    return { status: 'failed', ...told }
  }
  if (scenario.shape === 'minimal') return { status: 'completed' }
  const done = { status: 'completed', progress: 100, seconds: '8' }
  if (dialect !== 'openrouter') return done
  const url = scenario.fileUrl ?? `${filesBase}files/${encodeURIComponent(id)}`
  return { ...done, unsigned_urls: [url], usage: { cost: 0.8 } }
}

/** The field an honest server would complain about. */
function wrongField(dialect: Dialect, fields: Readonly<Record<string, unknown>>): string | null {
  if (typeof fields['prompt'] !== 'string' || fields['prompt'] === '') return 'prompt'
  if (dialect === 'fal') return null
  if (typeof fields['model'] !== 'string') return 'model'
  if (dialect === 'openrouter') return typeof fields['duration'] === 'number' ? null : 'duration'
  if (typeof fields['seconds'] !== 'string' || !/^[1-9]\d*$/.test(fields['seconds'])) return 'seconds'
  return typeof fields['size'] === 'string' && /^\d+x\d+$/.test(fields['size']) ? null : 'size'
}

async function readFields(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > BODY_BYTES_MAX) throw new Error('the body is too large')
    chunks.push(bytes)
  }
  const body = Buffer.concat(chunks)
  const type = header(request, 'content-type') ?? ''
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    return Object.fromEntries(form.entries())
  }
  const parsed: unknown = JSON.parse(body.toString('utf8') || '{}')
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
}

function header(request: IncomingMessage, name: string): string | null {
  const found = request.headers[name]
  return typeof found === 'string' ? found : null
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the double has no port')
  return address.port
}

async function stop(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    server.closeAllConnections()
  })
}

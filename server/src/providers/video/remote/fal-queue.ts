import { randomInt } from 'node:crypto'
import { ProviderFailure } from '#platform/failure.ts'
import { retryAfterMs } from '#platform/retry-after.ts'
import type { FalQueueModel } from '../catalog/video-catalog.ts'
import type { SubmittedJob, VideoState } from '../video.port.ts'
import { type ApiAnswer, callApi } from './api-call.ts'
import { fieldOf, firstUrl, messageIn, textIn } from './answer-fields.ts'
import { failureOfAnswer, isModeration, moderationFailure } from './failure-of-answer.ts'
import { fillTemplate } from './fill-template.rules.ts'
import { ambiguousAnswer, ambiguousUnlessUnsent, delayMs, isYoung, ownUrl, pollTiming } from './protocol.rules.ts'
import type { FilmAddress, SucceededState, VideoOrder, VideoProtocol } from './video-protocol.ts'

const CALL_TIMEOUT_MS = 60_000

/**
 * fal's queue (MEDIA 1.5): a receipt with the addresses to ask at, a status that says `COMPLETED` whether it went well
 * or not, and a result whose HTTP status tells which. It has no list of jobs, so a lost receipt stays lost.
 */
export class FalQueue implements VideoProtocol {
  readonly #model: FalQueueModel
  readonly #apiKey: string
  readonly #base: string
  readonly #callTimeoutMs: number

  constructor(model: FalQueueModel, apiKey: string | null, options: { readonly callTimeoutMs?: number } = {}) {
    this.#model = model
    this.#apiKey = apiKey ?? ''
    this.#base = model.baseUrl.replace(/\/+$/, '')
    this.#callTimeoutMs = options.callTimeoutMs ?? CALL_TIMEOUT_MS
  }

  async submit(order: VideoOrder, signal: AbortSignal): Promise<SubmittedJob> {
    const body = JSON.stringify(fillTemplate(this.#model.input, order))
    const answer = await this.#call('POST', `${this.#base}/${this.#model.model}`, signal, body).catch(
      (error: unknown) => {
        throw ambiguousUnlessUnsent(error)
      },
    )
    if (answer.http < 200 || answer.http >= 300) throw failureOfAnswer(answer, 'submit', this.#apiKey)
    const id = textIn(answer.json, 'request_id')
    if (id === null) throw ambiguousAnswer()
    const handle: Record<string, string> = {}
    for (const name of ['status_url', 'response_url', 'cancel_url']) {
      const url = textIn(answer.json, name)
      if (url !== null) handle[name] = url
    }
    return { providerJobId: id, handle }
  }

  async poll(job: SubmittedJob, signal: AbortSignal): Promise<VideoState> {
    const answer = await this.#call('GET', this.#urlOf(job, 'status_url', '/status'), signal)
    if (answer.http === 404 && isYoung(job)) return this.#running(answer)
    if (answer.http === 404) return { kind: 'failed', failure: failureOfAnswer(answer, 'poll', this.#apiKey) }
    if (answer.http < 200 || answer.http >= 300) throw failureOfAnswer(answer, 'poll', this.#apiKey)
    const id = textIn(answer.json, 'request_id')
    if (id !== null && id !== job.providerJobId)
      throw new ProviderFailure('bad_output', 'The video server spoke of something else than our order.', {
        retry: 'after',
      })
    const status = textIn(answer.json, 'status')
    if (status === null) throw new ProviderFailure('bad_output', 'The video server gave no status.', { retry: 'after' })
    return status === 'COMPLETED' ? this.#result(job, signal) : this.#running(answer)
  }

  filmAddress(_job: SubmittedJob, { fileUrl }: SucceededState): FilmAddress {
    if (fileUrl === undefined) throw new RangeError('fal names the address of every film')
    // Films lie on another host than the queue, which has no business with the key.
    return { url: fileUrl, headers: ownUrl(this.#base, fileUrl) === null ? {} : this.#authorization() }
  }

  async cancel(job: SubmittedJob, signal: AbortSignal): Promise<'cancelled' | 'too_late'> {
    const { http } = await this.#call('PUT', this.#urlOf(job, 'cancel_url', '/cancel'), signal)
    return http >= 200 && http < 300 ? 'cancelled' : 'too_late'
  }

  async #result(job: SubmittedJob, signal: AbortSignal): Promise<VideoState> {
    const answer = await this.#call('GET', this.#urlOf(job, 'response_url', ''), signal)
    if (answer.http >= 400) {
      const failure = failureOfAnswer(answer, 'poll', this.#apiKey)
      // The order is over whatever we do; `X-Fal-Retryable` says whether another one may fare better.
      const retry =
        failure.code === 'moderated' || answer.headers.get('x-fal-retryable') === 'false' ? 'never' : failure.retry
      return {
        kind: 'failed',
        failure: new ProviderFailure(failure.code, failure.message, {
          retry,
          retryAfterMs: failure.retryAfterMs,
          http: failure.http,
          moderated: failure.moderated,
          cause: failure,
        }),
      }
    }
    const { json } = answer
    const output = fieldOf(json, 'output') ?? json
    const url =
      textIn(fieldOf(output, 'video'), 'url') ??
      firstUrl(fieldOf(output, 'video')) ??
      firstUrl(fieldOf(output, 'videos'))
    if (url !== null && URL.canParse(url, `${this.#base}/`))
      return { kind: 'succeeded', fileUrl: new URL(url, `${this.#base}/`).href }
    const said = messageIn(json) ?? JSON.stringify(json ?? null)
    return {
      kind: 'failed',
      failure: isModeration(said)
        ? moderationFailure(`output: ${said}`, answer.http, this.#apiKey)
        : new ProviderFailure('bad_output', 'The provider finished without a film.', {
            retry: 'never',
            billed: 'unknown',
          }),
    }
  }

  #running({ headers, json }: ApiAnswer): VideoState {
    const { everyMs } = pollTiming(this.#model)
    const percent = textIn(json, 'status') === 'IN_PROGRESS' ? 10 : 0
    return { kind: 'running', percent, pollAfterMs: delayMs(everyMs, retryAfterMs(headers), randomInt) }
  }

  /** The address fal gave, if the key may go there; otherwise the one its documentation describes. */
  #urlOf({ providerJobId, handle }: SubmittedJob, name: string, path: string): string {
    const derived = `${this.#base}/${this.#model.model}/requests/${encodeURIComponent(providerJobId)}${path}`
    return ownUrl(this.#base, handle?.[name]) ?? derived
  }

  #authorization(): Record<string, string> {
    return this.#apiKey === '' ? {} : { authorization: `Key ${this.#apiKey}` }
  }

  #call(method: 'GET' | 'POST' | 'PUT', url: string, signal: AbortSignal, body?: string): Promise<ApiAnswer> {
    return callApi(url, {
      method,
      headers: {
        accept: 'application/json',
        ...this.#authorization(),
        // Its own retries would buy for us what we count ourselves.
        ...(body !== undefined && { 'content-type': 'application/json', 'x-fal-no-retry': '1' }),
      },
      ...(body !== undefined && { body }),
      timeoutMs: this.#callTimeoutMs,
      signal,
    })
  }
}

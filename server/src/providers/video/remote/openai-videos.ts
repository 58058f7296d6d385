import { randomInt } from 'node:crypto'
import { ProviderFailure } from '#platform/failure.ts'
import { retryAfterMs } from '#platform/retry-after.ts'
import type { OpenAiVideosModel } from '../catalog/video-catalog.ts'
import type { AmbiguousOrder, SubmittedJob, VideoState } from '../video.port.ts'
import { type ApiAnswer, callApi } from './api-call.ts'
import { fieldOf, firstUrl, messageIn, numberIn, textIn } from './answer-fields.ts'
import { failureOfAnswer, isModeration, moderationFailure, redacted } from './failure-of-answer.ts'
import { fillTemplate } from './fill-template.rules.ts'
import { ambiguousAnswer, ambiguousUnlessUnsent, delayMs, isYoung, ownUrl, pollTiming } from './protocol.rules.ts'
import type { FilmAddress, SucceededState, VideoOrder, VideoProtocol } from './video-protocol.ts'

const CALL_TIMEOUT_MS = 60_000
const LIST_PAGE = 100
const LIST_PAGES_MAX = 10
/** Clocks of two machines; a listed job this much older than our order may still be it. */
const CLOCK_SKEW_SECONDS = 120

const DONE = ['completed', 'succeeded', 'success']
const CALLED_OFF = ['cancelled', 'canceled', 'deleted']
const BROKEN = ['failed', 'error']

/**
 * The `/v1/videos` shape that outlived OpenAI's own service, in its three dialects (MEDIA 1.4). Ids are opaque; unknown
 * statuses mean that the server is still at it.
 */
export class OpenAiVideos implements VideoProtocol {
  readonly #model: OpenAiVideosModel
  readonly #apiKey: string
  readonly #base: string
  readonly #callTimeoutMs: number
  /** Absent where the dialect has no list to look through. */
  readonly reconcile?: (order: VideoOrder, ambiguous: AmbiguousOrder) => Promise<SubmittedJob | null>

  constructor(model: OpenAiVideosModel, apiKey: string | null, options: { readonly callTimeoutMs?: number } = {}) {
    this.#model = model
    this.#apiKey = apiKey ?? ''
    this.#base = model.baseUrl.replace(/\/+$/, '')
    this.#callTimeoutMs = options.callTimeoutMs ?? CALL_TIMEOUT_MS
    if (model.dialect !== 'openrouter') this.reconcile = (order, ambiguous) => this.#find(order, ambiguous)
  }

  async submit(order: VideoOrder, signal: AbortSignal): Promise<SubmittedJob> {
    const { headers, body } = this.#request(order)
    const answer = await this.#call('POST', `${this.#base}/videos`, signal, {
      headers: { ...headers, 'idempotency-key': order.idempotencyKey },
      body,
    }).catch((error: unknown) => {
      throw ambiguousUnlessUnsent(error)
    })
    if (answer.http < 200 || answer.http >= 300) throw failureOfAnswer(answer, 'submit', this.#apiKey)
    const id = textIn(answer.json, 'id')
    if (id === null) throw ambiguousAnswer()
    const pollingUrl = textIn(answer.json, 'polling_url')
    return { providerJobId: id, ...(pollingUrl !== null && { handle: { pollingUrl } }) }
  }

  async poll(job: SubmittedJob, signal: AbortSignal): Promise<VideoState> {
    const answer = await this.#call('GET', this.#statusUrl(job), signal)
    if (answer.http === 404 && isYoung(job)) return this.#running(answer, null)
    if (answer.http === 404 || answer.http === 410)
      return { kind: 'failed', failure: failureOfAnswer(answer, 'poll', this.#apiKey) }
    if (answer.http < 200 || answer.http >= 300) throw failureOfAnswer(answer, 'poll', this.#apiKey)
    const id = textIn(answer.json, 'id')
    const status = textIn(answer.json, 'status')?.toLowerCase() ?? null
    if (status === null || (id !== null && id !== job.providerJobId))
      throw new ProviderFailure('bad_output', 'The video server spoke of something else than our order.', {
        retry: 'after',
      })
    if (DONE.includes(status)) return this.#succeeded(answer)
    if (CALLED_OFF.includes(status)) return { kind: 'cancelled' }
    if (status === 'expired')
      return {
        kind: 'failed',
        failure: new ProviderFailure('expired', 'The film was not fetched in time.', { retry: 'after' }),
      }
    if (BROKEN.includes(status)) return { kind: 'failed', failure: this.#failureOfJob(answer) }
    return this.#running(answer, numberIn(answer.json, 'progress'))
  }

  filmAddress(job: SubmittedJob, { fileUrl }: SucceededState): FilmAddress {
    const own = `${this.#base}/videos/${encodeURIComponent(job.providerJobId)}/content`
    const url = fileUrl ?? (this.#model.dialect === 'openrouter' ? `${own}?index=0` : own)
    return { url, headers: ownUrl(this.#base, url) === null ? {} : this.#authorization() }
  }

  async cancel(job: SubmittedJob, signal: AbortSignal): Promise<'cancelled' | 'too_late' | 'unsupported'> {
    if (this.#model.dialect === 'openrouter') return 'unsupported'
    const { http } = await this.#call('DELETE', `${this.#base}/videos/${encodeURIComponent(job.providerJobId)}`, signal)
    if (http === 405 || http === 501) return 'unsupported'
    return http >= 200 && http < 300 ? 'cancelled' : 'too_late'
  }

  #request(order: VideoOrder): { headers: Record<string, string>; body: string | FormData } {
    const { dialect, model, extra = {}, sound } = this.#model
    const more = fillTemplate(extra, order)
    const shape = `${order.width}x${order.height}`
    if (dialect === 'multipart') {
      const form = new FormData()
      for (const [name, value] of Object.entries({
        model,
        prompt: order.prompt,
        seconds: String(Math.round(order.seconds)),
        size: shape,
        ...more,
      }))
        form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
      return { headers: {}, body: form }
    }
    const fields =
      dialect === 'json'
        ? { model, prompt: order.prompt, seconds: String(Math.round(order.seconds)), size: shape }
        : {
            model,
            prompt: order.prompt,
            duration: order.seconds,
            resolution: `${Math.min(order.width, order.height)}p`,
            aspect_ratio: order.width >= order.height ? '16:9' : '9:16',
            ...(sound === 'optional' && { generate_audio: order.sound }),
          }
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...fields, ...more }) }
  }

  #statusUrl({ providerJobId, handle }: SubmittedJob): string {
    const derived = `${this.#base}/videos/${encodeURIComponent(providerJobId)}`
    // The key goes with this call: an address elsewhere is not followed, whoever names it.
    return ownUrl(this.#base, handle?.['pollingUrl']) ?? derived
  }

  #running({ headers }: ApiAnswer, progress: number | null): VideoState {
    const { everyMs } = pollTiming(this.#model)
    const percent = Math.max(0, Math.min(99, progress ?? 0))
    return { kind: 'running', percent, pollAfterMs: delayMs(everyMs, retryAfterMs(headers), randomInt) }
  }

  #succeeded({ json }: ApiAnswer): VideoState {
    const lists = ['unsigned_urls', 'urls'].map((name) => fieldOf(json, name)).filter((list) => Array.isArray(list))
    const url = lists.map(firstUrl).find((found) => found !== null)
    if (lists.length > 0 && url === undefined) {
      // A filter that leaves nothing over looks like success without a film (MEDIA 1.5).
      const said = messageIn(json) ?? JSON.stringify(json)
      return {
        kind: 'failed',
        failure: isModeration(said)
          ? moderationFailure(`output: ${said}`, undefined, this.#apiKey)
          : new ProviderFailure('bad_output', 'The provider finished without a film.', {
              retry: 'never',
              billed: 'unknown',
            }),
      }
    }
    const costUsd = numberIn(fieldOf(json, 'usage'), 'cost')
    return {
      kind: 'succeeded',
      ...(url !== undefined && { fileUrl: new URL(url, `${this.#base}/`).href }),
      ...(costUsd !== null && costUsd >= 0 && { costUsd }),
    }
  }

  #failureOfJob({ json }: ApiAnswer): ProviderFailure {
    const code = fieldOf(fieldOf(json, 'error'), 'code')
    const message = messageIn(json) ?? 'no reason given'
    const said = `${typeof code === 'string' || typeof code === 'number' ? code : ''} ${message}`
    if (isModeration(said)) return moderationFailure(said, undefined, this.#apiKey)
    return new ProviderFailure('provider', `The provider could not film it: ${redacted(message, this.#apiKey)}`, {
      retry: 'after',
    })
  }

  /** Looks through the newest jobs for one with our very words; a server that echoes none cannot tell. */
  async #find(order: VideoOrder, { begunAt, isTaken, signal }: AmbiguousOrder): Promise<SubmittedJob | null> {
    const oldest = begunAt.getTime() / 1000 - CLOCK_SKEW_SECONDS
    let after: string | null = null
    for (let page = 0; page < LIST_PAGES_MAX; page += 1) {
      const query = new URLSearchParams({ limit: String(LIST_PAGE), order: 'desc', ...(after !== null && { after }) })
      const answer = await this.#call('GET', `${this.#base}/videos?${query.toString()}`, signal)
      if ([404, 405, 501].includes(answer.http)) return null
      if (answer.http < 200 || answer.http >= 300) throw failureOfAnswer(answer, 'poll', this.#apiKey)
      const listed = fieldOf(answer.json, 'data')
      const jobs: unknown[] = Array.isArray(listed) ? listed : []
      for (const job of jobs) {
        const id = textIn(job, 'id')
        if (id === null || textIn(job, 'prompt') !== order.prompt) continue
        if ((numberIn(job, 'created_at') ?? oldest) < oldest || (await isTaken(id))) continue
        return { providerJobId: id }
      }
      const last = jobs.at(-1)
      after = textIn(answer.json, 'last_id') ?? textIn(last, 'id')
      if (
        fieldOf(answer.json, 'has_more') !== true ||
        after === null ||
        (numberIn(last, 'created_at') ?? oldest) < oldest
      )
        return null
    }
    return null
  }

  #authorization(): Record<string, string> {
    return this.#apiKey === '' ? {} : { authorization: `Bearer ${this.#apiKey}` }
  }

  #call(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    signal: AbortSignal,
    more: { readonly headers?: Record<string, string>; readonly body?: string | FormData } = {},
  ): Promise<ApiAnswer> {
    return callApi(url, {
      method,
      headers: { accept: 'application/json', ...this.#authorization(), ...more.headers },
      ...(more.body !== undefined && { body: more.body }),
      timeoutMs: this.#callTimeoutMs,
      signal,
    })
  }
}

import { createHash, randomInt } from 'node:crypto'
import { join } from 'node:path'
import { filmNote } from '@skein/contract/film-notes'
import { captionCues } from '#animatic/timeline.rules.ts'
import { ProviderFailure } from '#platform/failure.ts'
import type { DownloadLimits } from '#platform/outbound/download-file.ts'
import { isAvailable, priceOf, secondsToOrder, sizeToOrder } from '../catalog/model.rules.ts'
import type { VideoModel } from '../catalog/video-catalog.ts'
import { ingestInChild } from '../ingest/ingest-process.ts'
import type { IngestedFiles } from '../ingest/ingest-task.ts'
import type {
  AmbiguousOrder,
  RenderedVideo,
  SubmittedJob,
  VideoCallContext,
  VideoProvider,
  VideoRequest,
  VideoState,
} from '../video.port.ts'
import { fetchFilm, fetchPolicy } from './fetch-film.ts'
import { delayMs, pollTiming } from './protocol.rules.ts'
import type { SucceededState, VideoOrder, VideoProtocol } from './video-protocol.ts'
import { writePrompt } from './write-prompt.rules.ts'

/** Less of a standing picture than this is not worth a word. */
const HELD_SECONDS_TOLD = 0.5
const PROGRESS_AFTER_DOWNLOAD = 30

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export interface RemoteVideoOptions {
  readonly now?: () => Date
  readonly downloadLimits?: DownloadLimits
  /** Takes the downloaded file into the encoding contract; tests of everything before it give a quicker one. */
  readonly ingest?: typeof ingestInChild
}

/** A model of the catalogue behind its protocol: orders, asks, fetches, and takes the file into the encoding contract. */
export class RemoteVideoProvider implements VideoProvider {
  readonly id: string
  readonly giveUpMs: number
  readonly #model: VideoModel
  readonly #protocol: VideoProtocol
  readonly #options: RemoteVideoOptions
  /** Only set where the protocol can: its absence tells the pipeline that nobody can say. */
  readonly reconcile?: (request: VideoRequest, ambiguous: AmbiguousOrder) => Promise<SubmittedJob | null>

  constructor(model: VideoModel, protocol: VideoProtocol, options: RemoteVideoOptions = {}) {
    this.id = model.id
    this.giveUpMs = pollTiming(model).giveUpMs
    this.#model = model
    this.#protocol = protocol
    this.#options = options
    const find = protocol.reconcile?.bind(protocol)
    if (find !== undefined) this.reconcile = (request, ambiguous) => find(this.#orderFor(request), ambiguous)
  }

  async submit(request: VideoRequest, { signal, order = 1 }: VideoCallContext): Promise<SubmittedJob> {
    const now = this.#options.now?.() ?? new Date()
    if (!isAvailable(this.#model, now))
      throw new ProviderFailure(
        'unsupported',
        `${this.#model.model} was offered until ${this.#model.availableUntil}.`,
        {
          retry: 'never',
          billed: 'no',
        },
      )
    return await this.#protocol.submit(this.#orderFor(request, order), signal)
  }

  /** Trouble in asking is no news of the order: it is asked again until it counts as lost (MEDIA 1.6, rule 4). */
  async poll(job: SubmittedJob, { signal }: VideoCallContext): Promise<VideoState> {
    try {
      return await this.#protocol.poll(job, signal)
    } catch (error) {
      if (!(error instanceof ProviderFailure) || error.retry !== 'after') throw error
      const { everyMs } = pollTiming(this.#model)
      return { kind: 'running', percent: 0, pollAfterMs: delayMs(everyMs, error.retryAfterMs, randomInt) }
    }
  }

  async fetchResult(
    job: SubmittedJob,
    request: VideoRequest,
    { workDirectory, signal, onProgress }: VideoCallContext,
    state: SucceededState = { kind: 'succeeded' },
  ): Promise<RenderedVideo> {
    const file = join(workDirectory, 'film')
    const { downloadLimits } = this.#options
    const source = await fetchFilm(this.#protocol.filmAddress(job, state), file, {
      policy: fetchPolicy(this.#model),
      signal,
      ...(downloadLimits !== undefined && { limits: downloadLimits }),
    })
    onProgress(PROGRESS_AFTER_DOWNLOAD)
    const { durationSeconds } = request.script
    const taken = await (this.#options.ingest ?? ingestInChild)(file, {
      directory: workDirectory,
      durationSeconds,
      signal,
      onProgress: (percent) => onProgress(PROGRESS_AFTER_DOWNLOAD + (percent * (100 - PROGRESS_AFTER_DOWNLOAD)) / 100),
    })
    const { prompt, seconds, width, height } = this.#orderFor(request)
    const costUsd = state.costUsd ?? priceOf(this.#model, seconds)
    return {
      renditions: taken.renditions,
      posterFile: taken.posterFile,
      ...(taken.posterSizes !== undefined && { posterSizes: taken.posterSizes }),
      ...(taken.spriteFile !== undefined && { spriteFile: taken.spriteFile }),
      captions: captionCues(request.script, request.bible),
      durationSeconds,
      provenance: { provider: this.id, model: this.#model.model, generated: true, promptHash: sha256(prompt) },
      notes: notesOn(taken),
      ...(costUsd !== null && { costUsd }),
      trace: { prompt, requested: { seconds, width, height }, measured: { ...taken.measured, ...source } },
    }
  }

  cancel(job: SubmittedJob): Promise<'cancelled' | 'too_late' | 'unsupported'> {
    return this.#protocol.cancel(job, new AbortController().signal)
  }

  #orderFor(request: VideoRequest, order = 1): VideoOrder {
    const { script, bible, jobId } = request
    return {
      prompt: writePrompt(script, bible, this.#model.promptLengthMax),
      seconds: secondsToOrder(this.#model, script.durationSeconds),
      ...sizeToOrder(this.#model),
      // Positive and small enough for any server's integer.
      seed: Number.parseInt(sha256(jobId).slice(0, 7), 16),
      sound: this.#model.sound !== 'never',
      idempotencyKey: `${jobId}-${order}`,
    }
  }
}

function notesOn({ heldSeconds, softenedFrames }: IngestedFiles): string[] {
  const seconds = Math.round(heldSeconds * 10) / 10
  const isHeld = heldSeconds >= HELD_SECONDS_TOLD
  return [
    ...(isHeld ? [filmNote('film_short', { n: `${seconds}` })] : []),
    ...(softenedFrames > 0 ? [filmNote('film_softened')] : []),
  ]
}

import { captionCues, timeShots } from '#animatic/timeline.rules.ts'
import { type Pictures, renderInChild } from '#animatic/render-process.ts'
import { narrationLines } from '#providers/voice/narration-lines.rules.ts'
import type { Narrator } from '#providers/voice/narrator.ts'
import type {
  RenderedVideo,
  SubmittedJob,
  VideoCallContext,
  VideoProvider,
  VideoRequest,
  VideoState,
} from './video.port.ts'

export interface DrawnVideoOptions {
  readonly id: string
  /** Names the drawing code. */
  readonly model: string
  readonly pictures: Pictures
  /** Said of every segment it draws. */
  readonly note?: string
  readonly understudy?: VideoProvider
  /** Reads the captions out; nobody does when absent. */
  readonly narrator?: Narrator | null
  /** Draws in a process of its own; tests of what happens when that breaks give one that does. */
  readonly render?: typeof renderInChild
}

/**
 * A local renderer: free, without a key, here.
 *
 * Submitting buys nothing and `fetchResult` does all the work, so a worker that died in the middle simply renders again.
 */
export class DrawnVideoProvider implements VideoProvider {
  readonly id: string
  readonly isLocal = true
  readonly understudy?: VideoProvider
  readonly #options: DrawnVideoOptions

  constructor(options: DrawnVideoOptions) {
    this.id = options.id
    this.#options = options
    if (options.understudy !== undefined) this.understudy = options.understudy
  }

  async submit(request: VideoRequest): Promise<SubmittedJob> {
    return { providerJobId: `${this.#options.model}:${request.jobId}` }
  }

  async poll(): Promise<VideoState> {
    return { kind: 'succeeded' }
  }

  /** @throws ProviderFailure as `renderInChild` says. */
  async fetchResult(_job: SubmittedJob, request: VideoRequest, context: VideoCallContext): Promise<RenderedVideo> {
    const { render = renderInChild, pictures, model, note, narrator } = this.#options
    const { script, jobId, bible } = request
    const narration = await narrator?.narrate(narrationLines(script, timeShots(script)), {
      jobId,
      directory: context.workDirectory,
      signal: context.signal,
    })
    const files = await render(request, {
      directory: context.workDirectory,
      pictures,
      narration: narration?.lines ?? [],
      signal: context.signal,
      onProgress: context.onProgress,
    })
    return {
      renditions: files.renditions,
      posterFile: files.posterFile,
      posterSizes: files.posterSizes,
      spriteFile: files.spriteFile,
      captions: captionCues(script, bible),
      durationSeconds: script.durationSeconds,
      provenance: { provider: this.id, model, generated: false, ...(narration?.voice && { voice: narration.voice }) },
      notes: [...(note === undefined ? [] : [note]), ...files.notes, ...(narration?.notes ?? [])],
    }
  }

  /** Nothing runs between calls; a running `fetchResult` is cancelled through its signal. */
  async cancel(): Promise<'cancelled'> {
    return 'cancelled'
  }

  async reconcile(request: VideoRequest): Promise<SubmittedJob> {
    return await this.submit(request)
  }
}

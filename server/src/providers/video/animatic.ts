import { captionCues, timeShots } from '#animatic/timeline.rules.ts'
import { renderInChild } from '#animatic/render-process.ts'
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

/** Names the drawing code: raise it when the same script would give other pictures. */
const MODEL = 'animatic-2'

/**
 * The local renderer: an honest moving storyboard, drawn here, free and without a key.
 *
 * Submitting buys nothing and `fetchResult` does all the work, so a worker that died in the middle simply renders again.
 */
export class AnimaticVideoProvider implements VideoProvider {
  readonly id = 'animatic'
  readonly isLocal = true
  readonly #narrator: Narrator | null

  /** @param narrator reads the captions out; nobody does without. */
  constructor(narrator: Narrator | null = null) {
    this.#narrator = narrator
  }

  async submit(request: VideoRequest): Promise<SubmittedJob> {
    return { providerJobId: `${MODEL}:${request.jobId}` }
  }

  async poll(): Promise<VideoState> {
    return { kind: 'succeeded' }
  }

  /** @throws ProviderFailure as `renderInChild` says. */
  async fetchResult(_job: SubmittedJob, request: VideoRequest, context: VideoCallContext): Promise<RenderedVideo> {
    const { script, jobId } = request
    const narration = await this.#narrator?.narrate(narrationLines(script, timeShots(script)), {
      jobId,
      directory: context.workDirectory,
      signal: context.signal,
    })
    const files = await renderInChild(request, {
      directory: context.workDirectory,
      narration: narration?.lines ?? [],
      signal: context.signal,
      onProgress: context.onProgress,
    })
    return {
      renditions: files.renditions,
      posterFile: files.posterFile,
      spriteFile: files.spriteFile,
      captions: captionCues(request.script, request.bible),
      durationSeconds: request.script.durationSeconds,
      provenance: {
        provider: this.id,
        model: MODEL,
        generated: false,
        ...(narration?.voice && { voice: narration.voice }),
      },
      notes: [...files.notes, ...(narration?.notes ?? [])],
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

import { captionCues } from '#animatic/timeline.rules.ts'
import { renderInChild } from '#animatic/render-process.ts'
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

  async submit(request: VideoRequest): Promise<SubmittedJob> {
    return { providerJobId: `${MODEL}:${request.jobId}` }
  }

  async poll(): Promise<VideoState> {
    return { kind: 'succeeded' }
  }

  /** @throws ProviderFailure as `renderInChild` says. */
  async fetchResult(_job: SubmittedJob, request: VideoRequest, context: VideoCallContext): Promise<RenderedVideo> {
    const files = await renderInChild(request, {
      directory: context.workDirectory,
      signal: context.signal,
      onProgress: context.onProgress,
    })
    return {
      renditions: files.renditions,
      posterFile: files.posterFile,
      captions: captionCues(request.script, request.bible),
      durationSeconds: request.script.durationSeconds,
      provenance: { provider: this.id, model: MODEL, generated: false },
      notes: files.notes,
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

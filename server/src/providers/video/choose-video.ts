import type { Narrator } from '#providers/voice/narrator.ts'
import { AnimaticVideoProvider } from './animatic.ts'
import type { VideoCatalog, VideoModel } from './catalog/video-catalog.ts'
import { FalQueue } from './remote/fal-queue.ts'
import { OpenAiVideos } from './remote/openai-videos.ts'
import { RemoteVideoProvider } from './remote/remote-video.ts'
import type { VideoProvider } from './video.port.ts'

/** Who films, who steps in, and whose orders may still be under way. */
export interface VideoSources {
  readonly video: VideoProvider
  /** Null when a segment waits or fails rather than being drawn. */
  readonly videoFallback: VideoProvider | null
  readonly formerVideos: readonly VideoProvider[]
}

/**
 * The animatic alone without a catalogue; otherwise the model in use, as the operator wrote it down.
 *
 * @param narrator reads out what the animatic draws; a filming model brings its own sound.
 */
export function chooseVideo(
  catalog: VideoCatalog | null,
  apiKey: string | null,
  narrator: Narrator | null,
): VideoSources {
  const animatic = new AnimaticVideoProvider(narrator)
  if (catalog === null) return { video: animatic, videoFallback: null, formerVideos: [] }
  const remote = (model: VideoModel) => new RemoteVideoProvider(model, speak(model, apiKey))
  const others = catalog.models.filter((model) => model !== catalog.inUse).map(remote)
  return {
    video: remote(catalog.inUse),
    videoFallback: catalog.whenBusy === 'animatic' ? animatic : null,
    formerVideos: catalog.whenBusy === 'animatic' ? others : [...others, animatic],
  }
}

function speak(model: VideoModel, apiKey: string | null) {
  return model.protocol === 'openai-videos' ? new OpenAiVideos(model, apiKey) : new FalQueue(model, apiKey)
}

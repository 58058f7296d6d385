import type { Bible } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'

/** Everything a renderer needs for one segment. Local renderers draw the script; remote models get the prompt made from it. */
export interface VideoRequest {
  readonly jobId: string
  /** Seeds places and weather, so the same place in the same scene is the same place for ever. */
  readonly sceneId: string
  readonly script: Script
  /** Who is in it and what they look like. */
  readonly bible: Bible
  /** Seconds of the scene before this segment; the ambient bed is a function of it, so that joins cannot be heard. */
  readonly startsAtSeconds: number
  /** Shown at the scene's first segment only. */
  readonly title: string | null
  /** The writer's public name, shown at the segment's end; null hides it. */
  readonly credit: string | null
}

/** What the provider handed over, on local disk, already in the encoding contract (DESIGN.md section 6). */
export interface RenderedVideo {
  readonly renditions: readonly { readonly name: '720p' | '360p'; readonly file: string }[]
  /** JPEG, 1280x720. */
  readonly posterFile: string
  /** Cues relative to the segment's start, in seconds. */
  readonly captions: readonly { readonly start: number; readonly end: number; readonly text: string }[]
  readonly durationSeconds: number
  readonly provenance: { readonly provider: string; readonly model: string; readonly generated: boolean }
  /** What could not be shown, in words a writer understands; absent or empty when all went well. */
  readonly notes?: readonly string[]
}

export interface SubmittedJob {
  readonly providerJobId: string
}

export type VideoState =
  | { readonly kind: 'running'; readonly percent: number; readonly pollAfterMs: number }
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'cancelled' }

export interface VideoCallContext {
  /** An empty directory of this attempt's own; the caller removes it. */
  readonly workDirectory: string
  readonly signal: AbortSignal
  /** 0 to 100. */
  readonly onProgress: (percent: number) => void
}

/**
 * A video source. `submit` is exactly one billable call; the caller stores the id before it waits.
 *
 * @throws ProviderFailure with the closed code list of MEDIA 1.6.
 */
export interface VideoProvider {
  readonly id: string
  submit(request: VideoRequest, context: VideoCallContext): Promise<SubmittedJob>
  poll(job: SubmittedJob, context: VideoCallContext): Promise<VideoState>
  fetchResult(job: SubmittedJob, request: VideoRequest, context: VideoCallContext): Promise<RenderedVideo>
  cancel?(job: SubmittedJob): Promise<'cancelled' | 'too_late' | 'unsupported'>
  /** Finds the job of an ambiguous submit (we crashed or timed out before the id was stored). */
  reconcile?(request: VideoRequest): Promise<SubmittedJob | null>
}

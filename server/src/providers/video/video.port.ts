import type { Bible } from '@skein/contract/bible'
import type { PosterWidth } from '@skein/contract/posters'
import type { Script, Shot } from '@skein/contract/script'
import type { ProviderFailure } from '#platform/failure.ts'

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
  /** Where the segment before this one ends, so that its sound can go over into this one's; absent where that is unknown. */
  readonly before?: Pick<Shot, 'setting' | 'mood'> | null
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
  /** WebP, the same picture in the widths pages show it in; absent when there is only the JPEG. */
  readonly posterSizes?: readonly { readonly width: PosterWidth; readonly file: string }[]
  /** JPEG, a sheet of seek previews laid out as `#media/sprite.rules.ts` says; absent when none was made. */
  readonly spriteFile?: string
  /** Cues relative to the segment's start, in seconds. */
  readonly captions: readonly {
    readonly start: number
    readonly end: number
    readonly text: string
    /** Who speaks, where that is known. */
    readonly voice?: string
  }[]
  readonly durationSeconds: number
  readonly provenance: {
    readonly provider: string
    readonly model: string
    readonly generated: boolean
    /** SHA-256 of the words a model was given, lower-case hex; absent where there was no prompt. */
    readonly promptHash?: string
    /** Who made the script, when it is known. */
    readonly script?: { readonly provider: string; readonly model: string }
    /** Who read the captions out; absent where nobody did. */
    readonly voice?: { readonly provider: string; readonly model: string }
  }
  /** What could not be shown, in words a writer understands; absent or empty when all went well. */
  readonly notes?: readonly string[]
  /** What the order cost, as the provider reported it or by the configured price; absent when it was free or is unknown. */
  readonly costUsd?: number
  /** For the record: what went out and what was found in the file that came back. */
  readonly trace?: { readonly prompt: string; readonly requested: unknown; readonly measured: unknown }
}

export interface SubmittedJob {
  readonly providerJobId: string
  /** What the provider wants to be called with later, such as its own status addresses; stored beside the id. */
  readonly handle?: Readonly<Record<string, string>>
  /** Since the order was begun; a provider may not know its own newest jobs yet. */
  readonly ageMs?: number
}

export type VideoState =
  | { readonly kind: 'running'; readonly percent: number; readonly pollAfterMs: number }
  | {
      readonly kind: 'succeeded'
      /** Where the file lies, for providers that say. */
      readonly fileUrl?: string
      readonly costUsd?: number
    }
  /** The order is over and brought nothing. */
  | { readonly kind: 'failed'; readonly failure: ProviderFailure }
  | { readonly kind: 'cancelled' }

export interface VideoCallContext {
  /** An empty directory of this attempt's own; the caller removes it. */
  readonly workDirectory: string
  readonly signal: AbortSignal
  /** 0 to 100. */
  readonly onProgress: (percent: number) => void
  /** Counts a job's orders, from 1: a repeated call for the same one carries the same number. */
  readonly order?: number
}

/**
 * A video source. `submit` is exactly one billable call; the caller stores the id before it waits.
 *
 * @throws ProviderFailure with the closed code list of MEDIA 1.6. From `submit`, `ambiguous_submit` says that an order
 * may or may not have been placed, and `billed: 'no'` that none was; `poll` throws only what asking again cannot cure,
 * and never about the order itself, which is a state.
 */
export interface VideoProvider {
  /** Stored with every order, so it must keep its meaning for as long as orders are under way. */
  readonly id: string
  /** Nothing is bought: `fetchResult` does the work, here, and can as well do it later. */
  readonly isLocal?: boolean
  /** Past this age an order counts as lost; the pipeline has a limit of its own for who does not say. */
  readonly giveUpMs?: number
  /**
   * Films a segment at which this one has failed twice. For renderers whose failure is nobody's but ours: what was ordered
   * elsewhere is waited for, refused or drawn, and never replaced by something lesser without being asked for.
   */
  readonly understudy?: VideoProvider
  submit(request: VideoRequest, context: VideoCallContext): Promise<SubmittedJob>
  /** Free to repeat. */
  poll(job: SubmittedJob, context: VideoCallContext): Promise<VideoState>
  fetchResult(
    job: SubmittedJob,
    request: VideoRequest,
    context: VideoCallContext,
    state?: Extract<VideoState, { kind: 'succeeded' }>,
  ): Promise<RenderedVideo>
  cancel?(job: SubmittedJob): Promise<'cancelled' | 'too_late' | 'unsupported'>
  /** Finds the job of an ambiguous submit (we crashed or timed out before the id was stored); null when it is not there. */
  reconcile?(request: VideoRequest, ambiguous: AmbiguousOrder): Promise<SubmittedJob | null>
}

/** An order that was begun and whose answer never came. */
export interface AmbiguousOrder {
  readonly begunAt: Date
  /** True for a provider's job that belongs to another order of ours. */
  readonly isTaken: (providerJobId: string) => Promise<boolean>
  readonly signal: AbortSignal
}

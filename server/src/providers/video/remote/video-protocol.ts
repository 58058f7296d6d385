import type { AmbiguousOrder, SubmittedJob, VideoState } from '../video.port.ts'

/** One billable request, in no dialect yet. */
export interface VideoOrder {
  readonly prompt: string
  readonly seconds: number
  readonly width: number
  readonly height: number
  /** The same for a repeated order of the same job. */
  readonly seed: number
  readonly sound: boolean
  /** For servers that know the header; nothing relies on it. */
  readonly idempotencyKey: string
}

export type SucceededState = Extract<VideoState, { kind: 'succeeded' }>

/** Where a finished film lies. The headers carry credentials: they are for this address's origin alone. */
export interface FilmAddress {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** How one kind of server is spoken to; says nothing of what is then done with the film. */
export interface VideoProtocol {
  submit(order: VideoOrder, signal: AbortSignal): Promise<SubmittedJob>
  poll(job: SubmittedJob, signal: AbortSignal): Promise<VideoState>
  filmAddress(job: SubmittedJob, state: SucceededState): FilmAddress
  cancel(job: SubmittedJob, signal: AbortSignal): Promise<'cancelled' | 'too_late' | 'unsupported'>
  reconcile?(order: VideoOrder, ambiguous: AmbiguousOrder): Promise<SubmittedJob | null>
}

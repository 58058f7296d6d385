import type { VideoRequest } from '#providers/video/video.port.ts'
import type { RenderedFiles } from './render-segment.ts'

/** What the two ends of the render process say to each other. */
export type ToChild =
  | {
      readonly kind: 'render'
      readonly request: VideoRequest
      readonly directory: string
      readonly rssBytesMax: number
    }
  | { readonly kind: 'cancel' }

export type FromChild =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'done'; readonly files: RenderedFiles }
  | { readonly kind: 'failed'; readonly message: string }

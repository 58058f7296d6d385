/** What the two ends of a child task say to each other. Task and result are the same program's on both ends. */
export type ToChild =
  | { readonly kind: 'run'; readonly task: unknown; readonly rssBytesMax: number }
  | { readonly kind: 'cancel' }

export type FromChild =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'done'; readonly result: unknown; readonly rssBytesPeak: number }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly rssBytesPeak: number }

/** The code of a task that asked for more memory than it was given. */
export const OUT_OF_MEMORY = 'memory'
/** The code of a task that ended because it was told to; a kept child lives on after it. */
export const CANCELLED = 'cancelled'

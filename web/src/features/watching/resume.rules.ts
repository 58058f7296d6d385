import type { SegmentId } from '@skein/contract/ids'

interface Placed {
  readonly id: SegmentId
  readonly sequence: number
  readonly startsAt: number
  readonly duration: number
}

/** Where somebody stopped, as it was kept. */
export interface KeptPlace {
  /** Null when that segment was taken down. */
  readonly segmentId: SegmentId | null
  /** Seconds into the segment, and seconds from the scene's beginning for when the segment is gone. */
  readonly seconds: number
  readonly at: number
  /** Segments that came since. */
  readonly newSegments: number
}

/** `at` is in seconds from the scene's beginning. */
export type Resume =
  | { readonly kind: 'fresh' | 'watched'; readonly at: 0 }
  /** Somewhere on the way. */
  | { readonly kind: 'on_the_way'; readonly at: number; readonly sequence: number }
  /** All that there was has been watched; `sequence` came since. */
  | { readonly kind: 'new'; readonly at: number; readonly sequence: number; readonly count: number }

/** Seconds from the beginning within which nothing has been watched yet. */
const BARELY_BEGUN = 3
/** Seconds before an end that count as the end. */
const ALMOST = 2

/** Where watching goes on: at the place that was kept, at what is new, or at the beginning. */
export function resumeOf(place: KeptPlace | null, segments: readonly Placed[]): Resume {
  const last = segments.at(-1)
  if (place === null || last === undefined) return { kind: 'fresh', at: 0 }
  const end = last.startsAt + last.duration
  const segment = segments.find((entry) => entry.id === place.segmentId)
  const at = segment === undefined ? place.at : segment.startsAt + Math.min(place.seconds, segment.duration)
  if (at >= end - ALMOST) return { kind: 'watched', at: 0 }
  const firstNew = place.newSegments > 0 ? segments.at(-place.newSegments) : undefined
  if (firstNew !== undefined && firstNew.startsAt > 0 && at >= firstNew.startsAt - ALMOST)
    return { kind: 'new', at: Math.max(at, firstNew.startsAt), sequence: firstNew.sequence, count: place.newSegments }
  if (at < BARELY_BEGUN) return { kind: 'fresh', at: 0 }
  const here = segments.findLast((entry) => entry.startsAt <= at)
  return { kind: 'on_the_way', at, sequence: here?.sequence ?? 1 }
}

/** One segment on the scene's timeline; times are in seconds from the scene's start. */
export interface PlayerSegment {
  sequence: number
  startsAt: number
  duration: number
  /** The progressive MP4 of this segment alone. */
  videoUrl: string
  /** Who wrote it, as a stable name their colour is derived from. */
  author: string
  label: string
}

/** What exists of a scene at one moment. It never changes while it plays; a longer one replaces it on request. */
export interface PlayerSource {
  hls: string
  captions: string | null
  segments: readonly PlayerSegment[]
}

/** Seconds from the first to the last moment. */
export function durationOf(source: PlayerSource): number {
  const last = source.segments.at(-1)
  return last === undefined ? 0 : last.startsAt + last.duration
}

/** The segment that plays at a moment; the end of the scene belongs to the last one. */
export function segmentAt(source: PlayerSource, position: number): PlayerSegment | undefined {
  return source.segments.findLast((segment) => segment.startsAt <= position) ?? source.segments[0]
}

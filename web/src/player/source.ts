import type { ContentNote } from '@skein/contract/content-notes'

/** One segment on the scene's timeline; times are in seconds from the scene's start. */
export interface PlayerSegment {
  sequence: number
  startsAt: number
  duration: number
  /** The progressive MP4 of this segment alone; its captions and previews lie beside it. */
  videoUrl: string
  /** Shown for a moment that has no preview of its own. */
  posterUrl: string | null
  /** Who wrote it, as a stable name their colour is derived from. */
  author: string
  /** The same person as they like to be called. */
  writer: string
  label: string
  /** What this viewer wants to be asked about before it plays; left out or empty when it plays without asking. */
  stopsFor?: readonly ContentNote[]
}

/** What exists of a scene at one moment. It never changes while it plays; a longer one replaces it on request. */
export interface PlayerSource {
  hls: string
  /** Changes when something in it was replaced or taken down, and not when something was added. */
  revision: string
  hasCaptions: boolean
  /** The list has no end: what is published is appended to it while it plays. */
  isGrowing: boolean
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

/** A file of the same segment. */
export function besideVideo({ videoUrl }: Pick<PlayerSegment, 'videoUrl'>, name: string): string {
  return videoUrl.replace(/[^/]*$/, name)
}

/**
 * The place in another state of the scene that shows what this place shows: the same second of the same segment, or the
 * next segment that is still there.
 */
export function samePlace(from: PlayerSource, position: number, to: PlayerSource): number {
  const here = segmentAt(from, position)
  const there = here && to.segments.find((segment) => segment.sequence >= here.sequence)
  if (here === undefined || there === undefined) return durationOf(to)
  if (there.sequence !== here.sequence) return there.startsAt
  return there.startsAt + Math.min(position - here.startsAt, there.duration)
}

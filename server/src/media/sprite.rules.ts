import { FRAMES_PER_SECOND } from './encoding-contract.ts'

/** Pixels of one preview. Large enough for a seek bar, small enough that a segment's sheet is less than a poster. */
export const TILE = { width: 192, height: 108 } as const
/** Closer together nobody tells them apart on a seek bar; a segment has 4, 8 or 12. */
const SECONDS_PER_TILE = 2
const COLUMNS_MAX = 4

/** One preview in a segment's sprite sheet: a picture of the moment, where it stands in the sheet, and for which time. */
export interface SpriteTile {
  /** The frame it shows, from the middle of its time. */
  readonly frame: number
  /** Pixels from the sheet's top left corner. */
  readonly x: number
  readonly y: number
  /** Seconds from the segment's start. */
  readonly start: number
  readonly end: number
}

/** The previews of a segment of this many seconds, in order. */
export function spriteTiles(durationSeconds: number): readonly SpriteTile[] {
  const frames = Math.round(durationSeconds * FRAMES_PER_SECOND)
  return Array.from({ length: Math.ceil(durationSeconds / SECONDS_PER_TILE) }, (_, index) => {
    const start = index * SECONDS_PER_TILE
    const end = Math.min(start + SECONDS_PER_TILE, durationSeconds)
    return {
      frame: Math.min(Math.floor(((start + end) / 2) * FRAMES_PER_SECOND), frames - 1),
      x: (index % COLUMNS_MAX) * TILE.width,
      y: Math.floor(index / COLUMNS_MAX) * TILE.height,
      start,
      end,
    }
  })
}

/** Pixels of the sheet that holds all of them. */
export function spriteSize(durationSeconds: number): { readonly width: number; readonly height: number } {
  const count = spriteTiles(durationSeconds).length
  return { width: Math.min(count, COLUMNS_MAX) * TILE.width, height: Math.ceil(count / COLUMNS_MAX) * TILE.height }
}

import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** How far two colours may lie apart, of 1: less than anybody sees side by side. */
const COLOUR_TOLERANCE = 0.04

export interface Comparison {
  /** Pixels that differ; all of them when the pictures are not of one size. */
  readonly differing: number
  /** The differences in red on a pale copy; null when the sizes differ. */
  readonly difference: PNG | null
}

/** Compares two pictures pixel by pixel; what only smooths an edge another way does not count. */
export function comparePictures(before: PNG, after: PNG): Comparison {
  const { width, height } = before
  if (after.width !== width || after.height !== height)
    return { differing: Math.max(width * height, after.width * after.height), difference: null }
  const difference = new PNG({ width, height })
  const differing = pixelmatch(before.data, after.data, difference.data, width, height, {
    threshold: COLOUR_TOLERANCE,
  })
  return { differing, difference }
}

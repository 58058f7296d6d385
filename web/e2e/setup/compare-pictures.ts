import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** How far two colours may lie apart, of 1: less than anybody sees side by side. */
const COLOUR_TOLERANCE = 0.04

export interface Comparison {
  /** Pixels that differ; all of them when the pictures are not of one size. */
  readonly differing: number
  /** The differences in red on a pale copy, as PNG; null when the sizes differ. */
  readonly difference: Buffer | null
}

/** Compares two PNGs pixel by pixel; what only smooths an edge another way does not count. */
export function comparePictures(before: Buffer, after: Buffer): Comparison {
  const [old, now] = [PNG.sync.read(before), PNG.sync.read(after)]
  const { width, height } = old
  if (now.width !== width || now.height !== height)
    return { differing: Math.max(width * height, now.width * now.height), difference: null }
  const shown = new PNG({ width, height })
  const differing = pixelmatch(old.data, now.data, shown.data, width, height, { threshold: COLOUR_TOLERANCE })
  return { differing, difference: PNG.sync.write(shown) }
}

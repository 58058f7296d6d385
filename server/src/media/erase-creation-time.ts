import { isoBoxesWithin } from './iso-boxes.ts'

/** Boxes that hold other boxes on the way to the three headers with a clock in them. */
const CONTAINERS = new Set(['moov', 'trak', 'mdia'])
const CLOCKED = new Set(['mvhd', 'tkhd', 'mdhd'])

/**
 * Sets creation and modification time to zero in an ISO BMFF file, in place (ISO/IEC 14496-12, 8.2.2, 8.3.2, 8.4.2).
 * The muxer writes the wall clock there, which would give one and the same media a new content hash on every retry.
 */
export function eraseCreationTime(file: Uint8Array): Uint8Array {
  for (const { content } of isoBoxesWithin(file, CONTAINERS, CLOCKED)) {
    const isLong = file[content] === 1
    file.fill(0, content + 4, content + 4 + (isLong ? 16 : 8))
  }
  return file
}

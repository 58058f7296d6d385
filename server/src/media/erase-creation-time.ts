/** Boxes that hold other boxes on the way to the three headers with a clock in them. */
const CONTAINERS = new Set(['moov', 'trak', 'mdia'])
const CLOCKED = new Set(['mvhd', 'tkhd', 'mdhd'])

/**
 * Sets creation and modification time to zero in an ISO BMFF file, in place (ISO/IEC 14496-12, 8.2.2, 8.3.2, 8.4.2).
 * The muxer writes the wall clock there, which would give one and the same media a new content hash on every retry.
 */
export function eraseCreationTime(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const visit = (start: number, end: number): void => {
    let at = start
    while (at + 8 <= end) {
      let size = view.getUint32(at)
      let header = 8
      if (size === 1 && at + 16 <= end) {
        size = Number(view.getBigUint64(at + 8))
        header = 16
      }
      if (size === 0) size = end - at
      if (size < header || at + size > end) return
      const type = String.fromCharCode(...file.subarray(at + 4, at + 8))
      if (CONTAINERS.has(type)) visit(at + header, at + size)
      if (CLOCKED.has(type)) {
        const isLong = file[at + header] === 1
        const clocks = at + header + 4
        file.fill(0, clocks, clocks + (isLong ? 16 : 8))
      }
      at += size
    }
  }
  visit(0, file.byteLength)
  return file
}

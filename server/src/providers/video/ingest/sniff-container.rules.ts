/** The two families we read, by the name FFmpeg's demuxer has. */
export type Container = 'mov' | 'matroska'

/** Bytes needed to tell. */
export const SNIFF_BYTES = 12

const EBML = [0x1a, 0x45, 0xdf, 0xa3]

/**
 * What a file is by its first bytes, whatever its server called it: MP4 and QuickTime begin with a box of type `ftyp`
 * (ISO/IEC 14496-12), WebM and Matroska with the EBML magic. Null for everything else, which is refused: a playlist, a
 * page, an SVG.
 */
export function sniffContainer(bytes: Uint8Array): Container | null {
  if (bytes.length < SNIFF_BYTES) return null
  if (EBML.every((byte, index) => bytes[index] === byte)) return 'matroska'
  return String.fromCharCode(...bytes.subarray(4, 8)) === 'ftyp' ? 'mov' : null
}

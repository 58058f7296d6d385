import { isoBoxes, isoBoxesWithin } from './iso-boxes.ts'

/** Where XMP lies in an ISO BMFF file: a `uuid` box of this type at the top level (XMP Specification Part 3, 1.2.7). */
const XMP_UUID = 'be7acfcb97a942e89c71999491e3afac'
const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl'])
const CHUNK_OFFSETS = new Set(['stco', 'co64'])

/**
 * A copy of an MP4 with an XMP packet before its media, where readers that stop at the media find it. What lies behind
 * moves, so the index is corrected.
 *
 * @throws Error when the file has no media to put it before.
 */
export function insertXmp(file: Uint8Array, packet: string): Uint8Array {
  const place = [...isoBoxes(file)].find(({ type }) => type === 'mdat')?.start
  if (place === undefined) throw new Error('the file has no media')
  const box = Buffer.concat([Buffer.alloc(4), Buffer.from('uuid'), Buffer.from(XMP_UUID, 'hex'), Buffer.from(packet)])
  box.writeUInt32BE(box.length)
  // Memory of its own and not of Node's pool: it is handed over between threads.
  const moved = new Uint8Array(file.length + box.length)
  moved.set(file.subarray(0, place))
  moved.set(box, place)
  moved.set(file.subarray(place), place + box.length)
  const view = Buffer.from(moved.buffer)
  for (const { type, content } of isoBoxesWithin(moved, CONTAINERS, CHUNK_OFFSETS))
    shiftOffsets(view, type, content, place, box.length)
  return moved
}

/** Version and flags, a count, then so many offsets of four or eight bytes (ISO/IEC 14496-12, 8.7.5). */
function shiftOffsets(file: Buffer, type: string, at: number, place: number, by: number): void {
  const count = file.readUInt32BE(at + 4)
  for (let index = 0; index < count; index += 1) {
    const entry = at + 8 + index * (type === 'co64' ? 8 : 4)
    const offset = type === 'co64' ? Number(file.readBigUInt64BE(entry)) : file.readUInt32BE(entry)
    if (offset < place) continue
    if (type === 'co64') file.writeBigUInt64BE(BigInt(offset + by), entry)
    else file.writeUInt32BE(offset + by, entry)
  }
}

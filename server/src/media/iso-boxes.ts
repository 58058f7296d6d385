/** One box of an ISO BMFF file; offsets are in bytes from the file's start. */
export interface IsoBox {
  readonly type: string
  readonly start: number
  /** Where its content begins. */
  readonly content: number
  readonly end: number
}

/** The boxes that lie side by side between two offsets (ISO/IEC 14496-12, 4.2); stops at the first broken one. */
export function* isoBoxes(file: Uint8Array, from = 0, to = file.byteLength): Generator<IsoBox> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let start = from
  while (start + 8 <= to) {
    let size = view.getUint32(start)
    let header = 8
    if (size === 1 && start + 16 <= to) {
      size = Number(view.getBigUint64(start + 8))
      header = 16
    }
    if (size === 0) size = to - start
    const end = start + size
    if (size < header || end > to) return
    yield { type: String.fromCharCode(...file.subarray(start + 4, start + 8)), start, content: start + header, end }
    start = end
  }
}

/** All boxes of one type below containers of these types, at any depth. */
export function* isoBoxesWithin(
  file: Uint8Array,
  containers: ReadonlySet<string>,
  types: ReadonlySet<string>,
  from = 0,
  to = file.byteLength,
): Generator<IsoBox> {
  for (const box of isoBoxes(file, from, to)) {
    if (types.has(box.type)) yield box
    if (containers.has(box.type)) yield* isoBoxesWithin(file, containers, types, box.content, box.end)
  }
}

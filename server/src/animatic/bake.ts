import { hiddenFrom, reachAt } from './camera.ts'
import { dropped, picture, settled } from './pen/canvas.ts'
import { releaseMemory } from './release-memory.ts'
import type { Layer, Stage } from './stage.ts'

/** A layer is cut apart where this many columns hold nothing: two posts far apart are two narrow pictures. */
const GAP_COLUMNS_MIN = 48
/** Empty pixels kept around, so that a picture between two pixels fades at its edge as it would have within the sheet. */
const MARGIN = 2
/** Kept below where a layer is hidden: a place that is out of focus has soft edges, and moves in two planes alone. */
const COVER_MARGIN = 36
/** What stands in front of people is left out where they are near. */
const COVER_DEPTH_MAX = 1
/** As long as a shot lasts, for what drifts. */
const SECONDS_MAX = 25

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Boxes around everything with ink, from left to right. @param data RGBA. */
export function inkBoxes(data: Uint8ClampedArray, width: number, height: number): readonly Box[] {
  const tops = new Int32Array(width).fill(-1)
  const bottoms = new Int32Array(width).fill(-1)
  for (let y = 0, at = 3; y < height; y++)
    for (let x = 0; x < width; x++, at += 4)
      if (data[at] !== 0) {
        if (tops[x] === -1) tops[x] = y
        bottoms[x] = y
      }
  const boxes: Box[] = []
  let run: { left: number; right: number; top: number; bottom: number } | null = null
  const close = () => {
    if (run === null) return
    const [left, top] = [Math.max(0, run.left - MARGIN), Math.max(0, run.top - MARGIN)]
    const [right, bottom] = [Math.min(width, run.right + 1 + MARGIN), Math.min(height, run.bottom + 1 + MARGIN)]
    boxes.push({ x: left, y: top, width: right - left, height: bottom - top })
    run = null
  }
  for (let x = 0; x < width; x++) {
    const [top = -1, bottom = -1] = [tops[x], bottoms[x]]
    if (top === -1) continue
    if (run !== null && x - run.right > GAP_COLUMNS_MIN) close()
    run =
      run === null
        ? { left: x, right: x, top, bottom }
        : { left: run.left, right: x, top: Math.min(run.top, top), bottom: Math.max(run.bottom, bottom) }
  }
  close()
  return boxes
}

/** The rows from which on a sheet is solid between two columns, down to `bottom`; null when its last row is not. */
export function solidFrom(
  data: Uint8ClampedArray,
  width: number,
  { left, right, bottom }: { readonly left: number; readonly right: number; readonly bottom: number },
): number | null {
  const isSolid = (row: number) => {
    for (let at = (row * width + left) * 4 + 3, end = (row * width + right) * 4; at < end; at += 4)
      if (data[at] !== 255) return false
    return true
  }
  let top = bottom
  while (top > 0 && isSolid(top - 1)) top--
  return top === bottom ? null : top
}

/** What stands before a layer and hides all that is lower. */
interface Cover {
  readonly depth: number
  readonly y: number
}

/** Lowest row of the world that is seen of a layer behind these covers. */
const lowestSeen = (layer: Layer, covers: readonly Cover[]): number =>
  Math.min(
    reachAt(layer.depth).bottom,
    ...covers.filter(({ depth }) => depth > layer.depth).map((cover) => hiddenFrom(layer.depth, cover)),
  )

/** The layer as a cover of what is behind it, when it is solid from side to side and down to where it is hidden itself. */
function coverOf(layer: Layer, data: Uint8ClampedArray, seenTo: number): Cover | null {
  const { picture: sheet, x, y, drift, depth } = layer
  const reach = reachAt(depth)
  const [left, right] = [Math.floor(reach.left - x), Math.ceil(reach.right - x)]
  const bottom = Math.min(sheet.height, Math.ceil(seenTo - y))
  if (depth > COVER_DEPTH_MAX || drift !== 0 || left < 0 || right > sheet.width || bottom < Math.floor(seenTo - y))
    return null
  const top = bottom > 0 ? solidFrom(data, sheet.width, { left, right, bottom }) : null
  return top === null ? null : { depth, y: y + top }
}

/** The part of a box that any view can show. */
function seenPart(box: Box, layer: Layer, seenTo: number): Box | null {
  const reach = reachAt(layer.depth)
  const drifted = layer.drift * SECONDS_MAX
  const left = Math.max(box.x, Math.floor(reach.left - MARGIN - layer.x - Math.max(0, drifted)))
  const right = Math.min(box.x + box.width, Math.ceil(reach.right + MARGIN - layer.x - Math.min(-layer.drift, drifted)))
  const top = Math.max(box.y, Math.floor(reach.top - MARGIN - layer.y))
  const bottom = Math.min(box.y + box.height, Math.ceil(seenTo + COVER_MARGIN - layer.y))
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null
}

/**
 * The same place without what it was painted from, which is three times as much, without its empty parts, and without
 * what no camera will see. Takes the place's sheets: nothing can be drawn with it afterwards.
 */
export function baked(stage: Stage): Stage {
  const covers: Cover[] = []
  const nearestFirst = stage.layers.toSorted((a, b) => b.depth - a.depth)
  const made = new Map<Layer, readonly Layer[]>()
  for (const layer of nearestFirst) {
    const { picture: sheet, x, y } = layer
    releaseMemory()
    const { data } = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height)
    const seenTo = lowestSeen(layer, covers)
    const cover = coverOf(layer, data, seenTo)
    if (cover !== null) covers.push(cover)
    const parts = inkBoxes(data, sheet.width, sheet.height).map((box) => seenPart(box, layer, seenTo))
    made.set(
      layer,
      parts
        .filter((box) => box !== null)
        .map((box) => ({
          ...layer,
          picture: settled(picture(box.width, box.height, (pen) => pen.drawImage(sheet, -box.x, -box.y))),
          x: x + box.x,
          y: y + box.y,
        })),
    )
    dropped(sheet)
  }
  return { ...stage, layers: stage.layers.flatMap((layer) => made.get(layer) ?? []) }
}

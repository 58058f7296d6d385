import { picture, settled } from './pen/canvas.ts'
import { releaseMemory } from './release-memory.ts'
import type { Layer, Stage } from './stage.ts'

/** A layer is cut apart where this many columns hold nothing: two posts far apart are two narrow pictures. */
const GAP_COLUMNS_MIN = 48
/** Empty pixels kept around, so that a picture between two pixels fades at its edge as it would have within the sheet. */
const MARGIN = 2

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

function bakeLayer(layer: Layer): readonly Layer[] {
  const { picture: sheet, x, y } = layer
  releaseMemory()
  const { data } = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height)
  return inkBoxes(data, sheet.width, sheet.height).map((box) => ({
    ...layer,
    picture: settled(picture(box.width, box.height, (pen) => pen.drawImage(sheet, -box.x, -box.y))),
    x: x + box.x,
    y: y + box.y,
  }))
}

/** The same place without what it was painted from, which is three times as much, and without its empty parts. */
export const baked = (stage: Stage): Stage => ({ ...stage, layers: stage.layers.flatMap(bakeLayer) })

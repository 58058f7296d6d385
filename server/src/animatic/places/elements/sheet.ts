import { dropped, type Pen, type Picture, picture, settled } from '../../pen/canvas.ts'
import type { Layer } from '../../stage.ts'
import { WORLD } from '../../world.ts'

/** Columns are looked at four at a time: finer than any shape we draw. */
const COLUMNS_AT_ONCE = 4

/**
 * Rows with any ink. Looked at on a narrow copy: what was looked at stays in memory until the event loop turns, and that
 * is after the whole place is painted.
 */
function inkedRows(sheet: Picture): { readonly top: number; readonly bottom: number } {
  const [width, height] = [Math.ceil(sheet.width / COLUMNS_AT_ONCE), sheet.height]
  const narrow = picture(width, height, (pen) => pen.drawImage(sheet, 0, 0, width, height))
  const bytes = narrow.getContext('2d').getImageData(0, 0, width, height).data
  dropped(narrow)
  const hasInk = (row: number) => {
    const end = (row + 1) * width * 4
    for (let at = row * width * 4 + 3; at < end; at += 4) if (bytes[at]) return true
    return false
  }
  let top = 0
  while (top < height && !hasInk(top)) top++
  let bottom = height
  while (bottom > top && !hasInk(bottom - 1)) bottom--
  // A tip a pixel wide may be missed.
  return { top: Math.max(0, top - 2), bottom: Math.min(height, bottom + 2) }
}

/** The part of a layer inside a box of the world; what lies outside is never seen. */
export function cropLayer(whole: Layer, box: { x: number; y: number; width: number; height: number }): Layer {
  const sheet = settled(
    picture(box.width, box.height, (pen) => pen.drawImage(whole.picture, whole.x - box.x, whole.y - box.y)),
  )
  return { ...whole, picture: sheet, x: box.x, y: box.y }
}

/**
 * Paints one world-sized layer and keeps only the rows with ink: layers are drawn again every frame, and empty sky above a
 * meadow costs as much as the meadow.
 */
export function layer(depth: number, paint: (pen: Pen) => void): Layer {
  const sheet = picture(WORLD.width, WORLD.height, paint)
  const whole = { depth, picture: settled(sheet), x: 0, y: 0, drift: 0 }
  const { top, bottom } = inkedRows(sheet)
  if (bottom - top > WORLD.height - 16 || bottom <= top) return whole
  const cropped = cropLayer(whole, { x: 0, y: top, width: WORLD.width, height: bottom - top })
  dropped(sheet)
  return cropped
}

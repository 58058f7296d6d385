import { type Pen, type Picture, picture, settled } from '../../pen/canvas.ts'
import type { Layer } from '../../stage.ts'
import { WORLD } from '../../world.ts'

/** Rows with any ink, looked at on every fourth pixel: finer than any shape we draw. */
function inkedRows(sheet: Picture): { readonly top: number; readonly bottom: number } {
  const bytes = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height).data
  const hasInk = (row: number) => {
    const end = (row + 1) * sheet.width * 4
    for (let at = row * sheet.width * 4 + 3; at < end; at += 16) if (bytes[at]) return true
    return false
  }
  let top = 0
  while (top < sheet.height && !hasInk(top)) top++
  let bottom = sheet.height
  while (bottom > top && !hasInk(bottom - 1)) bottom--
  return { top, bottom }
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
  const whole = { depth, picture: sheet, x: 0, y: 0, drift: 0 }
  const { top, bottom } = inkedRows(sheet)
  if (bottom - top > WORLD.height - 16 || bottom <= top) return whole
  const cropped = cropLayer(whole, { x: 0, y: top, width: WORLD.width, height: bottom - top })
  // Six megabytes that no garbage collector sees.
  sheet.width = 1
  return cropped
}

import { type Pen, type Picture, picture } from '../../pen/canvas.ts'
import type { Layer } from '../../stage.ts'
import { WORLD } from '../../world.ts'

/** The first row with any ink, looked at on every fourth pixel: finer than any shape we draw. */
function firstInkedRow(sheet: Picture): number {
  const bytes = sheet.data()
  for (let row = 0; row < sheet.height; row++) {
    const end = (row + 1) * sheet.width * 4
    for (let at = row * sheet.width * 4 + 3; at < end; at += 16) if (bytes[at]) return row
  }
  return sheet.height
}

/**
 * Paints one world-sized layer and keeps only the rows with ink: layers are drawn again every frame, and empty sky above a
 * meadow costs as much as the meadow.
 */
export function layer(depth: number, paint: (pen: Pen) => void): Layer {
  const sheet = picture(WORLD.width, WORLD.height, paint)
  const top = firstInkedRow(sheet)
  if (top < 8 || top >= WORLD.height) return { depth, picture: sheet, x: 0, y: 0, drift: 0 }
  const cropped = picture(WORLD.width, WORLD.height - top, (pen) => pen.drawImage(sheet, 0, -top))
  return { depth, picture: cropped, x: 0, y: top, drift: 0 }
}

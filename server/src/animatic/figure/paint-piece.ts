import { blended, glow, linear, type Pen, picture } from '../pen/canvas.ts'
import { css, darken } from '../pen/colour.ts'
import type { Stage } from '../stage.ts'
import { drawSetPiece, GLOWING } from './props/draw-prop.ts'
import type { SetPiece } from './props/prop-words.rules.ts'

/** Room around a set piece, in heights of a grown person. */
const ROOM = { width: 2.6, above: 1.7, below: 0.12 } as const

/**
 * A set piece under the place's light, drawn once.
 *
 * @param height pixels of a grown person beside it. @returns draws it standing on (x, y).
 */
export function paintPiece(
  piece: SetPiece,
  height: number,
  facing: -1 | 1,
  { setting: { palette }, keyLight, isIndoors }: Stage,
): (pen: Pen, x: number, y: number, seconds: number) => void {
  const [width, above] = [height * ROOM.width, height * ROOM.above]
  const isShining = GLOWING.has(piece)
  const dimness = isIndoors ? Math.min(0.2, palette.dimness) : palette.dimness
  const drawn = picture(width, above + height * ROOM.below, (pen) => {
    pen.save()
    pen.lineJoin = 'round'
    pen.translate(width / 2, above)
    pen.scale(height * facing, height)
    drawSetPiece(pen, piece)
    pen.restore()
    if (isShining) return
    const [lit, unlit] = keyLight.side > 0 ? [width * 0.8, width * 0.2] : [width * 0.2, width * 0.8]
    blended(pen, 'source-atop', () => {
      pen.fillStyle = linear(
        pen,
        [unlit, 0],
        [lit, -above * 0.1],
        [
          [0, css(palette.shadow, 0.46)],
          [0.7, css(palette.shadow, 0.08)],
          [1, css(keyLight.colour, 0.16)],
        ],
      )
      pen.fillRect(0, 0, width, above * 1.1)
      pen.fillStyle = css(darken(palette.shadow, 0.15), dimness * 0.9)
      pen.fillRect(0, 0, width, above * 1.1)
    })
  })
  return (pen, x, y, seconds) => {
    pen.save()
    pen.translate(x, y)
    pen.scale(1, 0.13)
    glow(pen, [0, 0], height * 0.7, darken(palette.shadow, 0.6), 0.6)
    pen.restore()
    pen.drawImage(drawn, x - width / 2, y - above)
    if (!isShining) return
    const flicker = 1 + 0.05 * Math.sin(seconds * 11) + 0.04 * Math.sin(seconds * 17)
    blended(pen, 'screen', () => glow(pen, [x, y - height * 0.25], height * 1.1 * flicker, [255, 176, 88], 0.45))
  }
}

import { blended, box, glow, linear, type Pen, type Picture, picture } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { View } from '../camera.ts'
import type { Setting } from '../setting.ts'
import { FRAME } from '../world.ts'
import { drawProp, GLOWING, type Prop } from './props.ts'

const SIZE = 430

/** The thing under this light: bright toward it, sunk into shadow away from it and toward the table. */
function litProp(prop: Prop, { palette, side }: Setting): Picture {
  const extent = SIZE * 2.6
  return picture(extent, extent, (pen) => {
    pen.save()
    pen.translate(extent / 2, extent / 2)
    pen.scale(SIZE, SIZE)
    drawProp(pen, prop)
    pen.restore()
    // What shines is not in anybody's shadow.
    if (GLOWING.has(prop)) return
    const [lit, unlit] = side > 0 ? [extent * 0.62, extent * 0.36] : [extent * 0.38, extent * 0.64]
    blended(pen, 'source-atop', () => {
      pen.fillStyle = linear(
        pen,
        [unlit, extent * 0.5],
        [lit, extent * 0.42],
        [
          [0, css(palette.shadow, 0.5)],
          [0.55, css(palette.shadow, 0.12)],
          [1, css(palette.light, 0.22)],
        ],
      )
      pen.fillRect(0, 0, extent, extent)
      pen.fillStyle = css(palette.shadow, palette.dimness * 0.8)
      pen.fillRect(0, 0, extent, extent)
    })
  })
}

/** A close-up of one thing on a table's edge, the place out of focus behind it. */
export function createInsert(prop: Prop, setting: Setting): (pen: Pen, view: View, seconds: number) => void {
  const thing = litProp(prop, setting)
  return (pen, view, seconds) => paintInsert(pen, prop, thing, setting, view, seconds)
}

function paintInsert(pen: Pen, prop: Prop, thing: Picture, setting: Setting, view: View, seconds: number): void {
  const { palette, side } = setting
  const wood = mix(hex('#6a4630'), palette.shadow, 0.35)
  const top = FRAME.height * 0.66
  pen.save()
  pen.translate(FRAME.width * (0.5 - view.x * 1.6), FRAME.height * 0.6)
  pen.scale(1 + (view.zoom - 1) * 1.6, 1 + (view.zoom - 1) * 1.6)
  pen.translate(-FRAME.width / 2, -FRAME.height * 0.6)
  box(pen, -300, top, FRAME.width + 600, FRAME.height, css(wood))
  pen.fillStyle = linear(
    pen,
    [0, top],
    [0, FRAME.height],
    [
      [0, css(mix(wood, palette.light, 0.34))],
      [0.1, css(wood)],
      [1, css(darken(wood, 0.6))],
    ],
  )
  pen.fillRect(-300, top, FRAME.width + 600, FRAME.height)
  const lamp = GLOWING.has(prop)
  pen.save()
  pen.translate(FRAME.width / 2, top + 60)
  pen.scale(1, 0.16)
  glow(pen, [-side * 30, 0], 330, [0, 0, 0], 0.75)
  pen.restore()
  // A held thing hangs from its grip; on a table it stands on its foot.
  pen.translate(
    FRAME.width / 2,
    top - SIZE * (lamp || prop === 'key' || prop === 'bag' || prop === 'basket' ? 0.56 : 0.02),
  )
  pen.rotate(Math.sin(seconds * 0.7) * 0.006)
  pen.drawImage(thing, -thing.width / 2, -thing.height / 2)
  pen.restore()
  blended(pen, 'screen', () => {
    glow(pen, [FRAME.width * (0.5 + side * 0.3), 40], 620, palette.light, 0.22 * Math.max(0.4, palette.key))
    if (lamp) {
      const flicker = 1 + 0.04 * Math.sin(seconds * 11)
      glow(pen, [FRAME.width / 2, FRAME.height * 0.52], 520 * flicker, [255, 190, 104], 0.6)
    }
  })
}

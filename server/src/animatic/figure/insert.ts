import { blended, box, glow, linear, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { View } from '../camera.ts'
import type { Setting } from '../setting.ts'
import { FRAME } from '../world.ts'
import { drawProp, GLOWING, type Prop } from './props.ts'

const SIZE = 430

/** A close-up of one thing on a table's edge, the place out of focus behind it. */
export function paintInsert(pen: Pen, prop: Prop, setting: Setting, view: View, seconds: number): void {
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
  pen.scale(SIZE, SIZE)
  drawProp(pen, prop)
  pen.restore()
  blended(pen, 'screen', () => {
    glow(pen, [FRAME.width * (0.5 + side * 0.3), 40], 620, palette.light, 0.22 * Math.max(0.4, palette.key))
    if (lamp) {
      const flicker = 1 + 0.04 * Math.sin(seconds * 11)
      glow(pen, [FRAME.width / 2, FRAME.height * 0.52], 520 * flicker, [255, 190, 104], 0.6)
    }
  })
}

import { box, linear, type Pen } from '../../pen/canvas.ts'
import { shadeOf } from '../../light/palette.ts'
import { type Colour, css, darken, hex, mix } from '../../pen/colour.ts'
import type { Random } from '../../pen/random.ts'
import type { Setting } from '../../setting.ts'

/** A colour of the place's own stuff (stone, wood) in the hour's light. */
export const inLight = ({ palette }: Setting, code: string, shade = 0.36): Colour =>
  mix(hex(code), palette.shadow, shade * shadeOf(palette))

/** From shade into light across a width, toward the side the light comes from. */
export function sideLit(
  pen: Pen,
  { palette, side }: Setting,
  left: number,
  width: number,
  colour: Colour,
  gain = 0.26,
) {
  const [shaded, lit] = [css(darken(colour, 0.32)), css(mix(colour, palette.light, gain))]
  return linear(
    pen,
    [left, 0],
    [left + width, 0],
    side > 0
      ? [
          [0, shaded],
          [0.6, css(colour)],
          [1, lit],
        ]
      : [
          [0, lit],
          [0.4, css(colour)],
          [1, shaded],
        ],
  )
}

export interface Block {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A wall of cut stones or bricks; (x, y) is its top left corner. */
export function paintMasonry(
  pen: Pen,
  setting: Setting,
  { x, y, width, height }: Block,
  colour: Colour,
  options: { readonly course: number; readonly random: Random },
): void {
  const { course, random } = options
  pen.fillStyle = sideLit(pen, setting, x, width, colour)
  pen.fillRect(x, y, width, height)
  const length = course * 1.9
  for (let row = 0; row * course < height; row++) {
    const top = y + row * course
    for (let left = x - (row % 2) * length * 0.5; left < x + width; left += length) {
      const [tone, shows] = [random.next(), random.chance(0.55)]
      if (!shows) continue
      const from = Math.max(x, left)
      const to = Math.min(x + width, left + length - 2)
      const rest = Math.min(course - 2, y + height - top)
      if (to > from && rest > 0)
        box(
          pen,
          from,
          top,
          to - from,
          rest,
          tone > 0.5 ? css(mix(colour, setting.palette.light, 0.3), 0.16) : css(darken(colour, 0.5), 0.18),
        )
    }
  }
}

/** Merlons along the top of a wall. */
export function paintBattlements(pen: Pen, { x, y, width }: Block, size: number, style: string): void {
  const count = Math.max(2, Math.round(width / (size * 1.7)))
  const gap = (width - size) / (count - 1)
  for (let merlon = 0; merlon < count; merlon++) box(pen, x + merlon * gap, y - size, size, size + 2, style)
}

/** The outline of an opening with a pointed or round head, to be filled or clipped; (x, y) is the middle of its foot. */
export function archPath(pen: Pen, x: number, y: number, width: number, height: number, isPointed = false): void {
  const half = width / 2
  pen.beginPath()
  pen.moveTo(x - half, y)
  if (isPointed) {
    const spring = y - height + width * 0.75
    pen.lineTo(x - half, spring)
    pen.quadraticCurveTo(x - half * 0.94, y - height + width * 0.25, x, y - height)
    pen.quadraticCurveTo(x + half * 0.94, y - height + width * 0.25, x + half, spring)
  } else {
    pen.lineTo(x - half, y - height + half)
    pen.arc(x, y - height + half, half, Math.PI, 0)
  }
  pen.lineTo(x + half, y)
  pen.closePath()
}

const WINDOW_GLOW: Colour = [255, 206, 122]

/** What a pane shows: lamplight in the dark when somebody lives there, the sky by day. */
export const paneColour = (setting: Setting, wall: Colour, isLived = true): string =>
  setting.palette.lampsLit && isLived
    ? css(WINDOW_GLOW, 0.95)
    : css(mix(darken(wall, 0.55), setting.palette.sky[2], 0.3))

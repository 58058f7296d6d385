import { shadeOf } from '../../light/palette.ts'
import { box, fillShape, linear, type Pen } from '../../pen/canvas.ts'
import { type Colour, css, darken, hex, mix } from '../../pen/colour.ts'
import type { Random } from '../../pen/random.ts'
import type { Setting } from '../../setting.ts'

const WINDOW_LIGHT: Colour = [255, 208, 122]
const WALLS = ['#dcc7a0', '#b98a68', '#cfb0a0', '#93a6ad', '#c4785a', '#e2d3ac'] as const
const ROOFS = ['#8a4638', '#4f5570', '#6a5240', '#9a5a40'] as const

/** A window; lit ones are chosen by lot, so the same ones are lit every evening. */
function paintWindow(
  pen: Pen,
  setting: Setting,
  x: number,
  y: number,
  width: number,
  height: number,
  wall: Colour,
  isLived: boolean,
): void {
  const { palette } = setting
  const lit = palette.lampsLit && isLived
  box(pen, x - 1.5, y - 1.5, width + 3, height + 3, css(darken(wall, 0.4)))
  box(pen, x, y, width, height, lit ? css(WINDOW_LIGHT, 0.95) : css(mix(darken(wall, 0.55), palette.sky[2], 0.3)))
  pen.fillStyle = css(darken(wall, 0.4))
  pen.fillRect(x + width / 2 - 0.7, y, 1.4, height)
  pen.fillRect(x, y + height * 0.45, width, 1.4)
}

/** A gabled house standing on (x, y), its left corner. */
export function paintHouse(
  pen: Pen,
  setting: Setting,
  at: { x: number; y: number; width: number; height: number },
  air: (colour: Colour) => Colour,
  random: Random,
): void {
  const { palette, side, weather } = setting
  const { x, y, width, height } = at
  const wall = air(mix(hex(random.pick(WALLS)), palette.shadow, 0.34 * shadeOf(palette)))
  const roof = air(mix(hex(random.pick(ROOFS)), palette.shadow, 0.3 * shadeOf(palette)))
  const snowy = weather === 'snow' ? mix(roof, palette.haze, 0.7) : roof
  const eaves = y - height
  const ridge = eaves - width * random.between(0.34, 0.5)
  pen.fillStyle = linear(
    pen,
    [x, 0],
    [x + width, 0],
    side > 0
      ? [
          [0, css(darken(wall, 0.3))],
          [1, css(mix(wall, palette.light, 0.22))],
        ]
      : [
          [0, css(mix(wall, palette.light, 0.22))],
          [1, css(darken(wall, 0.3))],
        ],
  )
  pen.fillRect(x, eaves, width, height)
  const chimney = x + width * random.between(0.2, 0.7)
  box(pen, chimney, ridge - 4, width * 0.09, width * 0.3, css(darken(roof, 0.15)))
  fillShape(
    pen,
    [
      [x - 7, eaves + 3],
      [x + width * 0.22, ridge],
      [x + width * 0.78, ridge],
      [x + width + 7, eaves + 3],
    ],
    css(snowy),
  )
  fillShape(
    pen,
    [
      [x - 7, eaves + 3],
      [x + width + 7, eaves + 3],
      [x + width + 5, eaves - 3],
      [x - 5, eaves - 3],
    ],
    css(darken(roof, 0.3)),
  )
  const [columns, rows] = [Math.max(2, Math.round(width / 46)), Math.max(1, Math.round(height / 62))]
  const [cellX, cellY] = [width / columns, height / (rows + 0.35)]
  const door = random.whole(0, columns - 1)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const isLived = random.chance(0.55)
      const [left, top] = [x + cellX * (column + 0.5), eaves + cellY * (row + 0.28)]
      if (row === rows - 1 && column === door) {
        box(pen, left - cellX * 0.2, y - cellY * 0.85, cellX * 0.4, cellY * 0.85, css(darken(roof, 0.3)), 3)
      } else paintWindow(pen, setting, left - cellX * 0.19, top, cellX * 0.38, cellY * 0.5, wall, isLived)
    }
  }
}

/** A tall flat-roofed block full of windows. */
export function paintBlock(
  pen: Pen,
  setting: Setting,
  at: { x: number; y: number; width: number; height: number; window: number },
  colour: Colour,
  random: Random,
): void {
  const { palette, side } = setting
  const { x, y, width, height, window } = at
  pen.fillStyle = linear(
    pen,
    [0, y - height],
    [0, y],
    [
      [0, css(mix(colour, palette.light, 0.07))],
      [1, css(mix(colour, palette.haze, 0.28))],
    ],
  )
  pen.fillRect(x, y - height, width, height + 400)
  const [peaked, roof, tower] = [random.chance(0.4), random.between(20, 50), random.between(14, 46)]
  if (peaked)
    fillShape(
      pen,
      [
        [x - 3, y - height],
        [x + width / 2, y - height - roof],
        [x + width + 3, y - height],
      ],
      css(darken(colour, 0.3)),
    )
  else box(pen, x + width * 0.62, y - height - tower, 5, tower, css(darken(colour, 0.3)))
  box(pen, side > 0 ? x + width - 3 : x, y - height, 3, height, css(mix(colour, palette.light, 0.7), 0.4))
  const [gapX, gapY] = [window * 2.6, window * 3]
  for (let top = y - height + window * 2; top < y - window * 2; top += gapY) {
    for (let left = x + window; left < x + width - window * 1.6; left += gapX) {
      const [shows, warm] = [random.next(), random.next()]
      if (palette.lampsLit ? shows > 0.42 : shows > 0.66) continue
      const lit = palette.lampsLit && warm < 0.78
      box(
        pen,
        left,
        top,
        window,
        window * 1.45,
        lit ? css(mix(WINDOW_LIGHT, [255, 170, 90], warm * 0.6), 0.9) : css(darken(colour, 0.36), 0.55),
      )
    }
  }
}

/** A street lamp; its glow is a motion of its own. Returns where the light is. */
export function paintStreetLamp(
  pen: Pen,
  setting: Setting,
  x: number,
  y: number,
  height: number,
): readonly [number, number] {
  const { palette } = setting
  const iron = css(darken(palette.shadow, 0.6))
  box(pen, x - 4, y - height, 8, height, iron)
  box(pen, x - 13, y - 8, 26, 10, iron)
  const head = y - height
  fillShape(
    pen,
    [
      [x - 14, head - 4],
      [x + 14, head - 4],
      [x + 9, head - 38],
      [x - 9, head - 38],
    ],
    palette.lampsLit ? 'rgb(255,224,156)' : css(mix(palette.sky[2], palette.shadow, 0.4)),
  )
  fillShape(
    pen,
    [
      [x - 16, head - 36],
      [x + 16, head - 36],
      [x, head - 54],
    ],
    iron,
  )
  box(pen, x - 15, head - 4, 30, 6, iron)
  return [x, head - 20]
}

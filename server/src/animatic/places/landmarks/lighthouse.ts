import { box, fillShape, linear, type Pen } from '../../pen/canvas.ts'
import { css, darken, mix } from '../../pen/colour.ts'
import { lerp } from '../../pen/curve.ts'
import type { Setting } from '../../setting.ts'

/** Half the tower's width at a share of its height from the top. */
const half = (share: number) => lerp(19, 30, share)

/** A striped tower from `top` down to `foot`, with a cottage beside it. */
export function paintLighthouse(pen: Pen, setting: Setting, x: number, top: number, foot: number): void {
  const { palette, side } = setting
  const white = mix([228, 220, 206], palette.shadow, 0.35)
  const red = mix([172, 58, 48], palette.shadow, 0.35)
  const iron = css(darken(palette.shadow, 0.3))
  for (let band = 0; band < 5; band++) {
    const [from, to] = [band / 5, (band + 1) / 5]
    const colour = band % 2 ? white : red
    fillShape(
      pen,
      [
        [x - half(to), lerp(top, foot, to)],
        [x - half(from), lerp(top, foot, from)],
        [x + half(from), lerp(top, foot, from)],
        [x + half(to), lerp(top, foot, to)],
      ],
      linear(
        pen,
        [x - half(to), 0],
        [x + half(to), 0],
        side > 0
          ? [
              [0, css(darken(colour, 0.5))],
              [0.7, css(colour)],
              [1, css(mix(colour, palette.light, 0.45))],
            ]
          : [
              [0, css(mix(colour, palette.light, 0.45))],
              [0.3, css(colour)],
              [1, css(darken(colour, 0.5))],
            ],
      ),
    )
  }
  box(pen, x - 27, top - 7, 54, 8, iron)
  box(
    pen,
    x - 15,
    top - 34,
    30,
    28,
    palette.lampsLit ? 'rgb(255,226,160)' : css(mix(palette.sky[2], [255, 255, 255], 0.2)),
  )
  for (let bar = -15; bar <= 15; bar += 7.5) box(pen, x + bar - 1, top - 34, 2, 28, iron)
  pen.fillStyle = css(darken(red, 0.35))
  pen.beginPath()
  pen.moveTo(x - 21, top - 34)
  pen.quadraticCurveTo(x, top - 70, x + 21, top - 34)
  pen.fill()
  box(pen, x - 1.5, top - 70, 3, 18, css(darken(red, 0.35)))
  const pane = palette.lampsLit ? css([255, 214, 130], 0.95) : css(darken(white, 0.6))
  for (const [dx, dy] of [
    [-8, 84],
    [-1, 160],
  ] as const)
    box(pen, x + dx, top + dy, 9, 15, pane, 4)

  const [cottage, ground] = [x + side * 95, foot + 6]
  box(pen, cottage - 42, ground - 38, 84, 44, css(mix(white, palette.shadow, 0.3)))
  box(pen, cottage + 14, ground - 84, 10, 26, css(darken(palette.shadow, 0.2)))
  fillShape(
    pen,
    [
      [cottage - 52, ground - 36],
      [cottage - 30, ground - 66],
      [cottage + 30, ground - 66],
      [cottage + 52, ground - 36],
    ],
    css(darken(palette.shadow, 0.25)),
  )
  for (const dx of [-22, 9]) box(pen, cottage + dx, ground - 24, 13, 14, pane)
}

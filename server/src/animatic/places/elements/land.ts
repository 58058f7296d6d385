import { shadeOf } from '../../light/palette.ts'
import { linear, type Pen, type Point } from '../../pen/canvas.ts'
import { type Colour, css, darken, lighten, mix } from '../../pen/colour.ts'
import { clamp } from '../../pen/curve.ts'
import type { Random } from '../../pen/random.ts'
import type { Setting } from '../../setting.ts'
import type { Layer } from '../../stage.ts'
import { WORLD } from '../../world.ts'
import { layer } from './sheet.ts'

/** A colour as the air shows it: `nearness` 0 dissolves in haze, 1 is as it is. */
export function throughAir(setting: Setting, colour: Colour, nearness: number): Colour {
  const { palette } = setting
  const far = mix(palette.haze, palette.sky[1], 0.5)
  return mix(colour, far, clamp((1 - nearness) * (0.55 + palette.haziness * 0.5)))
}

/** The near ground's own colour in this light; snow lies on it when it snows. */
export function groundColour(setting: Setting, own: Colour = setting.palette.ground): Colour {
  const { palette, weather } = setting
  const bare = mix(own, palette.shadow, 0.32 * shadeOf(palette))
  if (weather !== 'snow') return bare
  const snow = mix(lighten(palette.shadow, 0.66), palette.light, 0.2)
  return mix(mix(bare, snow, 0.66), palette.shadow, palette.dimness * 0.8)
}

/** Points of a wavy line across the world. */
export function waveLine(height: (x: number) => number, step = 6): readonly Point[] {
  const points: Point[] = []
  for (let x = -step; x <= WORLD.width + step; x += step) points.push([x, height(x)])
  return points
}

export function fillBelow(pen: Pen, line: readonly Point[], style: string | ReturnType<typeof linear>): void {
  pen.beginPath()
  pen.moveTo(-10, WORLD.height)
  for (const [x, y] of line) pen.lineTo(x, y)
  pen.lineTo(WORLD.width + 10, WORLD.height)
  pen.closePath()
  pen.fillStyle = style
  pen.fill()
}

export function strokeLine(pen: Pen, line: readonly Point[], style: string, width: number): void {
  pen.beginPath()
  for (const [x, y] of line) pen.lineTo(x, y)
  pen.strokeStyle = style
  pen.lineWidth = width
  pen.stroke()
}

export interface Ridge {
  readonly baseY: number
  readonly height: number
  /** Higher is more jagged: 0.002 rolls, 0.006 bristles. */
  readonly frequency: number
  readonly nearness: number
  readonly depth: number
  readonly part: string
  readonly colour?: Colour
  /** Above this world y it is white all year. */
  readonly snowline?: number
}

/** A mountain range: faceted by strokes down from the crest, lit on the side of the sun, sunk in haze at its foot. */
export function ridgeLayer(setting: Setting, ridge: Ridge): Layer {
  const { palette, noise, sun } = setting
  const random = setting.random(ridge.part)
  const offset = random.between(0, 200)
  return layer(ridge.depth, (pen) => {
    const line = waveLine(
      (x) => ridge.baseY - ridge.height * noise.cloud(x * ridge.frequency + offset, offset * 0.7, 5) ** 1.25 * 1.9,
    )
    const near = groundColour(setting, ridge.colour)
    const colour = throughAir(setting, near, ridge.nearness)
    fillBelow(
      pen,
      line,
      linear(
        pen,
        [0, ridge.baseY - ridge.height],
        [0, ridge.baseY + 130],
        [
          [0, css(colour)],
          [0.75, css(mix(colour, palette.haze, 0.4))],
          [1, css(mix(colour, palette.haze, 0.7))],
        ],
      ),
    )
    pen.save()
    pen.clip()
    pen.lineWidth = 6
    for (const [index, [x, y]] of line.entries()) {
      const slope = (line[index + 1]?.[1] ?? y) - y
      const light = clamp(0.5 - slope * Math.sign(sun.x - x) * 0.16)
      const length = 30 + noise.at(x * 0.05, offset) * 110 * (ridge.height / 200)
      pen.strokeStyle =
        light > 0.5
          ? css(mix(colour, palette.light, 0.55), (light - 0.5) * 0.5 * ridge.nearness + 0.04)
          : css(darken(colour, 0.5), (0.5 - light) * 0.55 * ridge.nearness)
      pen.beginPath()
      pen.moveTo(x, y)
      pen.lineTo(x + (noise.at(x * 0.02, offset + 3) - 0.5) * 60, y + length)
      pen.stroke()
    }
    if (ridge.snowline !== undefined) paintSnowCap(pen, setting, ridge, line, offset)
    pen.restore()
    strokeLine(pen, line, css(mix(colour, palette.light, 0.75), 0.5 * ridge.nearness + 0.12), 1.6)
  })
}

/** Points of the crest looked at either way: a slope, not every stone of it. */
const FACET = 7

/** Snow that reaches down further in the gullies; drawn inside the range's own outline. */
function paintSnowCap(pen: Pen, setting: Setting, ridge: Ridge, line: readonly Point[], offset: number): void {
  const { palette, noise, sun } = setting
  const white = throughAir(
    setting,
    mix(mix([240, 244, 250], palette.shadow, 0.14 + palette.dimness), palette.light, 0.16),
    0.35 + ridge.nearness,
  )
  const edge = (x: number) => (ridge.snowline ?? 0) + (noise.cloud(x * 0.02, offset + 40, 3) - 0.5) * 120
  for (const [index, [x, y]] of line.entries()) {
    const foot = edge(x)
    if (y > foot) continue
    const slope = (line[index + FACET]?.[1] ?? y) - (line[index - FACET]?.[1] ?? y)
    const isLit = slope * Math.sign(sun.x - x) < 6
    pen.fillStyle = css(isLit ? white : mix(white, palette.shadow, 0.3), 0.9)
    pen.fillRect(x - 3.5, y, 7, foot - y)
  }
}

/** A meadow with single blades catching the light. */
export function paintGrass(
  pen: Pen,
  setting: Setting,
  options: { topY: number; colour: Colour; blade: number; density: number; random: Random },
): void {
  const { palette, noise } = setting
  const { topY, colour, blade, density, random } = options
  const surface = (x: number) => topY - noise.cloud(x * 0.006, 4, 3) * 40
  fillBelow(
    pen,
    waveLine(surface, 8),
    linear(
      pen,
      [0, topY - 30],
      [0, WORLD.height],
      [
        [0, css(darken(colour, 0.1))],
        [1, css(darken(colour, 0.4))],
      ],
    ),
  )
  const count = 1500 * density
  for (let i = 0; i < count; i++) {
    const [x, fall, size, bend] = [
      random.next() * WORLD.width,
      random.next() ** 0.8 * 170,
      random.between(0.35, 1),
      random.between(-14, 14),
    ]
    const [catchesLight, depth, width] = [random.chance(0.17), random.next(), random.between(1, 2.6)]
    const y = surface(x) + fall
    const height = blade * size * (0.7 + fall / 300)
    pen.strokeStyle = css(mix(darken(colour, 0.34 - depth * 0.24), palette.light, catchesLight ? 0.36 : 0.05))
    pen.lineWidth = width
    pen.beginPath()
    pen.moveTo(x, y + 8)
    pen.quadraticCurveTo(x + bend * 0.2, y - height * 0.6, x + bend, y - height)
    pen.stroke()
  }
}

import { birds, smoke } from '../light/life.ts'
import { blended, box, linear, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Layer, Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { throughAir } from './elements/land.ts'
import { inLight, paneColour, sideLit } from './elements/masonry.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { blocks, FRONTS } from './city.ts'

const ROOF_TONES = ['#9a5240', '#7d4a42', '#5f5f74', '#b0683f', '#6f5a4c'] as const

function paintRoof(pen: Pen, setting: Setting): void {
  const { palette, weather } = setting
  const top = downFrame(0.725)
  const tile = mix(weather === 'snow' ? palette.haze : hex('#6d4238'), palette.shadow, 0.46)
  pen.fillStyle = linear(
    pen,
    [0, top],
    [0, WORLD.height],
    [
      [0, css(mix(tile, palette.light, 0.3))],
      [0.14, css(tile)],
      [1, css(darken(tile, 0.6))],
    ],
  )
  pen.fillRect(0, top, WORLD.width, WORLD.height)
  for (let course = 0; course < 10; course++) {
    const y = top + 8 + course * 22 * (1 + course * 0.06)
    const size = 34 + course * 4
    pen.strokeStyle = css(darken(tile, 0.45), 0.6)
    pen.lineWidth = 2
    for (let x = (course % 2) * (size / 2) - size; x < WORLD.width + size; x += size) {
      pen.beginPath()
      pen.arc(x, y, size / 2, 0, Math.PI)
      pen.stroke()
    }
  }
}

/** A row of gables and chimney stacks below the viewer, nearer rows larger. */
function roofs(setting: Setting, row: number): Layer {
  const random = setting.random(`roofs ${row}`)
  const { palette } = setting
  return layer(0.24 + row * 0.13, (pen) => {
    const foot = setting.horizonY + 40 + row * 44
    for (let x = -60; x < WORLD.width; ) {
      const width = random.between(90, 170) * (1 + row * 0.32)
      const air = (code: string) => throughAir(setting, inLight(setting, code, 0.4), 0.5 + row * 0.2)
      const [roof, wall] = [air(random.pick(ROOF_TONES)), air(random.pick(FRONTS))]
      const [ridge, isGable] = [foot - width * random.between(0.4, 0.62), random.chance(0.5)]
      box(pen, x, foot, width, 160, css(wall))
      const stack = x + width * random.between(0.2, 0.75)
      box(pen, stack, ridge - width * 0.1, width * 0.1, width * 0.3, css(darken(wall, 0.3)))
      for (const pot of [0, 0.055])
        box(pen, stack + width * pot, ridge - width * 0.16, width * 0.04, width * 0.07, css(air('#b5623c')))
      pen.fillStyle = sideLit(pen, setting, x, width, roof, 0.34)
      pen.beginPath()
      pen.moveTo(x - 5, foot + 3)
      if (isGable) pen.lineTo(x + width / 2, ridge)
      else {
        pen.lineTo(x + width * 0.16, ridge)
        pen.lineTo(x + width * 0.84, ridge)
      }
      pen.lineTo(x + width + 5, foot + 3)
      pen.fill()
      const isLived = random.chance(0.6)
      const pane = width * 0.11
      if (isGable)
        box(pen, x + width / 2 - pane / 2, foot - width * 0.2, pane, pane * 1.2, paneColour(setting, wall, isLived), 3)
      else
        for (const share of [0.3, 0.62]) {
          box(pen, x + width * share - 2, foot - width * 0.22 - 2, pane + 4, pane + 4, css(darken(wall, 0.3)))
          box(
            pen,
            x + width * share,
            foot - width * 0.22,
            pane,
            pane,
            paneColour(setting, wall, isLived && share < 0.5),
          )
        }
      x += width + random.between(-14, 20)
    }
    pen.fillStyle = linear(
      pen,
      [0, foot - 20],
      [0, foot + 120],
      [
        [0, css(palette.haze, 0)],
        [1, css(palette.haze, 0.3 - row * 0.07)],
      ],
    )
    blended(pen, 'source-atop', () => pen.fillRect(0, foot - 20, WORLD.width, 300))
  })
}

/** High over the town: a tiled ridge with chimneys, the sky large above a sea of roofs. */
export function rooftops(setting: Setting): Stage {
  const { palette, horizonY } = setting
  const chimneys = setting.random('chimneys')
  return outdoors(
    setting,
    [
      ...skyLayers(setting, horizonY + 80),
      blocks(setting, 0, horizonY + 40, 0),
      ...[0, 1, 2].map((row) => roofs(setting, row)),
      layer(0.62, (pen) => {
        const brick = throughAir(setting, mix(hex('#7a4d40'), palette.shadow, 0.42), 0.85)
        for (const x of [0.04, 0.2, 0.36, 0.62, 0.8, 0.97]) {
          const [centre, width, height] = [
            acrossFrame(x) + chimneys.between(-20, 20),
            chimneys.between(40, 74),
            chimneys.between(70, 170),
          ]
          const foot = downFrame(0.76)
          pen.fillStyle = linear(
            pen,
            [centre - width / 2, 0],
            [centre + width / 2, 0],
            [
              [0, css(darken(brick, 0.3))],
              [1, css(mix(brick, palette.light, 0.2))],
            ],
          )
          pen.fillRect(centre - width / 2, foot - height, width, height)
          box(pen, centre - width / 2 - 5, foot - height - 10, width + 10, 12, css(darken(brick, 0.3)))
          for (const pot of [-0.26, 0.1])
            box(
              pen,
              centre + width * pot,
              foot - height - 32,
              width * 0.22,
              24,
              css(mix(brick, hex('#b5623c'), 0.4)),
              3,
            )
        }
      }),
      layer(0.86, (pen) => paintRoof(pen, setting)),
    ],
    [
      smoke(setting, 0.61, [acrossFrame(0.2), downFrame(0.56)], 0.9),
      smoke(setting, 0.612, [acrossFrame(0.8), downFrame(0.56)], 0.9),
      ...birds(setting, 0.1, 6),
    ],
  )
}

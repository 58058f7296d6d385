import { birds, smoke } from '../light/life.ts'
import { lamp } from '../light/motions.ts'
import { blended, box, glow, linear, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Layer, Motion, Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { paintBlock, paintStreetLamp } from './elements/buildings.ts'
import { throughAir } from './elements/land.ts'
import { inLight, paneColour, sideLit } from './elements/masonry.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'

const FRONTS = ['#8f6a58', '#a88f72', '#6a7088', '#7d5650', '#a39a88', '#5f6a70'] as const
const ROOF_TONES = ['#9a5240', '#7d4a42', '#5f5f74', '#b0683f', '#6f5a4c'] as const

/** One row of blocks; `opening` keeps the middle low so that the street has a far end. */
function blocks(setting: Setting, index: number, footY: number, opening: number): Layer {
  const { palette } = setting
  const random = setting.random(`blocks ${index}`)
  return layer(0.1 + index * 0.16, (pen) => {
    const tones = setting.random(`tones ${index}`)
    let x = -30
    while (x < WORLD.width) {
      const width = random.between(54, 126) * (1 + index * 0.36)
      const full = random.between(130, 330) * (0.8 + index * 0.2)
      const nearMiddle = Math.abs(x + width / 2 - WORLD.width / 2) < opening
      // Far rows stay low there, near rows leave the street open.
      const height = nearMiddle ? full * 0.4 : full
      const at = { x, y: footY, width: width - 4, height, window: 6 + index * 2.4 }
      const colour = throughAir(setting, inLight(setting, tones.pick(FRONTS), 0.55), 0.42 + index * 0.2)
      if (!nearMiddle || index < 2) paintBlock(pen, setting, at, colour, random)
      x += width
    }
    pen.fillStyle = linear(
      pen,
      [0, footY - 120],
      [0, footY + 90],
      [
        [0, css(palette.haze, 0)],
        [1, css(palette.haze, 0.36 - index * 0.09)],
      ],
    )
    pen.fillRect(0, footY - 120, WORLD.width, WORLD.height)
  })
}

const AWNINGS = ['#8a3038', '#2f5f5a', '#b5803a', '#3f4f7a'] as const

/** Shops along the near pavement: their lit windows are what a street is in the evening. */
function paintShops(pen: Pen, setting: Setting): void {
  const { palette } = setting
  const random = setting.random('shops')
  const foot = downFrame(0.745)
  for (let x = -20; x < WORLD.width; ) {
    const width = random.between(130, 190)
    const [wall, awning] = [
      inLight(setting, random.pick(['#6a5f5a', '#7a5a4c', '#5f6470', '#80705c']), 0.44),
      inLight(setting, random.pick(AWNINGS), 0.36),
    ]
    const [isOpen, goods] = [random.chance(0.75), random.whole(2, 5)]
    // The street's far end stays in view between them.
    if (Math.abs(x + width / 2 - WORLD.width / 2) > 430) {
      const height = 168
      pen.fillStyle = sideLit(pen, setting, x, width, wall)
      pen.fillRect(x, foot - height, width, height)
      box(pen, x - 4, foot - height - 9, width + 8, 12, css(darken(wall, 0.3)))
      const pane = { x: x + 14, y: foot - 104, width: width * 0.56, height: 82 }
      box(pen, pane.x - 4, pane.y - 4, pane.width + 8, pane.height + 8, css(darken(wall, 0.5)))
      box(pen, pane.x, pane.y, pane.width, pane.height, paneColour(setting, wall, isOpen))
      for (let thing = 0; thing < goods; thing++)
        box(
          pen,
          pane.x + 6 + (thing * (pane.width - 12)) / goods,
          pane.y + pane.height - 30 + (thing % 2) * 8,
          11,
          30 - (thing % 2) * 8,
          css(darken(wall, 0.55), 0.7),
          4,
        )
      box(pen, x + width * 0.72, foot - 104, width * 0.2, 104, css(darken(awning, 0.35)))
      box(pen, x + width * 0.745, foot - 96, width * 0.15, 44, paneColour(setting, wall, isOpen))
      for (let stripe = 0; stripe < 8; stripe++) {
        const [left, step] = [x + 4 + (stripe * (width - 8)) / 8, (width - 8) / 8]
        pen.fillStyle = css(stripe % 2 ? mix(awning, [238, 228, 206], 0.62) : awning)
        pen.beginPath()
        pen.moveTo(left + 3, foot - 142)
        pen.lineTo(left + step + 1, foot - 142)
        pen.lineTo(left + step, foot - 112)
        pen.quadraticCurveTo(left + step / 2, foot - 102, left, foot - 112)
        pen.fill()
      }
      box(pen, x + 10, foot - 162, width - 20, 16, css(mix(awning, palette.shadow, 0.4)), 3)
    }
    x += width + random.between(6, 22)
  }
}

function paintPavement(pen: Pen, setting: Setting): void {
  const { palette, weather } = setting
  const top = downFrame(0.73)
  const stone = mix(hex('#6c6a72'), palette.shadow, 0.5)
  pen.fillStyle = linear(
    pen,
    [0, top],
    [0, WORLD.height],
    [
      [0, css(mix(stone, palette.haze, 0.34))],
      [0.3, css(stone)],
      [1, css(darken(stone, 0.6))],
    ],
  )
  pen.fillRect(0, top, WORLD.width, WORLD.height)
  pen.strokeStyle = css(darken(stone, 0.5), 0.42)
  pen.lineWidth = 1.4
  for (let course = 0; course < 9; course++) {
    const y = top + course * course * 4.2
    pen.beginPath()
    pen.moveTo(0, y)
    pen.lineTo(WORLD.width, y)
    for (let slab = -26; slab <= 26; slab++) {
      const x = WORLD.width / 2 + (slab + (course % 2) * 0.5) * 38 * (1 + course * 0.12)
      pen.moveTo(x, y)
      pen.lineTo(x + (x - WORLD.width / 2) * 0.026, y + (2 * course + 1) * 4.2)
    }
    pen.stroke()
  }
  // Wet stone mirrors the lamps.
  const shine = weather === 'rain' ? 0.5 : palette.lampsLit ? 0.3 : 0
  blended(pen, 'screen', () => {
    for (const x of [0.1, 0.5, 0.9]) {
      pen.save()
      pen.translate(acrossFrame(x), top + 60)
      pen.scale(1, 0.22)
      glow(pen, [0, 0], 260, [255, 190, 110], shine)
      pen.restore()
    }
  })
}

function street(setting: Setting, lamps: Motion[]): Layer {
  return layer(0.86, (pen) => {
    paintPavement(pen, setting)
    for (const x of [0.1, 0.9]) {
      const light = paintStreetLamp(pen, setting, acrossFrame(x), downFrame(0.765), 330)
      if (setting.palette.lampsLit) lamps.push(lamp(0.87, light, 260))
    }
  })
}

/** A street between tall houses that opens toward its far end. */
export function cityStreet(setting: Setting): Stage {
  const { horizonY } = setting
  const lamps: Motion[] = []
  const pavement = street(setting, lamps)
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      blocks(setting, 0, horizonY + 30, 0),
      blocks(setting, 1, horizonY + 52, 120),
      blocks(setting, 2, horizonY + 74, 260),
      blocks(setting, 3, horizonY + 100, 400),
      layer(0.66, (pen) => paintShops(pen, setting)),
      pavement,
    ],
    lamps,
  )
}

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

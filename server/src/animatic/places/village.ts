import { birds, smoke } from '../light/life.ts'
import { lamp, mist } from '../light/motions.ts'
import { box, linear, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Layer, Motion, Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { paintHouse, paintStreetLamp } from './elements/buildings.ts'
import { groundColour, ridgeLayer, throughAir } from './elements/land.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { paintTree } from './elements/trees.ts'

/** A row of gabled houses: 0 is the far one, 1 leaves the middle open. */
export function houseRow(setting: Setting, index: number): Layer {
  const random = setting.random(`row ${index}`)
  const { horizonY, palette } = setting
  return layer(0.25 + index * 0.25, (pen) => {
    const nearness = 0.5 + index * 0.25
    const ground = horizonY + 34 + index * 62
    const earth = throughAir(setting, groundColour(setting, hex('#9a8a62')), nearness)
    pen.fillStyle = linear(
      pen,
      [0, ground - 14],
      [0, ground + 110],
      [
        [0, css(mix(earth, palette.light, 0.12))],
        [1, css(darken(earth, 0.2))],
      ],
    )
    pen.fillRect(0, ground - 14, WORLD.width, 260)
    let x = -40
    while (x < WORLD.width) {
      const width = random.between(92, 150) * (1 + index * 0.35)
      const height = random.between(74, 120) * (1 + index * 0.3)
      const share = (x + width / 2 - WORLD.width / 2) / WORLD.width
      const gap = random.between(6, 70)
      // The near row leaves the square open; a church may stand there in the far one.
      if (index === 1 && Math.abs(share) < 0.24) {
        x += width + gap
        continue
      }
      if (random.chance(0.3)) {
        const leaves = throughAir(setting, groundColour(setting), nearness)
        paintTree(
          pen,
          setting,
          [x + width + gap / 2, ground + 6],
          random.between(90, 150),
          { trunk: leaves, leaves },
          random,
        )
      }
      paintHouse(
        pen,
        setting,
        { x, y: ground + 8, width, height },
        (colour) => throughAir(setting, colour, nearness),
        random,
      )
      x += width + gap
    }
  })
}

function church(setting: Setting): Layer {
  const { palette, side, horizonY } = setting
  return layer(0.2, (pen) => {
    const stone = throughAir(setting, mix(hex('#a79d8f'), palette.shadow, 0.34), 0.5)
    const x = acrossFrame(0.5 - side * 0.12)
    const foot = horizonY + 44
    pen.fillStyle = linear(
      pen,
      [x - 30, 0],
      [x + 30, 0],
      [
        [0, css(darken(stone, 0.25))],
        [1, css(mix(stone, palette.light, 0.2))],
      ],
    )
    pen.fillRect(x - 27, foot - 180, 54, 184)
    pen.beginPath()
    pen.moveTo(x - 32, foot - 178)
    pen.lineTo(x, foot - 290)
    pen.lineTo(x + 32, foot - 178)
    pen.fillStyle = css(darken(stone, 0.4))
    pen.fill()
    box(pen, x - 1.5, foot - 312, 3, 26, css(darken(stone, 0.5)))
    box(pen, x - 8, foot - 304, 16, 3, css(darken(stone, 0.5)))
    box(pen, x - 9, foot - 150, 18, 34, palette.lampsLit ? 'rgb(255,206,120)' : css(darken(stone, 0.5)), 9)
  })
}

/** Trodden earth with the wheel ruts of carts. */
export function paintSquare(pen: Pen, setting: Setting): void {
  const { palette } = setting
  const top = downFrame(0.715)
  const earth = groundColour(setting, hex('#8a7455'))
  pen.fillStyle = linear(
    pen,
    [0, top],
    [0, WORLD.height],
    [
      [0, css(mix(earth, palette.haze, 0.2))],
      [0.25, css(earth)],
      [1, css(darken(earth, 0.6))],
    ],
  )
  pen.fillRect(0, top, WORLD.width, WORLD.height)
  const random = setting.random('stones')
  for (let stone = 0; stone < 420; stone++) {
    const near = random.next()
    pen.fillStyle = random.chance(0.5) ? css(mix(earth, palette.light, 0.3), 0.3) : css(darken(earth, 0.5), 0.3)
    pen.beginPath()
    pen.ellipse(
      random.next() * WORLD.width,
      top + 8 + near * near * 260,
      4 + near * 16,
      1.2 + near * 4,
      0,
      0,
      Math.PI * 2,
    )
    pen.fill()
  }
}

/** Cottages round a square, a church behind them, a lamp and a well. */
export function village(setting: Setting): Stage {
  const { palette, horizonY, side } = setting
  const lamps: Motion[] = []
  const square = layer(0.84, (pen) => {
    paintSquare(pen, setting)
    const light = paintStreetLamp(pen, setting, acrossFrame(0.5 + side * 0.4), downFrame(0.765), 260)
    if (palette.lampsLit) lamps.push(lamp(0.85, light, 240))
    const stone = mix(hex('#8b867e'), palette.shadow, 0.42)
    const [x, y] = [acrossFrame(0.5 - side * 0.34), downFrame(0.775)]
    for (const post of [-46, 40]) box(pen, x + post, y - 120, 7, 90, css(darken(hex('#5d4028'), 0.35)))
    pen.beginPath()
    pen.moveTo(x - 66, y - 112)
    pen.lineTo(x, y - 158)
    pen.lineTo(x + 66, y - 112)
    pen.fillStyle = css(mix(hex('#74493a'), palette.shadow, 0.4))
    pen.fill()
    box(pen, x - 56, y - 46, 112, 50, css(stone), 8)
    for (let course = 0; course < 3; course++) box(pen, x - 56, y - 32 + course * 15, 112, 2, css(darken(stone, 0.4)))
  })
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.09,
        baseY: horizonY + 16,
        height: 150,
        frequency: 0.0022,
        nearness: 0.3,
      }),
      church(setting),
      houseRow(setting, 0),
      houseRow(setting, 1),
      square,
    ],
    [
      mist(setting, 0.4, horizonY + 10, 110, 0.3),
      ...birds(setting, 0.1, 5),
      smoke(setting, 0.24, [acrossFrame(0.5 + side * 0.22), horizonY - 110], 0.8),
      ...lamps,
    ],
  )
}

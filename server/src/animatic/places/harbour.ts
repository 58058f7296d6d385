import { birds, smoke, swell } from '../light/life.ts'
import { glints, lamp, mist } from '../light/motions.ts'
import { box, fillShape, linear, type Pen } from '../pen/canvas.ts'
import { type Colour, css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Motion, Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { paintHouse, paintStreetLamp } from './elements/buildings.ts'
import { ridgeLayer, throughAir } from './elements/land.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { waterLayer } from './elements/water.ts'

function paintBoat(pen: Pen, setting: Setting, x: number, y: number, size: number, hull: Colour): void {
  const { palette } = setting
  const rope = css(darken(palette.shadow, 0.5), 0.8)
  box(pen, x - 3 * size, y - 190 * size, 6 * size, 190 * size, css(darken(hull, 0.5)))
  pen.strokeStyle = rope
  pen.lineWidth = 1.3
  for (const end of [-96, 92]) {
    pen.beginPath()
    pen.moveTo(x, y - 188 * size)
    pen.lineTo(x + end * size, y - 14 * size)
    pen.stroke()
  }
  const canvas = mix([226, 214, 190], palette.shadow, 0.34)
  fillShape(
    pen,
    [
      [x + 5 * size, y - 176 * size],
      [x + 78 * size, y - 50 * size],
      [x + 5 * size, y - 44 * size],
    ],
    css(canvas),
  )
  fillShape(
    pen,
    [
      [x - 5 * size, y - 160 * size],
      [x - 5 * size, y - 50 * size],
      [x - 70 * size, y - 40 * size],
    ],
    css(darken(canvas, 0.16)),
  )
  pen.fillStyle = linear(
    pen,
    [0, y - 24 * size],
    [0, y + 22 * size],
    [
      [0, css(mix(hull, palette.light, 0.2))],
      [1, css(darken(hull, 0.45))],
    ],
  )
  pen.beginPath()
  pen.moveTo(x - 112 * size, y - 26 * size)
  pen.quadraticCurveTo(x, y - 8 * size, x + 108 * size, y - 30 * size)
  pen.quadraticCurveTo(x + 82 * size, y + 24 * size, x + 40 * size, y + 24 * size)
  pen.lineTo(x - 60 * size, y + 24 * size)
  pen.quadraticCurveTo(x - 96 * size, y + 18 * size, x - 112 * size, y - 26 * size)
  pen.fill()
  box(pen, x - 30 * size, y - 44 * size, 52 * size, 28 * size, css(mix([214, 200, 176], palette.shadow, 0.4)), 3)
  box(
    pen,
    x - 20 * size,
    y - 38 * size,
    12 * size,
    12 * size,
    palette.lampsLit ? 'rgb(255,212,130)' : css(darken(palette.shadow, 0.2)),
  )
}

function paintQuay(pen: Pen, setting: Setting): void {
  const { palette } = setting
  const top = downFrame(0.735)
  const stone = mix(hex('#7a756e'), palette.shadow, 0.42)
  pen.fillStyle = linear(
    pen,
    [0, top],
    [0, WORLD.height],
    [
      [0, css(mix(stone, palette.light, 0.26))],
      [0.1, css(stone)],
      [1, css(darken(stone, 0.6))],
    ],
  )
  pen.fillRect(0, top, WORLD.width, WORLD.height)
  pen.strokeStyle = css(darken(stone, 0.5), 0.5)
  pen.lineWidth = 1.6
  for (let row = 0; row < 8; row++) {
    const y = top + row * row * 5
    pen.beginPath()
    pen.moveTo(0, y)
    pen.lineTo(WORLD.width, y)
    for (let stoneAt = 0; stoneAt < 30; stoneAt++) {
      const x = WORLD.width / 2 + (stoneAt - 15 + (row % 2) * 0.5) * 60 * (1 + row * 0.13)
      pen.moveTo(x, y)
      pen.lineTo(x + (x - WORLD.width / 2) * 0.03, y + (2 * row + 1) * 5)
    }
    pen.stroke()
  }
}

/** A quay with moored boats, a row of houses across the water, bollards and crates. */
export function harbour(setting: Setting): Stage {
  const { palette, horizonY, side } = setting
  const houses = setting.random('houses')
  const boats = setting.random('boats')
  const water = horizonY + 6
  const lamps: Motion[] = []
  const post = layer(0.8, (pen) => {
    paintQuay(pen, setting)
    for (const x of [0.06, 0.94]) {
      const light = paintStreetLamp(pen, setting, acrossFrame(x), downFrame(0.76), 300)
      if (palette.lampsLit) lamps.push(lamp(0.81, light, 230))
    }
    const wood = mix(hex('#7b5a37'), palette.shadow, 0.4)
    for (const [x, size] of [
      [0.5 - side * 0.36, 74],
      [0.5 - side * 0.31, 58],
      [0.5 - side * 0.345, 52],
    ] as const) {
      const y = downFrame(0.775) - (size === 52 ? 74 : 0)
      box(pen, acrossFrame(x) - size / 2, y - size, size, size, css(wood), 2)
      pen.strokeStyle = css(darken(wood, 0.4))
      pen.lineWidth = 3
      pen.strokeRect(acrossFrame(x) - size / 2 + 4, y - size + 4, size - 8, size - 8)
    }
    for (const x of [0.24, 0.72]) {
      box(pen, acrossFrame(x) - 11, downFrame(0.735) - 22, 22, 26, css(darken(palette.shadow, 0.5)), 5)
      box(pen, acrossFrame(x) - 15, downFrame(0.735) - 26, 30, 9, css(darken(palette.shadow, 0.45)), 4)
    }
  })
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.1,
        baseY: horizonY + 10,
        height: 130,
        frequency: 0.003,
        nearness: 0.3,
      }),
      layer(0.14, (pen) => {
        let x = -20
        while (x < WORLD.width) {
          const [width, height] = [houses.between(54, 92), houses.between(44, 96)]
          paintHouse(
            pen,
            setting,
            { x, y: water + 4, width, height },
            (colour) => throughAir(setting, colour, 0.62),
            houses,
          )
          x += width + houses.between(0, 26)
        }
      }),
      waterLayer(setting, 0.16, water),
      layer(0.45, (pen) => {
        const hulls: readonly [string, string, string] = ['#7a3430', '#2f5570', '#41604a']
        for (const [index, x] of [0.14, 0.5 + side * 0.12, 0.86].entries()) {
          paintBoat(
            pen,
            setting,
            acrossFrame(x) + boats.between(-30, 30),
            downFrame(0.69) + index * 3,
            1.1 + boats.next() * 0.25,
            mix(hex(boats.pick(hulls)), palette.shadow, 0.34),
          )
        }
      }),
      post,
    ],
    [
      glints(setting, 0.161, water, 130),
      swell(setting, 0.162, water, 120),
      ...birds(setting, 0.12),
      smoke(setting, 0.15, [acrossFrame(0.4), water - 110], 0.6),
      mist(setting, 0.3, horizonY - 30, 120, 0.3),
      ...lamps,
    ],
  )
}

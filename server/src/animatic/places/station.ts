import { smoke } from '../light/life.ts'
import { lamp, mist } from '../light/motions.ts'
import { box, disc, fillShape, linear, oval, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Motion, Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { paintHouse } from './elements/buildings.ts'
import { ridgeLayer, throughAir } from './elements/land.ts'
import { inLight, paneColour } from './elements/masonry.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'

const LIVERIES = ['#7a2f35', '#2f5a48', '#2f4a70', '#6a4a2c'] as const

/** An engine with its train, waiting at the far platform; `front` is the engine's buffer. */
function paintTrain(pen: Pen, setting: Setting, front: number, rail: number): void {
  const { side } = setting
  const coach = inLight(setting, setting.random('livery').pick(LIVERIES), 0.34)
  const iron = darken(inLight(setting, '#3a3c42', 0.4), 0.1)
  for (let car = 0; car < 4; car++) {
    const left = front - side * (250 + car * 330) - (side > 0 ? 316 : 0)
    box(pen, left, rail - 150, 316, 122, css(coach), 8)
    box(pen, left - 2, rail - 160, 320, 16, css(darken(coach, 0.45)), 8)
    box(pen, left, rail - 84, 316, 4, css(inLight(setting, '#d9b45c', 0.3)))
    for (let pane = 0; pane < 6; pane++)
      box(pen, left + 16 + pane * 49, rail - 136, 38, 44, paneColour(setting, coach, (pane + car) % 4 > 0), 4)
    for (const wheel of [50, 100, 216, 266]) disc(pen, [left + wheel, rail - 14], 15, css(darken(iron, 0.4)))
    box(pen, left + 6, rail - 30, 304, 10, css(darken(iron, 0.3)))
  }
  const at = (dx: number, width: number) => (side > 0 ? front - dx - width : front + dx)
  box(pen, at(20, 156), rail - 120, 156, 74, css(iron), 30)
  box(pen, at(166, 74), rail - 168, 74, 136, css(mix(iron, coach, 0.5)), 6)
  box(pen, at(182, 42), rail - 152, 42, 40, paneColour(setting, coach), 3)
  box(pen, at(156, 92), rail - 178, 92, 12, css(darken(iron, 0.3)), 4)
  box(pen, at(42, 24), rail - 168, 24, 52, css(darken(iron, 0.2)))
  box(pen, at(38, 32), rail - 174, 32, 10, css(darken(iron, 0.35)), 3)
  oval(pen, [at(112, 0), rail - 122], 19, 15, css(inLight(setting, '#b8903f', 0.3)))
  box(pen, at(8, 232), rail - 50, 232, 16, css(coach))
  for (const [dx, size] of [
    [40, 17],
    [104, 29],
    [176, 29],
  ] as const) {
    disc(pen, [at(dx, 0), rail - size], size, css(darken(iron, 0.35)))
    disc(pen, [at(dx, 0), rail - size], size * 0.66, css(mix(coach, iron, 0.4)))
    disc(pen, [at(dx, 0), rail - size], size * 0.2, css(darken(iron, 0.4)))
  }
  disc(
    pen,
    [at(14, 0), rail - 96],
    11,
    setting.palette.lampsLit ? 'rgb(255,232,170)' : css(inLight(setting, '#d9cfae')),
  )
}

/** A railway platform: a canopy on iron posts, a clock, a train under steam across the line. */
export function station(setting: Setting): Stage {
  const { horizonY, palette, side } = setting
  const rail = horizonY + 86
  const front = acrossFrame(0.5 + side * 0.3)
  const houses = setting.random('houses')
  const lights = [0.06, 0.36, 0.66, 0.96].map((x) => [acrossFrame(x), downFrame(0.22)] as const)
  const clock = acrossFrame(0.5 - side * 0.14)
  const motions: Motion[] = [
    smoke(setting, 0.33, [side > 0 ? front - 54 : front + 54, rail - 178], 1.7),
    mist(setting, 0.4, rail - 60, 90, 0.3),
    ...(palette.lampsLit ? lights.map((place) => lamp(0.81, place, 190, 0.75)) : []),
    ...(palette.lampsLit ? [lamp(0.34, [side > 0 ? front - 14 : front + 14, rail - 96], 130)] : []),
  ]
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.09,
        baseY: horizonY + 10,
        height: 110,
        frequency: 0.002,
        nearness: 0.28,
      }),
      layer(0.18, (pen) => {
        let x = -30
        while (x < WORLD.width) {
          const [width, height] = [houses.between(70, 120), houses.between(50, 110)]
          paintHouse(
            pen,
            setting,
            { x, y: horizonY + 40, width, height },
            (colour) => throughAir(setting, colour, 0.5),
            houses,
          )
          x += width + houses.between(0, 50)
        }
      }),
      layer(0.32, (pen) => {
        const ballast = throughAir(setting, inLight(setting, '#6f675c', 0.4), 0.8)
        pen.fillStyle = linear(
          pen,
          [0, horizonY + 30],
          [0, rail + 120],
          [
            [0, css(mix(ballast, palette.haze, 0.4))],
            [0.4, css(ballast)],
            [1, css(darken(ballast, 0.4))],
          ],
        )
        pen.fillRect(0, horizonY + 34, WORLD.width, 300)
        paintTrain(pen, setting, front, rail)
        box(pen, 0, rail, WORLD.width, 5, css(mix(hex('#9a9c9f'), palette.light, 0.2)))
        for (let sleeper = 0; sleeper < 60; sleeper++)
          box(pen, sleeper * 30, rail + 7, 18, 6, css(darken(ballast, 0.5)))
        box(pen, 0, rail + 24, WORLD.width, 4, css(mix(hex('#9a9c9f'), palette.light, 0.1)))
      }),
      layer(0.8, (pen) => {
        const iron = darken(inLight(setting, setting.random('iron').pick(['#3f5f55', '#5a3f3a', '#3a4a60']), 0.4), 0.2)
        const glass = throughAir(setting, mix(palette.sky[1], palette.shadow, 0.45), 0.9)
        box(pen, 0, 0, WORLD.width, downFrame(0.04), css(darken(iron, 0.3)))
        box(pen, 0, downFrame(0.04), WORLD.width, 46, css(glass))
        for (let bar = 0; bar < WORLD.width; bar += 40) box(pen, bar, downFrame(0.04), 4, 46, css(iron))
        for (let tooth = 0; tooth < WORLD.width; tooth += 26)
          fillShape(
            pen,
            [
              [tooth, downFrame(0.1)],
              [tooth + 26, downFrame(0.1)],
              [tooth + 20, downFrame(0.13)],
              [tooth + 13, downFrame(0.142)],
              [tooth + 6, downFrame(0.13)],
            ],
            css(iron),
          )
        for (const x of [-0.02, 0.21, 0.79, 1.02]) {
          const at = acrossFrame(x)
          box(pen, at - 9, downFrame(0.1), 18, downFrame(0.765) - downFrame(0.1), css(iron))
          box(pen, at - 17, downFrame(0.735), 34, 24, css(darken(iron, 0.2)), 3)
          pen.strokeStyle = css(iron)
          pen.lineWidth = 8
          for (const to of [-1, 1]) {
            pen.beginPath()
            pen.moveTo(at, downFrame(0.27))
            pen.quadraticCurveTo(at + to * 8, downFrame(0.14), at + to * 80, downFrame(0.125))
            pen.stroke()
          }
        }
        for (const [x, y] of lights) {
          box(pen, x - 1.5, downFrame(0.1), 3, y - downFrame(0.1) - 16, css(darken(iron, 0.3)))
          fillShape(
            pen,
            [
              [x - 18, y + 8],
              [x + 18, y + 8],
              [x + 8, y - 18],
              [x - 8, y - 18],
            ],
            palette.lampsLit ? 'rgb(255,228,164)' : css(inLight(setting, '#d9d2ba')),
          )
        }
        box(pen, clock - 2, downFrame(0.1), 4, 40, css(iron))
        disc(pen, [clock, downFrame(0.21)], 40, css(darken(iron, 0.2)))
        disc(
          pen,
          [clock, downFrame(0.21)],
          33,
          palette.lampsLit ? 'rgb(255,244,214)' : css(inLight(setting, '#efe8d4', 0.2)),
        )
        pen.strokeStyle = css(darken(palette.shadow, 0.7))
        pen.lineWidth = 4
        pen.beginPath()
        pen.moveTo(clock - 4, downFrame(0.21) - 22)
        pen.lineTo(clock, downFrame(0.21))
        pen.lineTo(clock + 17, downFrame(0.21) + 6)
        pen.stroke()
      }),
      layer(0.84, (pen) => {
        const stone = inLight(setting, '#8d867b', 0.42)
        const top = downFrame(0.74)
        pen.fillStyle = linear(
          pen,
          [0, top],
          [0, WORLD.height],
          [
            [0, css(mix(stone, palette.light, 0.3))],
            [0.06, css(stone)],
            [1, css(darken(stone, 0.6))],
          ],
        )
        pen.fillRect(0, top, WORLD.width, WORLD.height)
        box(pen, 0, top + 12, WORLD.width, 7, css(inLight(setting, '#e6dfc4', 0.24), 0.8))
        pen.strokeStyle = css(darken(stone, 0.5), 0.5)
        pen.lineWidth = 1.6
        for (let slab = -16; slab <= 16; slab++) {
          pen.beginPath()
          pen.moveTo(WORLD.width / 2 + slab * 90, top + 20)
          pen.lineTo(WORLD.width / 2 + slab * 190, WORLD.height)
          pen.stroke()
        }
        const luggage = acrossFrame(0.5 - side * 0.37)
        for (const [dx, dy, width, height, code] of [
          [-60, 0, 118, 62, '#7a4a30'],
          [-40, 62, 84, 46, '#4a5a45'],
          [72, 0, 58, 74, '#8a6440'],
        ] as const) {
          const leather = inLight(setting, code, 0.36)
          box(pen, luggage + dx, downFrame(0.785) - dy - height, width, height, css(leather), 6)
          for (const strap of [0.2, 0.74])
            box(pen, luggage + dx + width * strap, downFrame(0.785) - dy - height, 7, height, css(darken(leather, 0.4)))
        }
      }),
    ],
    motions,
  )
}

import { birds } from '../light/life.ts'
import { lamp } from '../light/motions.ts'
import { box, disc, linear } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Motion, Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { inLight } from './elements/masonry.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { THINGS } from './landmarks/things.ts'
import { houseRow, paintSquare } from './village.ts'

const STALL = THINGS.find(({ words }) => words.test('stall'))
const FLAGS = ['#c9472f', '#e0a83c', '#3f7a8a', '#6f9a4a', '#efe6d0'] as const

/** Stalls under striped awnings round a square, heaped with fruit, flags on strings across it. */
export function market(setting: Setting): Stage {
  const { palette } = setting
  const shapes = setting.random('stalls')
  const places = [0.02, 0.25, 0.76, 0.99].map((x) => acrossFrame(x) + shapes.between(-20, 20))
  const lanterns: Motion[] = palette.lampsLit
    ? places.map((x) => lamp(0.83, [x, downFrame(0.775) - 158], 150, 0.75))
    : []
  const strings = [0.14, 0.08].map((y, index) => ({ y: downFrame(y), sag: 74 + index * 26, flags: 24 }))
  const flags = setting.random('flags')
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      houseRow(setting, 0),
      houseRow(setting, 1),
      layer(0.56, (pen) => {
        for (const { y, sag, flags: count } of strings) {
          pen.strokeStyle = css(darken(palette.shadow, 0.5))
          pen.lineWidth = 2
          pen.beginPath()
          pen.moveTo(0, y)
          pen.quadraticCurveTo(WORLD.width / 2, y + sag * 2, WORLD.width, y)
          pen.stroke()
          for (let flag = 0; flag < count; flag++) {
            const share = (flag + 0.5) / count
            const [x, top] = [share * WORLD.width, y + sag * 4 * share * (1 - share)]
            pen.fillStyle = css(inLight(setting, flags.pick(FLAGS), 0.24))
            pen.beginPath()
            pen.moveTo(x - 15, top)
            pen.lineTo(x + 15, top)
            pen.lineTo(x, top + 34)
            pen.fill()
          }
        }
      }),
      layer(0.82, (pen) => {
        paintSquare(pen, setting)
        for (const [index, x] of places.entries())
          STALL?.paint(pen, setting, [x, downFrame(0.785)], setting.random(`stall ${index}`))
        const wood = inLight(setting, '#7d5a38', 0.4)
        for (const x of [0.38, 0.66]) {
          const [at, y] = [acrossFrame(x), downFrame(0.752)]
          pen.fillStyle = linear(
            pen,
            [at - 26, 0],
            [at + 26, 0],
            [
              [0, css(darken(wood, 0.4))],
              [0.5, css(wood)],
              [1, css(darken(wood, 0.4))],
            ],
          )
          pen.fillRect(at - 24, y - 44, 48, 46)
          const fruit = inLight(setting, shapes.pick(['#c9472f', '#e0a83c', '#6f9a4a']), 0.22)
          for (let piece = 0; piece < 7; piece++)
            disc(pen, [at - 18 + piece * 6, y - 46 - (piece % 2) * 6], 8, css(darken(fruit, (piece % 3) * 0.1)))
          for (const hoop of [34, 12])
            box(pen, at - 26, y - hoop, 52, 4, css(darken(mix(wood, hex('#202028'), 0.5), 0.2)))
        }
      }),
    ],
    [...lanterns, ...birds(setting, 0.06, 7)],
  )
}

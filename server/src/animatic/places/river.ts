import { birds, swell } from '../light/life.ts'
import { glints, mist, motes } from '../light/motions.ts'
import { linear, oval, type Pen, type Point } from '../pen/canvas.ts'
import { css, darken, mix } from '../pen/colour.ts'
import { smoothStep } from '../pen/curve.ts'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { fillBelow, groundColour, paintGrass, ridgeLayer, throughAir, waveLine } from './elements/land.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { paintTree } from './elements/trees.ts'
import { waterLayer } from './elements/water.ts'

/** A bank that comes in from one side and leaves the water open toward the other. */
function bank(setting: Setting, from: -1 | 1, y: number, reach: number): readonly Point[] {
  const { noise } = setting
  return waveLine((x) => {
    const inward = from < 0 ? x / WORLD.width : 1 - x / WORLD.width
    return y + 250 * smoothStep(reach - 0.1, reach + 0.36, inward) - noise.cloud(x * 0.005, y * 0.01, 3) * 26
  })
}

function paintReeds(pen: Pen, setting: Setting): void {
  const { palette, side } = setting
  const random = setting.random('reeds')
  for (let reed = 0; reed < 120; reed++) {
    const x = acrossFrame(0.5 - side * random.between(0.3, 0.62))
    const [y, height, bend] = [downFrame(random.between(0.7, 0.8)), random.between(40, 110), random.between(-16, 16)]
    pen.strokeStyle = css(mix(darken(palette.ground, 0.35), palette.light, random.next() * 0.25))
    pen.lineWidth = random.between(1.4, 3)
    pen.beginPath()
    pen.moveTo(x, y)
    pen.quadraticCurveTo(x, y - height * 0.6, x + bend, y - height)
    pen.stroke()
    if (random.chance(0.35))
      oval(pen, [x + bend, y - height], 3.4, 11, css(mix([96, 66, 44], palette.shadow, 0.4)), bend * 0.02)
  }
}

/** A slow river between wooded banks, reeds, and a grassy shore to stand on. */
export function river(setting: Setting): Stage {
  const { palette, horizonY, side } = setting
  const trees = setting.random('trees')
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.09,
        baseY: horizonY + 4,
        height: 110,
        frequency: 0.0024,
        nearness: 0.3,
      }),
      waterLayer(setting, 0.16, horizonY + 6),
      layer(0.26, (pen) => {
        const green = throughAir(setting, groundColour(setting), 0.55)
        for (const from of [-1, 1] as const) {
          fillBelow(
            pen,
            bank(setting, from, horizonY + 14, from === side ? 0.16 : 0.34),
            linear(
              pen,
              [0, horizonY],
              [0, horizonY + 90],
              [
                [0, css(mix(green, palette.light, 0.12))],
                [1, css(darken(green, 0.35))],
              ],
            ),
          )
          for (let tree = 0; tree < 9; tree++) {
            const inward = trees.next() * (from === side ? 0.15 : 0.33)
            const x = from < 0 ? inward * WORLD.width : (1 - inward) * WORLD.width
            paintTree(
              pen,
              setting,
              [x, horizonY + 12 + trees.between(-6, 10)],
              trees.between(90, 190),
              { trunk: green, leaves: green },
              trees,
            )
          }
        }
      }),
      layer(0.85, (pen) => {
        paintReeds(pen, setting)
        paintGrass(pen, setting, {
          topY: downFrame(0.775),
          colour: groundColour(setting),
          blade: 32,
          density: 1.2,
          random: setting.random('grass'),
        })
      }),
    ],
    [
      glints(setting, 0.161, horizonY + 6, 150),
      mist(setting, 0.3, horizonY - 10, 120, 0.45),
      swell(setting, 0.162, horizonY + 6, 150),
      ...birds(setting, 0.14),
      motes(setting, 1, { colour: palette.light, count: 26, size: 1.6, halo: false }),
    ],
  )
}

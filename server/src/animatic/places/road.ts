import { birds } from '../light/life.ts'
import { mist, motes } from '../light/motions.ts'
import { box, fillShape, linear, type Point } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { WORLD } from '../world.ts'
import { groundColour, paintGrass, ridgeLayer, throughAir } from './elements/land.ts'
import { inLight } from './elements/masonry.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { paintTree } from './elements/trees.ts'

/** The road's edges at a height between the horizon (0) and the frame's foot (1). */
const roadAt = (share: number, bend: number): readonly [left: number, right: number] => {
  const middle = WORLD.width / 2 + bend * (1 - share) ** 2
  const half = 9 + 500 * share ** 1.5
  return [middle - half, middle + half]
}

/** A country road that runs to the horizon between trees, fences and milestones. */
export function road(setting: Setting): Stage {
  const { horizonY, palette, side } = setting
  const random = setting.random('road')
  const bend = side * random.between(120, 300) * -1
  const top = horizonY + 26
  const trees = random.whole(0, 2)
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.09,
        baseY: horizonY + 14,
        height: 150,
        frequency: 0.0022,
        nearness: 0.28,
      }),
      ridgeLayer(setting, {
        part: 'hills',
        depth: 0.2,
        baseY: horizonY + 34,
        height: 60,
        frequency: 0.0015,
        nearness: 0.5,
      }),
      layer(0.8, (pen) => {
        const meadow = groundColour(setting)
        pen.fillStyle = linear(
          pen,
          [0, top],
          [0, WORLD.height],
          [
            [0, css(throughAir(setting, meadow, 0.62))],
            [0.2, css(mix(meadow, palette.light, 0.08))],
            [1, css(darken(meadow, 0.5))],
          ],
        )
        pen.fillRect(0, top, WORLD.width, WORLD.height)
        const blades = setting.random('blades')
        for (let blade = 0; blade < 1400; blade++) {
          const near = blades.next() ** 1.4
          const [x, y, height] = [blades.next() * WORLD.width, top + 6 + near * 330, 4 + near * 24]
          pen.strokeStyle = css(mix(darken(meadow, 0.3), palette.light, blades.chance(0.2) ? 0.34 : 0.06), 0.8)
          pen.lineWidth = 0.8 + near * 1.6
          pen.beginPath()
          pen.moveTo(x, y)
          pen.lineTo(x + blades.between(-5, 5), y - height)
          pen.stroke()
        }
        const earth = groundColour(setting, hex('#a89070'))
        const left: Point[] = []
        const right: Point[] = []
        for (let step = 0; step <= 24; step++) {
          const share = step / 24
          const [a, b] = roadAt(share, bend)
          left.push([a, top + share * 360])
          right.unshift([b, top + share * 360])
        }
        fillShape(
          pen,
          [...left, ...right],
          linear(
            pen,
            [0, top],
            [0, WORLD.height],
            [
              [0, css(throughAir(setting, mix(earth, palette.light, 0.2), 0.7))],
              [0.35, css(earth)],
              [1, css(darken(earth, 0.5))],
            ],
          ),
        )
        for (const rut of [0.3, 0.7]) {
          pen.strokeStyle = css(darken(earth, 0.45), 0.6)
          for (let step = 0; step < 23; step++) {
            const [share, next] = [step / 24, (step + 1) / 24]
            const [a, b] = roadAt(share, bend)
            const [c, d] = roadAt(next, bend)
            pen.lineWidth = 1 + share * 20
            pen.beginPath()
            pen.moveTo(a + (b - a) * rut, top + share * 360)
            pen.lineTo(c + (d - c) * rut, top + next * 360)
            pen.stroke()
          }
        }
        // Trees or a fence keep the road company, nearer ones larger.
        for (let step = 1; step < 9; step++) {
          const share = (step / 10) ** 1.7
          const [a, b] = roadAt(share, bend)
          const y = top + share * 360
          const size = 30 + share * 430
          const stuff = throughAir(setting, groundColour(setting, hex('#5d6a3c')), 0.5 + share)
          for (const [half, x] of [
            [-1, a - 30 - share * 180],
            [1, b + 30 + share * 180],
          ] as const) {
            if (trees === 0 || half === side)
              paintTree(pen, setting, [x, y + 4], size, { trunk: darken(stuff, 0.25), leaves: stuff }, random)
            else {
              const post = size * 0.24
              box(
                pen,
                x - post * 0.08,
                y - post,
                post * 0.16,
                post,
                css(darken(throughAir(setting, inLight(setting, '#7d5a38'), 0.5 + share), 0.15)),
              )
              box(
                pen,
                x - post * 1.4,
                y - post * 0.86,
                post * 2.8,
                post * 0.1,
                css(throughAir(setting, inLight(setting, '#7d5a38'), 0.5 + share)),
              )
              box(
                pen,
                x - post * 1.4,
                y - post * 0.5,
                post * 2.8,
                post * 0.1,
                css(throughAir(setting, inLight(setting, '#7d5a38'), 0.5 + share)),
              )
            }
          }
        }
      }),
      layer(1.26, (pen) => {
        paintGrass(pen, setting, {
          topY: WORLD.height - 92,
          colour: darken(palette.shadow, 0.5),
          blade: 70,
          density: 0.5,
          random: setting.random('verge'),
        })
      }),
    ],
    [
      mist(setting, 0.3, horizonY, 110, 0.4),
      motes(setting, 1, { colour: palette.light, count: 20, size: 1.6, halo: false }),
      ...birds(setting, 0.12),
    ],
  )
}

import { birds } from '../light/life.ts'
import { motes, mist, shafts } from '../light/motions.ts'
import { blended, disc, glow, linear } from '../pen/canvas.ts'
import { type Colour, css, darken, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Layer, Motion, Stage } from '../stage.ts'
import { downFrame, WORLD } from '../world.ts'
import { fillBelow, groundColour, paintGrass, ridgeLayer, throughAir, waveLine } from './elements/land.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { paintBough, paintPine } from './elements/trees.ts'

const PETALS: readonly [Colour, ...Colour[]] = [
  [240, 220, 140],
  [230, 150, 160],
  [220, 225, 240],
]

/** Bare rock above the trees. */
const ROCK: Colour = [112, 116, 112]

function treeLine(setting: Setting, row: number, trees: number, size: number): Layer {
  const { palette, noise, horizonY } = setting
  const random = setting.random(`trees ${row}`)
  const nearness = 0.42 + row * 0.22
  return layer(0.3 + row * 0.16, (pen) => {
    const colour = throughAir(setting, groundColour(setting), nearness)
    const base = horizonY + 26 + row * 46
    const floor = (x: number) => base - noise.cloud(x * 0.004, row * 9, 3) * 46
    fillBelow(pen, waveLine(floor, 10), css(darken(colour, 0.14)))
    for (let tree = 0; tree < trees; tree++) {
      const x = ((tree + random.between(0.1, 0.9)) / trees) * WORLD.width
      const height = size * random.between(0.65, 1.25)
      // A clearing in the nearest row, where the people are.
      if (row === 2 && Math.abs(x - WORLD.width / 2) < 260) continue
      paintPine(pen, setting, [x, floor(x) + 8], height, colour, random)
    }
    pen.fillStyle = linear(
      pen,
      [0, base - 10],
      [0, base + 130],
      [
        [0, css(palette.haze, 0)],
        [1, css(palette.haze, 0.32 - row * 0.08)],
      ],
    )
    pen.fillRect(0, base - 10, WORLD.width, WORLD.height)
  })
}

function clearing(setting: Setting): Layer {
  const { palette, sun } = setting
  return layer(0.85, (pen) => {
    paintGrass(pen, setting, {
      topY: downFrame(0.75),
      colour: groundColour(setting),
      blade: 34,
      density: 1.3,
      random: setting.random('grass'),
    })
    // Only on the ground: a glow in the empty air above would make the layer twice as tall.
    blended(pen, 'source-atop', () =>
      glow(pen, [(WORLD.width / 2 + sun.x) / 2, downFrame(0.8)], 420, palette.light, 0.2 * palette.key),
    )
    const random = setting.random('flowers')
    for (let flower = 0; flower < 90; flower++) {
      const [x, y] = [random.next() * WORLD.width, downFrame(random.between(0.79, 0.98))]
      const colour = random.pick(PETALS)
      disc(pen, [x, y], random.between(1.5, 3.2), css(mix(colour, palette.shadow, 0.3), 0.55))
    }
  })
}

function trunks(setting: Setting): Layer {
  const { palette } = setting
  const random = setting.random('trunks')
  return layer(1.3, (pen) => {
    const bark = darken(palette.shadow, 0.6)
    for (const [left, shade] of [
      [130, 0.04],
      [WORLD.width - 130, -0.1],
    ] as const) {
      pen.fillStyle = linear(
        pen,
        [left - 60, 0],
        [left + 60, 0],
        [
          [0, css(darken(bark, 0.2))],
          [1, css(mix(bark, palette.light, Math.max(0, 0.06 + shade)))],
        ],
      )
      pen.beginPath()
      pen.moveTo(left - 58, WORLD.height)
      pen.bezierCurveTo(left - 32, WORLD.height * 0.6, left - 50, WORLD.height * 0.3, left - 32, 0)
      pen.lineTo(left + 40, 0)
      pen.bezierCurveTo(left + 28, WORLD.height * 0.3, left + 38, WORLD.height * 0.65, left + 74, WORLD.height)
      pen.fill()
      const inward = left < WORLD.width / 2 ? 0.1 : Math.PI - 0.1
      for (let bough = 0; bough < 4; bough++) {
        paintBough(pen, setting, [left, 90 + bough * 66], 230, inward + random.between(-0.3, 0.3), random)
      }
    }
  })
}

const air = (setting: Setting): readonly Motion[] => {
  const { palette, timeOfDay } = setting
  return timeOfDay === 'night' || timeOfDay === 'dusk'
    ? [motes(setting, 1, { colour: [198, 255, 130], count: 32, size: 2.2, halo: true })]
    : [
        motes(setting, 1, { colour: palette.light, count: 40, size: 1.8, halo: false }),
        ...(palette.key > 0.5 ? [shafts(setting, 0.5, [setting.sun.x, setting.sun.y])] : []),
      ]
}

/** Rows of conifers dissolving in mist around a clearing. */
export function forest(setting: Setting): Stage {
  const { horizonY } = setting
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.09,
        baseY: horizonY + 14,
        height: 140,
        frequency: 0.0028,
        nearness: 0.3,
      }),
      treeLine(setting, 0, 42, 128),
      treeLine(setting, 1, 30, 225),
      treeLine(setting, 2, 20, 330),
      clearing(setting),
      trunks(setting),
    ],
    [
      mist(setting, 0.2, horizonY - 40, 170, 0.7),
      mist(setting, 0.35, horizonY, 150, 0.5),
      mist(setting, 0.51, horizonY + 50, 150, 0.4),
      ...air(setting),
    ],
  )
}

/** Ranges one behind another, a scatter of firs, a grassy shoulder to stand on. */
export function mountains(setting: Setting): Stage {
  const { horizonY, palette } = setting
  const cairn = setting.random('cairn')
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ...[0, 1, 2, 3].map((range) =>
        ridgeLayer(setting, {
          part: `range ${range}`,
          depth: 0.08 + range * 0.07,
          baseY: horizonY + 6 + range * 34,
          height: 300 - range * 52,
          frequency: 0.0026 + range * 0.0011,
          nearness: 0.26 + range * 0.18,
          ...(range < 3 && { colour: ROCK, snowline: horizonY - 130 + range * 40 }),
        }),
      ),
      treeLine(setting, 0, 24, 90),
      treeLine(setting, 1, 12, 150),
      layer(0.85, (pen) => {
        paintGrass(pen, setting, {
          topY: downFrame(0.75),
          colour: groundColour(setting),
          blade: 24,
          density: 1.2,
          random: setting.random('grass'),
        })
        for (let rock = 0; rock < 26; rock++) {
          const [x, y, size] = [cairn.next() * WORLD.width, downFrame(cairn.between(0.8, 1)), cairn.between(8, 34)]
          const stone = mix(mix([120, 122, 124], palette.shadow, 0.45), palette.haze, 0.1)
          pen.fillStyle = linear(
            pen,
            [x, y - size],
            [x, y],
            [
              [0, css(mix(stone, palette.light, 0.3))],
              [1, css(darken(stone, 0.5))],
            ],
          )
          pen.beginPath()
          pen.ellipse(x, y, size * 1.4, size * 0.8, 0, Math.PI, 0)
          pen.fill()
        }
      }),
    ],
    [
      ...birds(setting, 0.1, 4),
      mist(setting, 0.2, horizonY - 20, 190, 0.6),
      mist(setting, 0.37, horizonY + 30, 140, 0.4),
    ],
  )
}

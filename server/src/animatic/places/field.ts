import { box, disc, linear, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import { birds } from '../light/life.ts'
import { motes } from '../light/motions.ts'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { fillBelow, groundColour, paintGrass, ridgeLayer, throughAir, waveLine } from './elements/land.ts'
import { inLight, sideLit } from './elements/masonry.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { paintTree } from './elements/trees.ts'

const PETALS = ['#d9482f', '#e9d9a0', '#8f7ac4', '#e9b23f'] as const

/** Strips of crop along the slope and stooks that stand in them, behind a fence. */
function paintHarvest(pen: Pen, setting: Setting): void {
  const { palette, horizonY, side, noise } = setting
  const random = setting.random('harvest')
  const crop = groundColour(setting, mix(palette.ground, hex('#d9b04c'), 0.6))
  const slope = (x: number) => horizonY + 52 - noise.cloud(x * 0.0022, 11, 2) * 60
  fillBelow(
    pen,
    waveLine(slope),
    linear(
      pen,
      [0, horizonY + 20],
      [0, horizonY + 150],
      [
        [0, css(mix(throughAir(setting, crop, 0.8), palette.light, 0.18))],
        [1, css(darken(crop, 0.25))],
      ],
    ),
  )
  for (let strip = 0; strip < 13; strip++) {
    pen.strokeStyle = css(strip % 2 ? darken(crop, 0.3) : mix(crop, palette.light, 0.4), 0.3)
    pen.lineWidth = 3 + strip * 0.7
    pen.beginPath()
    for (let x = -10; x <= WORLD.width; x += 40) pen.lineTo(x, slope(x) + 7 + strip * strip * 0.9)
    pen.stroke()
  }
  for (let stook = 0; stook < 7; stook++) {
    const [x, size] = [
      acrossFrame(0.5 + side * (random.between(0.1, 0.6) - (stook % 2) * 0.75)),
      random.between(38, 70),
    ]
    const y = slope(x) + size * 0.9
    pen.fillStyle = sideLit(pen, setting, x - size * 0.6, size * 1.2, mix(crop, hex('#c9a04a'), 0.4), 0.36)
    pen.beginPath()
    pen.moveTo(x - size * 0.6, y)
    pen.quadraticCurveTo(x - size * 0.3, y - size * 0.8, x - size * 0.18, y - size)
    pen.lineTo(x + size * 0.18, y - size)
    pen.quadraticCurveTo(x + size * 0.3, y - size * 0.8, x + size * 0.6, y)
    pen.fill()
    box(pen, x - size * 0.26, y - size * 0.72, size * 0.52, size * 0.1, css(darken(crop, 0.45)))
  }
  const wood = css(darken(inLight(setting, '#7d5a38'), 0.2))
  for (let post = 0; post < 26; post++) {
    const x = post * 72
    const y = downFrame(0.748) - noise.at(post * 0.4, 3) * 12
    box(pen, x, y - 62, 8, 76, wood, 3)
    for (const rail of [52, 30]) box(pen, x, y - rail, 74, 5, wood)
  }
}

/** Open land: hills, a few trees on the crest, tall grass gone to straw. */
export function field(setting: Setting): Stage {
  const { palette, horizonY, side } = setting
  const straw = mix(palette.ground, hex('#c2a04c'), 0.45)
  const random = setting.random('trees')
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.1,
        baseY: horizonY + 10,
        height: 90,
        frequency: 0.0016,
        nearness: 0.25,
      }),
      ridgeLayer(setting, {
        part: 'hills',
        depth: 0.3,
        baseY: horizonY + 44,
        height: 70,
        frequency: 0.0014,
        nearness: 0.55,
        colour: straw,
      }),
      layer(0.42, (pen) => {
        const leaves = throughAir(setting, groundColour(setting), 0.7)
        for (const [x, size] of [
          [0.5 - side * 0.4, 190],
          [0.5 - side * 0.32, 130],
          [0.5 + side * 0.3, 84],
        ] as const) {
          paintTree(pen, setting, [acrossFrame(x), horizonY + 46], size, { trunk: leaves, leaves }, random)
        }
      }),
      layer(0.56, (pen) => paintHarvest(pen, setting)),
      layer(0.85, (pen) => {
        paintGrass(pen, setting, {
          topY: downFrame(0.765),
          colour: groundColour(setting, straw),
          blade: 40,
          density: 1.4,
          random: setting.random('grass'),
        })
        const poppies = setting.random('poppies')
        const petal = poppies.pick(PETALS)
        for (let flower = 0; flower < 120; flower++) {
          const near = poppies.next()
          const place = [poppies.next() * WORLD.width, downFrame(0.75 + near * 0.2)] as const
          disc(pen, place, 2 + near * 4, css(inLight(setting, petal, 0.3), 0.85))
          disc(pen, place, 0.8 + near * 1.4, css(darken(palette.shadow, 0.5), 0.6))
        }
      }),
    ],
    [motes(setting, 1, { colour: palette.light, count: 30, size: 1.6, halo: false }), ...birds(setting)],
  )
}

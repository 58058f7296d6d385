import { linear, type Pen } from '../pen/canvas.ts'
import { type Colour, css, darken, hex, mix } from '../pen/colour.ts'
import type { Random } from '../pen/random.ts'
import type { Setting } from '../setting.ts'
import type { Layer, Stage } from '../stage.ts'
import { downFrame, WORLD } from '../world.ts'
import { fillBelow, ridgeLayer, strokeLine, throughAir, waveLine } from './elements/land.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'

const SAND = hex('#c99a5e')

function dune(setting: Setting, index: number, baseY: number, height: number, nearness: number): Layer {
  const { palette, noise, side } = setting
  const offset = setting.random(`dune ${index}`).between(0, 90)
  return layer(0.2 + index * 0.16, (pen) => {
    const sand = throughAir(setting, mix(SAND, palette.shadow, 0.3), nearness)
    const crest = waveLine((x) => baseY - height * noise.cloud(x * 0.0016 + offset, offset, 2) ** 1.4 * 2)
    fillBelow(
      pen,
      crest,
      linear(
        pen,
        [0, baseY - height],
        [0, baseY + 160],
        [
          [0, css(mix(sand, palette.light, 0.28))],
          [0.5, css(sand)],
          [1, css(darken(sand, 0.3))],
        ],
      ),
    )
    pen.save()
    pen.clip()
    // The lee of each crest lies in shade, with a soft edge that follows the crest.
    for (let line = 0; line < 26; line++) {
      const shifted = crest.map(([x, y]) => [x - side * line * 7, y + 4 + line * 5.5] as const)
      strokeLine(pen, shifted, line % 2 ? css(darken(sand, 0.4), 0.07) : css(mix(sand, palette.light, 0.5), 0.06), 5)
    }
    pen.restore()
    strokeLine(pen, crest, css(mix(sand, palette.light, 0.8), 0.6), 1.8)
  })
}

function paintCactus(pen: Pen, x: number, y: number, size: number, colour: Colour, random: Random): void {
  pen.strokeStyle = css(colour)
  pen.lineCap = 'round'
  pen.lineWidth = size * 0.17
  pen.beginPath()
  pen.moveTo(x, y)
  pen.lineTo(x, y - size)
  pen.stroke()
  for (const arm of [-1, 1]) {
    const [from, reach] = [random.between(0.35, 0.6), random.between(0.2, 0.3)]
    pen.lineWidth = size * 0.12
    pen.beginPath()
    pen.moveTo(x, y - size * from)
    pen.quadraticCurveTo(x + arm * size * reach, y - size * from, x + arm * size * reach, y - size * (from + 0.3))
    pen.stroke()
  }
}

/** Dunes with ribbed shade, mesas far off. */
export function desert(setting: Setting): Stage {
  const { palette, horizonY } = setting
  const mesas = setting.random('mesas')
  const plants = setting.random('cacti')
  return outdoors(setting, [
    ...skyLayers(setting),
    layer(0.1, (pen) => {
      const rock = throughAir(setting, mix(hex('#a8583c'), palette.shadow, 0.3), 0.34)
      for (let mesa = 0; mesa < 6; mesa++) {
        const [x, width, height] = [mesas.next() * WORLD.width, mesas.between(90, 300), mesas.between(40, 150)]
        pen.fillStyle = linear(
          pen,
          [0, horizonY - height],
          [0, horizonY + 20],
          [
            [0, css(mix(rock, palette.light, 0.2))],
            [1, css(mix(rock, palette.haze, 0.6))],
          ],
        )
        pen.beginPath()
        pen.moveTo(x - width * 0.68, horizonY + 20)
        pen.lineTo(x - width * 0.5, horizonY - height)
        pen.lineTo(x + width * 0.5, horizonY - height + mesas.between(-8, 8))
        pen.lineTo(x + width * 0.7, horizonY + 20)
        pen.fill()
      }
    }),
    ridgeLayer(setting, {
      part: 'sands',
      depth: 0.14,
      baseY: horizonY + 24,
      height: 40,
      frequency: 0.0012,
      nearness: 0.4,
      colour: SAND,
    }),
    dune(setting, 0, horizonY + 46, 80, 0.55),
    dune(setting, 1, horizonY + 80, 90, 0.75),
    layer(0.6, (pen) => {
      for (const share of [0.08, 0.2, 0.83, 0.95]) {
        const colour = mix(hex('#4f6b45'), palette.shadow, 0.5)
        paintCactus(
          pen,
          share * WORLD.width + plants.between(-30, 30),
          downFrame(0.74),
          plants.between(60, 150),
          colour,
          plants,
        )
      }
    }),
    dune(setting, 4, downFrame(0.81), 60, 0.95),
  ])
}

/** A rock hall: dark walls, stalactites, a mouth of daylight. */
export function cave(setting: Setting): Stage {
  const { palette, noise, side } = setting
  const rock = mix(hex('#4d4853'), palette.shadow, 0.45)
  const mouth = { x: WORLD.width * (0.5 + side * 0.16), y: downFrame(0.46), width: 250, height: 210 }
  const random = setting.random('stone')
  const wall = (depth: number, scale: number, tone: Colour) =>
    layer(depth, (pen) => {
      pen.fillStyle = linear(
        pen,
        [0, 0],
        [0, WORLD.height],
        [
          [0, css(darken(tone, 0.5))],
          [0.6, css(tone)],
          [1, css(darken(tone, 0.5))],
        ],
      )
      pen.fillRect(0, 0, WORLD.width, WORLD.height)
      for (let facet = 0; facet < 260; facet++) {
        const [x, y, size] = [random.next() * WORLD.width, random.next() * WORLD.height, random.between(20, 90)]
        const lit = Math.max(0, 1 - Math.hypot(x - mouth.x, y - mouth.y) / 620)
        pen.fillStyle = random.chance(0.5)
          ? css(mix(tone, palette.light, 0.14 + lit * 0.4), 0.1 + lit * 0.2)
          : css(darken(tone, 0.6), 0.25)
        pen.beginPath()
        pen.moveTo(x, y)
        pen.lineTo(x + size * random.between(0.4, 1), y + size * random.between(-0.3, 0.5))
        pen.lineTo(x + size * random.between(-0.2, 0.5), y + size)
        pen.fill()
      }
      pen.globalCompositeOperation = 'destination-out'
      pen.fillStyle = '#000'
      pen.beginPath()
      for (let step = 0; step <= 60; step++) {
        const angle = (step / 60) * Math.PI * 2
        const ragged = 0.82 + noise.at(Math.cos(angle) * 2 + 9 + depth * 7, Math.sin(angle) * 2 + 9) * 0.4
        pen.lineTo(
          mouth.x + Math.cos(angle) * mouth.width * scale * ragged,
          mouth.y + Math.sin(angle) * mouth.height * scale * ragged,
        )
      }
      pen.fill()
    })
  return {
    ...outdoors(setting, [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'beyond',
        depth: 0.1,
        baseY: downFrame(0.62),
        height: 120,
        frequency: 0.004,
        nearness: 0.4,
      }),
      wall(0.35, 0.92, mix(rock, palette.haze, 0.22)),
      wall(0.55, 1.3, rock),
      layer(0.86, (pen) => {
        const floor = waveLine((x) => downFrame(0.75) - noise.cloud(x * 0.006, 3) * 36)
        fillBelow(
          pen,
          floor,
          linear(
            pen,
            [0, downFrame(0.72)],
            [0, WORLD.height],
            [
              [0, css(mix(rock, palette.light, 0.22))],
              [0.2, css(rock)],
              [1, css(darken(rock, 0.65))],
            ],
          ),
        )
        strokeLine(pen, floor, css(mix(rock, palette.light, 0.6), 0.4), 1.6)
      }),
      layer(1.25, (pen) => {
        const dark = css(darken(rock, 0.78))
        pen.fillStyle = dark
        for (let tooth = 0; tooth < 26; tooth++) {
          const [x, length, width] = [random.next() * WORLD.width, random.between(60, 240), random.between(14, 44)]
          const edge = Math.min(1, Math.abs(x - WORLD.width / 2) / (WORLD.width * 0.36))
          pen.beginPath()
          pen.moveTo(x - width, 0)
          pen.quadraticCurveTo(x - width * 0.2, 60 + length * edge * 0.5, x, 90 + length * edge)
          pen.quadraticCurveTo(x + width * 0.2, 60 + length * edge * 0.5, x + width, 0)
          pen.fill()
        }
      }),
    ]),
    isIndoors: true,
    keyLight: { colour: palette.light, side },
  }
}

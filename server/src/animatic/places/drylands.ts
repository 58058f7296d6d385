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

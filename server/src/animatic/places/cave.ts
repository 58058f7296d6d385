import { fire } from '../light/life.ts'
import { motes, shafts } from '../light/motions.ts'
import { blended, box, glow, linear, oval } from '../pen/canvas.ts'
import { type Colour, css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { fillBelow, ridgeLayer, strokeLine, waveLine } from './elements/land.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'

/** A rock hall: dark walls, stalactites, a mouth of daylight. */
export function cave(setting: Setting): Stage {
  const { palette, noise, side } = setting
  const rock = mix(hex('#6d5f5c'), palette.shadow, 0.42)
  const mouth = { x: WORLD.width * (0.5 + side * 0.16), y: downFrame(0.46), width: 250, height: 210 }
  const random = setting.random('stone')
  const torch = [acrossFrame(0.5 - side * 0.24), downFrame(0.46)] as const
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
    ...outdoors(
      setting,
      [
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
        layer(0.56, (pen) => {
          box(pen, torch[0] - 5, torch[1] - 4, 10, 70, css(darken(hex('#5d4028'), 0.3)), 4)
          box(pen, torch[0] - 12, torch[1] + 26, 24, 8, css(darken(palette.shadow, 0.5)), 3)
          blended(pen, 'source-atop', () => glow(pen, torch, 300, [255, 180, 100], 0.3))
        }),
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
        layer(0.87, (pen) => {
          // Stalagmites and a pool that holds the light of the mouth.
          const floor = setting.random('floor')
          oval(pen, [mouth.x, downFrame(0.845)], 330, 26, css(darken(rock, 0.55), 0.7))
          oval(pen, [mouth.x, downFrame(0.842)], 318, 22, css(mix(palette.sky[3], rock, 0.35), 0.75))
          oval(pen, [mouth.x + 30, downFrame(0.838)], 190, 9, css(palette.sky[3], 0.5))
          for (let tooth = 0; tooth < 22; tooth++) {
            const x = floor.next() * WORLD.width
            const [height, width] = [floor.between(30, 150), floor.between(12, 34)]
            // The middle stays free to stand on.
            if (Math.abs(x - WORLD.width / 2) < 330) continue
            const foot = downFrame(0.77) + floor.between(0, 40)
            pen.fillStyle = linear(
              pen,
              [x - width, 0],
              [x + width, 0],
              side * (mouth.x - x) > 0 === side > 0
                ? [
                    [0, css(darken(rock, 0.5))],
                    [1, css(mix(rock, palette.light, 0.3))],
                  ]
                : [
                    [0, css(mix(rock, palette.light, 0.3))],
                    [1, css(darken(rock, 0.5))],
                  ],
            )
            pen.beginPath()
            pen.moveTo(x - width, foot)
            pen.quadraticCurveTo(x - width * 0.24, foot - height * 0.5, x, foot - height)
            pen.quadraticCurveTo(x + width * 0.24, foot - height * 0.5, x + width, foot)
            pen.fill()
          }
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
      ],
      [
        fire(0.57, torch, 40, 300),
        motes(setting, 0.95, { colour: palette.light, count: 26, size: 1.6, halo: false }),
        ...(palette.key > 0.4 && setting.timeOfDay !== 'night'
          ? [shafts(setting, 0.58, [mouth.x, mouth.y - 150], 1.5)]
          : []),
      ],
    ),
    isIndoors: true,
    keyLight: { colour: palette.light, side },
  }
}

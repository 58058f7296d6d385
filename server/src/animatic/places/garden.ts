import { motes, shafts } from '../light/motions.ts'
import { box, disc, linear, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { fillBelow, groundColour, throughAir, waveLine } from './elements/land.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { paintBough, paintTree } from './elements/trees.ts'

const PETALS = ['#d9607a', '#e9b84f', '#f0e6d8', '#8f6bb5', '#d9743f'] as const

function paintBeds(pen: Pen, setting: Setting): void {
  const { palette } = setting
  const random = setting.random('beds')
  const leaf = groundColour(setting)
  for (let plant = 0; plant < 240; plant++) {
    const near = random.next()
    const share = random.chance(0.5) ? random.between(0, 0.36) : random.between(0.64, 1)
    const [x, y] = [share * WORLD.width, downFrame(0.69 + near * 0.09)]
    const height = 26 + near * 46 + random.next() * 20
    const bend = random.between(-10, 10)
    pen.strokeStyle = css(mix(darken(leaf, 0.25), palette.light, random.next() * 0.2))
    pen.lineWidth = 2 + near
    pen.beginPath()
    pen.moveTo(x, y)
    pen.quadraticCurveTo(x, y - height * 0.6, x + bend, y - height)
    pen.stroke()
    const petal = mix(hex(random.pick(PETALS)), palette.shadow, 0.25)
    const size = 3.5 + near * 4.5
    for (let part = 0; part < 5; part++) {
      const angle = (part / 5) * Math.PI * 2
      disc(
        pen,
        [x + bend + Math.cos(angle) * size * 0.8, y - height + Math.sin(angle) * size * 0.8],
        size * 0.62,
        css(petal),
      )
    }
    disc(pen, [x + bend, y - height], size * 0.45, css(mix(hex('#f2cf6a'), palette.shadow, 0.15)))
  }
}

function paintPath(pen: Pen, setting: Setting): void {
  const { palette } = setting
  const top = downFrame(0.735)
  const lawn = groundColour(setting)
  fillBelow(
    pen,
    waveLine(() => top),
    linear(
      pen,
      [0, top],
      [0, WORLD.height],
      [
        [0, css(mix(lawn, palette.light, 0.2))],
        [0.3, css(lawn)],
        [1, css(darken(lawn, 0.6))],
      ],
    ),
  )
  const gravel = mix(groundColour(setting, hex('#b7a283')), palette.light, 0.08)
  const middle = WORLD.width / 2
  pen.beginPath()
  pen.moveTo(middle - 60, top)
  pen.bezierCurveTo(middle - 120, top + 60, middle - 420, top + 90, middle - 620, WORLD.height)
  pen.lineTo(middle + 620, WORLD.height)
  pen.bezierCurveTo(middle + 420, top + 90, middle + 120, top + 60, middle + 60, top)
  pen.closePath()
  pen.fillStyle = linear(
    pen,
    [0, top],
    [0, WORLD.height],
    [
      [0, css(mix(gravel, palette.haze, 0.3))],
      [1, css(darken(gravel, 0.5))],
    ],
  )
  pen.fill()
}

/** A walled garden: clipped hedge, arbour, beds in flower either side of a gravel path. */
export function garden(setting: Setting): Stage {
  const { palette, horizonY, side, timeOfDay } = setting
  const trees = setting.random('trees')
  const boughs = setting.random('boughs')
  const isDark = timeOfDay === 'night' || timeOfDay === 'dusk'
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      layer(0.2, (pen) => {
        const leaves = throughAir(setting, groundColour(setting), 0.45)
        for (let tree = 0; tree < 13; tree++) {
          paintTree(
            pen,
            setting,
            [(tree / 12) * WORLD.width + trees.between(-30, 30), horizonY + 40],
            trees.between(170, 290),
            { trunk: leaves, leaves },
            trees,
          )
        }
      }),
      layer(0.4, (pen) => {
        const wall = throughAir(setting, mix(hex('#9a6b56'), palette.shadow, 0.4), 0.72)
        const [top, foot] = [horizonY - 26, downFrame(0.75)]
        pen.fillStyle = linear(
          pen,
          [0, top],
          [0, foot],
          [
            [0, css(mix(wall, palette.light, 0.16))],
            [1, css(darken(wall, 0.3))],
          ],
        )
        pen.fillRect(0, top, WORLD.width, foot - top)
        for (let course = 0; course < 10; course++) {
          for (let x = -(course % 2) * 22; x < WORLD.width; x += 44) {
            pen.fillStyle = css(darken(wall, 0.35), 0.16)
            pen.fillRect(x, top + course * 14, 42, 12)
          }
        }
        box(pen, 0, top - 9, WORLD.width, 11, css(darken(wall, 0.25)))
        // An arched gate the path leads to.
        const gate = WORLD.width / 2
        pen.beginPath()
        pen.roundRect(gate - 52, top + 6, 104, foot - top, [52, 52, 0, 0])
        pen.fillStyle = css(darken(wall, 0.6))
        pen.fill()
        pen.beginPath()
        pen.roundRect(gate - 40, top + 18, 80, foot - top, [40, 40, 0, 0])
        pen.fillStyle = css(mix(palette.sky[3], palette.haze, 0.5))
        pen.fill()
        for (let bar = -30; bar <= 30; bar += 12)
          box(pen, gate + bar, top + 20, 2.4, foot - top, css(darken(palette.shadow, 0.5)))
      }),
      layer(0.84, (pen) => {
        paintPath(pen, setting)
        paintBeds(pen, setting)
      }),
      layer(1.3, (pen) => {
        const corner = side > 0 ? 0 : WORLD.width
        for (let bough = 0; bough < 5; bough++) {
          paintBough(
            pen,
            setting,
            [corner, 60 + bough * 50],
            300,
            (side > 0 ? 0.3 : Math.PI - 0.3) + boughs.between(-0.25, 0.25),
            boughs,
          )
        }
      }),
    ],
    [
      ...(isDark || palette.key < 0.5
        ? []
        : [shafts(setting, 0.5, [acrossFrame(side > 0 ? 0.8 : 0.2), downFrame(0.05)], 0.8)]),
      motes(
        setting,
        1,
        isDark
          ? { colour: [198, 255, 130], count: 26, size: 2.2, halo: true }
          : { colour: palette.light, count: 34, size: 1.8, halo: false },
      ),
    ],
  )
}

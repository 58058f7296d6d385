import { beam, glints, lamp } from '../light/motions.ts'
import { box, fillShape, linear, type Pen, type Point } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import { lerp, smoothStep } from '../pen/curve.ts'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { acrossFrame, downFrame, FRAME, WORLD } from '../world.ts'
import { groundColour, paintGrass, ridgeLayer } from './elements/land.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { waterLayer } from './elements/water.ts'

/** The cliff's crest, from the frame's dark side down into the sea. */
function cliffLine(setting: Setting): readonly Point[] {
  const { side, noise } = setting
  const points: Point[] = []
  for (let share = 0; share <= 1.001; share += 0.0125) {
    const reach = share * WORLD.width * 0.54
    const fall = smoothStep(0.62, 1, share)
    const y = lerp(downFrame(0.54), WORLD.height - 60, fall) - noise.cloud(share * 6, 8) * 60 * (1 - fall * 0.6) + 20
    points.push([side > 0 ? reach : WORLD.width - reach, y])
  }
  return points
}

function paintCliff(pen: Pen, setting: Setting): void {
  const { palette, side } = setting
  const rock = groundColour(setting)
  const crest = cliffLine(setting)
  const random = setting.random('rock')
  pen.beginPath()
  pen.moveTo(side > 0 ? 0 : WORLD.width, WORLD.height)
  for (const [x, y] of crest) pen.lineTo(x, y)
  pen.lineTo(side > 0 ? WORLD.width * 0.56 : WORLD.width * 0.44, WORLD.height)
  pen.closePath()
  pen.fillStyle = linear(
    pen,
    [0, downFrame(0.45)],
    [0, WORLD.height],
    [
      [0, css(mix(rock, palette.light, 0.14))],
      [0.3, css(rock)],
      [1, css(darken(rock, 0.55))],
    ],
  )
  pen.fill()
  pen.save()
  pen.clip()
  for (let crack = 0; crack < 520; crack++) {
    const [x, y, height] = [random.next() * WORLD.width, downFrame(0.5) + random.next() * 330, random.between(15, 75)]
    pen.strokeStyle = random.chance(0.4) ? css(mix(rock, palette.light, 0.5), 0.16) : css(darken(rock, 0.6), 0.26)
    pen.lineWidth = random.between(2, 9)
    pen.beginPath()
    pen.moveTo(x, y)
    pen.lineTo(x + side * random.between(2, 20), y + height)
    pen.stroke()
  }
  pen.restore()
  pen.strokeStyle = css(mix(rock, palette.light, 0.85), 0.5)
  pen.lineWidth = 2.2
  pen.beginPath()
  for (const [x, y] of crest) pen.lineTo(x, y)
  pen.stroke()
}

/** Half the tower's width at a share of its height from the top. */
const half = (share: number) => lerp(19, 30, share)

/** A striped tower with a cottage beside it. */
function paintLighthouse(pen: Pen, setting: Setting, x: number, top: number, foot: number): void {
  const { palette, side } = setting
  const white = mix([228, 220, 206], palette.shadow, 0.35)
  const red = mix([172, 58, 48], palette.shadow, 0.35)
  const iron = css(darken(palette.shadow, 0.3))
  for (let band = 0; band < 5; band++) {
    const [from, to] = [band / 5, (band + 1) / 5]
    const colour = band % 2 ? white : red
    fillShape(
      pen,
      [
        [x - half(to), lerp(top, foot, to)],
        [x - half(from), lerp(top, foot, from)],
        [x + half(from), lerp(top, foot, from)],
        [x + half(to), lerp(top, foot, to)],
      ],
      linear(
        pen,
        [x - half(to), 0],
        [x + half(to), 0],
        side > 0
          ? [
              [0, css(darken(colour, 0.5))],
              [0.7, css(colour)],
              [1, css(mix(colour, palette.light, 0.45))],
            ]
          : [
              [0, css(mix(colour, palette.light, 0.45))],
              [0.3, css(colour)],
              [1, css(darken(colour, 0.5))],
            ],
      ),
    )
  }
  box(pen, x - 27, top - 7, 54, 8, iron)
  box(
    pen,
    x - 15,
    top - 34,
    30,
    28,
    palette.lampsLit ? 'rgb(255,226,160)' : css(mix(palette.sky[2], [255, 255, 255], 0.2)),
  )
  for (let bar = -15; bar <= 15; bar += 7.5) box(pen, x + bar - 1, top - 34, 2, 28, iron)
  pen.fillStyle = css(darken(red, 0.35))
  pen.beginPath()
  pen.moveTo(x - 21, top - 34)
  pen.quadraticCurveTo(x, top - 70, x + 21, top - 34)
  pen.fill()
  box(pen, x - 1.5, top - 70, 3, 18, css(darken(red, 0.35)))
  const pane = palette.lampsLit ? css([255, 214, 130], 0.95) : css(darken(white, 0.6))
  for (const [dx, dy] of [
    [-8, 84],
    [-1, 160],
  ] as const)
    box(pen, x + dx, top + dy, 9, 15, pane, 4)

  const [cottage, ground] = [x + side * 95, foot + 6]
  box(pen, cottage - 42, ground - 38, 84, 44, css(mix(white, palette.shadow, 0.3)))
  box(pen, cottage + 14, ground - 84, 10, 26, css(darken(palette.shadow, 0.2)))
  fillShape(
    pen,
    [
      [cottage - 52, ground - 36],
      [cottage - 30, ground - 66],
      [cottage + 30, ground - 66],
      [cottage + 52, ground - 36],
    ],
    css(darken(palette.shadow, 0.25)),
  )
  for (const dx of [-22, 9]) box(pen, cottage + dx, ground - 24, 13, 14, pane)
}

/** Sea, far land, a cliff with a lighthouse, rushes in the wind. */
export function coast(setting: Setting): Stage {
  const { palette, horizonY, side } = setting
  const tower: Point = [acrossFrame(side > 0 ? 0.22 : 0.78), downFrame(0.18)]
  const random = setting.random('rushes')
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.1,
        baseY: horizonY + 14,
        height: 95,
        frequency: 0.0042,
        nearness: 0.28,
      }),
      waterLayer(setting, 0.16, horizonY),
      layer(0.42, (pen) => {
        paintCliff(pen, setting)
        paintLighthouse(pen, setting, tower[0], tower[1], downFrame(0.535))
      }),
      layer(0.82, (pen) =>
        paintGrass(pen, setting, {
          topY: downFrame(0.76),
          colour: groundColour(setting, mix(palette.ground, hex('#6d6a44'), 0.3)),
          blade: 32,
          density: 1.3,
          random: setting.random('grass'),
        }),
      ),
      layer(1.3, (pen) => {
        const dark = darken(palette.shadow, 0.55)
        for (let rush = 0; rush < 44; rush++) {
          const share = random.chance(0.5) ? random.next() * 0.22 : 1 - random.next() * 0.22
          const [x, height, bend] = [share * WORLD.width, random.between(60, 180), random.between(-50, 50)]
          const foot = downFrame(1) + 70
          pen.strokeStyle = css(dark, 0.96)
          pen.lineWidth = random.between(3, 6)
          pen.beginPath()
          pen.moveTo(x, foot)
          pen.quadraticCurveTo(x + bend * 0.2, foot - 30 - height * 0.6, x + bend, foot - 30 - height)
          pen.stroke()
          pen.fillStyle = css(mix(dark, palette.haze, 0.16))
          pen.beginPath()
          pen.ellipse(x + bend, foot - 34 - height, 5, 13, bend * 0.02, 0, Math.PI * 2)
          pen.fill()
        }
      }),
    ],
    [
      glints(setting, 0.161, horizonY, 190),
      ...(palette.lampsLit
        ? [beam(0.43, [tower[0], tower[1] - 20], FRAME.width * 0.6), lamp(0.431, [tower[0], tower[1] - 20], 120)]
        : []),
    ],
  )
}

import { birds, swell } from '../light/life.ts'
import { beam, glints, lamp } from '../light/motions.ts'
import { linear, type Pen, type Point } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import { lerp, smoothStep } from '../pen/curve.ts'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { acrossFrame, downFrame, FRAME, WORLD } from '../world.ts'
import { groundColour, paintGrass, ridgeLayer } from './elements/land.ts'
import { outdoors } from './elements/outdoors.ts'
import { sideLit } from './elements/masonry.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { waterLayer } from './elements/water.ts'
import { paintLighthouse } from './landmarks/lighthouse.ts'

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

const LIGHT_WORDS = /\b(?:light|lighthouse|light-?house|lamp|beacon|skerry)\b/
const NO_LIGHT_SHARE = 0.7

/** Rocks the sea has left standing before the cliff. */
function paintStacks(pen: Pen, setting: Setting): void {
  const { side, palette, horizonY } = setting
  const random = setting.random('stacks')
  const rock = groundColour(setting)
  for (let stack = 0; stack < 4; stack++) {
    const [x, width, height] = [
      acrossFrame(0.5 - side * (0.02 + stack * 0.07)),
      random.between(26, 74),
      random.between(40, 190),
    ]
    const foot = horizonY + 30 + stack * 10
    pen.fillStyle = sideLit(pen, setting, x - width / 2, width, mix(rock, palette.haze, 0.2))
    pen.beginPath()
    pen.moveTo(x - width * 0.6, foot)
    pen.quadraticCurveTo(x - width * 0.42, foot - height * 0.5, x - width * random.between(0.2, 0.4), foot - height)
    pen.lineTo(x + width * random.between(0.16, 0.36), foot - height * random.between(0.84, 1))
    pen.quadraticCurveTo(x + width * 0.44, foot - height * 0.4, x + width * 0.64, foot)
    pen.fill()
    pen.fillStyle = css(palette.sky[3], 0.5)
    pen.fillRect(x - width * 0.7, foot - 2, width * 1.4, 4)
  }
}

/** Sea, far land, a cliff (with a lighthouse when it is named, or by lot), rushes in the wind. */
export function coast(setting: Setting): Stage {
  const { palette, horizonY, side } = setting
  const hasLight = LIGHT_WORDS.test(setting.words) || setting.random('light').chance(1 - NO_LIGHT_SHARE)
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
        if (hasLight) paintLighthouse(pen, setting, tower[0], tower[1], downFrame(0.535))
        else paintStacks(pen, setting)
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
      swell(setting, 0.162, horizonY, 190),
      ...birds(setting, 0.2),
      ...(palette.lampsLit && hasLight
        ? [beam(0.43, [tower[0], tower[1] - 20], FRAME.width * 0.6), lamp(0.431, [tower[0], tower[1] - 20], 120)]
        : []),
    ],
  )
}

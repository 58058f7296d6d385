import type { Expression } from '@skein/contract/script'
import { box, disc, linear, type Pen, type Point } from '../pen/canvas.ts'
import { css, darken, lighten } from '../pen/colour.ts'
import { drawBackOfHead, drawHairBehind, drawHairInFront } from './hair.ts'
import { drawBeard, drawFace, HEAD } from './face.ts'
import { drawHeadwear } from './headwear.ts'
import { jointBetween, limb, withinReach } from './limb.ts'
import type { Skeleton } from './pose.rules.ts'
import type { CharacterSheet } from './sheet.rules.ts'

export interface Attitude {
  readonly expression: Expression
  /** Seen from behind: an over-the-shoulder foreground. */
  readonly isFromBehind: boolean
  /** 0 still air, 1 a gale. */
  readonly wind: number
}

const UPPER_ARM = 0.148
const FOREARM = 0.142
const THIGH = 0.212
const SHIN = 0.2
const NECK = 0.03
const HEAD_ABOVE_SHOULDER = 0.115
const HEMS = { coat: 0.17, dress: 0.25, jacket: 0.05, robe: 0.36 } as const
const FLARES = { coat: 0.1, dress: 0.135, jacket: 0.07, robe: 0.12 } as const

function drawLeg(pen: Pen, sheet: CharacterSheet, hip: Point, foot: Point, isFront: boolean, bend: 1 | -1): void {
  const colour = isFront ? sheet.legs : darken(sheet.legs, 0.28)
  const ankle = withinReach(hip, [foot[0], foot[1] - 0.04], THIGH + SHIN)
  const knee = jointBetween(hip, ankle, THIGH, SHIN, bend)
  pen.fillStyle = css(colour)
  limb(pen, [hip, knee, ankle], [0.05 * sheet.build, 0.04, 0.029])
  const [x, y] = [ankle[0], ankle[1] + 0.04]
  pen.fillStyle = css(darken(sheet.legs, 0.55))
  pen.beginPath()
  pen.moveTo(x - 0.034, y - 0.06)
  pen.lineTo(x + 0.03, y - 0.06)
  pen.quadraticCurveTo(x + 0.086, y - 0.032, x + 0.088, y)
  pen.lineTo(x - 0.038, y)
  pen.closePath()
  pen.fill()
}

/** Returns where the hand ends up, for whatever it holds. */
function drawArm(pen: Pen, sheet: CharacterSheet, shoulder: Point, hand: Point, isFront: boolean): Point {
  const from: Point = [shoulder[0] + (isFront ? 0.042 : -0.048) * sheet.build, shoulder[1] + 0.036]
  const end = withinReach(from, hand, UPPER_ARM + FOREARM)
  const elbow = jointBetween(from, end, UPPER_ARM, FOREARM, 1)
  pen.fillStyle = css(isFront ? darken(sheet.coat, 0.06) : darken(sheet.coat, 0.36))
  limb(pen, [from, elbow, end], [0.041 * sheet.build, 0.034, 0.026])
  disc(pen, [end[0] + 0.004, end[1] + 0.008], 0.0235, css(isFront ? sheet.skin : darken(sheet.skin, 0.2)))
  return end
}

function drawGarment(pen: Pen, sheet: CharacterSheet, bones: Skeleton, sway: number): void {
  const { hip, shoulder } = bones
  const width = sheet.build
  const hem = hip[1] + (bones.isSeated ? 0.045 : HEMS[sheet.garment])
  const flare = FLARES[sheet.garment] * width
  const forward = bones.isSeated ? 0.12 : 0
  pen.fillStyle = linear(
    pen,
    [-0.12, 0],
    [0.14, 0],
    [
      [0, css(darken(sheet.coat, 0.32))],
      [0.55, css(sheet.coat)],
      [1, css(lighten(sheet.coat, 0.1))],
    ],
  )
  pen.beginPath()
  pen.moveTo(shoulder[0] - 0.094 * width, shoulder[1] + 0.03)
  pen.quadraticCurveTo(shoulder[0] - 0.06, shoulder[1] - 0.024, shoulder[0], shoulder[1] - 0.022)
  pen.quadraticCurveTo(shoulder[0] + 0.06, shoulder[1] - 0.024, shoulder[0] + 0.084 * width, shoulder[1] + 0.03)
  pen.bezierCurveTo(
    shoulder[0] + 0.086 * width,
    shoulder[1] + 0.14,
    hip[0] + 0.066 * width,
    hip[1] - 0.05,
    hip[0] + flare + sway + forward,
    hem,
  )
  pen.quadraticCurveTo(hip[0] + forward * 0.5, hem + 0.025, hip[0] - flare + sway, hem)
  pen.bezierCurveTo(
    hip[0] - 0.072 * width,
    hip[1] - 0.05,
    shoulder[0] - 0.1 * width,
    shoulder[1] + 0.14,
    shoulder[0] - 0.094 * width,
    shoulder[1] + 0.03,
  )
  pen.closePath()
  pen.fill()
  if (sheet.garment === 'dress' || sheet.garment === 'robe') {
    pen.strokeStyle = css(darken(sheet.coat, 0.35), 0.55)
    pen.lineWidth = 0.005
    for (const fold of [-0.045, 0.01, 0.055]) {
      pen.beginPath()
      pen.moveTo(hip[0] + fold * 0.5, hip[1] + 0.02)
      pen.quadraticCurveTo(hip[0] + fold, hip[1] + 0.1, hip[0] + fold * 1.4 + sway, hem - 0.01)
      pen.stroke()
    }
  } else {
    pen.strokeStyle = css(darken(sheet.coat, 0.45), 0.8)
    pen.lineWidth = 0.006
    pen.beginPath()
    pen.moveTo(shoulder[0] + 0.03, shoulder[1])
    pen.quadraticCurveTo(hip[0] + 0.036, hip[1] - 0.1, hip[0] + 0.026 + sway, hem + 0.008)
    pen.stroke()
    for (let button = 0; button < 3; button++) {
      disc(pen, [shoulder[0] + 0.018, shoulder[1] + 0.07 + button * 0.06], 0.0064, css(sheet.accent))
    }
  }
  box(pen, hip[0] - 0.072 * width, hip[1] - 0.072, 0.145 * width, 0.02, css(darken(sheet.coat, 0.5), 0.9), 0.008)
}

function drawScarf(pen: Pen, sheet: CharacterSheet, neck: Point, wind: number, seconds: number): void {
  const [x, y] = neck
  const flap = Math.sin(seconds * 5 + 1) * 0.02 * (1 + wind)
  box(pen, x - 0.06, y - 0.012, 0.122, 0.042, css(sheet.accent), 0.02)
  pen.fillStyle = css(darken(sheet.accent, 0.1))
  pen.beginPath()
  pen.moveTo(x - 0.05, y)
  pen.bezierCurveTo(
    x - 0.12,
    y + 0.02,
    x - 0.13 - wind * 0.12,
    y + 0.1 + flap * 0.7,
    x - 0.14 - wind * 0.2,
    y + 0.15 - wind * 0.12 + flap,
  )
  pen.lineTo(x - 0.09 - wind * 0.2, y + 0.19 - wind * 0.13 + flap)
  pen.bezierCurveTo(x - 0.08 - wind * 0.1, y + 0.12, x - 0.06, y + 0.06, x - 0.02, y + 0.03)
  pen.closePath()
  pen.fill()
}

function drawHead(pen: Pen, sheet: CharacterSheet, attitude: Attitude, seconds: number): void {
  pen.fillStyle = css(sheet.skin)
  pen.beginPath()
  pen.ellipse(0, -0.004, HEAD.x, HEAD.y * 0.96, 0, 0, Math.PI * 2)
  pen.fill()
  pen.beginPath()
  pen.ellipse(0.014, 0.04, HEAD.x * 0.78, HEAD.y * 0.6, 0, 0, Math.PI * 2)
  pen.fill()
  if (attitude.isFromBehind) {
    drawBackOfHead(pen, sheet)
  } else {
    if (sheet.hasBeard) drawBeard(pen, sheet)
    drawFace(pen, sheet, attitude.expression, seconds)
    drawHairInFront(pen, sheet)
    pen.fillStyle = css(darken(sheet.skin, 0.1))
    pen.beginPath()
    pen.ellipse(-0.042, 0.012, 0.014, 0.019, 0.1, 0, Math.PI * 2)
    if (sheet.hairStyle === 'short' || sheet.hairStyle === 'bald' || sheet.hairStyle === 'bun') pen.fill()
  }
  drawHeadwear(pen, sheet)
}

/** Draws the figure in its own unit space, feet at the origin; returns the front hand. */
export function drawBody(
  pen: Pen,
  sheet: CharacterSheet,
  bones: Skeleton,
  attitude: Attitude,
  seconds: number,
  drawHeld: (hand: Point) => void,
): Point {
  const { hip, shoulder } = bones
  const sway =
    Math.sin(seconds * 1.3 + sheet.phase * 6) * 0.008 + attitude.wind * (0.02 + 0.012 * Math.sin(seconds * 3.1))
  const head: Point = [shoulder[0] + 0.012, shoulder[1] - NECK - HEAD_ABOVE_SHOULDER]
  const kneeBend = -1
  const inHeadSpace = (draw: () => void) => {
    pen.save()
    pen.translate(...head)
    pen.rotate(bones.headTilt)
    if (bones.isLookingBack) pen.scale(-1, 1)
    draw()
    pen.restore()
  }

  drawArm(pen, sheet, shoulder, bones.backHand, false)
  drawLeg(pen, sheet, [hip[0] - 0.024, hip[1]], bones.backFoot, false, kneeBend)
  drawLeg(pen, sheet, [hip[0] + 0.024, hip[1]], bones.frontFoot, true, kneeBend)
  inHeadSpace(() => drawHairBehind(pen, sheet, sway))
  drawGarment(pen, sheet, bones, sway)
  pen.fillStyle = css(darken(sheet.skin, 0.2))
  pen.beginPath()
  pen.roundRect(head[0] - 0.03, shoulder[1] - 0.07, 0.056, 0.085, 0.02)
  pen.fill()
  inHeadSpace(() => drawHead(pen, sheet, attitude, seconds))
  if (sheet.hasScarf) drawScarf(pen, sheet, [head[0], shoulder[1] - 0.035], attitude.wind, seconds)
  const reached = withinReach(
    [shoulder[0] + 0.042 * sheet.build, shoulder[1] + 0.036],
    bones.frontHand,
    UPPER_ARM + FOREARM,
  )
  drawHeld(reached)
  return drawArm(pen, sheet, shoulder, bones.frontHand, true)
}

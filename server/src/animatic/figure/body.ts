import { box, disc, oval, type Pen, type Point } from '../pen/canvas.ts'
import { css, darken, lighten } from '../pen/colour.ts'
import { drawArm, reachOf, STEEL } from './arm.ts'
import type { Mimic } from './face.ts'
import { drawCloakBehind, drawGarment, drawScarf, legsOf } from './garment.ts'
import { drawHairBehind } from './hair.ts'
import { drawHead } from './head.ts'
import { jointBetween, limb, withinReach } from './limb.ts'
import { type Headwear, isAnimal } from './look.rules.ts'
import type { Skeleton } from './pose.rules.ts'
import type { CharacterSheet } from './sheet.rules.ts'

export interface Attitude extends Mimic {
  /** Seen from behind: an over-the-shoulder foreground. */
  readonly isFromBehind: boolean
  /** 0 still air, 1 a gale. */
  readonly wind: number
  /** Whoever hugs this figure: their arm lies on its back. */
  readonly embracedBy: CharacterSheet | null
}

/** What hides the hair that falls behind. */
const COVERING: ReadonlySet<Headwear> = new Set(['hood', 'kerchief', 'bonnet', 'turban', 'helmet'])

const THIGH = 0.214
const SHIN = 0.202
const HEAD_ABOVE_SHOULDER = 0.142

const ankleOf = (hip: Point, foot: Point): Point => withinReach(hip, [foot[0], foot[1] - 0.04], THIGH + SHIN)

function drawLeg(pen: Pen, sheet: CharacterSheet, hip: Point, foot: Point, isFront: boolean): void {
  const cloth = legsOf(sheet)
  const ankle = ankleOf(hip, foot)
  const knee = jointBetween(hip, ankle, THIGH, SHIN, -1)
  const isBooted = ['uniform', 'cloak', 'coat'].includes(sheet.look.garment)
  pen.fillStyle = css(isFront ? cloth : darken(cloth, 0.3))
  limb(pen, [hip, knee, ankle], [0.054 * sheet.build, 0.041, 0.03])
  if (sheet.look.garment === 'armour' || sheet.look.kind === 'robot')
    disc(pen, knee, 0.036, css(darken(STEEL, isFront ? 0.1 : 0.4)))
  const leather = isFront ? darken(sheet.legs, 0.62) : darken(sheet.legs, 0.72)
  // A foot tips with the shin: the heel leaves the ground behind a walker.
  const tip = Math.max(-0.5, Math.min(0.9, Math.atan2(knee[0] - ankle[0], ankle[1] - knee[1]) * 0.8))
  pen.save()
  pen.translate(...ankle)
  pen.rotate(foot[1] < -0.005 || Math.abs(tip) > 0.5 ? tip : tip * 0.25)
  if (isBooted) box(pen, -0.036, -0.085, 0.068, 0.09, css(leather), 0.014)
  pen.fillStyle = css(leather)
  pen.beginPath()
  pen.moveTo(-0.035, -0.022)
  pen.lineTo(0.028, -0.022)
  pen.quadraticCurveTo(0.046, 0.006, 0.082, 0.014)
  pen.quadraticCurveTo(0.094, 0.024, 0.09, 0.04)
  pen.lineTo(-0.038, 0.04)
  pen.closePath()
  pen.fill()
  box(pen, -0.04, 0.033, 0.132, 0.009, css(darken(leather, 0.5)), 0.003)
  pen.restore()
}

/** Mist instead of feet. */
function drawWisp(pen: Pen, sheet: CharacterSheet, { hip }: Skeleton, seconds: number): void {
  const wave = (at: number) => Math.sin(seconds * 1.6 + at) * 0.03
  pen.fillStyle = css(sheet.coat, 0.9)
  pen.beginPath()
  pen.moveTo(hip[0] - 0.1, hip[1] - 0.08)
  pen.bezierCurveTo(hip[0] - 0.2, hip[1] + 0.15, hip[0] - 0.12 + wave(0), -0.1, hip[0] - 0.3 + wave(1), -0.03)
  pen.bezierCurveTo(hip[0] - 0.1 + wave(2), -0.06, hip[0] - 0.04, -0.02, hip[0] - 0.02 + wave(3), -0.05)
  pen.bezierCurveTo(hip[0] + 0.05, -0.1, hip[0] + 0.12, hip[1] + 0.1, hip[0] + 0.09, hip[1] - 0.08)
  pen.fill()
}

/** The arm of whoever hugs this figure: from in front, over its back. */
function drawEmbrace(pen: Pen, other: CharacterSheet, [x, y]: Point): void {
  drawArm(pen, other, [x + 0.2, y + 0.02], { hand: [x - 0.07, y + 0.13], isFront: true, shape: 'rest' })
}

/** An elder bends a little forward. */
function stooped(bones: Skeleton): Skeleton {
  const shift = (point: Point): Point => [point[0] + 0.03, point[1] + 0.012]
  return {
    ...bones,
    shoulder: shift(bones.shoulder),
    headTilt: bones.headTilt + 0.07,
    frontHand: shift(bones.frontHand),
    backHand: shift(bones.backHand),
  }
}

/**
 * Draws the figure in its own unit space, feet at the origin; returns the front hand.
 *
 * @param drawHeld draws what the hands hold, between the figure and its front arm.
 */
export function drawBody(
  pen: Pen,
  sheet: CharacterSheet,
  posed: Skeleton,
  attitude: Attitude,
  seconds: number,
  drawHeld: (frontHand: Point, backHand: Point) => void,
): Point {
  const bones = sheet.look.age === 'elder' ? stooped(posed) : posed
  const { hip, shoulder } = bones
  const { kind } = sheet.look
  const sway =
    Math.sin(seconds * 1.3 + sheet.phase * 6) * 0.008 + attitude.wind * (0.02 + 0.012 * Math.sin(seconds * 3.1))
  // A beast's head sits on its shoulders: it has no chin to keep free.
  const above = isAnimal(kind) ? 0.085 * sheet.headSize : HEAD_ABOVE_SHOULDER * (0.35 + 0.65 * sheet.headSize)
  const head: Point = [shoulder[0] + 0.016, shoulder[1] - 0.004 - above]
  const inHeadSpace = (draw: () => void) => {
    pen.save()
    pen.translate(...head)
    pen.rotate(bones.headTilt)
    pen.scale(bones.isLookingBack ? -sheet.headSize : sheet.headSize, sheet.headSize)
    draw()
    pen.restore()
  }
  const backHand = reachOf(sheet, shoulder, { hand: bones.backHand, isFront: false })
  const frontHand = reachOf(sheet, shoulder, { hand: bones.frontHand, isFront: true })

  drawCloakBehind(pen, sheet, bones, sway)
  drawArm(pen, sheet, shoulder, { hand: bones.backHand, isFront: false, shape: 'rest' })
  if (kind === 'ghost') drawWisp(pen, sheet, bones, seconds)
  else {
    drawLeg(pen, sheet, [hip[0] - 0.026, hip[1]], bones.backFoot, false)
    drawLeg(pen, sheet, [hip[0] + 0.024, hip[1]], bones.frontFoot, true)
  }
  const hasHair = (kind === 'person' || kind === 'ghost') && !COVERING.has(sheet.look.headwear)
  if (hasHair) inHeadSpace(() => drawHairBehind(pen, sheet, sway))
  const knee = jointBetween(hip, ankleOf(hip, bones.frontFoot), THIGH, SHIN, -1)
  drawGarment(pen, sheet, bones, knee, sway)
  if (!isAnimal(kind)) {
    pen.fillStyle = css(darken(sheet.skin, 0.2))
    pen.beginPath()
    pen.roundRect(head[0] - 0.034, shoulder[1] - 0.085, 0.056, 0.085, 0.02)
    pen.fill()
  }
  if (kind === 'robot')
    oval(pen, [shoulder[0] + 0.03, shoulder[1] + 0.1], 0.026, 0.026, css(lighten(sheet.accent, 0.2)))
  inHeadSpace(() =>
    drawHead(
      pen,
      sheet,
      { ...attitude, areEyesClosed: bones.areEyesClosed || attitude.areEyesClosed },
      attitude.isFromBehind,
      seconds,
    ),
  )
  if (sheet.look.hasScarf) drawScarf(pen, sheet, [shoulder[0] + 0.012, shoulder[1] - 0.038], attitude.wind, seconds)
  drawHeld(frontHand, backHand)
  drawArm(pen, sheet, shoulder, { hand: bones.frontHand, isFront: true, shape: bones.handShape })
  if (attitude.embracedBy) drawEmbrace(pen, attitude.embracedBy, shoulder)
  return frontHand
}

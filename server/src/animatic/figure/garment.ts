import { box, linear, type Pen, type Point } from '../pen/canvas.ts'
import { type Colour, css, darken, lighten } from '../pen/colour.ts'
import { STEEL } from './arm.ts'
import { type Cut, DETAILS, type Drape, line } from './garment-details.ts'
import type { Garment } from './look.rules.ts'
import type { Skeleton } from './pose.rules.ts'
import type { CharacterSheet } from './sheet.rules.ts'

const CUTS: Record<Garment, Cut> = {
  coat: { hem: 0.19, flare: 0.108, waist: 0.078 },
  dress: { hem: 0.27, flare: 0.155, waist: 0.062 },
  jacket: { hem: 0.065, flare: 0.086, waist: 0.08 },
  robe: { hem: 0.4, flare: 0.14, waist: 0.085 },
  cloak: { hem: 0.05, flare: 0.082, waist: 0.074 },
  apron: { hem: 0.2, flare: 0.115, waist: 0.072 },
  uniform: { hem: 0.11, flare: 0.092, waist: 0.07 },
  suit: { hem: 0.085, flare: 0.086, waist: 0.074 },
  armour: { hem: 0.08, flare: 0.1, waist: 0.076 },
  shirt: { hem: 0.03, flare: 0.076, waist: 0.074 },
  overalls: { hem: 0.04, flare: 0.08, waist: 0.08 },
}
const GROUND = -0.008

function clothOf(sheet: CharacterSheet): Colour {
  if (sheet.look.garment === 'armour') return STEEL
  if (sheet.look.garment === 'cloak' || sheet.look.garment === 'overalls') return lighten(sheet.accent, 0.12)
  return sheet.look.kind === 'robot' ? darken(sheet.skin, 0.1) : sheet.coat
}

/** Colour of the legs: a suit is one cloth, and so is a boiler suit. */
export function legsOf(sheet: CharacterSheet): Colour {
  const { garment, kind } = sheet.look
  if (kind === 'robot') return darken(sheet.skin, 0.24)
  if (garment === 'armour') return darken(STEEL, 0.2)
  if (garment === 'suit' || garment === 'overalls' || garment === 'uniform') return darken(sheet.coat, 0.24)
  return darken(sheet.legs, garment === 'dress' ? 0.2 : 0.3)
}

function bodice(pen: Pen, { hip, shoulder, hem, sway, width }: Drape, cut: Cut): void {
  const [left, right] = [0.098 * width, 0.09 * width]
  const waist = cut.waist * width
  const flare = cut.flare * width
  pen.beginPath()
  pen.moveTo(shoulder[0] - left, shoulder[1] + 0.038)
  pen.bezierCurveTo(
    shoulder[0] - left,
    shoulder[1] - 0.012,
    shoulder[0] - 0.05,
    shoulder[1] - 0.026,
    shoulder[0],
    shoulder[1] - 0.026,
  )
  pen.bezierCurveTo(
    shoulder[0] + 0.05,
    shoulder[1] - 0.026,
    shoulder[0] + right,
    shoulder[1] - 0.012,
    shoulder[0] + right,
    shoulder[1] + 0.038,
  )
  pen.bezierCurveTo(
    shoulder[0] + right,
    shoulder[1] + 0.13,
    hip[0] + waist,
    hip[1] - 0.13,
    hip[0] + waist,
    hip[1] - 0.07,
  )
  pen.bezierCurveTo(hip[0] + waist, hip[1] - 0.02, hip[0] + flare + sway * 0.5, hem - 0.06, hip[0] + flare + sway, hem)
  pen.quadraticCurveTo(hip[0] + sway, hem + Math.min(0.026, -0.004 - hem), hip[0] - flare + sway, hem)
  pen.bezierCurveTo(
    hip[0] - flare + sway * 0.5,
    hem - 0.06,
    hip[0] - waist,
    hip[1] - 0.02,
    hip[0] - waist,
    hip[1] - 0.07,
  )
  pen.bezierCurveTo(
    hip[0] - waist,
    hip[1] - 0.13,
    shoulder[0] - left - 0.004,
    shoulder[1] + 0.14,
    shoulder[0] - left,
    shoulder[1] + 0.038,
  )
  pen.closePath()
}

/** The part of a cloak that hangs behind the figure. */
export function drawCloakBehind(pen: Pen, sheet: CharacterSheet, { hip, shoulder }: Skeleton, sway: number): void {
  if (sheet.look.garment !== 'cloak') return
  const hem = Math.min(GROUND - 0.02, hip[1] + 0.34)
  pen.fillStyle = css(darken(sheet.coat, 0.3))
  pen.beginPath()
  pen.moveTo(shoulder[0] + 0.06, shoulder[1] - 0.03)
  pen.bezierCurveTo(
    shoulder[0] - 0.13,
    shoulder[1] - 0.04,
    hip[0] - 0.17 - sway * 2,
    hip[1],
    hip[0] - 0.2 - sway * 4,
    hem,
  )
  pen.quadraticCurveTo(hip[0] - 0.06, hem + 0.02, hip[0] + 0.075 - sway, hem - 0.01)
  pen.bezierCurveTo(hip[0] + 0.09, hip[1], shoulder[0] + 0.1, shoulder[1] + 0.1, shoulder[0] + 0.06, shoulder[1] - 0.03)
  pen.fill()
}

/** The skirts of whoever sits or kneels lie over the thighs to the knee. */
function drawLap(pen: Pen, cloth: Colour, { hip }: Skeleton, knee: Point, isLong: boolean): void {
  pen.fillStyle = css(darken(cloth, 0.1))
  pen.beginPath()
  pen.moveTo(hip[0] - 0.085, hip[1] - 0.06)
  pen.quadraticCurveTo(knee[0] * 0.5, knee[1] - 0.09, knee[0] + 0.045, knee[1] - 0.03)
  if (isLong) {
    pen.quadraticCurveTo(knee[0] + 0.075, knee[1] + 0.05, knee[0] + 0.08, Math.min(GROUND, knee[1] + 0.15))
    pen.lineTo(knee[0] - 0.06, Math.min(GROUND, knee[1] + 0.15))
    pen.quadraticCurveTo(knee[0] - 0.06, knee[1] + 0.06, hip[0] - 0.02, hip[1] + 0.075)
  } else {
    pen.lineTo(knee[0] + 0.03, knee[1] + 0.05)
    pen.lineTo(hip[0] - 0.02, hip[1] + 0.06)
  }
  pen.quadraticCurveTo(hip[0] - 0.1, hip[1] + 0.05, hip[0] - 0.085, hip[1] - 0.06)
  pen.fill()
}

export function drawGarment(pen: Pen, sheet: CharacterSheet, bones: Skeleton, frontKnee: Point, sway: number): void {
  const cut = CUTS[sheet.look.garment]
  const cloth = clothOf(sheet)
  const { hip, shoulder } = bones
  const isDown = bones.isSeated || hip[1] > -0.3
  if (isDown && cut.hem > 0.1) drawLap(pen, cloth, bones, frontKnee, cut.hem > 0.2)
  const hem = Math.min(GROUND, hip[1] + (isDown ? Math.min(0.05, cut.hem) : cut.hem))
  const shortened = isDown ? { ...cut, flare: Math.min(cut.flare, 0.095) } : cut
  const drape: Drape = { hip, shoulder, hem, sway: isDown ? 0 : sway, width: sheet.build }
  bodice(pen, drape, shortened)
  pen.fillStyle = linear(
    pen,
    [-0.13, 0],
    [0.14, 0],
    [
      [0, css(darken(cloth, 0.34))],
      [0.5, css(cloth)],
      [1, css(lighten(cloth, 0.12))],
    ],
  )
  pen.fill()
  pen.save()
  pen.clip()
  DETAILS[sheet.look.garment](pen, sheet, drape, shortened)
  pen.restore()
}

export function drawScarf(pen: Pen, sheet: CharacterSheet, [x, y]: Point, wind: number, seconds: number): void {
  const flap = Math.sin(seconds * 5 + 1) * 0.02 * (1 + wind)
  pen.fillStyle = css(darken(sheet.accent, 0.14))
  pen.beginPath()
  pen.moveTo(x - 0.05, y)
  pen.bezierCurveTo(
    x - 0.12,
    y + 0.02,
    x - 0.13 - wind * 0.12,
    y + 0.1 + flap * 0.7,
    x - 0.14 - wind * 0.2,
    y + 0.17 - wind * 0.12 + flap,
  )
  pen.lineTo(x - 0.085 - wind * 0.2, y + 0.21 - wind * 0.13 + flap)
  pen.bezierCurveTo(x - 0.07 - wind * 0.1, y + 0.13, x - 0.05, y + 0.06, x - 0.01, y + 0.03)
  pen.closePath()
  pen.fill()
  box(pen, x - 0.07, y - 0.016, 0.14, 0.052, css(sheet.accent), 0.026)
  for (const offset of [-0.035, 0.005, 0.042])
    line(
      pen,
      darken(sheet.accent, 0.32),
      0.6,
      0.005,
      [x + offset, y - 0.012],
      [x + offset + 0.008, y + 0.01],
      [x + offset - 0.004, y + 0.032],
    )
}

import { box, disc, oval, type Pen, type Point } from '../pen/canvas.ts'
import { type Colour, css, darken, hex, lighten } from '../pen/colour.ts'
import { jointBetween, limb, withinReach } from './limb.ts'
import type { HandShape } from './pose.rules.ts'
import type { CharacterSheet } from './sheet.rules.ts'

const UPPER_ARM = 0.15
const FOREARM = 0.146
export const STEEL = hex('#98a2ab')

/** The colour of sleeves: what is worn under an apron, a cloak or a bib is another cloth. */
function sleeveOf(sheet: CharacterSheet): Colour {
  switch (sheet.look.garment) {
    case 'apron':
      return sheet.coat
    case 'overalls':
    case 'cloak':
      return lighten(sheet.accent, 0.12)
    case 'armour':
      return STEEL
    default:
      return sheet.look.kind === 'robot' ? darken(sheet.skin, 0.16) : sheet.coat
  }
}

/** @param angle of the forearm: the hand goes on in its direction. */
function drawHand(pen: Pen, skin: Colour, at: Point, angle: number, shape: HandShape): void {
  const [fill, line] = [css(skin), css(darken(skin, 0.28))]
  pen.save()
  pen.translate(...at)
  pen.rotate(angle)
  pen.strokeStyle = fill
  pen.lineCap = 'round'
  pen.lineWidth = 0.0115
  const finger = (fromX: number, fromY: number, toX: number, toY: number) => {
    pen.beginPath()
    pen.moveTo(fromX, fromY)
    pen.lineTo(toX, toY)
    pen.stroke()
  }
  switch (shape) {
    case 'open':
      oval(pen, [0.013, 0], 0.021, 0.0185, fill)
      for (const [toX, toY] of [
        [0.05, -0.016],
        [0.055, -0.004],
        [0.053, 0.008],
        [0.045, 0.018],
      ] as const)
        finger(0.024, toY * 0.6, toX, toY)
      finger(0.008, -0.012, 0.024, -0.032)
      break
    case 'point':
      oval(pen, [0.013, 0.002], 0.021, 0.018, fill)
      finger(0.022, -0.008, 0.063, -0.011)
      finger(0.006, -0.012, 0.022, -0.023)
      break
    case 'fist':
      disc(pen, [0.014, 0], 0.0215, fill)
      pen.strokeStyle = line
      pen.lineWidth = 0.0032
      for (const y of [-0.007, 0.001, 0.009]) finger(0.02, y, 0.031, y)
      break
    case 'rest':
      oval(pen, [0.018, 0.001], 0.026, 0.0175, fill)
      finger(0.012, -0.011, 0.031, -0.019)
      pen.strokeStyle = line
      pen.lineWidth = 0.003
      finger(0.028, 0.002, 0.041, 0.002)
      break
  }
  pen.restore()
}

export interface ArmMove {
  readonly hand: Point
  readonly isFront: boolean
  readonly shape: HandShape
}

const shoulderJoint = (sheet: CharacterSheet, shoulder: Point, isFront: boolean): Point => [
  shoulder[0] + (isFront ? -0.022 : 0.04) * sheet.build,
  shoulder[1] + 0.038,
]

/** Where the hand gets to: as far as the arm allows. */
export const reachOf = (sheet: CharacterSheet, shoulder: Point, move: Pick<ArmMove, 'hand' | 'isFront'>): Point =>
  withinReach(shoulderJoint(sheet, shoulder, move.isFront), move.hand, UPPER_ARM + FOREARM)

export function drawArm(pen: Pen, sheet: CharacterSheet, shoulder: Point, { hand, isFront, shape }: ArmMove): void {
  const from = shoulderJoint(sheet, shoulder, isFront)
  const end = reachOf(sheet, shoulder, { hand, isFront })
  const elbow = jointBetween(from, end, UPPER_ARM, FOREARM, 1)
  const angle = Math.atan2(end[1] - elbow[1], end[0] - elbow[0])
  const { garment, kind } = sheet.look
  const sleeve = isFront ? sleeveOf(sheet) : darken(sleeveOf(sheet), 0.32)
  const skin = isFront ? sheet.skin : darken(sheet.skin, 0.2)
  const isWide = garment === 'robe' || garment === 'cloak'
  drawHand(pen, garment === 'armour' ? darken(STEEL, 0.25) : skin, end, angle, shape)
  // A thin dark edge parts the arm from the body it lies on.
  if (isFront) {
    pen.fillStyle = css(darken(sleeve, 0.34))
    limb(pen, [from, elbow, end], [0.047 * sheet.build, 0.0385, isWide ? 0.05 : 0.031])
  }
  pen.fillStyle = css(isFront ? lighten(sleeve, 0.03) : sleeve)
  limb(pen, [from, elbow, end], [0.043 * sheet.build, 0.0345, isWide ? 0.046 : 0.027])
  if (isFront) disc(pen, from, 0.043 * sheet.build, css(lighten(sleeve, 0.03)))
  pen.save()
  pen.translate(...end)
  pen.rotate(angle)
  box(pen, -0.017, isWide ? -0.046 : -0.031, 0.017, isWide ? 0.092 : 0.062, css(darken(sleeve, 0.4)), 0.007)
  pen.restore()
  if (garment === 'armour' || kind === 'robot') {
    disc(pen, elbow, 0.034, css(darken(sleeve, 0.28)))
    if (isFront) oval(pen, [from[0] - 0.004, from[1] - 0.006], 0.062, 0.05, css(lighten(sleeve, 0.1)), 0.3)
  }
  if (garment === 'uniform' && isFront)
    box(pen, from[0] - 0.046, from[1] - 0.046, 0.085, 0.02, css(sheet.accent), 0.008)
}

/** A forearm alone, reaching into a close-up. */
export function drawForearm(pen: Pen, sheet: CharacterSheet, elbow: Point, hand: Point): void {
  const angle = Math.atan2(hand[1] - elbow[1], hand[0] - elbow[0])
  const sleeve = sleeveOf(sheet)
  drawHand(pen, sheet.look.garment === 'armour' ? darken(STEEL, 0.25) : sheet.skin, hand, angle, 'open')
  pen.fillStyle = css(sleeve)
  limb(pen, [elbow, [(elbow[0] + hand[0]) / 2, (elbow[1] + hand[1]) / 2], hand], [0.05, 0.04, 0.0285])
  pen.save()
  pen.translate(...hand)
  pen.rotate(angle)
  box(pen, -0.017, -0.032, 0.017, 0.064, css(darken(sleeve, 0.4)), 0.007)
  pen.restore()
}

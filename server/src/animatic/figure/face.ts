import type { Expression } from '@skein/contract/script'
import { oval, type Pen, type Point } from '../pen/canvas.ts'
import { type Colour, css, darken, hex, lighten, mix } from '../pen/colour.ts'
import type { CharacterSheet } from './sheet.rules.ts'

/** Half width and half height of a head, in figure heights. */
export const HEAD = { x: 0.084, y: 0.102 } as const

/** What a face does at one moment. */
export interface Mimic {
  readonly expression: Expression
  readonly areEyesClosed: boolean
  readonly isSpeaking: boolean
}

interface Features {
  /** Inner and outer end of the brows against rest; negative is up. */
  readonly browInner: number
  readonly browOuter: number
  readonly eyeOpen: number
  /** How far the upper lid comes down toward the nose: anger, or up from it: sorrow. */
  readonly lidSlant: number
  readonly gaze: Point
  readonly mouth: 'line' | 'smile' | 'frown' | 'snarl' | 'quiver' | 'round' | 'skew' | 'firm'
}

const FEATURES: Record<Expression, Features> = {
  neutral: { browInner: 0, browOuter: 0, eyeOpen: 1, lidSlant: 0, gaze: [0, 0], mouth: 'line' },
  happy: { browInner: -0.006, browOuter: -0.004, eyeOpen: 0.92, lidSlant: 0, gaze: [0, 0], mouth: 'smile' },
  sad: { browInner: -0.017, browOuter: 0.008, eyeOpen: 0.78, lidSlant: -0.35, gaze: [0, 0.004], mouth: 'frown' },
  angry: { browInner: 0.016, browOuter: -0.01, eyeOpen: 0.88, lidSlant: 0.6, gaze: [0, 0], mouth: 'snarl' },
  afraid: { browInner: -0.022, browOuter: -0.001, eyeOpen: 1.3, lidSlant: 0, gaze: [0, 0], mouth: 'quiver' },
  surprised: { browInner: -0.022, browOuter: -0.02, eyeOpen: 1.36, lidSlant: 0, gaze: [0, 0], mouth: 'round' },
  thoughtful: {
    browInner: -0.008,
    browOuter: -0.002,
    eyeOpen: 0.86,
    lidSlant: 0,
    gaze: [0.003, -0.007],
    mouth: 'skew',
  },
  determined: { browInner: 0.01, browOuter: -0.004, eyeOpen: 0.9, lidSlant: 0.3, gaze: [0, 0], mouth: 'firm' },
}
const BLINKS_PER_SECOND = 0.22
const EYES = [
  { x: 0.057, size: 0.84, isNear: false },
  { x: 0.009, size: 1, isNear: true },
] as const
const EYE = { x: 0.0158, y: 0.0185 } as const
const LIPS: Colour = [158, 56, 52]

/** A face in three-quarter view to the right; the head's middle is the origin. */
export function drawFace(pen: Pen, sheet: CharacterSheet, mimic: Mimic, seconds: number): void {
  const features = FEATURES[mimic.expression]
  const isBlinking = (seconds * BLINKS_PER_SECOND + sheet.phase) % 1 > 0.97
  const isOpen = !isBlinking && !mimic.areEyesClosed
  drawCheeks(pen, sheet)
  for (const eye of EYES) {
    if (isOpen) drawEye(pen, sheet, features, eye)
    else drawShutEye(pen, sheet, eye)
    drawBrow(pen, sheet, features, eye)
  }
  drawNose(pen, sheet)
  drawMouth(pen, sheet, features.mouth, mimic.isSpeaking ? openingAt(seconds + sheet.phase * 3) : 0)
  if (sheet.look.age === 'elder') drawWrinkles(pen, sheet)
}

/** How far a speaking mouth is open: words, with a breath between sentences. */
function openingAt(seconds: number): number {
  if (Math.sin(seconds * 1.15) < -0.55) return 0
  return Math.max(0, 0.45 + 0.55 * Math.sin(seconds * 19) * Math.sin(seconds * 7.3 + 1))
}

const lineOf = (sheet: CharacterSheet): Colour => darken(mix(sheet.hair, hex('#2a1a18'), 0.6), 0.25)

function drawEye(
  pen: Pen,
  sheet: CharacterSheet,
  features: Features,
  { x, size, isNear }: (typeof EYES)[number],
): void {
  const [width, height] = [EYE.x * size, EYE.y * Math.min(1.15, features.eyeOpen)]
  const y = 0.004
  pen.save()
  pen.beginPath()
  pen.ellipse(x, y, width, height, 0, 0, Math.PI * 2)
  pen.fillStyle = '#fdf9f0'
  pen.fill()
  pen.clip()
  const wide = features.eyeOpen > 1.2 ? 0.8 : 1
  const iris: Point = [x + 0.0035 + features.gaze[0], y + 0.001 + features.gaze[1]]
  oval(pen, iris, 0.0112 * size * wide, 0.0135 * wide, css(sheet.eyes))
  oval(pen, iris, 0.0066 * size * wide, 0.0082 * wide, '#15100f')
  oval(pen, [iris[0] + 0.0035, iris[1] - 0.005], 0.0034, 0.0036, 'rgba(255,255,255,0.95)')
  // The lid, sloping with the mood.
  const [inner, outer] = isNear ? [1, -1] : [-1, 1]
  const lid = (end: number) =>
    y - height * (0.86 - Math.max(0, features.lidSlant * end) * 0.95) + (1 - features.eyeOpen) * 0.022
  pen.fillStyle = css(darken(sheet.skin, 0.12))
  pen.beginPath()
  pen.moveTo(x + inner * width * 1.2, lid(1))
  pen.lineTo(x + outer * width * 1.2, lid(-1))
  pen.lineTo(x + outer * width * 1.2, y - 0.05)
  pen.lineTo(x + inner * width * 1.2, y - 0.05)
  pen.fill()
  pen.strokeStyle = css(lineOf(sheet))
  pen.lineWidth = 0.006
  pen.beginPath()
  pen.moveTo(x + inner * width * 1.1, lid(1))
  pen.lineTo(x + outer * width * 1.1, lid(-1))
  if (features.lidSlant !== 0 || features.eyeOpen < 0.9) pen.stroke()
  pen.restore()
  pen.strokeStyle = css(lineOf(sheet))
  pen.lineWidth = 0.0052
  pen.beginPath()
  pen.ellipse(x, y, width, height, 0, Math.PI * 1.08, Math.PI * 1.94)
  pen.stroke()
  if (sheet.look.gender === 'woman' && isNear) {
    pen.lineWidth = 0.0042
    pen.beginPath()
    pen.moveTo(x - width * 0.9, y - height * 0.35)
    pen.lineTo(x - width * 1.45, y - height * 0.7)
    pen.stroke()
  }
}

function drawShutEye(pen: Pen, sheet: CharacterSheet, { x, size }: (typeof EYES)[number]): void {
  pen.strokeStyle = css(lineOf(sheet))
  pen.lineWidth = 0.0055
  pen.beginPath()
  pen.moveTo(x - EYE.x * size, 0.006)
  pen.quadraticCurveTo(x, 0.019, x + EYE.x * size, 0.006)
  pen.stroke()
}

function drawBrow(
  pen: Pen,
  sheet: CharacterSheet,
  features: Features,
  { x, size, isNear }: (typeof EYES)[number],
): void {
  const side = isNear ? 1 : -1
  const [inner, outer] = [x + 0.017 * size * side, x - 0.0185 * size * side]
  const y = -0.032
  pen.strokeStyle = css(sheet.look.age === 'elder' ? darken(sheet.hair, 0.12) : darken(sheet.hair, 0.3))
  pen.lineWidth = sheet.look.gender === 'woman' ? 0.0066 : 0.0092
  pen.beginPath()
  pen.moveTo(inner, y + features.browInner)
  pen.quadraticCurveTo(
    x,
    y - 0.01 + (features.browInner + features.browOuter) * 0.5,
    outer,
    y + 0.002 + features.browOuter,
  )
  pen.stroke()
}

function drawCheeks(pen: Pen, sheet: CharacterSheet): void {
  const blush = css(mix(sheet.skin, [226, 78, 70], 0.55), sheet.look.age === 'child' ? 0.5 : 0.34)
  oval(pen, [-0.012, 0.038], 0.021, 0.0145, blush)
  oval(pen, [0.068, 0.036], 0.011, 0.013, blush)
}

function drawNose(pen: Pen, sheet: CharacterSheet): void {
  const length = sheet.look.age === 'child' ? 0.6 : 1
  pen.fillStyle = css(mix(sheet.skin, [196, 92, 72], 0.28))
  pen.beginPath()
  pen.moveTo(0.036, 0.006)
  pen.quadraticCurveTo(0.052 + 0.012 * length, 0.022, 0.05, 0.032)
  pen.quadraticCurveTo(0.042, 0.039, 0.031, 0.032)
  pen.quadraticCurveTo(0.035, 0.02, 0.036, 0.006)
  pen.fill()
  pen.strokeStyle = css(darken(sheet.skin, 0.34))
  pen.lineWidth = 0.0042
  pen.beginPath()
  pen.moveTo(0.052, 0.024)
  pen.quadraticCurveTo(0.056, 0.034, 0.042, 0.0355)
  pen.stroke()
}

function drawMouth(pen: Pen, sheet: CharacterSheet, mouth: Features['mouth'], opening: number): void {
  const [x, y] = [0.036, 0.064]
  const lip = css(darken(mix(sheet.skin, LIPS, 0.62), 0.22))
  const inside = css(darken(LIPS, 0.55))
  pen.strokeStyle = lip
  pen.fillStyle = inside
  pen.lineWidth = 0.0056
  pen.lineCap = 'round'
  if (opening > 0.15 && mouth !== 'smile' && mouth !== 'round') {
    pen.beginPath()
    pen.ellipse(x, y, 0.0135, 0.004 + opening * 0.0115, 0, 0, Math.PI * 2)
    pen.fill()
    pen.stroke()
    return
  }
  pen.beginPath()
  switch (mouth) {
    case 'smile': {
      const depth = 0.02 + opening * 0.008
      pen.moveTo(x - 0.025, y - 0.007)
      pen.quadraticCurveTo(x, y + 0.001, x + 0.023, y - 0.009)
      pen.quadraticCurveTo(x + 0.014, y + depth, x - 0.003, y + depth)
      pen.quadraticCurveTo(x - 0.02, y + depth - 0.004, x - 0.025, y - 0.007)
      pen.fill()
      pen.stroke()
      pen.fillStyle = '#fbf6ea'
      pen.beginPath()
      pen.moveTo(x - 0.02, y - 0.003)
      pen.quadraticCurveTo(x, y + 0.003, x + 0.018, y - 0.005)
      pen.quadraticCurveTo(x + 0.012, y + 0.006, x - 0.002, y + 0.007)
      pen.quadraticCurveTo(x - 0.014, y + 0.005, x - 0.02, y - 0.003)
      pen.fill()
      return
    }
    case 'round':
      pen.ellipse(x + 0.002, y + 0.004, 0.0115, 0.0165, 0, 0, Math.PI * 2)
      pen.fill()
      break
    case 'frown':
      pen.moveTo(x - 0.021, y + 0.011)
      pen.quadraticCurveTo(x, y - 0.011, x + 0.019, y + 0.009)
      break
    case 'snarl':
      pen.moveTo(x - 0.022, y + 0.009)
      pen.quadraticCurveTo(x, y - 0.012, x + 0.021, y + 0.004)
      pen.quadraticCurveTo(x, y + 0.013, x - 0.022, y + 0.009)
      pen.fillStyle = '#f6efdf'
      pen.fill()
      break
    case 'quiver':
      pen.moveTo(x - 0.019, y + 0.006)
      pen.quadraticCurveTo(x, y - 0.013, x + 0.018, y + 0.004)
      pen.quadraticCurveTo(x + 0.008, y + 0.02, x - 0.008, y + 0.018)
      pen.closePath()
      pen.fill()
      break
    case 'skew':
      pen.moveTo(x - 0.012, y + 0.003)
      pen.quadraticCurveTo(x + 0.004, y + 0.002, x + 0.019, y - 0.006)
      break
    case 'firm':
      pen.lineWidth = 0.0066
      pen.moveTo(x - 0.021, y + 0.002)
      pen.quadraticCurveTo(x, y - 0.0015, x + 0.02, y + 0.001)
      break
    case 'line':
      pen.moveTo(x - 0.018, y - 0.001)
      pen.quadraticCurveTo(x, y + 0.006, x + 0.018, y - 0.003)
      break
  }
  pen.stroke()
}

function drawWrinkles(pen: Pen, sheet: CharacterSheet): void {
  pen.strokeStyle = css(darken(sheet.skin, 0.3), 0.7)
  pen.lineWidth = 0.0034
  for (const [x, y, bendX, bendY, toX, toY] of [
    [-0.008, 0.026, 0.006, 0.033, 0.02, 0.027],
    [-0.022, -0.004, -0.03, 0, -0.035, 0.006],
    [-0.022, 0.006, -0.03, 0.012, -0.034, 0.018],
    [0.013, 0.045, 0.006, 0.056, 0.01, 0.069],
    [0.0, -0.06, 0.03, -0.066, 0.056, -0.06],
  ] as const) {
    pen.beginPath()
    pen.moveTo(x, y)
    pen.quadraticCurveTo(bendX, bendY, toX, toY)
    pen.stroke()
  }
}

export function drawGlasses(pen: Pen): void {
  pen.strokeStyle = 'rgba(34,28,30,0.95)'
  pen.lineWidth = 0.0046
  for (const [x, radius] of [
    [0.01, 0.0245],
    [0.061, 0.0195],
  ] as const) {
    pen.beginPath()
    pen.ellipse(x, 0.005, radius, 0.0245, 0, 0, Math.PI * 2)
    pen.fillStyle = 'rgba(226,240,248,0.2)'
    pen.fill()
    pen.stroke()
  }
  pen.beginPath()
  pen.moveTo(0.0345, 0.001)
  pen.lineTo(0.042, 0.001)
  pen.moveTo(-0.0145, 0.001)
  pen.lineTo(-0.046, -0.008)
  pen.stroke()
}

/** Beard from ear to ear, leaving the mouth free. */
export function drawBeard(pen: Pen, sheet: CharacterSheet): void {
  pen.fillStyle = css(darken(sheet.hair, 0.1))
  pen.beginPath()
  pen.moveTo(-0.06, -0.006)
  pen.bezierCurveTo(-0.074, 0.08, -0.04, 0.15, 0.026, 0.152)
  pen.bezierCurveTo(0.072, 0.15, 0.09, 0.086, 0.083, 0.026)
  pen.quadraticCurveTo(0.07, 0.05, 0.037, 0.043)
  pen.quadraticCurveTo(0.004, 0.046, -0.022, 0.03)
  pen.quadraticCurveTo(-0.042, 0.014, -0.044, -0.012)
  pen.closePath()
  pen.fill()
  pen.strokeStyle = css(lighten(sheet.hair, 0.16), 0.55)
  pen.lineWidth = 0.0036
  for (const [x, toX] of [
    [-0.03, -0.022],
    [-0.004, 0.004],
    [0.05, 0.046],
    [0.068, 0.062],
  ] as const) {
    pen.beginPath()
    pen.moveTo(x, 0.078)
    pen.quadraticCurveTo((x + toX) / 2 - 0.004, 0.105, toX, 0.128)
    pen.stroke()
  }
}

export function drawMoustache(pen: Pen, sheet: CharacterSheet): void {
  pen.fillStyle = css(darken(sheet.hair, 0.18))
  pen.beginPath()
  pen.moveTo(0.04, 0.041)
  pen.bezierCurveTo(0.024, 0.036, 0.012, 0.06, -0.008, 0.052)
  pen.bezierCurveTo(0.004, 0.068, 0.03, 0.064, 0.04, 0.053)
  pen.bezierCurveTo(0.05, 0.064, 0.068, 0.064, 0.078, 0.05)
  pen.bezierCurveTo(0.064, 0.056, 0.056, 0.036, 0.04, 0.041)
  pen.fill()
}

import type { Expression } from '@skein/contract/script'
import { oval, type Pen } from '../pen/canvas.ts'
import { css, darken, mix } from '../pen/colour.ts'
import type { CharacterSheet } from './sheet.rules.ts'

/** Half width and half height of a head, in figure heights. */
export const HEAD = { x: 0.08, y: 0.092 } as const

interface Features {
  /** Inner and outer end of the brows against rest; negative is up. */
  readonly browInner: number
  readonly browOuter: number
  readonly eyeOpen: number
  /** Corners of the mouth against its middle; negative smiles. */
  readonly mouthCorners: number
  readonly mouthOpen: number
}

const FEATURES: Record<Expression, Features> = {
  neutral: { browInner: 0, browOuter: 0, eyeOpen: 1, mouthCorners: -0.001, mouthOpen: 0 },
  happy: { browInner: -0.004, browOuter: -0.002, eyeOpen: 0.85, mouthCorners: -0.014, mouthOpen: 0.004 },
  sad: { browInner: -0.012, browOuter: 0.006, eyeOpen: 0.72, mouthCorners: 0.011, mouthOpen: 0 },
  angry: { browInner: 0.011, browOuter: -0.006, eyeOpen: 0.78, mouthCorners: 0.007, mouthOpen: 0 },
  afraid: { browInner: -0.015, browOuter: 0, eyeOpen: 1.32, mouthCorners: 0.004, mouthOpen: 0.011 },
  surprised: { browInner: -0.015, browOuter: -0.013, eyeOpen: 1.38, mouthCorners: 0, mouthOpen: 0.016 },
  thoughtful: { browInner: 0.002, browOuter: -0.007, eyeOpen: 0.7, mouthCorners: 0.002, mouthOpen: 0 },
  determined: { browInner: 0.008, browOuter: -0.002, eyeOpen: 0.9, mouthCorners: 0.001, mouthOpen: 0 },
}
const BLINKS_PER_SECOND = 0.22

/** A face in three-quarter view to the right; the head's middle is the origin. */
export function drawFace(pen: Pen, sheet: CharacterSheet, expression: Expression, seconds: number): void {
  const features = FEATURES[expression]
  const line = darken(mix(sheet.hair, sheet.skin, sheet.age === 'old' ? 0.4 : 0.1), 0.45)
  const blinking = (seconds * BLINKS_PER_SECOND + sheet.phase) % 1 > 0.975
  const open = blinking ? 0.12 : features.eyeOpen

  for (const [x, size] of [
    [0.052, 0.82],
    [0.008, 1],
  ] as const) {
    oval(pen, [x, -0.004], 0.0125 * size, 0.0128 * open, '#fbf6ea')
    oval(pen, [x + 0.0035, -0.003], 0.0082 * size, 0.0112 * open, css(line))
    oval(pen, [x + 0.006, -0.0075 * open], 0.0026, 0.0028 * open, 'rgba(255,255,255,0.9)')
    pen.strokeStyle = css(line)
    pen.lineCap = 'round'
    pen.lineWidth = 0.0042
    pen.beginPath()
    pen.moveTo(x - 0.0135 * size, -0.004 - 0.007 * open)
    pen.quadraticCurveTo(x, -0.007 - 0.0135 * open, x + 0.0135 * size, -0.005 - 0.007 * open)
    pen.stroke()
    const [inner, outer] = x > 0.03 ? [x - 0.013, x + 0.012] : [x + 0.015, x - 0.016]
    pen.lineWidth = sheet.age === 'old' ? 0.0085 : 0.0068
    pen.beginPath()
    pen.moveTo(inner, -0.033 + features.browInner)
    pen.quadraticCurveTo(x, -0.041 + (features.browInner + features.browOuter) / 2, outer, -0.032 + features.browOuter)
    pen.stroke()
  }

  pen.strokeStyle = css(darken(sheet.skin, 0.26))
  pen.lineWidth = 0.0055
  pen.beginPath()
  pen.moveTo(0.036, 0.002)
  pen.quadraticCurveTo(0.053, 0.021, 0.034, 0.025)
  pen.stroke()

  const mouth = css(darken(mix(sheet.skin, [150, 40, 40], 0.55), 0.25))
  if (features.mouthOpen > 0) oval(pen, [0.03, 0.049], 0.013, features.mouthOpen, mouth)
  pen.strokeStyle = mouth
  pen.lineWidth = 0.0058
  pen.beginPath()
  pen.moveTo(0.01, 0.048 + features.mouthCorners)
  pen.quadraticCurveTo(0.03, 0.049 - features.mouthCorners * 0.7, 0.049, 0.046 + features.mouthCorners)
  pen.stroke()

  oval(pen, [-0.008, 0.03], 0.018, 0.013, 'rgba(214,84,72,0.17)')
  if (sheet.age === 'old') drawWrinkles(pen, sheet)
  if (sheet.hasGlasses) drawGlasses(pen)
}

function drawWrinkles(pen: Pen, sheet: CharacterSheet): void {
  pen.strokeStyle = css(darken(sheet.skin, 0.3), 0.6)
  pen.lineWidth = 0.003
  for (const [x, y, toX, toY] of [
    [-0.012, 0.014, 0.002, 0.019],
    [0.044, 0.013, 0.058, 0.016],
    [0.002, 0.032, 0.005, 0.05],
  ] as const) {
    pen.beginPath()
    pen.moveTo(x, y)
    pen.lineTo(toX, toY)
    pen.stroke()
  }
}

function drawGlasses(pen: Pen): void {
  pen.strokeStyle = 'rgba(30,26,30,0.9)'
  pen.lineWidth = 0.004
  for (const [x, radius] of [
    [0.01, 0.021],
    [0.055, 0.017],
  ] as const) {
    pen.beginPath()
    pen.ellipse(x, -0.003, radius, 0.02, 0, 0, Math.PI * 2)
    pen.fillStyle = 'rgba(220,235,245,0.22)'
    pen.fill()
    pen.stroke()
  }
  pen.beginPath()
  pen.moveTo(-0.011, -0.006)
  pen.lineTo(-0.055, -0.012)
  pen.stroke()
}

/** Beard from ear to ear, leaving the mouth free. */
export function drawBeard(pen: Pen, sheet: CharacterSheet): void {
  pen.fillStyle = css(darken(sheet.hair, 0.06))
  pen.beginPath()
  pen.moveTo(-0.058, -0.002)
  pen.bezierCurveTo(-0.068, 0.09, -0.02, 0.135, 0.03, 0.126)
  pen.bezierCurveTo(0.075, 0.118, 0.083, 0.07, 0.077, 0.026)
  pen.quadraticCurveTo(0.058, 0.04, 0.031, 0.034)
  pen.quadraticCurveTo(-0.006, 0.036, -0.03, 0.024)
  pen.quadraticCurveTo(-0.044, 0.014, -0.044, -0.008)
  pen.closePath()
  pen.fill()
}

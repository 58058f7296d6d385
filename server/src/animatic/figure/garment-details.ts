import { box, disc, type Pen, type Point } from '../pen/canvas.ts'
import { type Colour, css, darken, hex, lighten } from '../pen/colour.ts'
import { STEEL } from './arm.ts'
import type { Garment } from './look.rules.ts'
import type { CharacterSheet } from './sheet.rules.ts'

/** How a garment is cut, in figure heights. */
export interface Cut {
  /** Below the hip. */
  readonly hem: number
  readonly flare: number
  readonly waist: number
}

/** Where a garment lies on this skeleton. */
export interface Drape {
  readonly hip: Point
  readonly shoulder: Point
  readonly hem: number
  readonly sway: number
  readonly width: number
}

export const line = (pen: Pen, colour: Colour, alpha: number, width: number, from: Point, bend: Point, to: Point) => {
  pen.strokeStyle = css(colour, alpha)
  pen.lineWidth = width
  pen.beginPath()
  pen.moveTo(...from)
  pen.quadraticCurveTo(...bend, ...to)
  pen.stroke()
}

function folds(pen: Pen, { hip, hem, sway }: Drape, cloth: Colour, spread: number): void {
  for (const fold of [-0.6, -0.15, 0.3, 0.7])
    line(
      pen,
      darken(cloth, 0.34),
      0.5,
      0.006,
      [hip[0] + fold * 0.05, hip[1] - 0.03],
      [hip[0] + fold * spread * 0.6, hip[1] + (hem - hip[1]) * 0.4],
      [hip[0] + fold * spread + sway, hem - 0.012],
    )
}

function buttons(pen: Pen, { shoulder, hip }: Drape, colour: Colour, x: number, count: number): void {
  for (let button = 0; button < count; button++) {
    const share = (button + 0.6) / count
    disc(
      pen,
      [shoulder[0] + x + (hip[0] - shoulder[0]) * share, shoulder[1] + 0.03 + (hip[1] - shoulder[1] - 0.05) * share],
      0.0078,
      css(colour),
    )
  }
}

function belt(pen: Pen, { hip, width }: Drape, cut: Cut, colour: Colour, buckle: Colour | null): void {
  const half = cut.waist * width + 0.002
  box(pen, hip[0] - half, hip[1] - 0.088, half * 2, 0.026, css(colour), 0.006)
  if (buckle) box(pen, hip[0] + 0.014, hip[1] - 0.091, 0.03, 0.032, css(buckle), 0.006)
}

/** An open collar: what is worn beneath shows in a V. */
function lapels(pen: Pen, { shoulder }: Drape, cloth: Colour, shirt: Colour, depth: number): void {
  const x = shoulder[0] + 0.028
  pen.fillStyle = css(shirt)
  pen.beginPath()
  pen.moveTo(x - 0.044, shoulder[1] - 0.03)
  pen.lineTo(x + 0.03, shoulder[1] - 0.03)
  pen.lineTo(x + 0.008, shoulder[1] + depth)
  pen.fill()
  pen.fillStyle = css(lighten(cloth, 0.12))
  for (const side of [-1, 1]) {
    pen.beginPath()
    pen.moveTo(x + (side < 0 ? -0.048 : 0.034), shoulder[1] - 0.028)
    pen.lineTo(x + (side < 0 ? -0.06 : 0.05), shoulder[1] + depth * 0.42)
    pen.lineTo(x + 0.008, shoulder[1] + depth)
    pen.closePath()
    pen.fill()
  }
}

function roundCollar(pen: Pen, { shoulder }: Drape, colour: Colour): void {
  pen.fillStyle = css(colour)
  for (const side of [-1, 1]) {
    pen.beginPath()
    pen.ellipse(shoulder[0] + 0.02 + side * 0.03, shoulder[1] - 0.014, 0.036, 0.021, side * 0.45, 0, Math.PI * 2)
    pen.fill()
  }
}

const LINEN = hex('#efe7d6')
const LEATHER = hex('#4a3324')
const BRASS = hex('#cfa347')

/** What makes a coat a coat: drawn inside the garment's outline. */
export const DETAILS: Record<Garment, (pen: Pen, sheet: CharacterSheet, drape: Drape, cut: Cut) => void> = {
  coat: (pen, sheet, drape, cut) => {
    const { hip, shoulder, hem, sway } = drape
    line(
      pen,
      darken(sheet.coat, 0.46),
      0.85,
      0.006,
      [shoulder[0] + 0.04, shoulder[1] + 0.06],
      [hip[0] + 0.04, hip[1] - 0.1],
      [hip[0] + 0.03 + sway, hem + 0.006],
    )
    lapels(pen, drape, sheet.coat, lighten(sheet.accent, 0.2), 0.1)
    buttons(pen, drape, sheet.accent, 0.018, 4)
    belt(pen, drape, cut, darken(sheet.coat, 0.42), darken(BRASS, 0.1))
    box(pen, hip[0] - 0.062, hip[1] + 0.035, 0.062, 0.012, css(darken(sheet.coat, 0.38)), 0.005)
  },
  dress: (pen, sheet, drape, cut) => {
    folds(pen, drape, sheet.coat, cut.flare)
    pen.strokeStyle = css(sheet.accent, 0.9)
    pen.lineWidth = 0.012
    pen.beginPath()
    pen.moveTo(drape.hip[0] - cut.flare * drape.width * 0.97 + drape.sway, drape.hem - 0.022)
    pen.quadraticCurveTo(
      drape.hip[0] + drape.sway,
      drape.hem + 0.002,
      drape.hip[0] + cut.flare * drape.width * 0.97 + drape.sway,
      drape.hem - 0.022,
    )
    pen.stroke()
    belt(pen, drape, cut, darken(sheet.accent, 0.12), null)
    roundCollar(pen, drape, LINEN)
    buttons(pen, drape, LINEN, 0.026, 3)
  },
  jacket: (pen, sheet, drape, cut) => {
    const { hip, shoulder, hem, sway } = drape
    lapels(pen, drape, sheet.coat, lighten(sheet.accent, 0.25), 0.16)
    line(
      pen,
      darken(sheet.coat, 0.46),
      0.85,
      0.006,
      [shoulder[0] + 0.036, shoulder[1] + 0.15],
      [hip[0] + 0.04, hip[1] - 0.1],
      [hip[0] + 0.034 + sway, hem],
    )
    buttons(pen, drape, sheet.accent, 0.02, 3)
    pen.strokeStyle = css(darken(sheet.coat, 0.36))
    pen.lineWidth = 0.014
    pen.beginPath()
    pen.moveTo(hip[0] - cut.flare * drape.width * 0.98 + sway, hem - 0.006)
    pen.lineTo(hip[0] + cut.flare * drape.width * 0.98 + sway, hem - 0.006)
    pen.stroke()
  },
  robe: (pen, sheet, drape, cut) => {
    folds(pen, drape, sheet.coat, cut.flare)
    lapels(pen, drape, sheet.coat, darken(sheet.accent, 0.05), 0.13)
    belt(pen, drape, cut, darken(sheet.accent, 0.1), null)
    line(
      pen,
      darken(sheet.accent, 0.16),
      1,
      0.014,
      [drape.hip[0] + 0.036, drape.hip[1] - 0.07],
      [drape.hip[0] + 0.05, drape.hip[1] + 0.01],
      [drape.hip[0] + 0.042 + drape.sway, Math.min(drape.hem, drape.hip[1] + 0.11)],
    )
  },
  cloak: (pen, sheet, drape, cut) => {
    const { shoulder, hip } = drape
    belt(pen, drape, cut, LEATHER, BRASS)
    // The front edge of the cloak over the shoulder.
    pen.fillStyle = css(sheet.coat)
    pen.beginPath()
    pen.moveTo(shoulder[0] - 0.115, shoulder[1] + 0.1)
    pen.bezierCurveTo(
      shoulder[0] - 0.13,
      shoulder[1] - 0.03,
      shoulder[0] - 0.03,
      shoulder[1] - 0.05,
      shoulder[0] + 0.05,
      shoulder[1] - 0.03,
    )
    pen.bezierCurveTo(shoulder[0] + 0.02, shoulder[1] + 0.06, hip[0] - 0.02, hip[1] - 0.1, hip[0] - 0.05, hip[1] + 0.1)
    pen.lineTo(hip[0] - 0.13, hip[1] + 0.1)
    pen.closePath()
    pen.fill()
    disc(pen, [shoulder[0] + 0.036, shoulder[1] - 0.016], 0.015, css(BRASS))
  },
  apron: (pen, sheet, drape, cut) => {
    const { shoulder, hip, hem, sway } = drape
    folds(pen, drape, sheet.coat, cut.flare)
    pen.fillStyle = css(LINEN)
    pen.beginPath()
    pen.moveTo(shoulder[0] - 0.012, shoulder[1] + 0.055)
    pen.lineTo(shoulder[0] + 0.074, shoulder[1] + 0.055)
    pen.lineTo(hip[0] + 0.07, hip[1] - 0.07)
    pen.quadraticCurveTo(hip[0] + 0.1 + sway, hem - 0.06, hip[0] + 0.098 + sway, hem - 0.026)
    pen.quadraticCurveTo(hip[0] + 0.02 + sway, hem - 0.006, hip[0] - 0.046 + sway, hem - 0.024)
    pen.quadraticCurveTo(hip[0] - 0.03, hip[1], hip[0] - 0.03, hip[1] - 0.07)
    pen.closePath()
    pen.fill()
    for (const x of [-0.008, 0.068])
      line(
        pen,
        LINEN,
        1,
        0.011,
        [shoulder[0] + x, shoulder[1] + 0.06],
        [shoulder[0] + x, shoulder[1] + 0.01],
        [shoulder[0] + x * 0.7, shoulder[1] - 0.026],
      )
    belt(pen, drape, cut, darken(LINEN, 0.16), null)
    box(pen, hip[0] - 0.002, hip[1] + 0.01, 0.06, 0.05, css(darken(LINEN, 0.1)), 0.008)
  },
  uniform: (pen, sheet, drape, cut) => {
    const { shoulder } = drape
    buttons(pen, drape, BRASS, 0.0, 5)
    buttons(pen, drape, BRASS, 0.052, 5)
    belt(pen, drape, cut, hex('#2b2420'), BRASS)
    box(pen, shoulder[0] - 0.03, shoulder[1] - 0.042, 0.084, 0.03, css(darken(sheet.coat, 0.3)), 0.008)
    line(
      pen,
      BRASS,
      0.9,
      0.005,
      [shoulder[0] - 0.028, shoulder[1] - 0.016],
      [shoulder[0] + 0.01, shoulder[1] - 0.01],
      [shoulder[0] + 0.052, shoulder[1] - 0.016],
    )
  },
  suit: (pen, sheet, drape) => {
    const { shoulder, hip, hem, sway } = drape
    lapels(pen, drape, sheet.coat, LINEN, 0.19)
    pen.fillStyle = css(sheet.accent)
    pen.beginPath()
    pen.moveTo(shoulder[0] + 0.022, shoulder[1] - 0.02)
    pen.lineTo(shoulder[0] + 0.044, shoulder[1] - 0.02)
    pen.lineTo(shoulder[0] + 0.048, shoulder[1] + 0.1)
    pen.lineTo(shoulder[0] + 0.036, shoulder[1] + 0.14)
    pen.lineTo(shoulder[0] + 0.024, shoulder[1] + 0.1)
    pen.fill()
    line(
      pen,
      darken(sheet.coat, 0.5),
      0.9,
      0.006,
      [shoulder[0] + 0.036, shoulder[1] + 0.19],
      [hip[0] + 0.04, hip[1] - 0.06],
      [hip[0] + 0.02 + sway, hem],
    )
    disc(pen, [hip[0] + 0.03, hip[1] - 0.055], 0.0075, css(darken(sheet.coat, 0.5)))
    box(pen, shoulder[0] - 0.052, shoulder[1] + 0.09, 0.032, 0.009, css(sheet.accent), 0.003)
  },
  armour: (pen, sheet, drape, cut) => {
    const { shoulder, hip } = drape
    line(
      pen,
      lighten(STEEL, 0.5),
      0.7,
      0.012,
      [shoulder[0] + 0.05, shoulder[1] + 0.03],
      [shoulder[0] + 0.07, shoulder[1] + 0.1],
      [hip[0] + 0.05, hip[1] - 0.1],
    )
    line(
      pen,
      darken(STEEL, 0.4),
      0.8,
      0.006,
      [shoulder[0] + 0.02, shoulder[1] - 0.01],
      [shoulder[0] + 0.035, shoulder[1] + 0.1],
      [hip[0] + 0.02, hip[1] - 0.09],
    )
    belt(pen, drape, cut, LEATHER, BRASS)
    for (const y of [0, 0.03, 0.06])
      line(
        pen,
        darken(STEEL, 0.42),
        0.8,
        0.005,
        [hip[0] - 0.086, hip[1] - 0.04 + y],
        [hip[0], hip[1] - 0.02 + y],
        [hip[0] + 0.088, hip[1] - 0.04 + y],
      )
    pen.fillStyle = css(sheet.coat)
    pen.beginPath()
    pen.moveTo(hip[0] - 0.01, hip[1] - 0.062)
    pen.lineTo(hip[0] + 0.055, hip[1] - 0.062)
    pen.lineTo(hip[0] + 0.045, hip[1] + 0.09)
    pen.lineTo(hip[0] + 0.022, hip[1] + 0.115)
    pen.lineTo(hip[0] + 0.0, hip[1] + 0.09)
    pen.fill()
  },
  shirt: (pen, sheet, drape, cut) => {
    const { shoulder, hip } = drape
    line(
      pen,
      darken(sheet.coat, 0.36),
      0.8,
      0.005,
      [shoulder[0] + 0.036, shoulder[1]],
      [shoulder[0] + 0.05, shoulder[1] + 0.1],
      [hip[0] + 0.03, hip[1] - 0.08],
    )
    roundCollar(pen, drape, lighten(sheet.coat, 0.3))
    buttons(pen, drape, lighten(sheet.accent, 0.2), 0.03, 4)
    belt(pen, { ...drape, hip: [hip[0], hip[1] + 0.05] }, cut, LEATHER, BRASS)
  },
  overalls: (pen, sheet, drape) => {
    const { shoulder, hip } = drape
    pen.fillStyle = css(sheet.coat)
    pen.beginPath()
    pen.moveTo(shoulder[0] - 0.02, shoulder[1] + 0.07)
    pen.lineTo(shoulder[0] + 0.08, shoulder[1] + 0.07)
    pen.lineTo(hip[0] + 0.084, hip[1] - 0.08)
    pen.lineTo(hip[0] + 0.09, hip[1] + 0.05)
    pen.lineTo(hip[0] - 0.09, hip[1] + 0.05)
    pen.lineTo(hip[0] - 0.084, hip[1] - 0.08)
    pen.closePath()
    pen.fill()
    for (const x of [-0.012, 0.07])
      line(
        pen,
        sheet.coat,
        1,
        0.016,
        [shoulder[0] + x, shoulder[1] + 0.08],
        [shoulder[0] + x, shoulder[1] + 0.02],
        [shoulder[0] + x * 0.6, shoulder[1] - 0.024],
      )
    box(pen, shoulder[0] + 0.006, shoulder[1] + 0.1, 0.052, 0.045, css(darken(sheet.coat, 0.18)), 0.006)
    for (const x of [-0.006, 0.066]) disc(pen, [shoulder[0] + x, shoulder[1] + 0.086], 0.008, css(BRASS))
  },
}

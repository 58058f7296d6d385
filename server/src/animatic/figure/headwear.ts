import { box, disc, oval, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, lighten, mix } from '../pen/colour.ts'
import { HEAD } from './face.ts'
import type { Headwear } from './look.rules.ts'
import type { CharacterSheet } from './sheet.rules.ts'

const { x: X, y: Y } = HEAD

/** A crown of felt between two points of the brim. */
function crownOf(pen: Pen, style: string, top: number, taper: number): void {
  pen.fillStyle = style
  pen.beginPath()
  pen.moveTo(-X * 1.02, -0.058)
  pen.bezierCurveTo(-X * 1.04, top * 0.8, -X * taper, top, 0, top)
  pen.bezierCurveTo(X * taper, top, X * 1.0, top * 0.8, X * 0.98, -0.062)
  pen.closePath()
  pen.fill()
}

const brim = (pen: Pen, style: string, width: number, thickness = 0.02) =>
  oval(pen, [0.002, -0.06], width, thickness, style, -0.04)

const DRAWINGS: Record<Headwear, (pen: Pen, sheet: CharacterSheet) => void> = {
  none: () => undefined,
  hat: (pen, { accent }) => {
    const felt = darken(accent, 0.2)
    brim(pen, css(darken(felt, 0.2)), 0.146, 0.024)
    crownOf(pen, css(felt), -0.176, 0.5)
    box(pen, -X * 1.02, -0.09, X * 2, 0.025, css(darken(felt, 0.5)))
    brim(pen, css(felt), 0.14, 0.014)
  },
  'top hat': (pen, { accent }) => {
    const silk = hex('#24222c')
    box(pen, -0.076, -0.236, 0.154, 0.18, css(silk), 0.012)
    oval(pen, [0.001, -0.234], 0.078, 0.016, css(lighten(silk, 0.14)))
    box(pen, -0.077, -0.104, 0.155, 0.03, css(accent))
    brim(pen, css(silk), 0.13, 0.018)
  },
  bowler: (pen, { accent }) => {
    const felt = darken(mix(accent, hex('#2b2622'), 0.72), 0.05)
    crownOf(pen, css(felt), -0.165, 0.86)
    box(pen, -X, -0.085, X * 1.98, 0.02, css(darken(felt, 0.4)))
    brim(pen, css(felt), 0.116, 0.016)
  },
  'straw hat': (pen, { accent }) => {
    brim(pen, '#b98f45', 0.172, 0.03)
    crownOf(pen, '#dcb667', -0.15, 0.7)
    box(pen, -X, -0.088, X * 1.98, 0.026, css(accent))
    brim(pen, '#e3c27a', 0.168, 0.018)
  },
  'pointed hat': (pen, { accent, coat }) => {
    const felt = darken(coat, 0.25)
    pen.fillStyle = css(felt)
    pen.beginPath()
    pen.moveTo(-X * 1.02, -0.055)
    pen.quadraticCurveTo(-0.05, -0.2, -0.1, -0.33)
    pen.quadraticCurveTo(0.02, -0.25, X * 0.98, -0.06)
    pen.fill()
    box(pen, -X * 0.99, -0.088, X * 1.96, 0.026, css(accent))
    brim(pen, css(darken(felt, 0.2)), 0.165, 0.022)
  },
  tricorn: (pen, { accent }) => {
    pen.fillStyle = '#2c2530'
    pen.beginPath()
    pen.moveTo(-0.15, -0.075)
    pen.quadraticCurveTo(-0.1, -0.17, -0.01, -0.155)
    pen.quadraticCurveTo(0.08, -0.17, 0.155, -0.07)
    pen.quadraticCurveTo(0.05, -0.03, 0, -0.062)
    pen.quadraticCurveTo(-0.06, -0.03, -0.15, -0.075)
    pen.fill()
    pen.strokeStyle = css(accent)
    pen.lineWidth = 0.008
    pen.beginPath()
    pen.moveTo(-0.146, -0.078)
    pen.quadraticCurveTo(-0.05, -0.036, 0, -0.066)
    pen.quadraticCurveTo(0.06, -0.036, 0.15, -0.074)
    pen.stroke()
  },
  cap: (pen, { accent }) => {
    const cloth = darken(accent, 0.18)
    pen.fillStyle = css(cloth)
    pen.beginPath()
    pen.moveTo(-X * 1.08, -0.028)
    pen.bezierCurveTo(-X * 1.3, -0.15, X * 0.8, -0.168, X * 1.04, -0.056)
    pen.closePath()
    pen.fill()
    pen.beginPath()
    pen.moveTo(X * 0.3, -0.058)
    pen.quadraticCurveTo(X * 1.2, -0.085, X * 1.72, -0.036)
    pen.quadraticCurveTo(X * 1.1, -0.036, X * 0.3, -0.036)
    pen.fillStyle = css(darken(cloth, 0.34))
    pen.fill()
    disc(pen, [-0.004, -0.134], 0.009, css(darken(cloth, 0.3)))
  },
  beret: (pen, { accent }) => {
    oval(pen, [-0.022, -0.088], 0.112, 0.042, css(darken(accent, 0.14)), -0.18)
    box(pen, -X, -0.072, X * 1.92, 0.022, css(darken(accent, 0.42)), 0.01)
    box(pen, -0.03, -0.142, 0.012, 0.026, css(darken(accent, 0.3)), 0.004)
  },
  crown: (pen, { accent }) => {
    pen.fillStyle = '#dfb54d'
    pen.beginPath()
    pen.moveTo(-X * 0.98, -0.058)
    for (let point = 0; point < 5; point++) {
      const left = -X * 0.98 + point * X * 0.392
      pen.lineTo(left, -0.148)
      pen.lineTo(left + X * 0.2, -0.1)
    }
    pen.lineTo(X * 0.98, -0.148)
    pen.lineTo(X * 0.98, -0.062)
    pen.closePath()
    pen.fill()
    box(pen, -X * 0.98, -0.078, X * 1.96, 0.022, '#b9882c')
    for (const x of [-0.05, 0, 0.05]) disc(pen, [x, -0.068], 0.009, css(accent))
    for (let point = 0; point < 6; point++) disc(pen, [-X * 0.98 + point * X * 0.392, -0.15], 0.009, '#f4dd92')
  },
  kerchief: (pen, { accent }) => {
    pen.fillStyle = css(accent)
    pen.beginPath()
    pen.moveTo(X * 0.98, -0.04)
    pen.bezierCurveTo(X * 0.5, -Y * 1.62, -X * 1.5, -Y * 1.36, -X * 1.22, 0.05)
    pen.quadraticCurveTo(-X * 0.95, 0.15, 0.01, 0.12)
    pen.quadraticCurveTo(-X * 0.62, 0.07, -X * 0.5, -0.006)
    pen.quadraticCurveTo(-X * 0.1, -Y * 0.74, X * 0.98, -0.04)
    pen.fill()
    pen.strokeStyle = css(darken(accent, 0.3), 0.7)
    pen.lineWidth = 0.005
    pen.beginPath()
    pen.moveTo(-X * 0.3, -0.11)
    pen.quadraticCurveTo(-X * 1.1, -0.04, -X * 0.9, 0.07)
    pen.stroke()
  },
  turban: (pen, { accent }) => {
    oval(pen, [-0.01, -0.096], 0.116, 0.066, css(darken(accent, 0.26)), -0.1)
    pen.strokeStyle = css(darken(accent, 0.04))
    pen.lineWidth = 0.026
    for (const [y, rise] of [
      [-0.07, 0.05],
      [-0.096, 0.055],
      [-0.12, 0.045],
    ] as const) {
      pen.beginPath()
      pen.moveTo(-0.104, y + 0.012)
      pen.quadraticCurveTo(0.0, y - rise, 0.09, y + 0.002)
      pen.stroke()
    }
    disc(pen, [0.052, -0.1], 0.015, '#d9b450')
  },
  bonnet: (pen, { accent }) => {
    pen.fillStyle = '#efe7d6'
    pen.beginPath()
    pen.moveTo(X * 0.98, -0.05)
    pen.bezierCurveTo(X * 0.7, -Y * 1.75, -X * 1.9, -Y * 1.5, -X * 1.35, 0.02)
    pen.quadraticCurveTo(-X * 0.9, 0.09, -X * 0.55, 0.05)
    pen.quadraticCurveTo(-X * 0.4, -Y * 0.7, X * 0.98, -0.05)
    pen.fill()
    pen.strokeStyle = css(accent)
    pen.lineWidth = 0.011
    pen.beginPath()
    pen.moveTo(X * 0.8, -0.076)
    pen.bezierCurveTo(X * 0.1, -Y * 0.95, -X * 0.8, -Y * 0.6, -X * 0.7, 0.05)
    pen.stroke()
  },
  helmet: (pen, sheet) => {
    const steel = sheet.look.garment === 'armour' ? hex('#9aa4ad') : darken(sheet.coat, 0.28)
    crownOf(pen, css(steel), -0.158, 0.8)
    box(pen, -X * 1.1, -0.074, X * 2.2, 0.024, css(darken(steel, 0.3)), 0.01)
    pen.fillStyle = css(darken(steel, 0.12))
    pen.beginPath()
    pen.moveTo(-X * 1.08, -0.06)
    pen.lineTo(-X * 1.12, 0.06)
    pen.lineTo(-X * 0.55, 0.06)
    pen.lineTo(-X * 0.5, -0.06)
    pen.fill()
    pen.strokeStyle = css(lighten(steel, 0.35), 0.8)
    pen.lineWidth = 0.006
    pen.beginPath()
    pen.moveTo(-0.02, -0.15)
    pen.quadraticCurveTo(0.045, -0.142, 0.062, -0.09)
    pen.stroke()
  },
  hood: (pen, { coat }) => {
    pen.fillStyle = css(darken(coat, 0.1))
    pen.beginPath()
    pen.moveTo(-X * 1.05, 0.15)
    pen.bezierCurveTo(-X * 2, -Y * 0.9, -X * 0.7, -Y * 1.8, X * 1.02, -Y * 0.72)
    pen.bezierCurveTo(X * 0.5, -Y * 0.98, -X * 0.42, -Y * 0.66, -X * 0.44, 0.02)
    pen.quadraticCurveTo(-X * 0.4, 0.09, 0.02, 0.15)
    pen.closePath()
    pen.fill()
    pen.strokeStyle = css(darken(coat, 0.4), 0.8)
    pen.lineWidth = 0.008
    pen.beginPath()
    pen.moveTo(X * 1.02, -Y * 0.72)
    pen.bezierCurveTo(X * 0.5, -Y * 0.98, -X * 0.42, -Y * 0.66, -X * 0.44, 0.02)
    pen.stroke()
  },
}

/** Whatever sits on the head; the head's middle is the origin. */
export function drawHeadwear(pen: Pen, sheet: CharacterSheet): void {
  DRAWINGS[sheet.look.headwear](pen, sheet)
}

import { disc, oval, type Pen } from '../pen/canvas.ts'
import { css, darken, lighten } from '../pen/colour.ts'
import { randomFrom } from '../pen/random.ts'
import { HEAD } from './face.ts'
import type { CharacterSheet } from './sheet.rules.ts'

/** Hair that falls behind the shoulders; the head's middle is the origin. `sway` in figure heights. */
export function drawHairBehind(pen: Pen, sheet: CharacterSheet, sway: number): void {
  const dark = css(darken(sheet.hair, 0.28))
  pen.fillStyle = dark
  const { x, y } = HEAD
  switch (sheet.look.hairStyle) {
    case 'long':
      pen.beginPath()
      pen.moveTo(-x * 0.6, -0.07)
      pen.bezierCurveTo(-x * 1.75, -0.02, -x * 1.35 - sway, 0.16, -x * 1.5 - sway * 3, 0.29)
      pen.quadraticCurveTo(-0.07 - sway * 2, 0.265, -0.045 - sway * 2, 0.285)
      pen.quadraticCurveTo(-0.02 - sway * 2, 0.255, 0.012 - sway, 0.262)
      pen.bezierCurveTo(0.02, 0.2, 0.05, 0.12, x * 0.7, 0.03)
      pen.closePath()
      pen.fill()
      return
    case 'bob':
      pen.beginPath()
      pen.moveTo(-x * 0.6, -0.08)
      pen.bezierCurveTo(-x * 1.7, -0.03, -x * 1.55 - sway, 0.07, -x * 1.34 - sway, 0.118)
      pen.quadraticCurveTo(-0.04, 0.15, 0.02, 0.128)
      pen.lineTo(x * 0.7, 0.02)
      pen.closePath()
      pen.fill()
      return
    case 'bun':
      disc(pen, [-x * 0.86, -0.098], 0.044, dark)
      disc(pen, [-x * 0.9, -0.106], 0.033, css(darken(sheet.hair, 0.08)))
      return
    case 'ponytail':
      pen.beginPath()
      pen.moveTo(-x * 0.75, -0.075)
      pen.bezierCurveTo(-x * 2.1 - sway, -0.1, -x * 1.8 - sway * 2, 0.08, -x * 2 - sway * 4, 0.19)
      pen.bezierCurveTo(-x * 1.2 - sway * 2, 0.14, -x * 1.1, 0.06, -x * 0.8, 0)
      pen.closePath()
      pen.fill()
      disc(pen, [-x * 0.98, -0.05], 0.0145, css(sheet.accent))
      return
    case 'braided':
      for (let knot = 0; knot < 7; knot++) {
        const fall = knot / 6
        oval(
          pen,
          [-x * 0.94 - sway * (1 + fall * 3), 0.03 + fall * 0.235],
          0.03 - fall * 0.01,
          0.026,
          css(darken(sheet.hair, knot % 2 ? 0.32 : 0.12)),
          knot % 2 ? 0.5 : -0.5,
        )
      }
      disc(pen, [-x * 0.94 - sway * 4, 0.285], 0.016, css(sheet.accent))
      return
    case 'curly':
      for (let curl = 0; curl < 7; curl++) {
        const angle = Math.PI * (0.62 + (curl / 6) * 0.6)
        disc(pen, [Math.cos(angle) * x * 1.12 - 0.012, Math.sin(angle) * y * 0.95], 0.036, dark)
      }
      return
    default:
      return
  }
}

function drawCurls(pen: Pen, sheet: CharacterSheet): void {
  const random = randomFrom(`${sheet.id}|curls`)
  oval(pen, [-0.018, -0.06], HEAD.x * 0.98, HEAD.y * 0.58, css(sheet.hair))
  for (let curl = 0; curl < 17; curl++) {
    const angle = Math.PI * (0.78 + (curl / 16) * 1.02)
    const place = [Math.cos(angle) * HEAD.x * 1.02 - 0.012, Math.sin(angle) * HEAD.y * 1.02 - 0.006] as const
    const radius = 0.027 + random.next() * 0.012
    disc(pen, place, radius, css(random.chance(0.45) ? lighten(sheet.hair, 0.09) : sheet.hair))
  }
  for (const [x, y] of [
    [0.012, -0.07],
    [0.048, -0.068],
    [-0.022, -0.052],
    [-0.05, -0.012],
  ] as const)
    disc(pen, [x, y], 0.024, css(sheet.hair))
}

function drawStrands(pen: Pen, sheet: CharacterSheet): void {
  pen.strokeStyle = css(lighten(sheet.hair, 0.24), 0.5)
  pen.lineWidth = 0.0042
  for (let strand = 0; strand < 4; strand++) {
    pen.beginPath()
    pen.moveTo(-0.066 + strand * 0.02, -0.012 - strand * 0.02)
    pen.quadraticCurveTo(-0.044 + strand * 0.026, -0.104, 0.014 + strand * 0.016, -0.106 + strand * 0.006)
    pen.stroke()
  }
}

/** The crown and fringe, over the face. */
export function drawHairInFront(pen: Pen, sheet: CharacterSheet): void {
  const { x, y } = HEAD
  const style = sheet.look.hairStyle
  pen.fillStyle = css(sheet.hair)
  if (style === 'bald') {
    pen.beginPath()
    pen.ellipse(-0.06, 0.014, 0.028, 0.042, 0.16, 0, Math.PI * 2)
    pen.fill()
    pen.fillStyle = 'rgba(255,255,255,0.22)'
    pen.beginPath()
    pen.ellipse(0.016, -0.078, 0.03, 0.011, -0.1, 0, Math.PI * 2)
    pen.fill()
    return
  }
  if (style === 'curly') {
    drawCurls(pen, sheet)
    return
  }
  const isCombed = style === 'long' || style === 'bob' || style === 'braided'
  pen.beginPath()
  pen.moveTo(-x * 0.96, 0.05)
  pen.bezierCurveTo(-x * 1.34, -y * 0.5, -x * 1.0, -y * 1.28, -0.004, -y * 1.27)
  pen.bezierCurveTo(x * 0.72, -y * 1.28, x * 1.16, -y * 0.86, x * 1.0, -y * 0.26)
  if (isCombed) {
    // A parting: hair falls to both sides of the forehead.
    pen.bezierCurveTo(x * 0.94, -y * 0.5, x * 0.72, -y * 0.72, x * 0.3, -y * 0.8)
    pen.bezierCurveTo(0, -y * 0.62, -0.034, -y * 0.3, -0.04, 0.012)
    pen.quadraticCurveTo(-0.044, 0.05, style === 'braided' ? -0.058 : -0.05, 0.082)
  } else if (style === 'tousled') {
    for (const [tipX, tipY, backX, backY] of [
      [0.07, -0.03, 0.058, -0.066],
      [0.042, -0.034, 0.028, -0.064],
      [0.006, -0.03, -0.008, -0.056],
      [-0.026, -0.012, -0.036, -0.036],
    ] as const) {
      pen.lineTo(tipX, tipY)
      pen.lineTo(backX, backY)
    }
    pen.lineTo(-0.04, 0.03)
  } else {
    pen.bezierCurveTo(x * 0.86, -y * 0.5, x * 0.6, -y * 0.66, 0.03, -y * 0.56)
    pen.quadraticCurveTo(-0.02, -y * 0.46, -0.035, -0.01)
    pen.quadraticCurveTo(-0.036, 0.024, -0.048, 0.046)
  }
  pen.closePath()
  pen.fill()
  if (style === 'tousled' && sheet.look.headwear === 'none') {
    for (const [atX, atY, tipX, tipY] of [
      [-0.06, -0.09, -0.1, -0.112],
      [-0.03, -0.118, -0.052, -0.152],
      [0.01, -0.126, 0.014, -0.162],
      [0.046, -0.112, 0.074, -0.14],
      [-0.084, -0.05, -0.116, -0.054],
    ] as const) {
      pen.beginPath()
      pen.moveTo(atX - 0.02, atY + 0.014)
      pen.lineTo(tipX, tipY)
      pen.lineTo(atX + 0.024, atY + 0.006)
      pen.fill()
    }
  }
  drawStrands(pen, sheet)
}

/** A head seen from behind. */
export function drawBackOfHead(pen: Pen, sheet: CharacterSheet): void {
  const { hairStyle } = sheet.look
  const bald = hairStyle === 'bald'
  oval(pen, [-0.002, -0.012], HEAD.x * 1.1, HEAD.y * 1.12, css(bald ? darken(sheet.skin, 0.1) : sheet.hair))
  if (bald) return
  if (hairStyle === 'long' || hairStyle === 'bob')
    oval(pen, [-0.004, 0.06], HEAD.x * 1.16, HEAD.y * (hairStyle === 'long' ? 1.9 : 1), css(sheet.hair))
  if (hairStyle === 'curly')
    for (let curl = 0; curl < 12; curl++) {
      const angle = (curl / 12) * Math.PI * 2
      disc(
        pen,
        [Math.cos(angle) * HEAD.x, Math.sin(angle) * HEAD.y - 0.01],
        0.036,
        css(darken(sheet.hair, (curl % 3) * 0.06)),
      )
    }
  pen.strokeStyle = css(lighten(sheet.hair, 0.2), 0.4)
  pen.lineWidth = 0.005
  for (let strand = 0; strand < 5; strand++) {
    pen.beginPath()
    pen.moveTo(-0.05 + strand * 0.025, -0.1)
    pen.quadraticCurveTo(-0.068 + strand * 0.034, -0.02, -0.055 + strand * 0.028, 0.07)
    pen.stroke()
  }
}

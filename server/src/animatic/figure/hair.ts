import { disc, oval, type Pen } from '../pen/canvas.ts'
import { css, darken, lighten } from '../pen/colour.ts'
import { randomFrom } from '../pen/random.ts'
import { HEAD } from './face.ts'
import type { CharacterSheet } from './sheet.rules.ts'

/** Hair that falls behind the shoulders; the head's middle is the origin. `sway` in figure heights. */
export function drawHairBehind(pen: Pen, sheet: CharacterSheet, sway: number): void {
  pen.fillStyle = css(darken(sheet.hair, 0.26))
  const { x, y } = HEAD
  if (sheet.hairStyle === 'long') {
    pen.beginPath()
    pen.moveTo(-x * 0.9, -0.04)
    pen.bezierCurveTo(-x * 1.6, 0.07, -x * 1.45 - sway * 2, 0.2, -0.055 - sway * 3, 0.27)
    pen.bezierCurveTo(-sway, 0.23, 0.035, 0.13, x * 0.6, 0.05)
    pen.closePath()
    pen.fill()
  }
  if (sheet.hairStyle === 'bob')
    oval(pen, [-0.012 - sway * 0.5, 0.022], x * 1.2, y * 1.12, css(darken(sheet.hair, 0.26)))
  if (sheet.hairStyle === 'bun') {
    disc(pen, [-x * 1.02, -0.052], 0.036, css(darken(sheet.hair, 0.14)))
    disc(pen, [-x * 1.06, -0.06], 0.022, css(lighten(sheet.hair, 0.06)))
  }
  if (sheet.hairStyle === 'braid') {
    for (let knot = 0; knot < 6; knot++) {
      const fall = knot / 5
      oval(
        pen,
        [-x * 0.98 - sway * (1 + fall * 3), 0.04 + fall * 0.2],
        0.024 - fall * 0.008,
        0.026,
        css(darken(sheet.hair, knot % 2 ? 0.3 : 0.16)),
        0.3,
      )
    }
  }
}

function drawCurls(pen: Pen, sheet: CharacterSheet): void {
  const random = randomFrom(`${sheet.id}|curls`)
  for (let curl = 0; curl < 19; curl++) {
    const angle = Math.PI * (0.6 + (curl / 18) * 1.02)
    const place = [Math.cos(angle) * HEAD.x - 0.008, Math.sin(angle) * HEAD.y] as const
    disc(pen, place, 0.027 + random.next() * 0.014, css(random.chance(0.4) ? lighten(sheet.hair, 0.07) : sheet.hair))
  }
  oval(pen, [-0.014, -0.05], HEAD.x, HEAD.y * 0.58, css(sheet.hair))
}

/** The crown and fringe, over the face. */
export function drawHairInFront(pen: Pen, sheet: CharacterSheet): void {
  const { x, y } = HEAD
  if (sheet.hairStyle === 'bald') {
    pen.fillStyle = css(sheet.hair)
    pen.beginPath()
    pen.ellipse(-0.05, 0.012, 0.028, 0.045, 0.2, 0, Math.PI * 2)
    pen.fill()
    return
  }
  if (sheet.hairStyle === 'curly') {
    drawCurls(pen, sheet)
    return
  }
  pen.fillStyle = css(sheet.hair)
  pen.beginPath()
  pen.moveTo(-x * 1.02, 0.042)
  pen.bezierCurveTo(-x * 1.32, -y * 1.12, -0.01, -y * 1.62, x * 1.0, -y * 0.46)
  pen.quadraticCurveTo(x * 0.7, -y * 0.72, 0.022, -y * 0.6)
  pen.quadraticCurveTo(-0.026, -y * 0.42, -0.034, 0.004)
  pen.quadraticCurveTo(-0.046, 0.034, -0.052, 0.056)
  pen.closePath()
  pen.fill()
  pen.strokeStyle = css(lighten(sheet.hair, 0.2), 0.5)
  pen.lineWidth = 0.0036
  for (let strand = 0; strand < 4; strand++) {
    pen.beginPath()
    pen.moveTo(-0.054 + strand * 0.024, -0.026 - strand * 0.013)
    pen.quadraticCurveTo(-0.03 + strand * 0.03, -0.094, 0.03 + strand * 0.012, -0.076)
    pen.stroke()
  }
}

/** A head seen from behind. */
export function drawBackOfHead(pen: Pen, sheet: CharacterSheet): void {
  const bald = sheet.hairStyle === 'bald'
  oval(pen, [0, 0], HEAD.x * 1.02, HEAD.y, css(bald ? darken(sheet.skin, 0.1) : sheet.hair))
  if (bald) return
  if (sheet.hairStyle === 'long' || sheet.hairStyle === 'bob') {
    oval(pen, [-0.004, 0.05], HEAD.x * 1.06, HEAD.y * (sheet.hairStyle === 'long' ? 1.5 : 0.9), css(sheet.hair))
  }
}

import { box, oval, type Pen } from '../pen/canvas.ts'
import { css, darken, lighten } from '../pen/colour.ts'
import { HEAD } from './face.ts'
import type { CharacterSheet } from './sheet.rules.ts'

/** Whatever sits on the head; the head's middle is the origin. */
export function drawHeadwear(pen: Pen, sheet: CharacterSheet): void {
  const colour = darken(sheet.accent, 0.22)
  const { x, y } = HEAD
  switch (sheet.headwear) {
    case 'none':
      return
    case 'hat':
      oval(pen, [-0.002, -0.058], 0.132, 0.022, css(colour), -0.05)
      pen.fillStyle = css(colour)
      pen.beginPath()
      pen.moveTo(-0.08, -0.06)
      pen.bezierCurveTo(-0.082, -0.165, -0.02, -0.16, 0, -0.15)
      pen.bezierCurveTo(0.03, -0.165, 0.084, -0.15, 0.077, -0.064)
      pen.fill()
      box(pen, -0.08, -0.086, 0.158, 0.021, css(darken(colour, 0.5)))
      return
    case 'cap':
      pen.fillStyle = css(colour)
      pen.beginPath()
      pen.moveTo(-x * 1.06, -0.03)
      pen.bezierCurveTo(-x * 1.1, -0.14, x * 0.9, -0.15, x * 1.04, -0.046)
      pen.closePath()
      pen.fill()
      oval(pen, [x * 0.86, -0.044], 0.052, 0.012, css(darken(colour, 0.35)), 0.12)
      return
    case 'crown':
      pen.fillStyle = css(lighten(sheet.accent, 0.1))
      pen.beginPath()
      pen.moveTo(-x * 0.95, -0.06)
      for (let point = 0; point < 4; point++) {
        const left = -x * 0.95 + point * x * 0.49
        pen.lineTo(left + x * 0.06, -0.145)
        pen.lineTo(left + x * 0.25, -0.09)
        pen.lineTo(left + x * 0.49, point === 3 ? -0.145 : -0.1)
      }
      pen.lineTo(x * 0.98, -0.06)
      pen.closePath()
      pen.fill()
      return
    case 'kerchief':
      pen.fillStyle = css(sheet.accent)
      pen.beginPath()
      pen.moveTo(x * 0.95, -0.045)
      pen.bezierCurveTo(x * 0.4, -y * 1.55, -x * 1.5, -y * 1.3, -x * 1.2, 0.05)
      pen.quadraticCurveTo(-x * 0.9, 0.13, -x * 0.2, 0.12)
      pen.quadraticCurveTo(-x * 0.7, 0.05, -x * 0.45, -0.01)
      pen.quadraticCurveTo(x * 0.1, -y * 0.75, x * 0.95, -0.045)
      pen.fill()
      return
    case 'hood':
      pen.fillStyle = css(darken(sheet.coat, 0.12))
      pen.beginPath()
      pen.moveTo(-x * 1.1, 0.12)
      pen.bezierCurveTo(-x * 2, -y * 0.9, -x * 0.6, -y * 1.75, x * 0.85, -y * 0.95)
      pen.bezierCurveTo(x * 0.1, -y * 0.72, -x * 0.5, -y * 0.1, -x * 0.25, 0.12)
      pen.closePath()
      pen.fill()
      return
  }
}

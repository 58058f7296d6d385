import { box, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { Colour } from '../pen/colour.ts'
import { arc, shape, stroke, wheel } from './props/drawing.ts'

export type Seat = 'stool' | 'rock' | 'wheelchair'

/** What a figure sits on, behind it; the figure's own unit space. */
export function drawSeat(pen: Pen, seat: Seat, shadow: Colour): void {
  switch (seat) {
    case 'stool': {
      const wood = mix(hex('#7a5534'), shadow, 0.2)
      for (const x of [-0.14, 0.04]) stroke(pen, css(darken(wood, 0.4)), 0.032, [x, -0.005], [x * 0.9 - 0.004, -0.18])
      stroke(pen, css(darken(wood, 0.4)), 0.02, [-0.13, -0.08], [0.035, -0.08])
      box(pen, -0.19, -0.205, 0.27, 0.042, css(wood), 0.015)
      return
    }
    case 'rock': {
      const stone = mix(hex('#7d8084'), shadow, 0.35)
      shape(pen, css(stone), [-0.24, 0], [-0.22, -0.12], [-0.13, -0.205], [0.05, -0.2], [0.13, -0.1], [0.15, 0])
      shape(pen, css(darken(stone, 0.25)), [0.05, -0.2], [0.13, -0.1], [0.15, 0], [-0.02, 0])
      return
    }
    case 'wheelchair':
      stroke(pen, '#3b3f47', 0.026, [-0.16, -0.52], [-0.13, -0.2], [0.14, -0.2], [0.2, -0.03])
      stroke(pen, '#3b3f47', 0.026, [-0.22, -0.52], [-0.15, -0.52])
      box(pen, -0.15, -0.48, 0.035, 0.28, '#7d3038', 0.012)
      box(pen, -0.15, -0.215, 0.3, 0.036, '#7d3038', 0.012)
      stroke(pen, '#3b3f47', 0.02, [0.16, -0.02], [0.26, -0.02])
      arc(pen, '#26282e', 0.02, [0.14, -0.045], 0.042, 0, Math.PI * 2)
      return
  }
}

/** The near wheel, before the figure. */
export function drawNearWheel(pen: Pen, turn: number): void {
  wheel(pen, [-0.06, -0.19], 0.19, 9, turn)
  stroke(pen, '#3b3f47', 0.022, [-0.15, -0.34], [0.06, -0.34], [0.07, -0.28])
}

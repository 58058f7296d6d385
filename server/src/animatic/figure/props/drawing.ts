import type { Pen, Point } from '../../pen/canvas.ts'

/**
 * Things about the origin, where the grip is, with a height of about 1; y grows downward. Colours are their own: light
 * falls on them with the figure.
 */
export type Drawings = Readonly<Record<string, (pen: Pen) => void>>

export const stroke = (pen: Pen, style: string, width: number, ...points: readonly Point[]) => {
  pen.strokeStyle = style
  pen.lineWidth = width
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.beginPath()
  for (const [x, y] of points) pen.lineTo(x, y)
  pen.stroke()
}

export const shape = (pen: Pen, style: string, ...points: readonly Point[]) => {
  pen.fillStyle = style
  pen.beginPath()
  for (const [x, y] of points) pen.lineTo(x, y)
  pen.closePath()
  pen.fill()
}

/** Part of a circle's line. */
export const arc = (
  pen: Pen,
  style: string,
  width: number,
  [x, y]: Point,
  radius: number,
  from: number,
  to: number,
) => {
  pen.strokeStyle = style
  pen.lineWidth = width
  pen.lineCap = 'round'
  pen.beginPath()
  pen.arc(x, y, radius, from, to)
  pen.stroke()
}

/** A wheel with spokes. */
export const wheel = (pen: Pen, [x, y]: Point, radius: number, spokes: number, turn = 0) => {
  arc(pen, '#3a291c', radius * 0.2, [x, y], radius * 0.9, 0, Math.PI * 2)
  for (let spoke = 0; spoke < spokes; spoke++) {
    const angle = turn + (spoke / spokes) * Math.PI * 2
    stroke(
      pen,
      '#5b412b',
      radius * 0.09,
      [x, y],
      [x + Math.cos(angle) * radius * 0.86, y + Math.sin(angle) * radius * 0.86],
    )
  }
  pen.fillStyle = '#3a291c'
  pen.beginPath()
  pen.arc(x, y, radius * 0.2, 0, Math.PI * 2)
  pen.fill()
}

import type { Pen, Point } from '../pen/canvas.ts'
import { clamp } from '../pen/curve.ts'

/** The middle joint of a two-bone limb. `bend` 1 or -1 chooses the side it folds to. */
export function jointBetween(from: Point, to: Point, upper: number, lower: number, bend: 1 | -1): Point {
  const distance = Math.min(Math.hypot(to[0] - from[0], to[1] - from[1]), upper + lower - 0.001)
  const along = Math.atan2(to[1] - from[1], to[0] - from[0])
  const cosine = clamp((upper ** 2 + distance ** 2 - lower ** 2) / (2 * upper * Math.max(distance, 0.001)), -1, 1)
  const angle = along + Math.acos(cosine) * bend
  return [from[0] + Math.cos(angle) * upper, from[1] + Math.sin(angle) * upper]
}

/** Keeps a hand or foot where its limb can reach. */
export function withinReach(from: Point, to: Point, reach: number): Point {
  const distance = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (distance <= reach) return to
  const share = reach / distance
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

function normal(a: Point, b: Point): Point {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  return [-(b[1] - a[1]) / length, (b[0] - a[0]) / length]
}

const edge = (point: Point, direction: Point, width: number): Point => [
  point[0] + direction[0] * width,
  point[1] + direction[1] * width,
]

/** A tapering limb through three points, filled with the pen's own style. */
export function limb(
  pen: Pen,
  points: readonly [Point, Point, Point],
  widths: readonly [number, number, number],
): void {
  const [start, middle, end] = points
  const [first, last] = [normal(start, middle), normal(middle, end)]
  const between: Point = [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2]
  pen.beginPath()
  pen.moveTo(...edge(start, first, widths[0]))
  // The control point lies twice as far out as the joint, so that the curve passes through it.
  const bow = (width: number): Point => {
    const joint = edge(middle, between, width)
    const chord: Point = [
      (edge(start, first, width)[0] + edge(end, last, width)[0]) / 2,
      (edge(start, first, width)[1] + edge(end, last, width)[1]) / 2,
    ]
    return [joint[0] * 1.6 - chord[0] * 0.6, joint[1] * 1.6 - chord[1] * 0.6]
  }
  pen.quadraticCurveTo(...bow(widths[1]), ...edge(end, last, widths[2]))
  pen.lineTo(...edge(end, last, -widths[2]))
  pen.quadraticCurveTo(...bow(-widths[1]), ...edge(start, first, -widths[0]))
  pen.closePath()
  pen.fill()
}

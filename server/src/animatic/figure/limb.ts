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

/** A tapering bone from one joint to the next. */
function bone(pen: Pen, from: Point, to: Point, fromWidth: number, toWidth: number): void {
  const [x, y] = normal(from, to)
  pen.moveTo(from[0] + x * fromWidth, from[1] + y * fromWidth)
  pen.lineTo(to[0] + x * toWidth, to[1] + y * toWidth)
  pen.lineTo(to[0] - x * toWidth, to[1] - y * toWidth)
  pen.lineTo(from[0] - x * fromWidth, from[1] - y * fromWidth)
  pen.closePath()
}

const joint = (pen: Pen, [x, y]: Point, width: number) => {
  pen.moveTo(x + width, y)
  pen.arc(x, y, width, 0, Math.PI * 2, true)
  pen.closePath()
}

/** A tapering limb of two bones with a rounded joint, filled with the pen's own style. */
export function limb(
  pen: Pen,
  points: readonly [Point, Point, Point],
  widths: readonly [number, number, number],
): void {
  const [start, middle, end] = points
  for (const part of [
    () => bone(pen, start, middle, widths[0], widths[1]),
    () => joint(pen, middle, widths[1]),
    () => bone(pen, middle, end, widths[1], widths[2]),
  ]) {
    pen.beginPath()
    part()
    pen.fill()
  }
}

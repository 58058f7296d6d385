import type { CameraMove } from '@skein/contract/script'
import type { Pen } from './pen/canvas.ts'
import { easeInOut, lerp } from './pen/curve.ts'
import { acrossFrame, downFrame, FRAME } from './world.ts'

/** Where the camera is: offsets in shares of the frame, and how near. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

const MOVES: Record<CameraMove, readonly [from: View, to: View]> = {
  static: [
    { x: 0, y: 0, zoom: 1.03 },
    { x: 0.004, y: -0.003, zoom: 1.045 },
  ],
  pan_left: [
    { x: 0.07, y: 0, zoom: 1.08 },
    { x: -0.07, y: 0, zoom: 1.08 },
  ],
  pan_right: [
    { x: -0.07, y: 0, zoom: 1.08 },
    { x: 0.07, y: 0, zoom: 1.08 },
  ],
  push_in: [
    { x: -0.008, y: 0.004, zoom: 1.02 },
    { x: 0.01, y: -0.008, zoom: 1.16 },
  ],
  pull_out: [
    { x: 0.006, y: -0.006, zoom: 1.18 },
    { x: 0, y: 0, zoom: 1.03 },
  ],
  tilt_up: [
    { x: 0, y: 0.035, zoom: 1.08 },
    { x: 0, y: -0.06, zoom: 1.08 },
  ],
  tilt_down: [
    { x: 0, y: -0.06, zoom: 1.08 },
    { x: 0, y: 0.03, zoom: 1.08 },
  ],
}

/** Zooming keeps this point still: a little under the middle, where figures stand. */
const PIVOT_Y = 0.56
/** How much nearer layers outrun the frame itself: parallax. */
const PARALLAX = 1.15
const SWAY = 0.0014
/** Most of the frame's height a place may be moved up to free its figures' feet from the caption. */
export const LIFT_MAX = 0.1

/** @param progress 0 at the shot's start, 1 at its end; a little beyond either while shots melt. */
export function viewAt(move: CameraMove, progress: number, seed: number): View {
  const [from, to] = MOVES[move]
  const share = easeInOut(progress)
  // Nobody holds a camera perfectly still.
  const sway = { x: Math.sin(progress * 7.1 + seed) * SWAY, y: Math.cos(progress * 5.3 + seed) * SWAY }
  return {
    x: lerp(from.x, to.x, share) + sway.x,
    y: lerp(from.y, to.y, share) + sway.y,
    zoom: lerp(from.zoom, to.zoom, share),
  }
}

/** How much a depth grows with the zoom, and how far it moves with the camera. */
function seenAt(depth: number, zoom: number) {
  const nearness = depth <= 1 ? lerp(0.25, 1.35, depth) : 1.35 + (depth - 1) * 2
  return { scale: 1 + (zoom - 1) * nearness, shift: depth * PARALLAX }
}

/** Points the pen at the world as seen at this depth; the caller saves and restores. */
export function lookAt(pen: Pen, view: View, depth: number): void {
  const { scale, shift } = seenAt(depth, view.zoom)
  pen.setTransform(
    scale,
    0,
    0,
    scale,
    FRAME.width * (0.5 - view.x * shift) - acrossFrame(0.5) * scale,
    FRAME.height * (PIVOT_Y - view.y * shift) - downFrame(PIVOT_Y) * scale,
  )
}

/** The farthest that any move looks, each way. Zoom begins at 1: a lens that is focused near sees the place as it is. */
const EXTREMES = (() => {
  const views = Object.values(MOVES).flat()
  const [xs, ys] = [views.map(({ x }) => Math.abs(x)), views.map(({ y }) => y)]
  return {
    x: Math.max(...xs) + SWAY,
    ys: [Math.min(...ys) - SWAY, Math.max(...ys) + SWAY + LIFT_MAX],
    zooms: [1, Math.max(...views.map(({ zoom }) => zoom))],
  } as const
})()

/** The part of the world that any view can show at this depth. */
export function reachAt(depth: number): { readonly left: number; right: number; top: number; bottom: number } {
  const { x, ys } = EXTREMES
  const shift = depth * PARALLAX
  const aside = FRAME.width * (0.5 + x * shift)
  return {
    left: acrossFrame(0.5) - aside,
    right: acrossFrame(0.5) + aside,
    top: downFrame(ys[0] * shift),
    bottom: downFrame(1 + ys[1] * shift),
  }
}

/** From which row of the world on a depth is hidden in every view by something nearer that is solid from `coverY` down. */
export function hiddenFrom(depth: number, cover: { readonly depth: number; readonly y: number }): number {
  const pivot = downFrame(PIVOT_Y)
  // Linear in the camera's height and monotone in its zoom, so the corners tell.
  return Math.max(
    ...EXTREMES.zooms.flatMap((zoom) => {
      const [far, near] = [seenAt(depth, zoom), seenAt(cover.depth, zoom)]
      return EXTREMES.ys.map(
        (y) => pivot + ((cover.y - pivot) * near.scale - FRAME.height * y * (near.shift - far.shift)) / far.scale,
      )
    }),
  )
}

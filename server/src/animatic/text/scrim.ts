import { linear, type Pen } from '../pen/canvas.ts'
import { FRAME } from '../world.ts'

export const CREAM = '#fdf6e6'
/** Words in `CREAM` over this much of the scrim have a contrast above 4.5:1 (WCAG 1.4.3) on a white picture. */
const ENOUGH = 0.6
const FADE_PIXELS = 140
const colour = (alpha: number) => `rgba(7,6,14,${alpha})`
/** An ease, so that nobody sees where it begins. */
const EASE = [
  [0, 0],
  [0.2, 0.07],
  [0.4, 0.25],
  [0.6, 0.53],
  [0.8, 0.82],
  [1, 1],
] as const

export type Scrim = (pen: Pen, presence: number) => void

/** Darkens the frame from above `topY` down to its foot. */
export function scrimBelow(topY: number): Scrim {
  const from = Math.max(0, topY - FADE_PIXELS)
  const share = (topY - from) / (FRAME.height - from)
  return (pen, presence) => {
    pen.fillStyle = linear(
      pen,
      [0, from],
      [0, FRAME.height],
      [
        ...EASE.map(([at, part]) => [at * share, colour(part * ENOUGH * presence)] as const),
        [1, colour(0.72 * presence)],
      ],
    )
    pen.fillRect(0, from, FRAME.width, FRAME.height - from)
  }
}

/** Darkens the frame from its head down to below `bottomY`. */
export function scrimAbove(bottomY: number): Scrim {
  const to = bottomY + FADE_PIXELS
  const share = FADE_PIXELS / to
  return (pen, presence) => {
    pen.fillStyle = linear(
      pen,
      [0, to],
      [0, 0],
      [
        ...EASE.map(([at, part]) => [at * share, colour(part * ENOUGH * presence)] as const),
        [1, colour(0.62 * presence)],
      ],
    )
    pen.fillRect(0, 0, FRAME.width, to)
  }
}

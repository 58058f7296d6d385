import { lerp } from './curve.ts'

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number]

const INK: Colour = [9, 8, 22]
const PAPER: Colour = [255, 249, 234]

/** @param code `#rrggbb`. */
export function hex(code: string): Colour {
  const value = Number.parseInt(code.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

export const mix = (from: Colour, to: Colour, share: number): Colour => [
  lerp(from[0], to[0], share),
  lerp(from[1], to[1], share),
  lerp(from[2], to[2], share),
]

export const darken = (colour: Colour, share: number): Colour => mix(colour, INK, share)
export const lighten = (colour: Colour, share: number): Colour => mix(colour, PAPER, share)

export const css = (colour: Colour, alpha = 1): string =>
  `rgba(${Math.round(colour[0])},${Math.round(colour[1])},${Math.round(colour[2])},${alpha})`

/** Perceived lightness, 0 to 255. */
const luma = (colour: Colour): number => colour[0] * 0.2126 + colour[1] * 0.7152 + colour[2] * 0.0722

/** Below 1 towards grey, above 1 away from it. */
export function saturate(colour: Colour, amount: number): Colour {
  const grey = luma(colour)
  const move = (channel: number) => Math.min(255, Math.max(0, grey + (channel - grey) * amount))
  return [move(colour[0]), move(colour[1]), move(colour[2])]
}

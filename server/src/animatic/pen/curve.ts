export const clamp = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value))

export const lerp = (from: number, to: number, share: number): number => from + (to - from) * share

/** 0 below `from`, 1 above `to`, an S between them; a falling step when `to` is the smaller. */
export function smoothStep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from))
  return t * t * (3 - 2 * t)
}

/** Slow start, slow end: how a camera on a rail moves. */
export const easeInOut = (t: number): number => (1 - Math.cos(Math.PI * clamp(t))) / 2

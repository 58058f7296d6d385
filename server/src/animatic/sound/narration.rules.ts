/** A spoken line as the render process is given it: a file on its own disk and where it belongs. */
export interface SpokenLine {
  readonly file: string
  /** Seconds from the segment's start: when the words appear, and by when they have to be said. */
  readonly start: number
  readonly end: number
}

/** A line's samples, and from which on they are heard. */
export interface PlacedLine {
  readonly start: number
  readonly samples: Float32Array
}

/** Faster than this a voice no longer tells, it recites. */
export const TEMPO_MAX = 1.25
/** Between two lines of one shot. */
export const PAUSE_SECONDS = 0.2

/**
 * How much faster lines that share a stretch of time are spoken, and where each begins: one after the other, and each not
 * before its words stand there. What even `TEMPO_MAX` does not fit is the cutter's.
 *
 * @param lengths spoken seconds of each line at its own pace.
 */
export function fitLines(
  lengths: readonly number[],
  { start, end }: { readonly start: number; readonly end: number },
): { readonly tempo: number; readonly starts: readonly number[] } {
  const pauses = PAUSE_SECONDS * Math.max(0, lengths.length - 1)
  const spoken = lengths.reduce((sum, length) => sum + length, 0)
  const room = Math.max(0.1, end - start - pauses)
  const tempo = Math.min(TEMPO_MAX, Math.max(1, spoken / room))
  let at = start
  const starts = lengths.map((length) => {
    const own = at
    at += length / tempo + PAUSE_SECONDS
    return own
  })
  return { tempo, starts }
}

const WINDOW_SECONDS = 0.01
/** A stop between two words is at least this long and this much quieter than the voice. */
const GAP_SECONDS = 0.04
const GAP_SHARE = 0.08

/**
 * Where to end a voice that has to stop by `limit`: in the last pause between words before it. A voice without one is
 * cut at the limit itself.
 *
 * @returns a sample, at most `limit`.
 */
export function wordEndBefore(samples: Float32Array, limit: number, rate: number): number {
  if (samples.length <= limit) return samples.length
  const window = Math.round(WINDOW_SECONDS * rate)
  const levels: number[] = []
  for (let at = 0; at + window <= limit; at += window) {
    let sum = 0
    for (let i = at; i < at + window; i++) sum += (samples[i] ?? 0) ** 2
    levels.push(Math.sqrt(sum / window))
  }
  const loudest = Math.max(0, ...levels)
  const needed = Math.round(GAP_SECONDS / WINDOW_SECONDS)
  let quiet = 0
  for (let index = levels.length - 1; index > 0; index--) {
    quiet = (levels[index] ?? 0) < loudest * GAP_SHARE ? quiet + 1 : 0
    // The pause's first window: just behind the word.
    if (quiet >= needed && (levels[index - 1] ?? 0) >= loudest * GAP_SHARE) return index * window
  }
  return limit
}

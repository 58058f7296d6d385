interface Placed {
  sequence: number
  startsAt: number
  duration: number
}

/**
 * Where a link asks to begin, in seconds: `?t=seconds` or `?segment=sequence`. Nonsense and places beyond the end mean
 * the beginning.
 */
export function startOf(search: URLSearchParams, segments: readonly Placed[]): number {
  const last = segments.at(-1)
  const end = last === undefined ? 0 : last.startsAt + last.duration
  const asked = search.get('t')
  if (asked !== null) {
    const seconds = Number(asked)
    return Number.isFinite(seconds) && seconds > 0 && seconds < end ? seconds : 0
  }
  const sequence = Number(search.get('segment'))
  return segments.find((segment) => segment.sequence === sequence)?.startsAt ?? 0
}

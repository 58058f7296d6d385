/** Below this a file is over before the line has shown what it can do. */
const TELLING_BYTES = 40_000
/** Enough for the smallest rendition; what is assumed while nothing is known. */
const UNKNOWN_BITS_PER_SECOND = 1_000_000

/**
 * Bits per second at which this page's own files just came: the fastest counts, since files that come at the same time
 * share the line. What came from the cache says nothing.
 */
export function lineSpeed(): number {
  const speeds = performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .filter(
      ({ transferSize, responseStart, responseEnd }) => transferSize > TELLING_BYTES && responseEnd > responseStart,
    )
    .map(({ transferSize, responseStart, responseEnd }) => (transferSize * 8000) / (responseEnd - responseStart))
  return speeds.length === 0 ? UNKNOWN_BITS_PER_SECOND : Math.max(...speeds)
}

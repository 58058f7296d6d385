/** Segments right before the viewer's place whose last words are told. */
const RECENT = 3
/** Lines for everything before those. */
const EARLIER_MAX = 9

/** A run of sequences in (`after`, `upTo`] that one line of the recap stands for. */
export interface RecapSpan {
  readonly after: number
  readonly upTo: number
}

/**
 * What a recap tells for somebody who has seen everything before a sequence: the opening, then equal stretches of the
 * way, then each of the last segments by itself. In order, without gaps, at most twelve, and none reaches the sequence.
 *
 * @returns the spans, and how many at their end are the last segments.
 */
export function recapSpans(before: number): { readonly spans: readonly RecapSpan[]; readonly recent: number } {
  const seen = Math.max(0, before - 1)
  const recent = Math.min(RECENT, seen)
  const earlier = seen - recent
  const stretches = Math.min(EARLIER_MAX, earlier)
  // The opening is a stretch of its own: nothing later is understood without it.
  const cut = (index: number) =>
    index === 0 ? 0 : 1 + Math.floor(((earlier - 1) * (index - 1)) / Math.max(1, stretches - 1))
  const spans = Array.from({ length: stretches }, (_, index) => ({ after: cut(index), upTo: cut(index + 1) }))
  for (let sequence = earlier + 1; sequence <= seen; sequence += 1) spans.push({ after: sequence - 1, upTo: sequence })
  return { spans, recent }
}

const ENDING_LENGTH_MAX = 420
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The last whole sentences of a text that fit a short quotation; at least the last one, cut at its front if need be. */
export function endingOf(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  let from = flat.length
  for (const { index } of [...sentences.segment(flat)].toReversed()) {
    if (flat.length - index > ENDING_LENGTH_MAX) break
    from = index
  }
  if (from < flat.length) return flat.slice(from)
  const tail = flat.slice(-ENDING_LENGTH_MAX).toWellFormed()
  return tail === flat ? tail : `…${tail.slice(tail.indexOf(' ') + 1)}`
}

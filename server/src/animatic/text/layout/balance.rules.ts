/** What a line is made of: its own width, and the space before the next one on the same line. */
export interface Measured {
  readonly width: number
  readonly spaceAfter: number
  /** A clause or sentence ends here: a good place for the eye to turn. */
  readonly endsClause: boolean
}

/** A last line of one short word looks lost; so much worse than unevenness that it is taken only when nothing else fits. */
const ORPHAN_SHARE = 0.34
const ORPHAN_COST = 0.6
const CLAUSE_GAIN = 0.012

function widthOf(units: readonly Measured[], from: number, to: number): number {
  let width = 0
  for (let at = from; at < to; at++) {
    const unit = units[at]
    if (unit) width += unit.width + (at < to - 1 ? unit.spaceAfter : 0)
  }
  return width
}

/** How many lines the text needs at the least. */
function linesNeeded(units: readonly Measured[], widthMax: number): number {
  let count = units.length > 0 ? 1 : 0
  let start = 0
  for (let at = 1; at <= units.length; at++) {
    if (at - start > 1 && widthOf(units, start, at) > widthMax) {
      count++
      start = at - 1
    }
  }
  return count
}

/**
 * Breaks units into the fewest lines that fit, as even as can be: no orphan, and rather after a clause than within one.
 *
 * @param units none wider than `widthMax`. @returns where each line ends, exclusive; the last is `units.length`.
 */
export function balance(units: readonly Measured[], widthMax: number): readonly number[] {
  const lines = linesNeeded(units, widthMax)
  if (lines === 0) return []
  const ideal = widthOf(units, 0, units.length) / lines
  let best = new Map<number, { cost: number; ends: readonly number[] }>([[0, { cost: 0, ends: [] }]])
  for (let line = 1; line <= lines; line++) {
    const next = new Map<number, { cost: number; ends: readonly number[] }>()
    for (const [from, { cost, ends }] of best) {
      for (let to = from + 1; to <= units.length - (lines - line); to++) {
        const width = widthOf(units, from, to)
        if (width > widthMax && to > from + 1) break
        const isLast = line === lines
        if (isLast && to < units.length) continue
        const isOrphan = isLast && lines > 1 && width < ideal * ORPHAN_SHARE
        const gain = !isLast && units[to - 1]?.endsClause === true ? CLAUSE_GAIN : 0
        const total = cost + ((width - ideal) / ideal) ** 2 + (isOrphan ? ORPHAN_COST : 0) - gain
        if (total < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY)) next.set(to, { cost: total, ends: [...ends, to] })
      }
    }
    best = next
  }
  return best.get(units.length)?.ends ?? [units.length]
}

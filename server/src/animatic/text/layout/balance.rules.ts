/** What a line is made of: its own width, and the space before the next one on the same line. */
export interface Measured {
  readonly width: number
  readonly spaceAfter: number
  /** What ends here: a good place for the eye to turn. */
  readonly ends: 'sentence' | 'clause' | null
  /** A short word that leans on the next ("a", "of", "und"). */
  readonly isLeaning: boolean
}

/** A last line of one short word looks lost; so much worse than unevenness that it is taken only when nothing else fits. */
const ORPHAN_SHARE = 0.34
const ORPHAN_COST = 0.6
/** Shares of evenness given up, so that lines end where sense does. */
const GAINS = { sentence: 0.05, clause: 0.015 } as const
const STRANDED_COST = 0.03
const LEANING_COST = 0.006

/** What it costs to end a line after this unit, on account of its words alone. */
function turnCost(units: readonly Measured[], at: number): number {
  const unit = units[at]
  if (unit?.ends) return -GAINS[unit.ends]
  // The first word of a new sentence, left behind at the end of a line.
  const isStranded = units[at - 1]?.ends === 'sentence' || units[at - 1]?.ends === 'clause'
  return (isStranded ? STRANDED_COST : 0) + (unit?.isLeaning === true ? LEANING_COST : 0)
}

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
        const total =
          cost + ((width - ideal) / ideal) ** 2 + (isOrphan ? ORPHAN_COST : 0) + (isLast ? 0 : turnCost(units, to - 1))
        if (total < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY)) next.set(to, { cost: total, ends: [...ends, to] })
      }
    }
    best = next
  }
  return best.get(units.length)?.ends ?? [units.length]
}

/** A share of a count with its 95 % Wilson interval, which stays honest for small counts and for none. */
export interface Share {
  readonly hits: number
  readonly of: number
  readonly share: number
  readonly low: number
  readonly high: number
}

const Z = 1.959964

export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: Number.NaN, low: 0, high: 1 }
  const share = hits / of
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))
  const middle = share + Z ** 2 / (2 * of)
  const scale = 1 + Z ** 2 / of
  return { hits, of, share, low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}

/** How right and how complete something is. */
export interface Quality {
  readonly precision: Share
  readonly recall: Share
  readonly f1: number
  /** Its 95 % interval. */
  readonly f1Low: number
  readonly f1High: number
}

/** @param right what was said and is so, @param said all that was said, @param found what is so and was said, @param all that is so. */
export function qualityOf(counts: { right: number; said: number; found: number; all: number }): Quality {
  const precision = shareOf(counts.right, counts.said)
  const recall = shareOf(counts.found, counts.all)
  const [p, r] = [precision.share, recall.share]
  // F1 is no share of anything, but it rises with one: what was found of all that was said or is so (Hand, Christen and
  // Kirielle 2021, "F*"), whose interval is Wilson's.
  const overlap = shareOf(counts.found, counts.found + (counts.said - counts.right) + (counts.all - counts.found))
  const asF1 = (share: number) => (2 * share) / (1 + share)
  return {
    precision,
    recall,
    f1: p + r > 0 ? (2 * p * r) / (p + r) : 0,
    f1Low: asF1(overlap.low),
    f1High: asF1(overlap.high),
  }
}

/** What is known and what was said of one text. */
export interface Judged {
  readonly id: string
  readonly traps: readonly string[]
  readonly gold: readonly {
    readonly kinds: readonly string[]
    readonly severity: 'warn' | 'block'
    readonly start: number
    readonly end: number
  }[]
  readonly said: readonly {
    readonly kind: string
    /** The rule whose it is; none of a baseline's. */
    readonly rule?: string
    readonly severity: string
    readonly confidence: number
    readonly start: number
    readonly end: number
  }[]
  readonly milliseconds: number
}

/** What one rule said: how much of it is a slip of that kind, and how much stood in texts without any slip. */
interface RuleScore {
  readonly precision: Share
  readonly inLegal: number
}

export interface Scores {
  readonly items: number
  /** Whether a text with a slip is stopped or doubted at all, whatever the kind. */
  readonly detection: Quality
  /** Findings of the right kind. */
  readonly findings: Quality
  readonly warnings: Quality
  readonly blocks: Quality
  /** Right findings whose words overlap the labelled ones. */
  readonly located: Share
  readonly falseAlarms: Share
  readonly falseBlocks: Share
  readonly byKind: Readonly<Record<string, Quality>>
  readonly byRule: Readonly<Record<string, RuleScore>>
  readonly falseAlarmsByTrap: Readonly<Record<string, Share>>
  readonly millisecondsP50: number
  readonly millisecondsP95: number
}

export function scoresOf(judged: readonly Judged[]): Scores {
  const slips = judged.filter(({ gold }) => gold.length > 0)
  const legal = judged.filter(({ gold }) => gold.length === 0)
  const told = judged.filter(({ said }) => said.length > 0)
  const kinds = [
    ...new Set(
      judged.flatMap(({ gold, said }) => [
        ...gold.map(({ kinds: [kind = ''] }) => kind),
        ...said.map(({ kind }) => kind),
      ]),
    ),
  ]
  const traps = [...new Set(legal.flatMap((item) => item.traps))].toSorted()
  const right = judged.flatMap(({ gold, said }) =>
    said.flatMap((finding) => {
      const meant = gold.filter((one) => one.kinds.includes(finding.kind))
      return meant.length === 0 ? [] : [meant.some(({ start, end }) => finding.start < end && start < finding.end)]
    }),
  )
  const times = judged.map(({ milliseconds }) => milliseconds).toSorted((left, over) => left - over)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return {
    items: judged.length,
    detection: qualityOf({
      right: told.filter(({ gold }) => gold.length > 0).length,
      said: told.length,
      found: slips.filter(({ said }) => said.length > 0).length,
      all: slips.length,
    }),
    findings: findingQuality(
      judged,
      () => true,
      () => true,
    ),
    warnings: findingQuality(
      judged,
      ({ severity }) => severity === 'warn',
      () => true,
    ),
    blocks: findingQuality(
      judged,
      ({ severity }) => severity === 'block',
      ({ severity }) => severity === 'block',
    ),
    located: shareOf(right.filter((isNear) => isNear).length, right.length),
    falseAlarms: shareOf(legal.filter(({ said }) => said.length > 0).length, legal.length),
    falseBlocks: shareOf(
      legal.filter(({ said }) => said.some(({ severity }) => severity === 'block')).length,
      legal.length,
    ),
    byKind: Object.fromEntries(
      kinds.toSorted().map((kind) => [
        kind,
        findingQuality(
          judged,
          (finding) => finding.kind === kind,
          (one) => one.kinds[0] === kind,
        ),
      ]),
    ),
    byRule: rulesOf(judged),
    falseAlarmsByTrap: Object.fromEntries(
      traps.map((trap) => {
        const items = legal.filter((item) => item.traps.includes(trap))
        return [trap, shareOf(items.filter(({ said }) => said.length > 0).length, items.length)]
      }),
    ),
    millisecondsP50: at(0.5),
    millisecondsP95: at(0.95),
  }
}

function findingQuality(
  judged: readonly Judged[],
  counts: (finding: Judged['said'][number]) => boolean,
  wanted: (one: Judged['gold'][number]) => boolean,
): Quality {
  let [right, said, found, all] = [0, 0, 0, 0]
  for (const item of judged) {
    const told = item.said.filter(counts)
    said += told.length
    right += told.filter(({ kind }) => item.gold.some(({ kinds }) => kinds.includes(kind))).length
    const due = item.gold.filter(wanted)
    all += due.length
    found += due.filter(({ kinds }) => told.some(({ kind }) => kinds.includes(kind))).length
  }
  return qualityOf({ right, said, found, all })
}

function rulesOf(judged: readonly Judged[]): Record<string, RuleScore> {
  const told = judged.flatMap(({ gold, said }) =>
    said.map(({ rule, kind }) => ({
      rule,
      isRight: gold.some(({ kinds }) => kinds.includes(kind)),
      isLegal: gold.length === 0,
    })),
  )
  const rules = [...new Set(told.flatMap(({ rule }) => rule ?? []))].toSorted()
  return Object.fromEntries(
    rules.map((rule) => {
      const own = told.filter((one) => one.rule === rule)
      const precision = shareOf(own.filter(({ isRight }) => isRight).length, own.length)
      return [rule, { precision, inLegal: own.filter(({ isLegal }) => isLegal).length }]
    }),
  )
}

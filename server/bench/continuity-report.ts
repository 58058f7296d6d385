import { RULE_DEFAULTS } from '#providers/continuity/local/rule-switches.ts'
import type { ClassicsScore, FictionScore } from './continuity-fiction.ts'
import type { Quality, Scores, Share } from './continuity-score.ts'

/** Everything `pnpm bench continuity` measured. */
export interface ContinuityReport {
  readonly validator: string
  readonly halves: readonly {
    readonly half: string
    readonly judges: Readonly<Record<string, Scores>>
    readonly steppedAside: Share
  }[]
  readonly fiction: readonly FictionScore[] | null
  readonly litbank: Quality | null
  readonly classics: ClassicsScore | null
}

/** The report as Markdown. */
export function formatContinuity({ halves, fiction, litbank, classics, validator }: ContinuityReport): string {
  const lines = [`## continuity (${validator})`, '']
  for (const { half, judges, steppedAside } of halves) {
    lines.push(`**${half} half**`, '')
    lines.push(
      ...table(
        [
          'judge',
          'detection precision',
          'recall',
          'F1',
          'block precision',
          'block recall',
          'false blocks',
          'false alarms',
        ],
        Object.entries(judges).map(([name, scores]) => [
          name,
          percent(scores.detection.precision),
          percent(scores.detection.recall),
          f1(scores.detection),
          percent(scores.blocks.precision),
          percent(scores.blocks.recall),
          percent(scores.falseBlocks),
          percent(scores.falseAlarms),
        ]),
      ),
      '',
    )
    const local = judges['local']
    if (local === undefined) continue
    lines.push(
      ...table(
        ['kind', 'precision', 'recall', 'F1'],
        [
          ...Object.entries(local.byKind),
          ['all', local.findings] as const,
          ['said as a warning', local.warnings] as const,
          ['said as a block', local.blocks] as const,
        ].map(([kind, quality]) => [kind, percent(quality.precision), percent(quality.recall), f1(quality)]),
      ),
      '',
    )
    lines.push(
      ...table(
        ['rule, when every one speaks', 'right of what it said', 'said of texts without a slip', 'by default'],
        Object.entries(judges['every rule']?.byRule ?? {}).map(([rule, { precision, inLegal }]) => [
          rule,
          percent(precision),
          String(inLegal),
          RULE_DEFAULTS.some(({ id, isOn }) => id === rule && isOn) ? 'on' : 'off',
        ]),
      ),
      '',
    )
    lines.push(
      ...table(
        ['trap', 'false alarms'],
        Object.entries(local.falseAlarmsByTrap).map(([trap, share]) => [trap, percent(share)]),
      ),
      '',
    )
    lines.push(`- right findings whose words overlap the labelled ones: ${percent(local.located)}`)
    lines.push(`- texts in other languages left alone: ${percent(steppedAside)}`)
    lines.push(
      `- milliseconds per text: p50 ${local.millisecondsP50.toFixed(1)}, p95 ${local.millisecondsP95.toFixed(1)}`,
      '',
    )
  }
  if (fiction !== null) {
    lines.push('**fiction, posted in order**', '')
    lines.push(
      ...table(
        ['book', 'segments', 'blocked', 'warned'],
        fiction.map(({ book, segments, blocked, warned }) => [
          book,
          String(segments),
          percent(blocked),
          percent(warned),
        ]),
      ),
      '',
    )
    for (const { book, grown } of fiction)
      lines.push(
        `- ${book}, the bible that grew: ${grown.characters.length} characters (${grown.characters.join(', ')}), ${grown.locations} locations, ${grown.events} events, ${grown.threads} threads, ${grown.facts} facts of people`,
      )
    for (const { book, findings } of fiction)
      for (const { segment, kind, severity, words, reason } of findings)
        lines.push(`- ${book} ${segment}, ${severity} ${kind}: “${words.slice(0, 80)}”: ${reason.slice(0, 160)}`)
    lines.push('')
  }
  if (litbank !== null)
    lines.push(
      `- litbank, who is mentioned: precision ${percent(litbank.precision)}, recall ${percent(litbank.recall)}`,
    )
  if (classics !== null)
    lines.push(`- famous slips found: ${percent(classics.slips)}; false alarms: ${percent(classics.falseAlarms)}`)
  return lines.join('\n').trimEnd()
}

function percent({ hits, of, share, low, high }: Share): string {
  if (of === 0) return 'none said'
  const whole = (value: number) => (value * 100).toFixed(0)
  return `${whole(share)} % (${hits}/${of}; ${whole(low)} to ${whole(high)})`
}

const f1 = ({ f1: value, f1Low, f1High }: Quality): string =>
  `${value.toFixed(2)} (${f1Low.toFixed(2)} to ${f1High.toFixed(2)})`

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

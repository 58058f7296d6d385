import type { Measured } from './measure.ts'

/** A target of ours and what came out. `met` is only said, never enforced: a machine is not a promise. */
export interface Claim {
  readonly what: string
  readonly value: number
  readonly target: string
  readonly met: boolean
}

/** What a workload hands back. */
export interface Finding {
  readonly tables: readonly { readonly title: string; readonly rows: readonly Measured[] }[]
  readonly claims: readonly Claim[]
  readonly facts?: Readonly<Record<string, string | number>>
  /** What EXPLAIN said. */
  readonly plans?: readonly { readonly title: string; readonly text: string }[]
}

export const atLeast = (what: string, value: number, bound: number): Claim => ({
  what,
  value,
  target: `>= ${bound}`,
  met: value >= bound,
})

export const atMost = (what: string, value: number, bound: number): Claim => ({
  what,
  value,
  target: `<= ${bound}`,
  met: value <= bound,
})

const HEADINGS = [
  '',
  'role',
  'per second',
  'p50 ms',
  'p99 ms',
  'node µs',
  'postgres µs',
  'cpu × limit',
  'foreign cores',
] as const

/** A workload's outcome as Markdown, which reads well in a terminal and goes into the docs as it is. */
export function formatFinding(name: string, about: string, finding: Finding): string {
  const lines = [`## ${name}`, '', about, '']
  for (const { title, rows } of finding.tables) {
    lines.push(...(title === '' ? [] : [`**${title}**`, '']))
    lines.push(...alignTable([HEADINGS, ...rows.map((row) => cellsOf(row, rows))]), '')
  }
  if (finding.claims.length > 0) lines.push(...formatClaims(finding.claims), '')
  for (const [what, value] of Object.entries(finding.facts ?? {}))
    lines.push(`- ${what}: ${typeof value === 'number' ? tidy(value) : value}`)
  for (const { title, text } of finding.plans ?? []) lines.push('', `### ${title}`, '', '```', text, '```')
  return lines.join('\n').trimEnd()
}

export function formatClaims(claims: readonly Claim[]): string[] {
  const rows = claims.map(({ what, value, target, met }) => [what, tidy(value), target, met ? 'met' : 'missed'])
  return alignTable([['', 'measured', 'target', ''], ...rows])
}

/** CPU time is what a busy machine changes least, so it is compared beside the speeds. */
function cpuOverLimit(row: Measured, rows: readonly Measured[]): string {
  const limit = rows.find(({ role }) => role === 'limit')
  if (limit === undefined) return ''
  return tidy((row.nodeMicros + row.postgresMicros) / (limit.nodeMicros + limit.postgresMicros))
}

function cellsOf(row: Measured, rows: readonly Measured[]): string[] {
  const timed = (value: number | null) => (value === null ? '' : tidy(value))
  return [
    row.name,
    row.role,
    tidy(row.perSecond),
    timed(row.p50Ms),
    timed(row.p99Ms),
    tidy(row.nodeMicros),
    tidy(row.postgresMicros),
    cpuOverLimit(row, rows),
    row.foreignCores.toFixed(2),
  ]
}

/** Rows of cells as a Markdown table, the first one its head. */
export function alignTable(rows: readonly (readonly string[])[]): string[] {
  const [head = [], ...body] = rows
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)]
}

/** Three figures are all a shared machine is good for. */
export function tidy(value: number): string {
  if (!Number.isFinite(value)) return 'n/a'
  if (Math.abs(value) >= 1000) return String(Math.round(value))
  return String(Number(value.toPrecision(3)))
}

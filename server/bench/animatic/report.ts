import { median } from '../harness/measure.ts'
import { alignTable, atMost, type Claim, formatClaims, tidy } from '../harness/report.ts'
import type { HostileOutcome } from './hostile.ts'
import type { MemoryPoint } from './memory-curve.ts'
import type { Metered } from './metered.ts'
import type { Rendering } from './renderers.ts'

export interface RendererRuns {
  readonly name: string
  readonly about: string
  readonly rounds: readonly Metered<Rendering>[]
}

/** Everything `pnpm bench animatic` measured. */
export interface AnimaticReport {
  readonly seconds: number
  readonly renderers: readonly RendererRuns[]
  readonly missing: readonly string[]
  readonly memory: readonly MemoryPoint[]
  readonly hostile: readonly HostileOutcome[]
}

const MEGABYTE = 1e6
/** Rows of the memory table: the beginning, where a leak would show first, then every fifth. */
const isShown = ({ segment }: MemoryPoint) => segment <= 3 || segment % 5 === 0

/** What was aimed at, for the renderer that is ours. */
export function claimsOf({ renderers, memory, seconds }: AnimaticReport): readonly Claim[] {
  const ours = renderers[0]
  if (ours === undefined) return []
  const of = (value: (run: Metered<Rendering>) => number) => median(ours.rounds.map(value))
  const peak = Math.max(
    of((run) => Math.max(...Object.entries(run.peakMib).flatMap(([name, mib]) => (name === 'bench' ? [] : [mib])))),
    ...memory.map(({ childPeakMib }) => childPeakMib),
  )
  return [
    atMost(
      `wall seconds for ${seconds}`,
      of(({ wallSeconds }) => wallSeconds),
      seconds,
    ),
    atMost('peak of the render process, MiB', peak, 450),
    atMost('720p, MB', of(({ result }) => result.bytes['720p']) / MEGABYTE, 2.6),
  ]
}

/** The report as Markdown. */
export function formatAnimatic(report: AnimaticReport): string {
  const { renderers, missing, memory, hostile, seconds } = report
  const lines = ['## animatic', '']
  if (renderers.length > 0) {
    lines.push(`One segment of ${seconds} s, medians over ${renderers[0]?.rounds.length ?? 0} rounds in turn.`, '')
    lines.push(...alignTable([RENDERER_HEADINGS, ...renderers.map(rendererRow)]), '')
    lines.push(...renderers.map(({ name, about }) => `- ${name}: ${about}`))
    lines.push(...missing.map((program) => `- ${program}: not installed on this machine, so not measured`), '')
    lines.push('**Where the wall time goes, ms**', '')
    for (const { name, rounds } of renderers) {
      const accounts = Object.keys(rounds[0]?.result.spentMs ?? {})
      if (accounts.length === 0) continue
      const spent = accounts.map(
        (account) => `${account} ${tidy(median(rounds.map(({ result }) => result.spentMs?.[account] ?? 0)))}`,
      )
      lines.push(`- ${name}: ${spent.join(', ')}`)
    }
    lines.push('', ...formatClaims(claimsOf(report)), '')
  }
  if (memory.length > 0) {
    lines.push(`**Memory over ${memory.length} segments in a row, each in its child, MiB**`, '')
    const rows = memory
      .filter(isShown)
      .map((point) => [
        String(point.segment),
        point.what,
        tidy(point.seconds),
        tidy(point.childPeakMib),
        tidy(point.parentMib),
      ])
    lines.push(...alignTable([['segment', '', 'seconds', 'child, peak', 'parent, after'], ...rows]), '')
  }
  if (hostile.length > 0) {
    lines.push('**Files that mean harm or are broken, as if a provider had sent them**', '')
    const rows = hostile.map(({ file, bytes, outcome, seconds: took, peakMib }) => [
      file,
      String(bytes),
      outcome,
      took.toFixed(2),
      peakMib === null ? 'none started' : tidy(peakMib),
    ])
    lines.push(...alignTable([['file', 'bytes', 'outcome', 'seconds', 'peak MiB'], ...rows]))
  }
  return lines.join('\n').trimEnd()
}

const RENDERER_HEADINGS = ['', 'wall s', 'CPU-s', '720p MB', '360p MB', 'audio MB', 'peak MiB', 'foreign cores']

function rendererRow({ name, rounds }: RendererRuns): string[] {
  const of = (value: (run: Metered<Rendering>) => number) => tidy(median(rounds.map(value)))
  const small = rounds[0]?.result.bytes['360p'] ?? null
  const programs = [...new Set(rounds.flatMap(({ peakMib }) => Object.keys(peakMib)))].filter(
    (program) => program !== 'bench',
  )
  return [
    name,
    of(({ wallSeconds }) => wallSeconds),
    of(({ cpuSeconds }) => cpuSeconds),
    of(({ result }) => result.bytes['720p'] / MEGABYTE),
    small === null ? '' : of(({ result }) => (result.bytes['360p'] ?? 0) / MEGABYTE),
    of(({ result }) => result.bytes.audio / MEGABYTE),
    programs.map((program) => `${program} ${of(({ peakMib }) => peakMib[program] ?? 0)}`).join(', '),
    median(rounds.map(({ foreignCores }) => foreignCores)).toFixed(2),
  ]
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ContinuityFigures, FigureQuality, FigureShare } from '@skein/contract/quality'
import { FINDING_KINDS } from '@skein/contract/verdict'
import type { ContinuityReport } from './continuity-report.ts'
import type { Quality, Scores, Share } from './continuity-score.ts'

/** Served as they are; see `quality.service.ts`. */
const PLACE = join(import.meta.dirname, '../src/domains/quality/continuity-figures.json')

/** Writes what the quality page shows, so that no figure is copied by hand. */
export function keepFigures(report: ContinuityReport, measuredAt: Date): void {
  writeFileSync(PLACE, `${JSON.stringify(figuresOf(report, measuredAt), null, 2)}\n`)
}

/** The report in the contract's form. @throws Error without the scores of the local validator. */
function figuresOf({ validator, halves, fiction }: ContinuityReport, measuredAt: Date): ContinuityFigures {
  return {
    validator,
    measuredAt: measuredAt.toISOString(),
    halves: halves.map(({ half, judges }) => {
      const { local } = judges
      if (local === undefined) throw new Error(`the ${half} half was not judged by the local validator`)
      return {
        half,
        texts: local.items,
        judges: Object.entries(judges).map(([name, scores]) => judgeFigures(name, scores)),
        kinds: FINDING_KINDS.flatMap((kind) => {
          const quality = local.byKind[kind]
          return quality === undefined ? [] : [{ kind, quality: qualityFigures(quality) }]
        }),
        rules: Object.entries(judges['every rule']?.byRule ?? {}).map(([id, { precision, inLegal }]) => ({
          id,
          precision: shareFigures(precision),
          inLegal,
        })),
        traps: Object.entries(local.falseAlarmsByTrap).map(([trap, share]) => ({
          trap,
          falseAlarms: shareFigures(share),
        })),
        millisecondsP50: rounded(local.millisecondsP50),
        millisecondsP95: rounded(local.millisecondsP95),
      }
    }),
    fiction: (fiction ?? []).map(({ book, segments, blocked, warned }) => ({
      book,
      segments,
      blocked: shareFigures(blocked),
      warned: shareFigures(warned),
    })),
  }
}

const judgeFigures = (name: string, { detection, blocks, falseAlarms, falseBlocks }: Scores) => ({
  name,
  detection: qualityFigures(detection),
  blocks: qualityFigures(blocks),
  falseAlarms: shareFigures(falseAlarms),
  falseBlocks: shareFigures(falseBlocks),
})

const qualityFigures = ({ precision, recall, f1, f1Low, f1High }: Quality): FigureQuality => ({
  precision: shareFigures(precision),
  recall: shareFigures(recall),
  f1: rounded(f1),
  f1Low: rounded(f1Low),
  f1High: rounded(f1High),
})

const shareFigures = ({ hits, of, share, low, high }: Share): FigureShare => ({
  hits,
  of,
  share: of === 0 ? null : rounded(share),
  low: rounded(low),
  high: rounded(high),
})

const rounded = (value: number): number => Number(value.toFixed(4))

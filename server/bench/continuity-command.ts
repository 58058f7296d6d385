import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { createLocalValidator } from '#providers/continuity/local.ts'
import { anyInactiveName, bagOfWords, everyRule, judgeCorpus, localJudge } from './continuity-corpora.ts'
import { keepFigures } from './continuity-figures.ts'
import { judgeClassics, judgeFiction, judgeLitbank } from './continuity-fiction.ts'
import { type ContinuityReport, formatContinuity } from './continuity-report.ts'
import { type Scores, scoresOf, shareOf } from './continuity-score.ts'
import { HALVES, type Half } from './continuity/corpus.ts'

const JUDGES = {
  local: localJudge,
  'every rule': everyRule,
  'any inactive name': anyInactiveName,
  'bag of words': bagOfWords,
}

interface Options {
  readonly json: boolean
  readonly half: Half | 'both'
  readonly keep: boolean
  readonly data: string
}

/** `pnpm bench continuity`: how often the local validator is right, on labelled texts and on real fiction. No database. */
export function continuityCommand(): Command {
  return new Command('continuity')
    .description(
      'How often continuity validation is right: labelled texts, real fiction, famous slips. Needs no database.',
    )
    .option('--json', 'one JSON document', false)
    .addOption(
      new Option('--half <half>', 'which half of the corpus; both are tune and test')
        .choices([...HALVES, 'both'])
        .default('both'),
    )
    .option('--keep', 'measure every half and leave the figures where the quality page reads them', false)
    .option('--data <folder>', 'where the other data sets are', join(import.meta.dirname, '../../../shared/data'))
    .action(({ json, half, keep, data }: Options) => {
      const tell = (line: string) => console.error(line)
      const halves = HALVES.filter((name) => keep || half === name || (half === 'both' && name !== 'check'))
      const report: ContinuityReport = {
        validator: createLocalValidator().id,
        halves: halves.map(scoreHalf),
        fiction: judgeFiction(resolve(data), tell),
        litbank: judgeLitbank(resolve(data), tell),
        classics: judgeClassics(resolve(data), tell),
      }
      if (keep) keepFigures(report, new Date())
      console.log(json ? JSON.stringify(report) : formatContinuity(report))
    })
}

function scoreHalf(half: Half): ContinuityReport['halves'][number] {
  const judges: Record<string, Scores> = {}
  let steppedAside = shareOf(0, 0)
  for (const [name, judge] of Object.entries(JUDGES)) {
    const { judged, aside, asideRight } = judgeCorpus(half, judge)
    judges[name] = scoresOf(judged)
    if (judge === localJudge) steppedAside = shareOf(asideRight, aside)
  }
  return { half, judges, steppedAside }
}

import type { ContinuityFigures, RuleState } from '@skein/contract/quality'
import { fullInstant } from '../../lib/instants.ts'
import { sentence } from '../../lib/words.ts'
import { f1Words, shareWords } from './figure-words.ts'
import { FigureTable } from './figure-table.tsx'
import { findingsWords } from '../../messages/en/findings.ts'
import { qualityWords } from '../../messages/en/quality.ts'

type Half = ContinuityFigures['halves'][number]

const halfWords = (half: string): string =>
  half === 'tune' || half === 'test' || half === 'check' ? qualityWords[`half_${half}`] : half
function judgeWords(name: string): string {
  if (name === 'local') return qualityWords.local
  if (name === 'every rule') return qualityWords.everyRule
  return name === 'bag of words' ? qualityWords.baselineBag : qualityWords.baselineName
}

/** What the bench found on labelled texts. What the rules were made on flatters them, so the others come first. */
export function Measured({
  figures,
  validator,
  rules,
}: {
  figures: ContinuityFigures
  validator: string
  rules: readonly RuleState[]
}) {
  const { halves, fiction, measuredAt } = figures
  const order = halves.toSorted((left, right) => Number(left.half === 'tune') - Number(right.half === 'tune'))
  return (
    <section aria-labelledby="measured" className="flex flex-col gap-9">
      <div>
        <h2 id="measured" className="headline">
          {qualityWords.measured}
        </h2>
        <p className="mt-1 max-w-[46rem] text-soft">
          {qualityWords.measuredAbout({
            validator: figures.validator,
            time: () => <time dateTime={measuredAt}>{fullInstant(measuredAt)}</time>,
            code: (words) => <code className="text-sm">{words}</code>,
          })}{' '}
          {figures.validator !== validator && qualityWords.notMeasured({ validator })}
        </p>
      </div>
      {order.map((half) => (
        <HalfFigures key={half.half} half={half} rules={rules} />
      ))}
      {fiction.length > 0 && (
        <FigureTable
          caption={qualityWords.fiction}
          head={[qualityWords.book, qualityWords.segments, qualityWords.blocked, qualityWords.doubted]}
          rows={fiction.map(({ book, segments, blocked, warned }) => [
            sentence(book.replaceAll('-', '_')),
            String(segments),
            shareWords(blocked),
            shareWords(warned),
          ])}
        />
      )}
    </section>
  )
}

function HalfFigures({ half, rules }: { half: Half; rules: readonly RuleState[] }) {
  return (
    <details open={half.half !== 'tune'} className="border-t border-line pt-3">
      <summary className="cursor-pointer font-story text-lg font-semibold">
        {halfWords(half.half)}
        <span className="num ms-3 font-sans text-sm font-normal text-faint">
          {qualityWords.halfFacts({
            half: half.half,
            texts: half.texts,
            p50: Number(half.millisecondsP50.toFixed(1)),
            p95: Number(half.millisecondsP95.toFixed(1)),
          })}
        </span>
      </summary>
      <div className="mt-4 flex flex-col gap-7">
        <FigureTable
          caption={qualityWords.noticed}
          head={[
            qualityWords.judge,
            qualityWords.precision,
            qualityWords.recall,
            qualityWords.f1,
            qualityWords.falseAlarms,
          ]}
          rows={half.judges.map(({ name, detection, falseAlarms }) => [
            judgeWords(name),
            shareWords(detection.precision),
            shareWords(detection.recall),
            f1Words(detection),
            shareWords(falseAlarms),
          ])}
        />
        <FigureTable
          caption={qualityWords.sure}
          head={[
            qualityWords.judge,
            qualityWords.precision,
            qualityWords.recall,
            qualityWords.f1,
            qualityWords.falseBlocks,
          ]}
          rows={half.judges.map(({ name, blocks, falseBlocks }) => [
            judgeWords(name),
            shareWords(blocks.precision),
            shareWords(blocks.recall),
            f1Words(blocks),
            shareWords(falseBlocks),
          ])}
        />
        <FigureTable
          caption={qualityWords.byKind}
          head={[qualityWords.kind, qualityWords.precision, qualityWords.recall, qualityWords.f1]}
          rows={half.kinds.map(({ kind, quality }) => [
            findingsWords[kind],
            shareWords(quality.precision),
            shareWords(quality.recall),
            f1Words(quality),
          ])}
        />
        <FigureTable
          caption={qualityWords.byRule}
          head={[qualityWords.rule, qualityWords.precision, qualityWords.inLegal, qualityWords.here]}
          rows={rules.map(({ id, isOn, isOnByDefault }) => {
            const measured = half.rules.find((one) => one.id === id)
            return [
              sentence(id),
              measured === undefined ? qualityWords.noneSaid : shareWords(measured.precision),
              String(measured?.inLegal ?? 0),
              `${isOn ? qualityWords.on : qualityWords.off}${isOn === isOnByDefault ? '' : qualityWords.byChoice}`,
            ]
          })}
        />
        <FigureTable
          caption={qualityWords.byTrap}
          head={[qualityWords.trap, qualityWords.falseAlarms]}
          rows={half.traps.map(({ trap, falseAlarms }) => [sentence(trap), shareWords(falseAlarms)])}
        />
      </div>
    </details>
  )
}

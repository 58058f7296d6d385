import type { ContinuityFigures } from '@skein/contract/quality'
import { fullInstant } from '../../lib/instants.ts'
import { sentence } from '../../lib/words.ts'
import { f1Words, shareWords } from './figure-words.ts'
import { FigureTable } from './figure-table.tsx'

type Half = ContinuityFigures['halves'][number]

const HALVES: Readonly<Record<string, string>> = {
  tune: 'Worlds the rules were made on',
  test: 'Worlds they had not seen',
  check: 'Worlds written by somebody else meanwhile',
}
const JUDGES: Readonly<Record<string, string>> = {
  local: 'Skein’s own rules',
  'any inactive name': 'Baseline: any name of somebody gone',
  'bag of words': 'Baseline: shared words',
}

/** What the bench found on labelled texts. What the rules were made on flatters them, so the others come first. */
export function Measured({ figures, validator }: { figures: ContinuityFigures; validator: string }) {
  const { halves, fiction, measuredAt } = figures
  const order = halves.toSorted((left, right) => Number(left.half === 'tune') - Number(right.half === 'tune'))
  return (
    <section aria-labelledby="measured" className="flex flex-col gap-9">
      <div>
        <h2 id="measured" className="headline">
          Measured on labelled texts
        </h2>
        <p className="mt-1 max-w-[46rem] text-soft">
          {figures.validator} on <time dateTime={measuredAt}>{fullInstant(measuredAt)}</time>, by{' '}
          <code className="text-sm">pnpm bench continuity --keep</code>. Intervals hold 95 % of what chance would give.
          {figures.validator !== validator && ` Texts here are checked by ${validator} now, which was not measured.`}
        </p>
      </div>
      {order.map((half) => (
        <HalfFigures key={half.half} half={half} />
      ))}
      {fiction.length > 0 && (
        <FigureTable
          caption="Published fiction, posted in order: whatever is said of it is false"
          head={['Book', 'Segments', 'Blocked', 'Doubted']}
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

function HalfFigures({ half }: { half: Half }) {
  return (
    <details open={half.half !== 'tune'} className="border-t border-line pt-3">
      <summary className="cursor-pointer font-story text-lg font-semibold">
        {HALVES[half.half] ?? half.half}
        <span className="num ml-3 font-sans text-sm font-normal text-faint">
          {half.half}, {half.texts} texts, {half.millisecondsP50.toFixed(1)} ms each (p95{' '}
          {half.millisecondsP95.toFixed(1)})
        </span>
      </summary>
      <div className="mt-4 flex flex-col gap-7">
        <FigureTable
          caption="Is a text with a slip noticed at all?"
          head={['', 'Right of what it said', 'Found of all slips', 'F1', 'False alarms on sound texts']}
          rows={half.judges.map(({ name, detection, falseAlarms }) => [
            JUDGES[name] ?? name,
            shareWords(detection.precision),
            shareWords(detection.recall),
            f1Words(detection),
            shareWords(falseAlarms),
          ])}
        />
        <FigureTable
          caption="When it is sure enough to block"
          head={['', 'Right of what it said', 'Found of all certain slips', 'F1', 'False blocks on sound texts']}
          rows={half.judges.map(({ name, blocks, falseBlocks }) => [
            JUDGES[name] ?? name,
            shareWords(blocks.precision),
            shareWords(blocks.recall),
            f1Words(blocks),
            shareWords(falseBlocks),
          ])}
        />
        <FigureTable
          caption="By kind of finding"
          head={['', 'Right of what it said', 'Found of all', 'F1']}
          rows={half.kinds.map(({ kind, quality }) => [
            sentence(kind),
            shareWords(quality.precision),
            shareWords(quality.recall),
            f1Words(quality),
          ])}
        />
        <FigureTable
          caption="Sound texts that tempt to an alarm"
          head={['', 'False alarms']}
          rows={half.traps.map(({ trap, falseAlarms }) => [sentence(trap), shareWords(falseAlarms)])}
        />
      </div>
    </details>
  )
}

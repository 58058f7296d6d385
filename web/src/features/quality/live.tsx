import type { ContinuityQuality } from '@skein/contract/quality'
import { fullInstant } from '../../lib/instants.ts'
import { sentence } from '../../lib/words.ts'
import { partWords } from './figure-words.ts'
import { FigureTable } from './figure-table.tsx'

/** What writers have made of the verdicts they got here. */
export function Live({ live, since }: Pick<ContinuityQuality, 'live' | 'since'>) {
  return (
    <section aria-labelledby="live" className="flex flex-col gap-9">
      <div>
        <h2 id="live" className="headline">
          Here, with real writers
        </h2>
        <p className="mt-1 max-w-[46rem] text-soft">
          Verdicts on texts that were sent since <time dateTime={since}>{fullInstant(since)}</time>. Texts that were
          only tried are not counted, and only marks say that a finding was wrong: most writers leave none.
        </p>
      </div>
      {live.length === 0 && <p className="text-soft">No text was checked in this time.</p>}
      {live.map((one) => {
        const all = one.passed + one.warned + one.blocked
        return (
          <div key={one.validator} className="flex flex-col gap-7">
            <FigureTable
              caption={`Checked by ${one.validator}`}
              head={['Verdicts', 'Passed', 'Doubted', 'Blocked', 'Doubts accepted with one click', 'Not asked']}
              rows={[
                [
                  String(all),
                  partWords(one.passed, all),
                  partWords(one.warned, all),
                  partWords(one.blocked, all),
                  partWords(one.accepted, one.asked),
                  String(one.unasked),
                ],
              ]}
            />
            {one.kinds.length > 0 && (
              <FigureTable
                caption={`Findings of ${one.validator}`}
                head={['', 'Doubts', 'Contradictions', 'Remarks', 'Marked wrong', 'Marked right']}
                rows={one.kinds.map(({ kind, warns, blocks, remarks, markedWrong, markedRight }) => [
                  sentence(kind),
                  String(warns),
                  String(blocks),
                  String(remarks),
                  partWords(markedWrong, warns + blocks + remarks),
                  partWords(markedRight, warns + blocks + remarks),
                ])}
              />
            )}
          </div>
        )
      })}
    </section>
  )
}

import type { ContinuityQuality } from '@skein/contract/quality'
import { fullInstant } from '../../lib/instants.ts'
import { partWords } from './figure-words.ts'
import { FigureTable } from './figure-table.tsx'
import { findingsWords } from '../../messages/en/findings.ts'
import { qualityWords } from '../../messages/en/quality.ts'

/** What writers have made of the verdicts they got here. */
export function Live({ live, since }: Pick<ContinuityQuality, 'live' | 'since'>) {
  return (
    <section aria-labelledby="live" className="flex flex-col gap-9">
      <div>
        <h2 id="live" className="headline">
          {qualityWords.live}
        </h2>
        <p className="mt-1 max-w-[46rem] text-soft">
          {qualityWords.liveAbout({ time: () => <time dateTime={since}>{fullInstant(since)}</time> })}
        </p>
      </div>
      {live.length === 0 && <p className="text-soft">{qualityWords.noneChecked}</p>}
      {live.map((one) => {
        const all = one.passed + one.warned + one.blocked
        return (
          <div key={one.validator} className="flex flex-col gap-7">
            <FigureTable
              caption={qualityWords.verdictsBy({ validator: one.validator })}
              head={[
                qualityWords.verdicts,
                qualityWords.passed,
                qualityWords.doubted,
                qualityWords.blocked,
                qualityWords.accepted,
                qualityWords.unasked,
              ]}
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
                caption={qualityWords.findingsOf({ validator: one.validator })}
                head={[
                  qualityWords.kind,
                  qualityWords.doubts,
                  qualityWords.contradictions,
                  qualityWords.remarks,
                  qualityWords.markedWrong,
                  qualityWords.markedRight,
                ]}
                rows={one.kinds.map(({ kind, warns, blocks, remarks, markedWrong, markedRight }) => [
                  findingsWords[kind],
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

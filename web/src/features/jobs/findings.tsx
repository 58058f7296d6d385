import type { Finding, Verdict } from '@skein/contract/verdict'
import { sentence } from '../../lib/words.ts'

const SEVERITY: Record<Finding['severity'], { word: string; look: string; edge: string }> = {
  block: { word: 'Contradiction', look: 'text-bad', edge: 'border-bad' },
  warn: { word: 'Doubt', look: 'text-warn', edge: 'border-warn' },
  info: { word: 'Remark', look: 'text-soft', edge: 'border-edge' },
}

/** What continuity validation said, as a review: each finding with the words it objects to and its evidence. */
export function VerdictView({ verdict }: { verdict: Verdict }) {
  const { outcome, findings, notes, bibleVersion, validator } = verdict
  const summary =
    outcome === 'pass'
      ? 'It follows from everything the scene has settled.'
      : outcome === 'warn'
        ? 'It may go on, with something to look at.'
        : 'It contradicts what the scene has settled, so it was not published.'
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict" className="headline">
        Continuity
      </h2>
      <p className="mt-1 text-soft">{summary}</p>
      {findings.length > 0 && (
        <ul className="mt-4 flex flex-col gap-4">
          {findings.map((finding) => (
            <li key={`${finding.kind}${finding.quote?.start ?? ''}${finding.reason}`}>
              <FindingCard finding={finding} />
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ul className="mt-3 list-disc pl-5 text-sm text-soft">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="num mt-3 text-sm text-faint">
        Checked against bible version {bibleVersion} by {validator}
      </p>
    </section>
  )
}

function FindingCard({ finding }: { finding: Finding }) {
  const { word, look, edge } = SEVERITY[finding.severity]
  return (
    <article className={`border-l-[3px] bg-sheet px-4 py-3.5 ${edge}`}>
      <h3 className="text-[0.9375rem] font-semibold">
        <span className={look}>{word}:</span> {sentence(finding.kind).toLowerCase()}
      </h3>
      {finding.quote !== null && (
        <blockquote className="story mt-2">
          “<mark className="bg-warn-soft text-ink">{finding.quote.text}</mark>”
        </blockquote>
      )}
      <p className="mt-2 text-[0.9375rem]">{finding.reason}</p>
      {finding.cites !== null && (
        <p className="num mt-1 text-sm text-faint">
          {finding.cites.establishedInSegment === null
            ? `From the bible, version ${finding.cites.bibleVersion}`
            : `Settled in segment ${finding.cites.establishedInSegment}`}
        </p>
      )}
      {finding.suggestion !== '' && (
        <p className="mt-2 text-[0.9375rem]">
          <span className="font-semibold">What you can do:</span> {finding.suggestion}
        </p>
      )}
    </article>
  )
}

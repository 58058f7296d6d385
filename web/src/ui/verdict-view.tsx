import type { Finding, Verdict } from '@skein/contract/verdict'
import type { ReactNode } from 'react'
import { sentence } from '../lib/words.ts'
import { MarkedText } from './marked-text.tsx'
import { checkersOf } from '../lib/checkers.ts'

const SEVERITY: Record<Finding['severity'], { word: string; look: string; edge: string }> = {
  block: { word: 'Contradiction', look: 'text-bad', edge: 'border-bad' },
  warn: { word: 'Doubt', look: 'text-warn', edge: 'border-warn' },
  info: { word: 'Remark', look: 'text-soft', edge: 'border-edge' },
}

export type Cites = NonNullable<Finding['cites']>

interface VerdictViewProps {
  verdict: Verdict
  /** What was checked; shown with its marks when a finding quotes it. */
  text: string
  /** What stands in place of "it follows …": a text that was only tried has not been published or stopped. */
  summary: string
  /** What the bible says at the place a finding cites; null when that is not known here. */
  entry: (cites: Cites) => string | null
  /** Leads to the segment a fact was set in. */
  evidence: (sequence: number) => ReactNode
  /** What a writer can say of one finding, by its place in the list. */
  answer?: (finding: number) => ReactNode
}

/** What continuity validation said, as a review: the text with its marks, and each finding with its evidence. */
export function VerdictView({ verdict, text, summary, entry, evidence, answer }: VerdictViewProps) {
  const { findings, notes, bibleVersion, validator } = verdict
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict" className="headline">
        Continuity
      </h2>
      <p className="mt-1 text-soft">{summary}</p>
      {findings.some(({ quote }) => quote !== null) && (
        <div className="mt-4 bg-sunken px-4 py-3.5">
          <MarkedText text={text} findings={findings} />
        </div>
      )}
      {findings.length > 0 && (
        <ol className="mt-4 flex flex-col gap-4">
          {findings.map((finding, index) => (
            <li key={`${finding.kind}${finding.quote?.start ?? ''}${finding.reason}`}>
              <FindingCard finding={finding} number={index + 1} entry={entry} evidence={evidence}>
                {answer?.(index)}
              </FindingCard>
            </li>
          ))}
        </ol>
      )}
      {notes.length > 0 && (
        <ul className="mt-3 list-disc pl-5 text-sm text-soft">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="num mt-3 text-sm text-faint">
        Checked against bible version {bibleVersion} by {checkersOf(validator)}
      </p>
    </section>
  )
}

interface FindingCardProps {
  finding: Finding
  number: number
  entry: (cites: Cites) => string | null
  evidence: (sequence: number) => ReactNode
  children: ReactNode
}

function FindingCard({ finding, number, entry, evidence, children }: FindingCardProps) {
  const { word, look, edge } = SEVERITY[finding.severity]
  const settled = finding.cites === null ? null : entry(finding.cites)
  // Most reasons quote the bible themselves.
  const isTold = settled !== null && finding.reason.includes(settled.slice(settled.indexOf(': ') + 1).trim())
  return (
    <article id={`finding-${number}`} className={`scroll-mt-6 border-l-[3px] bg-sheet px-4 py-3.5 ${edge}`}>
      <h3 className="num text-[0.9375rem] font-semibold">
        {number}. <span className={look}>{word}:</span> {sentence(finding.kind).toLowerCase()}
      </h3>
      {finding.quote !== null && (
        <blockquote className="story mt-2">
          “<mark className="bg-warn-soft text-ink">{finding.quote.text}</mark>”
        </blockquote>
      )}
      <p className="mt-2 text-[0.9375rem]">{finding.reason}</p>
      {settled !== null && !isTold && (
        <blockquote className="mt-2 border-l border-edge pl-3 font-story text-soft">{settled}</blockquote>
      )}
      {finding.cites !== null && (
        <p className="num mt-1 text-sm text-faint">
          {finding.cites.establishedInSegment === null ? (
            `From the bible, version ${finding.cites.bibleVersion}`
          ) : (
            <>Settled in {evidence(finding.cites.establishedInSegment)}</>
          )}
        </p>
      )}
      {finding.suggestion !== '' && (
        <p className="mt-2 text-[0.9375rem]">
          <span className="font-semibold">What you can do:</span> {finding.suggestion}
        </p>
      )}
      {children}
    </article>
  )
}

/** What a verdict means for a continuation on its way. */
export function verdictSummary(outcome: Verdict['outcome']): string {
  if (outcome === 'pass') return 'It follows from everything the scene has settled.'
  if (outcome === 'warn') return 'It may go on, with something to look at first.'
  return 'It contradicts what the scene has settled, so it was not published.'
}

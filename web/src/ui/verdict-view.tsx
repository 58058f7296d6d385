import type { Finding, Verdict } from '@skein/contract/verdict'
import type { ReactNode } from 'react'
import { MarkedText } from './marked-text.tsx'
import { checkersOf } from '../lib/checkers.ts'
import { everywhereWords } from '../messages/en/everywhere.ts'
import { findingsWords } from '../messages/en/findings.ts'
import { verdictWords } from '../messages/en/verdict.ts'
import { serverWords } from '../messages/server-words.ts'

const SEVERITY: Record<Finding['severity'], { look: string; edge: string; mark: string }> = {
  block: { look: 'text-bad', edge: 'border-bad', mark: 'bg-bad-soft' },
  warn: { look: 'text-warn', edge: 'border-warn', mark: 'bg-warn-soft' },
  info: { look: 'text-soft', edge: 'border-edge', mark: 'bg-warn-soft' },
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
  const { findings, notes, noteWordings = [], bibleVersion, validator } = verdict
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict" className="headline">
        {verdictWords.title}
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
              <FindingCard
                finding={finding}
                number={index + 1}
                unworded={validator.includes('+model:') ? null : 'en'}
                entry={entry}
                evidence={evidence}
              >
                {answer?.(index)}
              </FindingCard>
            </li>
          ))}
        </ol>
      )}
      {notes.length > 0 && (
        <ul className="mt-3 list-disc ps-5 text-sm text-soft">
          {notes.map((note, index) => {
            const { words, lang } = serverWords(note, noteWordings[index])
            return (
              <li key={note} lang={lang}>
                <bdi>{words}</bdi>
              </li>
            )
          })}
        </ul>
      )}
      <p className="num mt-3 text-sm text-faint">
        {verdictWords.checkedBy({ n: bibleVersion, checkers: checkersOf(validator) })}
      </p>
    </section>
  )
}

interface FindingCardProps {
  finding: Finding
  number: number
  /** The language of words that have no wording; null when it is not known. */
  unworded: 'en' | null
  entry: (cites: Cites) => string | null
  evidence: (sequence: number) => ReactNode
  children: ReactNode
}

function FindingCard({ finding, number, unworded, entry, evidence, children }: FindingCardProps) {
  const { look, edge, mark } = SEVERITY[finding.severity]
  const settled = finding.cites === null ? null : entry(finding.cites)
  const reason = serverWords(finding.reason, finding.wording?.reason, unworded)
  const suggestion = serverWords(finding.suggestion, finding.wording?.suggestion, unworded)
  // Most reasons quote the bible themselves.
  const isTold = settled !== null && finding.reason.includes(settled.slice(settled.indexOf(': ') + 1).trim())
  return (
    <article id={`finding-${number}`} className={`scroll-mt-6 border-s-3 bg-sheet px-4 py-3.5 ${edge}`}>
      <h3 className="num text-ui font-semibold">
        {verdictWords.finding({
          n: number,
          severity: verdictWords[finding.severity],
          kind: findingsWords[finding.kind],
          word: (word) => <span className={look}>{word}</span>,
        })}
      </h3>
      {finding.quote !== null && (
        <blockquote dir="auto" className="story mt-2">
          <mark className={`text-ink ${mark}`}>{everywhereWords.quoted({ text: finding.quote.text })}</mark>
        </blockquote>
      )}
      <p lang={reason.lang} dir="auto" className="mt-2 text-ui">
        {reason.words}
      </p>
      {settled !== null && !isTold && (
        <blockquote dir="auto" className="mt-2 border-s border-edge ps-3 font-story text-soft">
          {settled}
        </blockquote>
      )}
      {finding.cites !== null && <p className="num mt-1 text-sm text-faint">{originOf(finding.cites, evidence)}</p>}
      {finding.suggestion !== '' && (
        <p className="mt-2 text-ui">
          {verdictWords.whatToDo({
            suggestion: suggestion.words,
            server: (words) => <span lang={suggestion.lang}>{words}</span>,
            b: (label) => <span className="font-semibold">{label}</span>,
          })}
        </p>
      )}
      {children}
    </article>
  )
}

/** Where what is cited was settled. */
function originOf(
  { establishedInSegment, bibleVersion }: NonNullable<Finding['cites']>,
  evidence: (sequence: number) => ReactNode,
): ReactNode {
  if (establishedInSegment === null) return verdictWords.fromBible({ n: bibleVersion })
  return verdictWords.settledIn({ place: () => evidence(establishedInSegment) })
}

/** What a verdict means for a continuation on its way. */
export function verdictSummary(outcome: Verdict['outcome']): string {
  if (outcome === 'pass') return verdictWords.passes
  if (outcome === 'warn') return verdictWords.mayGoOn
  return verdictWords.contradicts
}

import type { Finding } from '@skein/contract/verdict'
import { verdictWords } from '../messages/en/verdict.ts'
import { listed } from '../lib/count.ts'

interface Piece {
  text: string
  /** Numbers of the findings that quote it, counted from 1. */
  findings: number[]
  isBlock: boolean
}

/** Cuts a text at the edges of every quote, so that quotes may overlap; offsets outside the text mark nothing. */
function piecesOf(text: string, findings: readonly Finding[]): Piece[] {
  const edges = new Set([0, text.length])
  const quotes = findings.map(({ quote }) => (quote !== null && quote.end <= text.length ? quote : null))
  for (const quote of quotes) if (quote !== null) for (const edge of [quote.start, quote.end]) edges.add(edge)
  const cuts = [...edges].toSorted((left, right) => left - right)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length
    const numbers = quotes.flatMap((quote, place) =>
      quote !== null && quote.start <= start && end <= quote.end ? [place + 1] : [],
    )
    return {
      text: text.slice(start, end),
      findings: numbers,
      isBlock: numbers.some((number) => findings[number - 1]?.severity === 'block'),
    }
  })
}

/** A writer's text with the words that findings object to marked, and which finding it is. */
export function MarkedText({ text, findings }: { text: string; findings: readonly Finding[] }) {
  return (
    <p dir="auto" className="story whitespace-pre-line">
      {piecesOf(text, findings).map((piece, index) =>
        piece.findings.length === 0 ? (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index}>{piece.text}</span>
        ) : (
          <mark
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className={`rounded-xs px-0.5 text-ink underline decoration-2 underline-offset-4 ${piece.isBlock ? 'bg-bad-soft decoration-bad' : 'bg-warn-soft decoration-warn'}`}
          >
            {piece.text}
            <sup className="num ms-0.5 text-xs no-underline">
              {/* A thumb's room around a small number. */}
              <a
                href={`#finding-${piece.findings[0]}`}
                aria-hidden="true"
                tabIndex={-1}
                className="relative after:absolute after:-inset-2"
              >
                {listed(piece.findings.map(String))}
              </a>
              <span className="sr-only">
                {' '}
                {verdictWords.findingNumber({ numbers: listed(piece.findings.map(String)) })}
              </span>
            </sup>
          </mark>
        ),
      )}
    </p>
  )
}

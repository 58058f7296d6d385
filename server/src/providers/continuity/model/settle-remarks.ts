import type { Finding } from '@skein/contract/verdict'
import { BLOCK_FROM, TELL_FROM } from '../local/doubt.ts'
import type { Remark } from './answer-schema.ts'
import type { BibleEntry } from './bible-entries.ts'
import { findQuote } from './find-quote.ts'

/** However sure a model says it is: its word alone stays below what blocks. */
const CONFIDENCE_MAX = BLOCK_FROM - 0.05
const LINK = /\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+/gi

export interface SettledRemarks {
  readonly findings: Finding[]
  /** Remarks about words that are not in the text, or entries that were not given. */
  readonly unfounded: number
}

/**
 * Turns remarks into findings. Words are the model's; offsets, pointers, segments and severity are decided here, and a
 * remark that has no ground in the text and in the entries it was given is dropped.
 */
export function settleRemarks(
  remarks: readonly Remark[],
  { text, entries, bibleVersion }: { text: string; entries: readonly BibleEntry[]; bibleVersion: number },
): SettledRemarks {
  const findings: Finding[] = []
  let unfounded = 0
  for (const { kind, quote: words, entry: name, confidence, reason, suggestion } of remarks) {
    const quote = findQuote(text, words)
    // A character's own entry comes first among those that bear its id.
    const entry = entries.find(({ pointer, entityId }) => name === pointer || name === entityId)
    if (quote === null || entry === undefined) unfounded++
    else if (confidence >= TELL_FROM) {
      findings.push({
        kind,
        severity: 'warn',
        confidence: Math.round(Math.min(CONFIDENCE_MAX, confidence) * 100) / 100,
        quote,
        cites: { bibleVersion, pointer: entry.pointer, establishedInSegment: entry.establishedInSegment },
        reason: withoutLinks(reason),
        suggestion: withoutLinks(suggestion),
      })
    }
  }
  return { findings, unfounded }
}

/** The text may dictate these words: they are shown to people, so they lead nowhere. */
function withoutLinks(words: string): string {
  return words.replaceAll(LINK, '[link left out]')
}

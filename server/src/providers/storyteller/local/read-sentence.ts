import type { Sentence } from './read-text.ts'
import { type Token, tokenize } from '#reading/tokens.ts'
import type { Tongue } from './tongues/tongue.ts'
import { tongueOf } from './tongues/tongues.ts'

/** A sentence with its words tagged (none outside English) and its speech marked. */
export interface ReadSentence extends Sentence {
  readonly tokens: readonly Token[]
  /** The vocabulary a text is read by where there is no grammar for it; null in English and in languages without one. */
  readonly tongue: Tongue | null
  /** Whether the character at this offset stands between quotation marks. */
  readonly isSpoken: (offset: number) => boolean
}

/** Compromise needs about 7 ms per 1,000 characters; past this a continuation would take too long. */
export const TAGGED_LENGTH_MAX = 5000

/** Tags sentences up to the limit; the rest are read without grammar. */
export function readSentences(sentences: readonly Sentence[], language: string): ReadSentence[] {
  let left = language === 'en' ? TAGGED_LENGTH_MAX : 0
  const tongue = tongueOf(language)
  return sentences.map((sentence) => {
    left -= sentence.text.length
    return {
      ...sentence,
      tongue,
      tokens: left >= 0 ? tokenize(sentence.text) : [],
      isSpoken: (offset) => sentence.narration[offset] === ' ' && sentence.text[offset] !== ' ',
    }
  })
}

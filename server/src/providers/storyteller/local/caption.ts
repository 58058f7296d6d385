import { CAPTION_LENGTH_MAX } from '@skein/contract/script'
import { condense } from './condense.ts'
import { joinSentences, type Sentence } from './read-text.ts'

/** Comfortable reading speed in characters a second. Han, kana and Hangul carry more per character. */
const CHARACTERS_PER_SECOND = 17
const DENSE_CHARACTERS_PER_SECOND = 9
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu

/** How many characters of this text a viewer can read in a second. */
export function readingSpeed(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0
  return dense > text.length * 0.3 ? DENSE_CHARACTERS_PER_SECOND : CHARACTERS_PER_SECOND
}

/**
 * The words to read during a shot: all of the beat when time allows, else the sentence that carries most (speech and
 * action before description) with as many of its neighbours as fit.
 *
 * @param seconds how long the shot lasts.
 */
export function captionFor(
  sentences: readonly (Pick<Sentence, 'text' | 'opening' | 'closing'> & { readonly weight: number })[],
  seconds: number,
): string {
  const whole = joinSentences(sentences)
  const lengthMax = Math.min(CAPTION_LENGTH_MAX - 1, Math.floor(seconds * readingSpeed(whole)))
  if (whole.length <= lengthMax) return whole
  let best = 0
  for (const [index, { weight }] of sentences.entries()) if (weight > (sentences[best]?.weight ?? 0)) best = index
  let to = best + 1
  while (to < sentences.length && joinSentences(sentences.slice(best, to + 1)).length <= lengthMax) to++
  return condense(joinSentences(sentences.slice(best, to)), lengthMax)
}

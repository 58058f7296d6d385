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

type Weighed = Pick<Sentence, 'text' | 'opening' | 'closing'> & { readonly weight: number }

/** A whole sentence is worth more than the beginning of one that carries a little more. */
const WHOLE_IS_WORTH = 2.5

/**
 * The words to read during a shot: all of the beat when time allows, else whole sentences, beginning with the one that
 * carries most (speech and action before description) and taking in as many of its neighbours as fit. Only when nothing
 * fits whole is a sentence shortened.
 *
 * @param seconds how long the shot lasts.
 */
export function captionFor(sentences: readonly Weighed[], seconds: number): string {
  const whole = joinSentences(sentences)
  const lengthMax = Math.min(CAPTION_LENGTH_MAX - 1, Math.floor(seconds * readingSpeed(whole)))
  if (whole.length <= lengthMax) return whole
  const fits = (from: number, to: number): boolean => joinSentences(sentences.slice(from, to)).length <= lengthMax
  const best = heaviest(sentences, () => true)
  const bestWhole = heaviest(sentences, (index) => fits(index, index + 1))
  const weightOf = (index: number): number => sentences[index]?.weight ?? 0
  if (bestWhole === null || (best !== null && weightOf(best) - weightOf(bestWhole) > WHOLE_IS_WORTH))
    return condense(joinSentences(sentences.slice(best ?? 0, (best ?? 0) + 1)), lengthMax)
  let [from, to] = [bestWhole, bestWhole + 1]
  while (to < sentences.length && fits(from, to + 1)) to++
  while (from > 0 && fits(from - 1, to)) from--
  return joinSentences(sentences.slice(from, to))
}

function heaviest(sentences: readonly Weighed[], isMeant: (index: number) => boolean): number | null {
  let best: number | null = null
  for (const [index, { weight }] of sentences.entries())
    if (isMeant(index) && (best === null || weight > (sentences[best]?.weight ?? 0))) best = index
  return best
}

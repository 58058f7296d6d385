import { CAPTION_LENGTH_MAX } from '@skein/contract/script'
import { condense } from './condense.ts'

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
  sentences: readonly { readonly text: string; readonly weight: number }[],
  seconds: number,
): string {
  const whole = sentences.map(({ text }) => text).join(' ')
  const lengthMax = Math.min(CAPTION_LENGTH_MAX - 1, Math.floor(seconds * readingSpeed(whole)))
  if (whole.length <= lengthMax) return whole
  let best = 0
  for (const [index, { weight }] of sentences.entries()) if (weight > (sentences[best]?.weight ?? 0)) best = index
  const lead = condense(sentences[best]?.text ?? '', lengthMax)
  if (lead.endsWith('…') || lead.endsWith('…”')) return lead
  const following = sentences.slice(best + 1).map(({ text }) => text)
  let caption = lead
  for (const text of following) {
    if (caption.length + 1 + text.length > lengthMax) break
    caption = `${caption} ${text}`
  }
  return caption
}

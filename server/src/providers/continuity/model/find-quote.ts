import type { Finding } from '@skein/contract/verdict'
import { cutAt, QUOTE_LENGTH_MAX } from '../local/doubt.ts'

type Quote = NonNullable<Finding['quote']>

const SINGLE_MARKS = /[‘’‚‛′`´]/
const DOUBLE_MARKS = /[“”„‟″«»]/
const IN_MARKS = /^["'](.+)["']$/s

/**
 * Where words a model quotes stand in the text: letter for letter, or else with whitespace and quotation marks written
 * in another way. What is returned is the text's own words, cut to what a card shows; null when they are not there.
 */
export function findQuote(text: string, words: string): Quote | null {
  const wanted = words.trim()
  if (!/[\p{L}\p{N}]/u.test(wanted)) return null
  const at = text.indexOf(wanted)
  return at === -1 ? findLoosely(text, wanted) : quoteAt(text, at, at + wanted.length)
}

function findLoosely(text: string, words: string): Quote | null {
  const plainText = plain(text)
  const plainWords = plain(words).letters
  for (const wanted of [plainWords, IN_MARKS.exec(plainWords)?.[1]?.trim() ?? '']) {
    const at = wanted === '' ? -1 : plainText.letters.indexOf(wanted)
    const [start, last] = [plainText.offsets[at], plainText.offsets[at + wanted.length - 1]]
    if (start !== undefined && last !== undefined) return quoteAt(text, start, last + 1)
  }
  return null
}

/** The text with one kind of space and two kinds of quotation mark, and where each code unit of it stood. */
function plain(text: string): { readonly letters: string; readonly offsets: readonly number[] } {
  const letters: string[] = []
  const offsets: number[] = []
  for (let at = 0; at < text.length; at++) {
    const letter = plainLetter(text[at] ?? '')
    if (letter === ' ' && (letters.length === 0 || letters.at(-1) === ' ')) continue
    letters.push(letter)
    offsets.push(at)
  }
  if (letters.at(-1) === ' ') letters.pop()
  return { letters: letters.join(''), offsets }
}

function plainLetter(letter: string): string {
  if (/\s/.test(letter)) return ' '
  if (SINGLE_MARKS.test(letter)) return "'"
  return DOUBLE_MARKS.test(letter) ? '"' : letter
}

function quoteAt(text: string, start: number, wholeEnd: number): Quote {
  const end = wholeEnd - start > QUOTE_LENGTH_MAX ? cutAt(text, start + QUOTE_LENGTH_MAX) : wholeEnd
  return { start, end, text: text.slice(start, end) }
}

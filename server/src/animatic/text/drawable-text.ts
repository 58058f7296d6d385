import { filmNote } from '@skein/contract/film-notes'
import type { Choice, FaceFinder } from './fonts/face-finder.ts'
import type { FaceName } from './fonts/faces.ts'

/** What a reader takes for one character, and how it is drawn. */
export interface Cluster {
  readonly text: string
  /** UTF-16 offset in the text. */
  readonly at: number
  readonly choice: Choice
}

export interface Drawable {
  /** One line; every character in it has a glyph. */
  readonly text: string
  readonly clusters: readonly Cluster[]
  /** Characters no bundled font has, each once, in order. */
  readonly missing: readonly string[]
  /** The text up to an offset, closed with an ellipsis. */
  readonly cut: (end: number) => Drawable
}

/** More than this share of letters missing, and what remains would read as nonsense. */
const MISSING_SHARE_MAX = 0.25
const INVISIBLE = /^(?:\p{Join_Control}|\p{Variation_Selector})+$/u
const MEANINGFUL = /[\p{L}\p{N}]/u
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Faces of a text from left to right; marks before the first letter follow that letter. */
function choose(text: string, finder: FaceFinder) {
  const first = Array.from(text).find((letter) => MEANINGFUL.test(letter))
  let beside: FaceName | null = first === undefined ? null : (finder.find(first, null)?.face ?? null)
  return [...graphemes.segment(text)].map(({ segment, index }) => {
    const choice = finder.find(segment, beside)
    if (choice) beside = choice.face
    return { text: segment, at: index, choice }
  })
}

/**
 * What of a line the bundled fonts can show. Characters without a glyph are left out (never drawn as boxes); a line that
 * would lose its sense is left out whole. Its words are in the WebVTT captions all the same.
 */
export function drawableText(line: string, finder: FaceFinder): Drawable {
  const chosen = choose(line, finder)
  const lost = chosen.filter(({ text, choice }) => choice === null && !INVISIBLE.test(text))
  const missing = [...new Set(lost.map(({ text }) => text))]
  if (chosen.every(({ choice }) => choice !== null)) {
    const clusters = chosen.flatMap(({ choice, ...rest }) => (choice ? [{ ...rest, choice }] : []))
    const cut = (end: number) => drawableText(`${line.slice(0, end).replace(/[\s.,;:،、。-]+$/u, '')}…`, finder)
    return { text: line, clusters, missing, cut }
  }
  const isMeaningful = ({ text }: { text: string }) => MEANINGFUL.test(text)
  const losesSense = lost.filter(isMeaningful).length > chosen.filter(isMeaningful).length * MISSING_SHARE_MAX
  const kept = losesSense ? '' : chosen.map(({ text, choice }) => (choice ? text : '')).join('')
  return { ...drawableText(kept.replaceAll(/\s+/g, ' ').trim(), finder), missing }
}

const NAMED_MAX = 6
const code = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Says which characters are not in the picture, in words a writer understands; nothing when all are. */
export function missingNote(missing: readonly string[]): readonly string[] {
  const all = [...new Set(missing)]
  if (all.length === 0) return []
  const characters = all
    .slice(0, NAMED_MAX)
    .map((character) => `${character} (${code(character)})`)
    .join(', ')
  const more = all.length - NAMED_MAX
  return [
    more > 0 ? filmNote('film_noFontMore', { characters, n: `${more}` }) : filmNote('film_noFont', { characters }),
  ]
}

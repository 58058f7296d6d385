import { canDraw } from './fonts.ts'

export interface DrawableText {
  readonly text: string
  /** True when nothing had to be left out. */
  readonly isWhole: boolean
}

/** More than this share of letters missing, and what remains would read as nonsense. */
const MISSING_SHARE_MAX = 0.25

/**
 * What of a line the bundled fonts can show. Characters without a glyph are left out (never drawn as boxes); a line that
 * would lose its sense is left out whole. Its words are in the WebVTT captions all the same.
 */
export function drawableText(line: string): DrawableText {
  const letters = Array.from(line)
  const kept = letters.filter(canDraw)
  if (kept.length === letters.length) return { text: line, isWhole: true }
  const meaningful = letters.filter((letter) => /[\p{L}\p{N}]/u.test(letter))
  const missing = meaningful.filter((letter) => !canDraw(letter)).length
  if (missing > meaningful.length * MISSING_SHARE_MAX) return { text: '', isWhole: false }
  return { text: kept.join('').replaceAll(/\s+/g, ' ').trim(), isWhole: false }
}

import { createRequire } from 'node:module'
import type bidiModule from 'bidi-js'

/** What the package exports is the function itself, where its types speak of a default export. */
const createBidi: typeof bidiModule.default = createRequire(import.meta.url)('bidi-js')
const bidi = createBidi()
const WRITTEN_RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/
const RIGHT_TO_LEFT = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u

export interface Direction {
  readonly isRightToLeft: boolean
  /** Unicode embedding level of each UTF-16 unit; odd ones run right to left. */
  readonly levels: Uint8Array
}

/**
 * Resolves the directions in a paragraph (UAX #9). Its own is the language's when that is written from the right and the
 * paragraph has such letters, else that of its first strong letter.
 */
export function resolveDirection(text: string, language: string): Direction {
  const base = WRITTEN_RIGHT_TO_LEFT.test(language) && RIGHT_TO_LEFT.test(text) ? 'rtl' : 'auto'
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, base)
  return { isRightToLeft: (paragraphs[0]?.level ?? 0) % 2 === 1, levels }
}

/** The order in which a line's parts stand from left to right (UAX #9, rule L2). */
export function visualOrder<T extends { readonly level: number }>(parts: readonly T[]): readonly T[] {
  const order = [...parts]
  const levels = parts.map(({ level }) => level)
  const lowestOdd = Math.min(...levels.map((level) => level | 1))
  for (let level = Math.max(0, ...levels); level >= lowestOdd; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from
      while ((order[to]?.level ?? -1) >= level) to++
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).toReversed())
      from = Math.max(from, to - 1)
    }
  }
  return order
}

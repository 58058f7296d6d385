const WORD = /[\p{L}\p{M}\p{N}]+/gu
const CORRECTED_MAX = 4
const LENGTH_MIN = 3
const LENGTH_MAX = 40

interface FoundWord {
  readonly text: string
  readonly word: string
  readonly at: number
}

const wordsOf = (q: string): FoundWord[] =>
  [...q.matchAll(WORD)].map((match) => ({ text: match[0], word: match[0].toLowerCase(), at: match.index }))

/** A word that is to be left out ("-hall"), and the "or" between two. */
const isSyntax = (q: string, { word, at }: FoundWord): boolean => word === 'or' || /(^|\s)-"?$/.test(q.slice(0, at))

/** The words of a search that may have been mistyped, lower-case, each once; a few at most, because each costs a look. */
export function correctableWords(q: string): string[] {
  const words = wordsOf(q)
    .filter((found) => !isSyntax(q, found))
    .map(({ word }) => word)
    .filter((word) => word.length >= LENGTH_MIN && word.length <= LENGTH_MAX && !/^\p{N}+$/u.test(word))
  return [...new Set(words)].slice(0, CORRECTED_MAX)
}

/** The search with its words replaced, everything between them kept; null when none is to be replaced. */
export function replaceWords(q: string, corrections: ReadonlyMap<string, string>): string | null {
  let replaced = ''
  let rest = 0
  for (const found of wordsOf(q)) {
    const correction = isSyntax(q, found) ? undefined : corrections.get(found.word)
    if (correction === undefined) continue
    replaced += q.slice(rest, found.at) + correction
    rest = found.at + found.text.length
  }
  return rest === 0 ? null : replaced + q.slice(rest)
}

/** What is being typed: the words before the last one, which may be unfinished. Null while there is no word. */
export function readTyping(q: string): { readonly before: readonly string[]; readonly last: string } | null {
  const words = wordsOf(q).map(({ word }) => word)
  const last = words.pop()
  return last === undefined ? null : { before: words, last }
}

/** A search for all the words before together with any one of the last ones. */
export function searchOf(before: readonly string[], last: readonly string[]): string {
  const quoted = (word: string) => `"${word}"`
  return last.map((word) => [...before, word].map(quoted).join(' ')).join(' or ')
}

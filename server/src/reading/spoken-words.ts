/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u
const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** Languages that are written otherwise than English mostly bend names: "Мара" is "Мару" as an object. */
const BENDS = /[^\p{ASCII}]/u
const STEM_LENGTH_MIN = 3

/** What a text is searched in for names: its words in order, and each once. */
export interface SpokenWords {
  readonly inOrder: string
  readonly each: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
}

/** Lower-case words without accents of composition, apostrophes or hyphens. Linear in the text's length. */
export function spokenWords(text: string): SpokenWords {
  const words = wordsOf(text)
  const each = new Set(words)
  return { inOrder: ` ${words.join(' ')} `, each, stems: new Set([...each].flatMap(stemsOf)) }
}

export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? []
}

/** Whether the text says these words (of `wordsOf`), whole and in order. */
export function says({ inOrder, each, stems }: SpokenWords, words: readonly string[]): boolean {
  const [first] = words
  if (first === undefined) return false
  const together = words.join(' ')
  if (UNSPACED.test(together)) return inOrder.includes(together)
  if (words.length === 1) return each.has(first) || (BENDS.test(first) && stems.has(stemOf(first)))
  return each.has(first) && inOrder.includes(` ${together} `)
}

function stemsOf(word: string): string[] {
  if (!BENDS.test(word)) return []
  return [word, word.slice(0, -1), word.slice(0, -2)].filter(({ length }) => length >= STEM_LENGTH_MIN)
}

function stemOf(word: string): string {
  return word.length > STEM_LENGTH_MIN ? word.slice(0, -1) : word
}

import { readFileSync } from 'node:fs'

/** A thing or word and since when it is known. */
export interface DatedWord {
  readonly form: string
  readonly words: readonly string[]
  readonly firstKnownYear: number
  readonly doubtYears: number
  readonly counts: 'noun' | 'verb' | 'any'
}

export interface DatedLexicon {
  readonly size: number
  /** By the first word of each form. */
  readonly byFirstWord: ReadonlyMap<string, readonly DatedWord[]>
}

let known: DatedLexicon | null = null

/** The dated lexicon, read from its file once. @throws Error naming the line that cannot be read. */
export function datedLexicon(): DatedLexicon {
  known ??= parseLexicon(readFileSync(new URL('anachronisms.tsv', import.meta.url), 'utf8'))
  return known
}

export function parseLexicon(table: string): DatedLexicon {
  const byFirstWord = new Map<string, DatedWord[]>()
  let size = 0
  for (const [index, line] of table.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [forms = '', year = '', doubt = '', counts = ''] = line.split('\t')
    if (!/^-?\d+$/.test(year) || !/^\d+$/.test(doubt) || (counts !== 'noun' && counts !== 'verb' && counts !== 'any'))
      throw new Error(`anachronisms.tsv, line ${index + 1}: ${line}`)
    size++
    for (const form of forms.split('|')) {
      const words = form.toLowerCase().split(' ')
      const first = words[0] ?? ''
      const entry: DatedWord = { form, words, firstKnownYear: Number(year), doubtYears: Number(doubt), counts }
      byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), entry])
    }
  }
  return { size, byFirstWord }
}

import nlp from 'compromise/two'

/** One word as compromise sees it. */
export interface Token {
  readonly text: string
  /** Lower case, apostrophes straight, possessive ending taken off. */
  readonly word: string
  readonly tags: ReadonlySet<string>
  /** UTF-16 offsets of `text` in what was tokenised. */
  readonly start: number
  readonly end: number
  readonly isPossessive: boolean
  /** What stands between this word and the next: spaces and punctuation. */
  readonly after: string
}

/** Tags English words. Total: what compromise loses track of is left out rather than placed wrongly. */
export function tokenize(sentence: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const term of nlp(sentence).docs.flat()) {
    if (term.text === '') continue
    const start = sentence.indexOf(term.text, at)
    if (start === -1) continue
    const end = start + term.text.length
    const straight = term.text.toLowerCase().replaceAll('’', "'")
    const word = straight.replace(/'s$|(?<=s)'$/, '')
    tokens.push({
      text: term.text,
      word,
      tags: term.tags ?? new Set(),
      start,
      end,
      isPossessive: word !== straight,
      after: '',
    })
    at = end
  }
  return tokens.map((token, index) => ({ ...token, after: sentence.slice(token.end, tokens[index + 1]?.start) }))
}

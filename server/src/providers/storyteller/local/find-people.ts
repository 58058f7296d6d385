import { isTitle, parsePersonName } from '#reading/person-name.ts'
import { type Token, tokenize } from '#reading/tokens.ts'
import { actsHere } from './acts-here.ts'
import { ENOUGH_EVIDENCE, isCapitalised, type NameInPlace, weighName } from './weigh-name.ts'

/** A sentence's words, with what each character stands in. */
export interface TaggedSentence {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly isSpoken: (offset: number) => boolean
}

/** No name runs on for longer; headlines do. */
const WORDS_PER_NAME_MAX = 4
/** Verse capitalises the first word of every line: "Bertha / Into the night". */
const NEVER_IN_A_NAME =
  /^(?:i|he|she|it|we|you|they|had|has|have|was|were|is|are|could|would|should|did|do|to|into|from|with|upon|and|or|nor|but|for|of|in|on|at|by|all|both|whence|hence|thence|one|two|three|four|five|six|seven|eight|nine|ten|hello|hullo|hey|alas|aha|cooee)$/
const OPENERS = ['Adverb', 'Adjective', 'Expression', 'QuestionWord']
const GRAMMAR = ['Pronoun', 'Preposition', 'Modal', 'Auxiliary', 'Conjunction', 'Determiner']

/** Somebody by the name the text writes. */
export interface FoundPerson {
  readonly written: string
  /** Does something or is met in the text, rather than merely spoken of. */
  readonly isActing: boolean
}

/**
 * Names in the text that belong to people, the fullest first. Evidence is added up over all places where a name stands;
 * precision comes before recall: a missed name is met again, a false one stays in the bible.
 */
export function findPeople(sentences: readonly TaggedSentence[]): FoundPerson[] {
  const acting = new Set<string>()
  const evidence = new Map<string, number>()
  const everyday = new Set(sentences.flatMap(({ tokens }) => tokens.filter(isLowerCase).map(({ text }) => text)))
  for (const sentence of sentences) {
    for (const name of namesIn(sentence)) {
      const written = writtenName(name.words)
      const weight = weighName(name, everyday)
      if (actsHere(name)) for (const word of ownWords(name.words)) acting.add(word)
      if (weight !== 0) evidence.set(written, (evidence.get(written) ?? 0) + weight)
    }
  }
  return [...evidence]
    .filter(([, weight]) => weight >= ENOUGH_EVIDENCE)
    .map(([written]) => written)
    .toSorted((left, right) => fullness(right) - fullness(left))
    .map((written) => ({ written, isActing: ownWords(tokenize(written)).some((word) => acting.has(word)) }))
}

/** What "Dr. Anna Berg" and "Anna" have in common: a part of a name that acts tells of the whole. */
function ownWords(words: readonly Token[]): string[] {
  const names = words.map(({ word }) => word).filter((word) => !isTitle(word))
  return names.length > 0 ? names : words.map(({ word }) => word)
}

function isLowerCase({ text }: Token): boolean {
  return text === text.toLowerCase()
}

/** Whole names are met first, so that the short ones find them. */
function fullness(written: string): number {
  const { title, given, family } = parsePersonName(written)
  return (given === null ? 0 : 2) + (family === null ? 0 : 2) + (title === null ? 0 : 1)
}

function namesIn(sentence: TaggedSentence): NameInPlace[] {
  const found: NameInPlace[] = []
  const { tokens } = sentence
  for (let from = 0; from < tokens.length; from++) {
    const to = endOfName(tokens, from)
    if (to === from) continue
    found.push({ sentence, words: tokens.slice(from, to), before: tokens.slice(0, from), after: tokens.slice(to) })
    from = to - 1
  }
  return found
}

function writtenName(words: readonly Token[]): string {
  return words
    .map(({ text, after }, index) => {
      if (index === words.length - 1) return text
      return after.startsWith('.') ? `${text}. ` : `${text}${after === '-' ? '-' : ' '}`
    })
    .join('')
    .replace(/['’]s?$/, '')
    .replaceAll('’', "'")
}

/** Index after a run of capitalised words with nothing but spaces (or a title's full stop) between them. */
function endOfName(tokens: readonly Token[], from: number): number {
  let to = from
  while (to < tokens.length && to - from < WORDS_PER_NAME_MAX) {
    const token = tokens[to]
    if (token === undefined || !isCapitalised(token.text) || NEVER_IN_A_NAME.test(token.word)) break
    if (GRAMMAR.some((tag) => token.tags.has(tag))) break
    // "Then Mara", "Poor Mara": the capital belongs to the sentence.
    if (to === from && !isTitle(token.word) && OPENERS.some((tag) => token.tags.has(tag))) break
    to++
    const goesOn =
      token.after === ' ' ||
      token.after === '-' ||
      (token.after === '. ' && (isTitle(token.word) || token.text.length === 1))
    if (!goesOn || token.isPossessive) break
  }
  return to
}

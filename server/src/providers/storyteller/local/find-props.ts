import { PROPS } from './prop.lexicon.ts'
import type { ReadSentence } from './read-sentence.ts'

/** The thing a word names, singular, if it is one worth drawing. */
export function singularProp(noun: string): string | null {
  const word = noun.toLowerCase()
  const candidates = [
    word,
    word.replace(/s$/, ''),
    word.replace(/es$/, ''),
    word.replace(/ies$/, 'y'),
    word.replace(/ves$/, 'f'),
  ]
  return candidates.find((candidate) => PROPS.has(candidate)) ?? null
}

/** Things a sentence names, in the order it names them. */
export function findProps({ tokens }: ReadSentence): string[] {
  const found = tokens
    .filter(
      ({ text, tags }) => tags.has('Noun') && !tags.has('Verb') && !tags.has('ProperNoun') && /^\p{Ll}/u.test(text),
    )
    .map(({ word }) => singularProp(word))
    .filter((prop) => prop !== null)
  return [...new Set(found)]
}

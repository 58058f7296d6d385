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

const POINTS_AT_A_THING = /^(?:a|an|the|his|her|my|our|your|their|this|that|two|three|some)$/

/** Things a sentence names, in the order it names them: "the lantern", "her old letter", not "in rose" or "a sea of glass". */
export function findProps({ tokens, tongue, narration }: ReadSentence): string[] {
  if (tongue !== null) return [...new Set(tongue.props(narration).map(({ meaning }) => meaning))]
  const found = tokens
    .filter(({ text, tags }, index) => {
      if (!tags.has('Noun') || tags.has('Verb') || tags.has('ProperNoun') || !/^\p{Ll}/u.test(text)) return false
      const [next, before] = [tokens[index + 1], tokens.slice(Math.max(0, index - 3), index)]
      if (next !== undefined && (next.tags.has('Noun') || /^\p{Lu}/u.test(next.text)) && tokens[index]?.after === ' ')
        return false
      return before.some(({ word }) => POINTS_AT_A_THING.test(word))
    })
    .map(({ word }) => singularProp(word))
    .filter((prop) => prop !== null)
  return [...new Set(found)]
}

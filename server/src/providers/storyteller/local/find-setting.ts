import type { PlaceKind, TimeOfDay, Weather } from '@skein/contract/script'
import { NO_TIME_SIGN, TIME_SIGNS, WEATHER_SIGNS } from './atmosphere.lexicon.ts'
import { BEING_THERE, EMPTY_PLACE_WORDS, GOING_THERE, PLACE_KIND_BY_WORD, PLURAL_PLACES } from './place.lexicon.ts'
import { isTitle } from '#reading/person-name.ts'
import type { ReadSentence } from './read-sentence.ts'
import type { Token } from '#reading/tokens.ts'

/** A place as the text names it. */
export interface NamedPlace {
  readonly place: string
  readonly kind: PlaceKind
}

interface SettingSigns {
  readonly place: NamedPlace | null
  readonly timeOfDay: TimeOfDay | null
  readonly weather: Weather | null
}

/** Told of as wished, supposed, remembered or usual: nothing of it is where the story stands. */
export const NOT_NOW =
  /\b(?:would|could|should|might|if|wish(?:ed)?|dream(?:ed|t)?|imagin(?:e|ed)|remember(?:ed)?|used to|years ago|last (?:year|summer|winter|week|month)|as a (?:child|boy|girl)|always|never|usually|often|suppose(?:d)?)\b/i
const PLACE_LENGTH_MAX = 60
const FIGURATIVE = /\b(?:brown study|same boat|wrong tree|deep water|dead end)$/i

/** What a sentence says about where and when it happens; null where it says nothing. */
export function findSetting(sentence: ReadSentence, ownerOf: (pronoun: string) => string | null): SettingSigns {
  const isNow = !NOT_NOW.test(sentence.narration)
  const hours = sentence.narration.replaceAll(NO_TIME_SIGN, ' ')
  return {
    place: findPlace(sentence, ownerOf),
    timeOfDay: isNow ? (TIME_SIGNS.find(([, sign]) => sign.test(hours))?.[0] ?? null) : null,
    weather: isNow ? (WEATHER_SIGNS.find(([, sign]) => sign.test(sentence.narration))?.[0] ?? null) : null,
  }
}

/** Any place the sentence names at all, for a scene that has none yet. */
export function findAnyPlace(sentence: ReadSentence): NamedPlace | null {
  for (const [index, token] of sentence.tokens.entries()) {
    const kind = placeKind(token)
    if (kind !== undefined && /^\p{Ll}/u.test(token.text) && !sentence.isSpoken(token.start))
      return { kind, place: placeWords(sentence, index, () => null).words }
  }
  return null
}

/** The kind of place some words stand for, by their last place word; null when none is one. */
export function kindOfPlace(words: string): PlaceKind | null {
  const found = words
    .toLowerCase()
    .match(/[\p{L}'-]+/gu)
    ?.findLast((word) => PLACE_KIND_BY_WORD.has(word))
  return found === undefined ? null : (PLACE_KIND_BY_WORD.get(found) ?? null)
}

function placeKind({ word, tags }: Token): PlaceKind | undefined {
  if (tags.has('Verb') || tags.has('Pronoun') || tags.has('Person')) return undefined
  if (tags.has('Plural') && !PLURAL_PLACES.has(word)) return undefined
  return PLACE_KIND_BY_WORD.get(word)
}

/** Where a sentence is, or where it has arrived at its end when somebody goes somewhere in it. */
function findPlace(sentence: ReadSentence, ownerOf: (pronoun: string) => string | null): NamedPlace | null {
  const inOrder = [...sentence.tokens.entries()]
  for (const [index, token] of GOING_THERE.test(sentence.narration) ? inOrder.toReversed() : inOrder) {
    const kind = placeKind(token)
    if (kind === undefined || sentence.isSpoken(token.start) || goesOnAsAnother(sentence.tokens, index)) continue
    const { words, from } = placeWords(sentence, index, ownerOf)
    if (/^\p{Lu}/u.test(token.text) && !isProperPlace(sentence.tokens.slice(from, index))) continue
    const before = sentence.tokens[from - 1]
    if (before === undefined || !leadsThere(before, sentence, token) || /^(?:every|each|any|no|all)\b/i.test(words))
      continue
    if (words.length <= PLACE_LENGTH_MAX && !FIGURATIVE.test(words)) return { place: words, kind }
  }
  return null
}

/** "the Blackwood Hotel" is a place, "Doctor Towers" and a lone "Hamlet" are not. */
function isProperPlace(own: readonly Token[]): boolean {
  return own.some(({ text }) => /^\p{Lu}/u.test(text)) && !own.some(({ word }) => isTitle(word))
}

/** "the garden gate" is a gate, "a sea of faces" no sea. */
function goesOnAsAnother(tokens: readonly Token[], index: number): boolean {
  const [token, next, afterNext] = tokens.slice(index, index + 3)
  if (token === undefined || next === undefined || token.after !== ' ') return false
  if (next.word === 'of') return !(afterNext?.tags.has('Determiner') || afterNext?.tags.has('ProperNoun'))
  return next.tags.has('Noun') && !next.tags.has('Pronoun') && !next.tags.has('Possessive')
}

function leadsThere(preposition: Token, { narration }: ReadSentence, place: Token): boolean {
  const clause =
    narration
      .slice(0, place.start)
      .split(/[,;:—]|--/)
      .at(-1) ?? ''
  if (NOT_NOW.test(clause) || /\b(?:had|from|not)\b/i.test(clause)) return false
  if (/^(?:to|toward|towards|for)$/.test(preposition.word)) return GOING_THERE.test(clause)
  return BEING_THERE.has(preposition.word)
}

/** The noun phrase that ends in a place word: articles, adjectives, owners and names before it. */
function placeWords(
  { tokens, text }: ReadSentence,
  index: number,
  ownerOf: (pronoun: string) => string | null,
): { words: string; from: number } {
  let from = index
  while (from > 0 && index - from < 5) {
    const token = tokens[from - 1]
    if (token === undefined || !/^[ -]$/.test(token.after) || !belongs(token)) break
    from--
    if (token.tags.has('Determiner') || /^(?:my|our|your|their|his|her|its)$/.test(token.word)) break
  }
  const first = tokens[from]
  const last = tokens[index]
  const words = text.slice(first?.start ?? 0, last?.end ?? 0).replace(/['’]s?$/u, '')
  return { words: settledWords(words, ownerOf), from }
}

function belongs({ tags, word }: Token): boolean {
  if (/^(?:my|our|your|their|his|her|its)$/.test(word)) return true
  if (tags.has('Preposition') || tags.has('Conjunction') || tags.has('Pronoun') || tags.has('Adverb')) return false
  return ['Adjective', 'Determiner', 'Noun', 'Possessive', 'Gerund'].some((tag) => tags.has(tag))
}

/** The same place must be called the same by every writer: "my room" is nobody's in the next chapter. */
function settledWords(words: string, ownerOf: (pronoun: string) => string | null): string {
  const article =
    /^(?:the|a|an|my|our|your|their|his|her|its|this|that|these|those|another|some|every|each|any|no|all)\s|^\p{Lu}/u
  return (article.test(words) ? words : `the ${words}`)
    .replaceAll(EMPTY_PLACE_WORDS, '')
    .replace(/^(?:his|her)\s/i, (pronoun) => {
      const owner = ownerOf(pronoun.trim())
      return owner === null ? 'the ' : `${owner}'s `
    })
    .replace(/^(?:a|an|my|our|your|their|its|this|that|these|those|another|some)\s/i, 'the ')
    .replace(/^The\s/, 'the ')
}

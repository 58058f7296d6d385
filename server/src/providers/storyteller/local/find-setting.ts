import type { PlaceKind, TimeOfDay, Weather } from '@skein/contract/script'
import { NO_TIME_SIGN, TIME_SIGNS, WEATHER_SIGNS } from './atmosphere.lexicon.ts'
import {
  BEING_THERE,
  EMPTY_PLACE_WORDS,
  GOING_THERE,
  kindOfNoun,
  PLACE_BY_PART,
  PLACES_WITH_ARTICLE,
  PLURAL_PLACES,
} from './place.lexicon.ts'
import { isTitle } from '#reading/person-name.ts'
import type { ReadSentence } from './read-sentence.ts'
import type { Token } from '#reading/tokens.ts'
import type { Tongue } from './tongues/tongue.ts'

/** A place as the text names it. */
export interface NamedPlace {
  readonly place: string
  readonly kind: PlaceKind
}

interface SettingSigns {
  readonly place: NamedPlace | null
  readonly timeOfDay: TimeOfDay | null
  readonly weather: Weather | null
  /** Time has passed since the sentence before: a night, days, years. */
  readonly isLater: boolean
}

/** Told of as wished, supposed, remembered or usual: nothing of it is where the story stands. */
export const NOT_NOW =
  /\b(?:would|could|should|might|if|wish(?:ed)?|dream(?:ed|t)?|imagin(?:e|ed)|remember(?:ed)?|used to|years ago|last (?:year|summer|winter|week|month)|as a (?:child|boy|girl)|always|never|usually|often|suppose(?:d)?)\b/i
const PLACE_LENGTH_MAX = 60
/** Signs this near each other ("the moonlit evening") mean one hour, and the strongest tells it. */
const SAME_HOUR = 24
const TIME_PASSES =
  /\b(?:next (?:day|morning|evening|night|week)|(?:day|morning|week|year) after|following (?:day|morning|evening)|(?:days|weeks|months|years) (?:later|after|afterwards|passed|went by|had passed|had gone by)|not long after(?:wards)?|after some time|one (?:fine )?(?:day|morning|evening)|by and by|once upon a time|at the end of (?:this|that|the) (?:time|week|month|year))\b/i
const FIGURATIVE = /\b(?:brown study|same boat|wrong tree|deep water|dead end)$/i

/** "In the middle of the room" is in the room. */
const PART_OF =
  /\b(?:middle|midst|centre|center|corner|edge|foot|bottom|top|end|side|back|front|door|entrance|brink) of (?:\p{L}+\s+){0,3}$/iu
const ARRIVING =
  /\b(?:arrived?|arriving|came|went|returned|reached|got|travell?ed|drove|journeyed|hurried|entered|walked)\b/i
const POINTED_AT = /^(?:the|a|an|my|our|your|their|his|her|its|this|that)$/

/** What a sentence says about where and when it happens; null where it says nothing. */
export function findSetting(sentence: ReadSentence, ownerOf: (pronoun: string) => string | null): SettingSigns {
  if (sentence.tongue !== null) return readByVocabulary(sentence, sentence.tongue)
  const now = clausesNow(sentence.narration)
  return {
    place: findPlace(sentence, ownerOf) ?? findTown(sentence),
    timeOfDay: lastSign(now.replaceAll(NO_TIME_SIGN, ' '), TIME_SIGNS),
    weather: WEATHER_SIGNS.find(([, sign]) => sign.test(now))?.[0] ?? null,
    isLater: TIME_PASSES.test(now),
  }
}

function readByVocabulary({ narration }: ReadSentence, tongue: Tongue): SettingSigns {
  const place = tongue.places(narration).at(-1)?.meaning ?? null
  return {
    place: place === null ? null : { place: place.name, kind: place.kind },
    timeOfDay: tongue.hours(narration).at(-1)?.meaning ?? null,
    weather: tongue.weathers(narration).at(-1)?.meaning ?? null,
    isLater: false,
  }
}

/** What is told as happening: clauses of wishes, habits and memories are left out. */
function clausesNow(narration: string): string {
  return narration
    .split(/(?<=[,;:—]|--)/)
    .filter((clause) => !NOT_NOW.test(clause) && !/\bhad (?:been|once|long)\b/i.test(clause))
    .join('')
}

/** "They walked all night and by daybreak came home": where a sentence goes through hours, it ends in the last. */
function lastSign(text: string, signs: typeof TIME_SIGNS): TimeOfDay | null {
  let best: TimeOfDay | null = null
  let at = Number.NEGATIVE_INFINITY
  for (const [hour, sign] of signs) {
    const found = sign.exec(text)
    if (found !== null && found.index > at + SAME_HOUR) [best, at] = [hour, found.index]
  }
  return best
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
    ?.findLast((word) => kindOfNoun(word) !== undefined)
  return found === undefined ? null : (kindOfNoun(found) ?? null)
}

function placeKind({ word, tags }: Token): PlaceKind | undefined {
  if (tags.has('Verb') || tags.has('Pronoun') || tags.has('Person')) return undefined
  if (tags.has('Plural') && !PLURAL_PLACES.has(word)) return undefined
  return kindOfNoun(word)
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
    const isHome = token.word === 'home' && GOING_THERE.test(sentence.narration.slice(0, token.start))
    if (!isHome) {
      if (before === undefined || !leadsThere(before, sentence, token) || /^(?:every|each|any|no|all)\b/i.test(words))
        continue
      const isPointedAt = from < index && POINTED_AT.test(sentence.tokens[from]?.word ?? '')
      if (PLACES_WITH_ARTICLE.has(token.word) && !isPointedAt && !(token.word === 'bed' && before.word === 'in'))
        continue
    }
    const part = PLACE_BY_PART.get(token.word)
    if (part !== undefined) return { place: part, kind }
    if (words.length <= PLACE_LENGTH_MAX && !FIGURATIVE.test(words)) return { place: words, kind }
  }
  return null
}

/** "arrived in Rome", "went up to London": a town by its name, where somebody gets to. */
function findTown({ tokens, narration, isSpoken }: ReadSentence): NamedPlace | null {
  const town = tokens.find((token, index) => {
    const before = tokens[index - 1]
    if (!token.tags.has('City') || isSpoken(token.start) || token.isPossessive || before === undefined) return false
    const clause =
      narration
        .slice(0, token.start)
        .split(/[,;:—]|--/)
        .at(-1) ?? ''
    return /^(?:in|at|to|into|through|reached)$/.test(before.word) && ARRIVING.test(clause) && !NOT_NOW.test(clause)
  })
  return town === undefined ? null : { place: town.text, kind: 'city_street' }
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
  if (NOT_NOW.test(clause) || /\b(?:had|not)\b/i.test(clause) || /\bfrom\s*$/i.test(preposition.word)) return false
  if (/^(?:to|toward|towards|for)$/.test(preposition.word)) return GOING_THERE.test(clause)
  return BEING_THERE.has(preposition.word) || (preposition.word === 'of' && PART_OF.test(clause))
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

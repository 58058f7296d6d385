import { LRUCache } from 'lru-cache'
import { tagWords, type Word } from '#reading/tag-words.ts'
import { kindsOf } from '#reading/wordnet.ts'
import { coveredBy, verbsLike } from '../lexicon/categories.lexicon.ts'
import { isEmptyWord, stem } from './stems.ts'

/** What a rule or trait speaks of: a word, and everything of its kind. */
export interface Concept {
  readonly lemma: string
  readonly stem: string
}

/** A word's commonest meanings; rarer ones find more slips that are none than slips. */
const SENSES = 2
/** Kinds so wide that half the dictionary is one of them. */
const WIDE = new Set(
  'thing object entity unit whole part matter person people man woman being animal artifact place act event state group way time day night year body line point side piece set change move make do go get have take be come give put keep see know say use work act let cause become travel touch communicate interact'.split(
    ' ',
  ),
)
const phrases = new LRUCache<string, readonly Word[]>({ max: 5000 })

/** The words of a phrase of the bible with their grammar; a bible is read again for every continuation of its scene. */
function wordsOfPhrase(text: string): readonly Word[] {
  const known = phrases.get(text)
  if (known !== undefined) return known
  const words = tagWords(text)
  phrases.set(text, words)
  return words
}

/** The telling things a phrase names, as concepts. */
export function thingsIn(text: string): Concept[] {
  return wordsOfPhrase(text)
    .filter(({ pos, lower }) => /^(?:NOUN|PROPN|ADJ|VERB|NUM)$/.test(pos) && !isEmptyWord(lower) && lower.length > 2)
    .map(({ lower, lemma }) => conceptOf(pluralless(lemma, lower)))
}

export function conceptOf(lemma: string): Concept {
  return { lemma: lemma.toLowerCase(), stem: stem(lemma) }
}

/** How near a noun of the text is to a thing: 1 the same word, less for one of its kind, 0 neither. */
export function nearnessOfThing({ lower, lemma }: Word, thing: Concept): number {
  if (stem(lower) === thing.stem) return 1
  const noun = pluralless(lemma, lower)
  if (coveredBy(thing.lemma).has(noun) || coveredBy(thing.lemma).has(lower)) return 0.9
  if (WIDE.has(thing.lemma)) return 0
  return kindsOf(noun, 'noun', SENSES).has(thing.lemma) ? 0.8 : 0
}

/** How near a verb of the text is to a deed. */
export function nearnessOfDeed({ lemma, lower }: Word, deed: Concept): number {
  if (lemma === deed.lemma || stem(lower) === deed.stem) return 1
  if (verbsLike(deed.lemma).has(lemma)) return 0.9
  if (WIDE.has(deed.lemma)) return 0
  return kindsOf(lemma, 'verb', 1).has(deed.lemma) ? 0.8 : 0
}

/** Whether a noun is one of these kinds of thing ("alcohol", "meat"). */
export function isOfKind(word: Word, kinds: readonly string[]): boolean {
  if (word.pos !== 'NOUN' && word.pos !== 'PROPN') return false
  const noun = pluralless(word.lemma, word.lower)
  const all = kindsOf(noun, 'noun', SENSES)
  return kinds.some((kind) => noun === kind || all.has(kind) || coveredBy(kind).has(noun))
}

/** Whether a verb is one of these ways of acting ("drink", "eat"). */
export function isWayOf(word: Word, kinds: readonly string[]): boolean {
  const all = kindsOf(word.lemma, 'verb', 1)
  return kinds.some((kind) => word.lemma === kind || all.has(kind) || verbsLike(kind).has(word.lemma))
}

function pluralless(lemma: string, lower: string): string {
  const noun = lemma === '' ? lower : lemma.toLowerCase()
  if (noun !== lower || noun.length < 4) return noun
  if (kindsOf(noun, 'noun', 1).size > 0) return noun
  return noun
    .replace(/ies$/, 'y')
    .replace(/(x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1')
}

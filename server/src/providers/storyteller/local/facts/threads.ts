import type { Claim } from '#providers/continuity/local/text/claims.ts'
import { tagWords, type Word } from '#reading/tag-words.ts'
import { entityIdFor } from '../entity-id.ts'

/** What an open question turns on, read back from its description, so that any segment can settle it. */
export interface OpenQuestion {
  readonly about: 'missing' | 'who' | 'promise'
  /** Chief word of its object, lower case: "ring", "brother". */
  readonly object: string
  /** Its object as the description has it: "the old ring", "Tom Reed". */
  readonly what: string
  /** Base of the verb it asks for, such as "take"; empty for what is missing. */
  readonly deed: string
  /** Whose promise it is, as named; empty for the others. */
  readonly who: string
}

/** What somebody may promise to do that ends a story's question when it is done. */
export const QUEST_DEEDS = 'find|recover|rescue|free|avenge|discover|retrieve|deliver|save|restore|return|bring back'
const WHAT = "(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|\\p{Lu}[\\p{L}’']+) (?:[\\p{L}-]+ ){0,2}?[\\p{L}-]+"
const MISSING = new RegExp(`^(?<what>${WHAT}|\\p{Lu}\\p{L}+) is missing\\.$`, 'u')
const WHO = new RegExp(`^Who (?:had |has )?(?<deed>\\p{L}+) (?<what>${WHAT})\\?`, 'u')
const PROMISE = new RegExp(
  `^(?<who>\\p{Lu}[\\p{L}.’' ]+?) has (?:promised|vowed|sworn|set out) to (?<deed>${QUEST_DEEDS}) (?<what>${WHAT}|\\p{Lu}\\p{L}+)\\.$`,
  'u',
)

/** Takes a thread's description apart; null for one that is put otherwise, which only people and models settle. */
export function questionOf(description: string): OpenQuestion | null {
  const missing = MISSING.exec(description)?.groups
  if (missing !== undefined) return { about: 'missing', ...objectOf(missing), deed: '', who: '' }
  const asked = WHO.exec(description)?.groups
  if (asked !== undefined) {
    const verb = tagWords(description).find(({ lower }) => lower === asked['deed'])
    return verb === undefined ? null : { about: 'who', ...objectOf(asked), deed: verb.lemma, who: '' }
  }
  const promise = PROMISE.exec(description)?.groups
  if (promise === undefined) return null
  return { about: 'promise', ...objectOf(promise), deed: promise['deed'] ?? '', who: promise['who'] ?? '' }
}

function objectOf({ what = '' }: Readonly<Record<string, string>>): Pick<OpenQuestion, 'object' | 'what'> {
  return { object: (what.split(' ').at(-1) ?? '').toLowerCase(), what }
}

/** One id for one question, whoever opens it. */
export function threadId(about: OpenQuestion['about'], words: string): string {
  return `${about}_${entityIdFor(words).slice('char_'.length)}`
}

/** A thing or person that is meant for certain, as the words stand, with its chief word: "the old ring", "Anna". */
export interface Definite {
  readonly text: string
  readonly head: Word
}

/** The definite thing or named person a row of words begins with. */
export function definiteIn(words: readonly Word[]): Definite | null {
  const [first] = words
  if (first === undefined) return null
  if (first.pos === 'PROPN') {
    const until = words.findIndex(({ pos }) => pos !== 'PROPN')
    const name = until === -1 ? words : words.slice(0, until)
    const head = name.at(-1)
    return head === undefined || words[name.length]?.lower === "'s"
      ? null
      : { text: name.map(({ text }) => text).join(' '), head }
  }
  if (!/^(?:the|his|her|their)$/.test(first.lower)) return null
  const after = words.slice(1)
  const until = after.findIndex(({ pos }) => pos !== 'ADJ' && pos !== 'NOUN')
  const phrase = until === -1 ? after : after.slice(0, until)
  const head = phrase.at(-1)
  if (head === undefined || head.pos !== 'NOUN' || phrase.length > 3) return null
  return { text: [first, ...phrase].map(({ lower }) => lower).join(' '), head }
}

/** Told as a plain fact of the story's present or of what came before: no supposition, question, dream, tale or speech. */
export function isPlainFact({ isAsserted, isQuoted, link, governor, form, verb }: Claim): boolean {
  return (
    isAsserted &&
    !isQuoted &&
    link === null &&
    governor === null &&
    /^(?:past|present|perfect|participle)$/.test(form) &&
    (!verb.lower.endsWith('ing') || verb.lower === 'missing')
  )
}

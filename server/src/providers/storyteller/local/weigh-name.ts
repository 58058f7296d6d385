import { ANIMATE_VERBS, HUMAN_VERBS, SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import type { TaggedSentence } from './find-people.ts'
import { BARE_NOUNS, NEVER_PEOPLE } from './never-people.lexicon.ts'
import { isTitle, parsePersonName } from '#reading/person-name.ts'
import { PLACE_NAME_HEADS } from './place.lexicon.ts'
import type { Token } from '#reading/tokens.ts'

/** A run of capitalised words and what stands around it in its sentence. */
export interface NameInPlace {
  readonly sentence: TaggedSentence
  readonly words: readonly Token[]
  readonly before: readonly Token[]
  readonly after: readonly Token[]
}

/** Evidence a name needs before it is a person; a title, an attributed speech or "named" is enough by itself. */
export const ENOUGH_EVIDENCE = 3

const CAPITALISED = /^(?:\p{Lu}\.|(?:Mc|Mac|O['’]|D['’])?\p{Lu}[\p{Ll}\p{M}]+(?:['’-]\p{L}+)*)$/u
const OTHER_THAN_PEOPLE = [
  'Value',
  'Modal',
  'Preposition',
  'Pronoun',
  'Demonym',
  'Month',
  'WeekDay',
  'Country',
  'City',
  'Region',
]
const KIN_AND_BODY =
  /^(?:hand|hands|eye|eyes|face|voice|head|arm|arms|hair|heart|mother|father|sister|brother|wife|husband|son|daughter|aunt|uncle|friend|lips|shoulder|mouth)$/
const NOT_A_PERSON_AFTER = /^(?:the|a|an|another|this|that|every|no|any|some|each|our)$/
/** "St. Clair", "von Kramm": without what stands before it, the name is somebody else's. */
const PART_OF_A_NAME = /^(?:st|saint|von|van|de|du|della|la|le|el|bin|ibn)$/
const PLACE_PREPOSITION = /^(?:in|at|into|near|through|across|from|around|towards?)$/

/** Whether a word is written as a name: one capital, in front. "NOBODY" is shouting. */
export function isCapitalised(text: string): boolean {
  return CAPITALISED.test(text)
}

/**
 * How much one place in the text speaks for a name being a person; negative when it speaks against.
 *
 * @param everyday words the text also writes in lower case: no names, however they begin a sentence.
 */
export function weighName(name: NameInPlace, everyday: ReadonlySet<string>): number {
  const { sentence, words } = name
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined) return 0
  const [before, after] = [name.before.at(-1), name.after[0]]
  const isTitled = isTitle(first.word) && words.length > 1
  const own = isTitled ? words.slice(1) : words
  if (own.some(({ word, tags }) => NEVER_PEOPLE.has(word) || isTitle(word) || has(tags, OTHER_THAN_PEOPLE))) return 0
  // "Mr. Hill" is a man, "King Edward Street" is none.
  if ((!isTitled || own.length > 1) && PLACE_NAME_HEADS.has(last.word)) return 0
  if (isTitled) return ENOUGH_EVIDENCE
  if (own.some(({ word, tags }) => PLACE_NAME_HEADS.has(word) || has(tags, ['Organization']) || isRole(tags))) return 0
  if (before?.after === ' ' && NOT_A_PERSON_AFTER.test(before.word)) return -2
  if (before !== undefined && PART_OF_A_NAME.test(before.word) && before.after.trim().length < 2) return 0
  if (isAttributive(last, after)) return 0
  if (before?.after === ' ' && /^(?:named|called)$/.test(before.word)) return ENOUGH_EVIDENCE

  const isFirstName = own[0]?.tags.has('FirstName') === true || parsePersonName(own[0]?.text ?? '').gender !== null
  const isOpening = opensSentence(sentence.text, first)
  const isUnknown = isOpening && !isFirstName && !first.tags.has('ProperNoun') && !first.tags.has('Person')
  const deed = sentence.isSpoken(first.start) ? addressed(sentence.text, first, last) : agency(name, isOpening)
  if (isUnknown && (!mayBeAName(first) || everyday.has(first.text.toLowerCase()))) return 0
  if (!isFirstName && deed < 1.5 && own.some(({ tags }) => tags.has('Place'))) return 0
  if (before?.after === ' ' && PLACE_PREPOSITION.test(before.word) && !(isFirstName && own.length > 1)) return 0

  let weight = deed
  if (isFirstName) weight += isOpening ? 1.5 : 2
  if (own.length > 1 && (isFirstName || has(last.tags, ['LastName', 'FirstName']))) weight += isFirstName ? 1 : 1.5
  if (last.isPossessive && after !== undefined && KIN_AND_BODY.test(after.word)) weight += 1
  return weight
}

function has(tags: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.some((tag) => tags.has(tag))
}

/** "Captain", "Thief": what somebody is, not what they are called. */
function isRole(tags: ReadonlySet<string>): boolean {
  return tags.has('Actor') && !tags.has('FirstName')
}

/** Compromise calls a word it has never met a singular noun; so it does some nouns that begin a sentence bare. */
function mayBeAName({ word, tags }: Token): boolean {
  const isNeverMet = tags.size === 2 && tags.has('Noun') && tags.has('Singular')
  return (
    isNeverMet &&
    !BARE_NOUNS.has(word) &&
    !/(?:ness|ment|tion|sion|ity|ism|light|ing|ship|hood|body|thing|where|one)$/.test(word)
  )
}

/** What the verb beside a name says about its being alive. */
function agency({ sentence, words, before, after }: NameInPlace, isOpening: boolean): number {
  const [previous, last, verb, object] = [before.at(-1), words.at(-1), after[0], after[1]]
  if (previous?.after === ' ' && SPEECH_VERBS.has(previous.word) && followsSpeech(sentence, previous))
    return ENOUGH_EVIDENCE
  if (last === undefined || verb === undefined || last.isPossessive || last.after !== ' ') return 0
  if (SPEECH_VERBS.has(verb.word)) {
    const first = words[0]
    if (/^[,:]?\s*[“"«„]/u.test(verb.after) || (first !== undefined && followsSpeech(sentence, first)))
      return ENOUGH_EVIDENCE
  }
  const isVerb = verb.tags.has('Verb') && !verb.tags.has('Copula') && !verb.tags.has('Auxiliary')
  if (!isVerb) return 0
  if (!ANIMATE_VERBS.has(verb.word)) return 1
  // In mid-sentence the capital says "name" already; at its start only what is done with something can.
  if (!isOpening) return ENOUGH_EVIDENCE - (HUMAN_VERBS.has(verb.word) ? 0 : 0.5)
  const handles = object !== undefined && /^(?:a|an|the|his|her|their|my|it|him)$/.test(object.word)
  const speaksOfThemself = /\b(?:he|she|his|her|hers|himself|herself)\b/.test(sentence.text.slice(verb.end))
  return 1.5 + (handles ? 1 : 0) + (speaksOfThemself ? 1 : 0)
}

function followsSpeech({ text, isSpoken }: TaggedSentence, { start }: Token): boolean {
  const gap = text.slice(0, start).trimEnd()
  return gap !== '' && isSpoken(gap.length - 1)
}

/** "Come here, Odo!": set off by commas in somebody's speech. */
function addressed(text: string, first: Token, last: Token): number {
  const opens = /(?:^|[,“"‘'—])\s*$/u.test(text.slice(0, first.start))
  return opens && /^[,!?.”"—]/u.test(last.after) && !/^\.\s/.test(last.after) ? 1 : 0
}

/** "the Temple house", "Eastridge gossip": the name only says which thing. */
function isAttributive(last: Token, after: Token | undefined): boolean {
  if (after === undefined || last.after !== ' ' || last.isPossessive || ANIMATE_VERBS.has(after.word)) return false
  return after.tags.has('Noun') && !has(after.tags, ['Verb', 'Pronoun']) && !isCapitalised(after.text)
}

/** A capital at the start of a sentence or a speech says nothing about the word. */
function opensSentence(text: string, { start }: Token): boolean {
  return /(?:^|[.!?:…]["”’')]*\s|[“"‘'«„(—–-])\s*$/u.test(text.slice(0, start))
}

import { ANIMATE_VERBS, SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import { genderOfRole, isRole } from '#reading/roles.lexicon.ts'
import { kindsOf } from '#reading/wordnet.ts'
import { type Token, tokenize } from '#reading/tokens.ts'
import type { TaggedSentence } from './find-people.ts'

/** A place where somebody is called by what they are: "the old woman", "his father", "the king's daughter". */
export interface RolePhrase {
  /** As the bible would have it, always with "the". */
  readonly name: string
  readonly noun: string
  /** What tells this one from others of the kind: "old", "eldest", "White"; empty when nothing does. */
  readonly mark: string
  readonly start: number
  readonly end: number
  readonly isPossessive: boolean
  readonly isSpoken: boolean
  /** Brought in by "a" or "an": nobody met before. */
  readonly isNew: boolean
  /** May as well be somebody whose name is known: "the lady", "the boy". */
  readonly isGeneric: boolean
  /** Says hardly more than that somebody is there: any man or woman, kin of somebody, an animal. */
  readonly isVague: boolean
  /** Does something, or has something done to them by somebody who stands there. */
  readonly isActing: boolean
}

const POINTING = /^(?:the|a|an|this|that|his|her|my|our|their|your|its|another)$/
/** Told apart by age: "the woman" and "the old woman" are two people, "the king" and "the proud king" are one. */
const AGED = /^(?:man|woman|boy|girl|lady|gentleman|maid|fellow)$/
const GENERIC =
  /^(?:man|woman|lady|gentleman|girl|boy|fellow|youth|lad|lass|maiden|damsel|sister|brother|traveller|doctor|detective|inspector|captain)$/
const TELLING = /^(?:eldest|oldest|youngest|elder|younger|second|third|fourth|fifth|other|wicked|first)$/
const AGES = /^(?:old|young|little)$/
const KIN_AS_NAME =
  /^(?:mother|father|mama|papa|mamma|grandma|grandpa|granny|grandmother|grandfather|mum|mom|dad|auntie)$/
const WORDS_BEFORE_MAX = 3
/** Verbs whose object stands there too. */
const MET =
  /^(?:met|saw|sees|meets|found|finds|asked|asks|told|tells|kissed|kisses|embraced|hugged|caught|seized|helped|followed|beheld|perceived|spied|answered|addressed|took|led|pulled|pushed|fetched|called|woke|awoke|begged|thanked|greeted)$/
/** "I was a young man", "as a child", "like a wolf": what somebody is, or is like. */
const LIKENED = /^(?:was|is|be|been|being|am|are|were|became|become|as|like|of|than)$/
const BESIDE = /^(?:to|at|with|beside|behind|upon|after|by)$/

/** Everybody a sentence calls by what they are. Empty outside English. */
export function rolesIn(sentence: TaggedSentence): RolePhrase[] {
  const { tokens } = sentence
  const found: RolePhrase[] = []
  for (const [index, token] of tokens.entries()) {
    const phrase = POINTING.test(token.word) ? afterPointing(sentence, index) : kinAsName(sentence, index)
    if (phrase !== null && !found.some(({ end }) => end > phrase.start)) found.push(phrase)
  }
  return found
}

/** The role a few words name, such as "the old woman" beside a speech. */
export function roleNamed(words: string): RolePhrase | null {
  return rolesIn({ text: words, tokens: tokenize(words), isSpoken: () => false })[0] ?? null
}

function afterPointing(sentence: TaggedSentence, from: number): RolePhrase | null {
  const { tokens } = sentence
  let owner: Token | null = null
  for (let at = from + 1; at <= from + WORDS_BEFORE_MAX + 1; at++) {
    const [token, before] = [tokens[at], tokens[at - 1]]
    if (token === undefined || before === undefined || !/^[ -]$/.test(before.after)) return null
    if (isRole(token.word) && !token.tags.has('Verb')) {
      if (goesOn(tokens, at)) {
        if (!token.isPossessive) return null
        owner = token
        continue
      }
      return phraseOf(sentence, from, at, owner)
    }
    const isBetween = ['Adjective', 'Value', 'Possessive', 'Gerund', 'PastTense'].some((tag) => token.tags.has(tag))
    if (!isBetween && !/^\p{Lu}/u.test(token.text) && !token.tags.has('Noun')) return null
  }
  return null
}

/** "the doctor Towers", "the fox hunt", "the king's son": the noun only says whose or which. */
function goesOn(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token === undefined || next === undefined || token.after !== ' ') return false
  if (token.isPossessive) return isRole(next.word)
  if (/^\p{Lu}/u.test(next.text) && !/^(?:I|I['’].*)$/.test(next.text)) return true
  return (
    next.tags.has('Noun') &&
    !['Verb', 'Pronoun', 'Adverb', 'Preposition'].some((tag) => next.tags.has(tag)) &&
    !ANIMATE_VERBS.has(next.word)
  )
}

/** "Mother nodded": kin by a capital alone. */
function kinAsName(sentence: TaggedSentence, at: number): RolePhrase | null {
  const [before, token, next] = [sentence.tokens[at - 1], sentence.tokens[at], sentence.tokens[at + 1]]
  if (token === undefined || !/^\p{Lu}\p{Ll}/u.test(token.text) || !KIN_AS_NAME.test(token.word)) return null
  if (before !== undefined && (POINTING.test(before.word) || before.isPossessive) && before.after === ' ') return null
  if (next !== undefined && token.after === ' ' && /^\p{Lu}/u.test(next.text)) return null
  return phraseOf(sentence, at, at, null)
}

function phraseOf(sentence: TaggedSentence, from: number, at: number, owner: Token | null): RolePhrase | null {
  const [first, head] = [sentence.tokens[from], sentence.tokens[at]]
  if (first === undefined || head === undefined) return null
  // "The Lord knows": nobody whom a story shows.
  if (head.text === 'Lord' && at === from + 1 && first.word === 'the') return null
  const between = sentence.tokens.slice(from + 1, at)
  const marks = between
    .filter(({ text, word, isPossessive }, index) => {
      if (isPossessive) return false
      if (/^\p{Lu}/u.test(text) && index === between.length - 1) return true
      return TELLING.test(word) || (AGED.test(head.word) && AGES.test(word))
    })
    .map(({ text }) => text)
  const mark = [...(owner === null ? [] : [`${owner.word}'s`]), ...marks].join(' ')
  const isCapital = /^\p{Lu}/u.test(head.text) && at !== from
  const noun = isCapital ? head.text.replace(/['’]s?$/u, '') : head.word
  return {
    name: `the ${mark === '' ? '' : `${mark} `}${noun}`,
    noun: head.word,
    mark: mark.toLowerCase(),
    start: first.start,
    end: head.start + head.text.replace(/['’]s?$/u, '').length,
    isPossessive: head.isPossessive,
    isSpoken: sentence.isSpoken(head.start),
    isNew: /^(?:an?|another)$/.test(first.word),
    isGeneric: mark === '' && GENERIC.test(head.word) && /^(?:the|this|that)$/.test(first.word),
    isVague: isVague(head.word),
    isActing: !head.isPossessive && isActing(sentence, from, at),
  }
}

const ANYBODY = /^(?:child|baby|person|stranger|neighbou?r)$/

function isVague(noun: string): boolean {
  if (GENERIC.test(noun) || AGED.test(noun) || ANYBODY.test(noun)) return true
  const kinds = kindsOf(noun, 'noun', 1)
  return kinds.has('relative') || kinds.has('animal')
}

function isActing({ tokens, isSpoken, text }: TaggedSentence, from: number, at: number): boolean {
  const [head, before] = [tokens[at], tokens[from - 1]]
  if (before !== undefined && before.after === ' ' && LIKENED.test(before.word)) return false
  if (before !== undefined && /^[,.]?\s+$/.test(before.after)) {
    if (SPEECH_VERBS.has(before.word) || MET.test(before.word)) return true
    const verb = tokens[from - 2]
    if (BESIDE.test(before.word) && verb !== undefined && ANIMATE_VERBS.has(verb.word)) return true
  }
  if (head === undefined) return false
  // "The father, however, rejoiced": what stands between the commas is passed over.
  const rest = tokens.slice(at + 1, at + 6).filter(({ start }) => !isSpoken(start))
  const gap = text.slice(head.end, rest[0]?.start ?? head.end)
  if (/[.;:!?]/.test(gap)) return false
  const verb = rest.find(({ tags }) => !tags.has('Adverb') && !tags.has('Conjunction'))
  if (verb === undefined) return false
  // "A boy named Tomas": the name stands for him.
  if (/^(?:named|called)$/.test(verb.word)) return false
  if (/^(?:who|that|and)$/.test(verb.word)) return rest.some(({ word }) => ANIMATE_VERBS.has(word))
  return verb.tags.has('Verb') || ANIMATE_VERBS.has(verb.word)
}

/** By what "he" or "she" would mean. */
export function genderOfPhrase(name: string): 'male' | 'female' | null {
  return genderOfRole(name.split(/[ -]/).at(-1)?.toLowerCase() ?? '')
}

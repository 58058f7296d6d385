import type { Word } from '#reading/tag-words.ts'
import type { VerbGroup } from './verb-groups.ts'

/** Who or what a verb is said of: a stretch of words with its chief one. */
export interface Subject {
  readonly from: number
  readonly to: number
  readonly head: Word
}

export interface FoundSubject {
  readonly subject: Subject | null
  /** The word that hangs this clause on another: "if", "when", "who", "that". */
  readonly link: string | null
  /** Carried over from the verb before: "took the lamp and left". */
  readonly isCarried: boolean
  /** Directly an object of this earlier verb: "she saw Oro lift". */
  readonly governor: Word | null
}

const NOMINATIVE =
  /^(?:i|he|she|it|we|you|they|there|this|that|these|those|nobody|somebody|everybody|anybody|someone|everyone|anyone|nothing|something|everything|none|one|another|both|each|all)$/
const RELATIVE = /^(?:who|which|that|whoever)$/
const LINK =
  /^(?:if|unless|when|whenever|where|wherever|while|as|since|because|before|after|until|till|though|although|than|that|whether|how|why|what|whose|once|lest|like|so|for)$/
const PARENTHESIS_WORDS_MAX = 16
const SKIPPED = /^(?:both|all|each|himself|herself|itself|themselves|too|also|either)$/
const TITLES =
  /^(?:old|young|poor|little|dear|sir|lady|lord|captain|doctor|sergeant|father|mother|aunt|uncle|brother|sister|madam|nurse|constable|inspector|professor)$/
const NONE: FoundSubject = { subject: null, link: null, isCarried: false, governor: null }

/** Looks leftwards from a verb for what it is said of. Never certain; what it cannot place it leaves without subject. */
export function findSubject(words: readonly Word[], group: VerbGroup, groups: readonly VerbGroup[]): FoundSubject {
  let at = group.from - 1
  while (at >= 0 && isPassedOver(words[at])) at--
  const word = words[at]
  if (word === undefined) return NONE
  if (word.pos === 'PUNCT') return acrossPause(words, at)
  if (word.pos === 'CCONJ') return { ...NONE, isCarried: true }
  if (RELATIVE.test(word.lower) && at > 0 && (word.pos === 'PRON' || word.pos === 'DET' || word.pos === 'SCONJ')) {
    const comma = words[at - 1]?.pos === 'PUNCT' ? 2 : 1
    const antecedent = nounPhraseEndingAt(words, at - comma)
    if (antecedent !== null) return { subject: antecedent, link: 'who', isCarried: false, governor: null }
  }
  const subject = subjectEndingAt(words, at)
  if (subject === null) return LINK.test(word.lower) ? { ...NONE, link: word.lower, isCarried: true } : NONE
  return { subject, isCarried: false, ...hungOn(words, subject, groups) }
}

function isPassedOver(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    ((word.pos === 'ADV' && !LINK.test(word.lower)) || word.lower === 'not' || SKIPPED.test(word.lower))
  )
}

/** "Oro, the binder, looked up" has its subject before the comma; "took it, looked up" shares the one before. */
function acrossPause(words: readonly Word[], comma: number): FoundSubject {
  const mark = words[comma]?.lower ?? ''
  if (!/^[,—–)-]+$/.test(mark)) return NONE
  for (let at = comma - 2; at >= Math.max(0, comma - PARENTHESIS_WORDS_MAX); at--) {
    const opener = words[at]?.lower ?? ''
    if (opener !== mark && !(mark === ')' && opener === '(')) continue
    const subject = subjectEndingAt(words, at - 1)
    if (subject === null || !opensParenthesis(words[at + 1])) break
    const before = words[subject.from - 1]
    if (before !== undefined && (before.pos === 'VERB' || before.pos === 'ADP')) break
    return { subject, isCarried: false, link: linkBefore(words, subject.from), governor: null }
  }
  return { ...NONE, isCarried: true }
}

function opensParenthesis(word: Word | undefined): boolean {
  if (word === undefined) return false
  if (
    /^(?:who|whose|which|whom|still|now|once|as|like|though|his|her|their|my|the|a|an|no|not|in|with|on|at|of|for|by|from)$/.test(
      word.lower,
    )
  )
    return true
  return ['ADJ', 'NOUN', 'PROPN', 'NUM', 'ADV'].includes(word.pos) || word.lower.endsWith('ing')
}

function subjectEndingAt(words: readonly Word[], at: number): Subject | null {
  const word = words[at]
  if (word === undefined) return null
  if (NOMINATIVE.test(word.lower)) return { from: at, to: at + 1, head: word }
  const phrase = nounPhraseEndingAt(words, at)
  if (phrase === null) return null
  const before = words[phrase.from - 1]
  // "the door of the bindery", "the man with the scar": the noun in front of the preposition is the chief one.
  if (before?.pos === 'ADP' && /^(?:of|with|from|in|at|on|behind|beside|under|opposite)$/.test(before.lower)) {
    const headed = nounPhraseEndingAt(words, phrase.from - 2)
    const isCommon = phrase.head.pos === 'NOUN'
    if (headed !== null && (isCommon || before.lower === 'of') && words[headed.from - 1]?.pos !== 'ADP')
      return { ...headed, to: phrase.to }
    if (isCommon) return null
  }
  return phrase
}

/** The noun phrase whose last word is at an index; its head is the last noun. */
export function nounPhraseEndingAt(words: readonly Word[], at: number): Subject | null {
  const head = words[at]
  if (head === undefined) return null
  if (
    head.pos === 'PRON' &&
    /^(?:he|she|they|him|her|them|i|we|one|nobody|somebody|someone|everyone)$/.test(head.lower)
  )
    return { from: at, to: at + 1, head }
  if (head.pos !== 'NOUN' && head.pos !== 'PROPN' && head.pos !== 'NUM') return null
  let from = at
  while (from > 0) {
    const before = words[from - 1]
    if (before === undefined) break
    if (head.pos === 'PROPN') {
      const isJoined = before.lower === 'and' && words[from - 2]?.pos === 'PROPN'
      const isTitle = TITLES.test(before.lower) || (before.lower === '.' && words[from - 2]?.pos === 'PROPN')
      if (
        before.pos !== 'PROPN' &&
        !isTitle &&
        !isJoined &&
        !(before.pos === 'DET' && /^(?:the|a|an|another)$/.test(before.lower))
      )
        break
      from--
      if (before.pos === 'DET') break
    } else {
      if (
        !['NOUN', 'PROPN', 'ADJ', 'NUM', 'DET'].includes(before.pos) &&
        before.lower !== "'s" &&
        !isPossessive(before)
      )
        break
      from--
      if (before.pos === 'DET' || isPossessive(before)) break
    }
  }
  return { from, to: at + 1, head }
}

function isPossessive({ pos, lower }: Word): boolean {
  return pos === 'PRON' && /^(?:my|your|his|her|its|our|their)$/.test(lower)
}

function hungOn(
  words: readonly Word[],
  subject: Subject,
  groups: readonly VerbGroup[],
): Pick<FoundSubject, 'link' | 'governor'> {
  const before = words[subject.from - 1]
  const ahead = groups.findLast(({ to }) => to <= subject.from)
  if (before !== undefined && ahead !== undefined && ahead.to === subject.from)
    return { link: null, governor: ahead.verb }
  if (before?.lower === 'that' && ahead !== undefined && ahead.to === subject.from - 1)
    return { link: 'that', governor: ahead.verb }
  // "the psalter Oro bound": a noun right before the subject is what the clause tells about, unless it ends a phrase
  // like "in the west gallery" that opens the sentence.
  if (before?.pos === 'NOUN' && subject.head.pos !== 'NOUN' && !opensWithPreposition(words, subject.from - 1))
    return { link: 'which', governor: null }
  return { link: linkBefore(words, subject.from), governor: null }
}

function opensWithPreposition(words: readonly Word[], at: number): boolean {
  const phrase = nounPhraseEndingAt(words, at)
  let from = (phrase?.from ?? at) - 1
  while (from >= 0 && words[from]?.pos === 'ADP' && nounPhraseEndingAt(words, from - 1) !== null)
    from = (nounPhraseEndingAt(words, from - 1)?.from ?? 0) - 1
  const preposition = words[from]
  if (preposition === undefined) return false
  const opens = from === 0 || words[from - 1]?.pos === 'PUNCT' || words[from - 1]?.pos === 'CCONJ'
  return opens && (preposition.pos === 'ADP' || preposition.pos === 'SCONJ')
}

function linkBefore(words: readonly Word[], from: number): string | null {
  const before = words[from - 1]
  if (before === undefined || !LINK.test(before.lower)) return null
  const earlier = words[from - 2]?.lower
  if (earlier === 'as' && /^(?:if|though)$/.test(before.lower)) return 'as if'
  if (earlier === 'even' && /^(?:if|though)$/.test(before.lower)) return before.lower
  // "so she left", "for he was tired": those go on with the story.
  return /^(?:so|for)$/.test(before.lower) ? null : before.lower
}

import { ANIMATE_VERBS, SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import type { Token } from '#reading/tokens.ts'
import type { NameInPlace } from './weigh-name.ts'

const BODY =
  /^(?:hands?|eyes?|face|voice|head|arms?|hair|lips|shoulders?|mouth|feet|fingers?|laugh|smile|breath|footsteps?|step|knees?|brow|cheeks?|gaze|glance)$/
/** What is done to somebody who is not there: one reads, quotes, admires and remembers whom one has never met. */
const FROM_AFAR =
  /^(?:read|reads|reading|quoted?|quotes|mention(?:ed|s)?|admired?|admires|remember(?:ed|s)?|imagine[ds]?|resembled?|resembles|recall(?:ed|s)?|cited?|praised?|worship(?:ped|s)?|thank(?:ed|s)?|called|named|meant?|means|thought|think|knew|know|known|heard|hear|loved?|loves|hated?|hates|missed|misses|understood|studied|played|wears?|wore|wearing|prefer(?:red|s)?|envied|was|is|were|are|be|been|being|became|become)$/
const BESIDE = /^(?:with|beside|behind|to|at|toward|towards|after|past|from|for|near|upon|on|over|opposite|by)$/
/** "I thought of Anna", "like Anna", "than Anna", "but for Anna": named, and no more. */
const MERELY_NAMED = /^(?:of|like|than|as|about|unlike|except|besides|de|concerning|regarding)$/
const NAMING = /^(?:named|called)$/
const MARK = /^(?:the|late|old|young|poor|dear|little|good|great|my|our|his|her|their|own|this|that|one|a)$/
const VERB_REACH = 5

/**
 * Whether somebody does something, or is met, at one place that names them. People whom a text only speaks of (a queen, an
 * author, the hero of a book, whoever is talked about) are none of its characters until they do.
 */
export function actsHere({ sentence, words, before: all, after }: NameInPlace): boolean {
  const before = withoutMarks(all)
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined) return false
  const [previous, next] = [before.at(-1), after[0]]
  const isJoined = previous?.after === ' '
  if (isJoined && NAMING.test(previous.word)) return true
  if (sentence.isSpoken(first.start)) return isSpokenTo(sentence.text, first, last)
  if (last.isPossessive) return next !== undefined && BODY.test(next.word)
  if (isJoined && MERELY_NAMED.test(previous.word)) return false
  if (isJoined && SPEECH_VERBS.has(previous.word)) return true
  if (isJoined && BESIDE.test(previous.word)) return isBesideSomebody(before)
  if (isJoined && previous.tags.has('Verb')) return !FROM_AFAR.test(previous.word)
  return isSubject(sentence.text, last, after)
}

/** What stands before "the late Mr. Kemble", "poor Anna". */
function withoutMarks(before: readonly Token[]): readonly Token[] {
  const end = before.findLastIndex(({ word, after }) => !MARK.test(word) || after !== ' ')
  return before.slice(0, end + 1)
}

/** "Come here, Odo!", and "Odo, come here". */
function isSpokenTo(text: string, first: Token, last: Token): boolean {
  const opens = /(?:^|[,;“"‘'—!?.])\s*$/u.test(text.slice(0, first.start))
  return opens && /^\s*(?:[,!?”"—;]|\.(?:\s*["”’']|\s*$))/u.test(text.slice(last.end))
}

/** "walked to Anna", "gave the lamp to Anna", "sat with Anna". */
function isBesideSomebody(before: readonly Token[]): boolean {
  const verb = before.slice(-VERB_REACH, -1).findLast(({ tags, word }) => tags.has('Verb') || ANIMATE_VERBS.has(word))
  return verb !== undefined && ANIMATE_VERBS.has(verb.word)
}

/** Whether a verb follows that can be theirs: at once, after a comma's aside, or after somebody named beside them. */
function isSubject(text: string, last: Token, after: readonly Token[]): boolean {
  const until = after.findIndex(({ after: gap }) => /[.;:!?]/.test(gap))
  const rest = /^\s*[.;:!?]/.test(text.slice(last.end)) ? [] : after.slice(0, until === -1 ? undefined : until + 1)
  const verb = rest.find(({ tags, word }) => tags.has('Verb') || ANIMATE_VERBS.has(word))
  const aside = last.after.startsWith(',') || /^(?:and|or|who)$/.test(rest[0]?.word ?? '')
  if (verb === undefined) return false
  const passed = rest.slice(0, rest.indexOf(verb))
  return (
    aside ||
    passed.every(({ tags }) => tags.has('Adverb') || tags.has('Negative') || tags.has('Modal') || tags.has('Auxiliary'))
  )
}

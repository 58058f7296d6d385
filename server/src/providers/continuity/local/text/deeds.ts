import type { Word } from '#reading/tag-words.ts'
import { SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import { type FoundSubject, findSubject, nounPhraseEndingAt, type Subject } from './find-subject.ts'
import type { Sentence } from './passage.ts'
import { findVerbGroups, type VerbForm, type VerbGroup } from './verb-groups.ts'

/** One verb with who does it: the smallest thing a text claims. */
export interface Deed {
  readonly sentence: Sentence
  readonly subject: readonly Word[]
  readonly head: Word | null
  readonly verb: Word
  readonly helpers: readonly string[]
  readonly form: VerbForm
  readonly isNegated: boolean
  readonly isPassive: boolean
  readonly link: string | null
  readonly governor: Word | null
  /** The words after the verb up to the next verb or pause that begins something new. */
  readonly rest: readonly Word[]
  /** Whether the words stand inside quotation marks or italics. */
  readonly isQuoted: boolean
  readonly start: number
  readonly end: number
}

/** Verbs of turning up that may stand before whoever does it: "Into the yard came Tamsin". */
const TURNING_UP =
  /^(?:come|stand|sit|walk|step|lie|appear|emerge|enter|go|run|ride|stride|wait|lean|kneel|crouch|rise|be)$/

/** Takes a sentence's claims apart; narration and what is quoted in it are read separately. */
export function findDeeds(sentence: Sentence, isQuoted: (offset: number) => boolean): Deed[] {
  const told: Word[] = []
  const quoted: Word[] = []
  for (const word of sentence.words) {
    if (!isQuoted(word.start)) told.push(word)
    else {
      quoted.push(word)
      if (told.at(-1)?.lower !== '”') told.push({ ...word, text: '”', lower: '”', lemma: '”', pos: 'PUNCT' })
    }
  }
  return [...deedsIn(sentence, told, false), ...deedsIn(sentence, quoted, true)]
}

interface Carried {
  readonly subject: Subject | null
  readonly link: string | null
  readonly governor: Word | null
}
const NOTHING: Carried = { subject: null, link: null, governor: null }

function deedsIn(sentence: Sentence, words: readonly Word[], isQuoted: boolean): Deed[] {
  const groups = findVerbGroups(words)
  const deeds: Deed[] = []
  let carried: Carried = NOTHING
  let main: Carried = NOTHING
  for (const [index, group] of groups.entries()) {
    const found = inverted(words, group) ?? findSubject(words, group, groups.slice(0, index))
    // ", and left" after a subordinate clause goes on with the main one.
    if (
      found.isCarried &&
      carried.link !== null &&
      main.subject !== null &&
      /^[,;—]/.test(words[group.from - 2]?.lower ?? '')
    )
      carried = main
    const isBare = group.form === 'participle' || group.form === 'infinitive'
    const takesOver = found.isCarried || (isBare && found.subject === null)
    const subject =
      isBare && !found.isCarried && group.form === 'infinitive'
        ? carried.subject
        : (found.subject ?? (takesOver ? carried.subject : null))
    const link = found.link ?? (takesOver ? linkCarried(words, group, carried.link) : null)
    const governor =
      found.governor ??
      (group.form === 'infinitive' ? (groups[index - 1]?.verb ?? null) : takesOver ? carried.governor : null)
    const until = groups[index + 1]?.from ?? words.length
    const isPassive =
      group.helpers.some((helper) => /^(?:was|were|been|be|being|is|are|got)$/.test(helper)) &&
      !group.verb.lower.endsWith('ing') &&
      group.verb.lemma !== 'be'
    deeds.push({
      sentence,
      subject: subject === null ? [] : words.slice(subject.from, subject.to),
      head: subject?.head ?? null,
      verb: group.verb,
      helpers: group.helpers,
      form: found.governor !== null && group.form === 'base' ? 'past' : group.form,
      isNegated: group.isNegated || isDenied(words, group, subject),
      isPassive,
      link,
      governor,
      rest: words.slice(group.to, until),
      isQuoted,
      start: startOf(words, group, found.subject),
      end: endOf(words, group, until),
    })
    if (!isBare && subject !== null) carried = { subject, link, governor: found.governor === null ? governor : null }
    else if (found.subject === null && !takesOver) carried = NOTHING
    if (carried.link === null && carried.governor === null) main = carried
  }
  return deeds
}

/** "if he came and asked" is supposed twice; "when he came, she left" has two subjects and does not get here. */
function linkCarried(words: readonly Word[], group: VerbGroup, link: string | null): string | null {
  const before = words[group.from - 1]
  if (before !== undefined && /^(?:without|instead|before|after|by|from)$/.test(before.lower)) return before.lower
  if (before?.lower === 'of' && words[group.from - 2]?.lower === 'instead') return 'instead'
  return link
}

function isDenied(words: readonly Word[], group: VerbGroup, subject: Subject | null): boolean {
  const before = words[group.from - 1]?.lower
  if (before === 'without') return true
  if (subject === null) return false
  const first = words[subject.from]?.lower ?? ''
  return (
    /^(?:nobody|none|nothing|no|neither|nor)$/.test(first) ||
    /^(?:nor|neither)$/.test(words[subject.from - 1]?.lower ?? '')
  )
}

/** `"Leave it," said Wren` and `Into the yard came Tamsin`: the subject stands after its verb. */
function inverted(words: readonly Word[], group: VerbGroup): FoundSubject | null {
  if (group.helpers.length > 0) return null
  const [before, after] = [words[group.from - 1], words[group.to]]
  const isSaid = before?.lower === '”' && SPEECH_VERBS.has(group.verb.lower)
  const isArrival =
    TURNING_UP.test(group.verb.lemma) &&
    after?.pos === 'PROPN' &&
    (before === undefined || ['NOUN', 'ADV', 'ADP', 'PUNCT', 'PROPN'].includes(before.pos) || before.lower === 'there')
  if (!isSaid && !isArrival) return null
  if (isArrival && !isSaid && before !== undefined && before.lower !== 'there' && !startsWithPlace(words, group.from))
    return null
  const end = endOfPhrase(words, group.to)
  const subject = end === null ? null : nounPhraseEndingAt(words, end)
  return subject === null
    ? null
    : { subject: { ...subject, from: group.to }, link: null, isCarried: false, governor: null }
}

/** Nothing but where or which way stands between the beginning of the clause and its verb. */
function startsWithPlace(words: readonly Word[], until: number): boolean {
  let from = until
  while (from > 0) {
    const word = words[from - 1]
    if (
      word === undefined ||
      word.pos === 'VERB' ||
      word.pos === 'AUX' ||
      (word.pos === 'PRON' && !/^(?:his|her|its|their|my|our|there)$/.test(word.lower))
    )
      return false
    if (/^(?:[;:.”—]|and|but)$/.test(word.lower) || (word.lower === ',' && words[from]?.pos === 'CCONJ')) break
    from--
  }
  const first = words[from]
  return (
    first !== undefined &&
    (first.pos === 'ADP' || first.pos === 'ADV' || first.lower === 'there') &&
    !/^(?:when|while|if|as|how|why|then|so)$/.test(first.lower)
  )
}

function endOfPhrase(words: readonly Word[], from: number): number | null {
  let at = from
  while (at < words.length && /^(?:DET|ADJ|NOUN|PROPN|PRON)$/.test(words[at]?.pos ?? '')) at++
  return at > from ? at - 1 : null
}

/** At the subject when it stands in this clause, at the verb when it is carried over. */
function startOf(words: readonly Word[], group: VerbGroup, subject: Subject | null): number {
  const verb = words[group.from]?.start ?? group.verb.start
  return subject === null ? verb : Math.min(verb, words[subject.from]?.start ?? verb)
}

/** To the next pause, or to the next verb: what a reader would underline. */
function endOf(words: readonly Word[], group: VerbGroup, until: number): number {
  let last = words[group.to - 1]
  for (let at = group.to; at < until; at++) {
    const word = words[at]
    if (word === undefined || word.pos === 'PUNCT' || (word.pos === 'CCONJ' && words[at + 1]?.pos !== 'NOUN')) break
    last = word
  }
  while (
    last !== undefined &&
    /^(?:PRON|SCONJ|CCONJ|DET|PART)$/.test(last.pos) &&
    last.start > group.verb.start &&
    /^(?:who|which|that|and|to|where|when|the|a)$/.test(last.lower)
  ) {
    const at = words.indexOf(last)
    last = words[at - 1]
  }
  return last?.end ?? group.verb.end
}

import { kindsOf } from '#reading/wordnet.ts'
import type { Claim } from '#providers/continuity/local/text/claims.ts'
import type { StoryReading } from '#providers/continuity/local/text/story-reading.ts'
import type { Word } from '#reading/tag-words.ts'
import { type Fact, type FactReader, isNamed, isSure, surePerson } from './fact.ts'
import { answerTo } from './read-answers.ts'
import { definiteIn, isPlainFact, type OpenQuestion, QUEST_DEEDS, questionOf, threadId } from './threads.ts'

const NOT_KNOWN =
  /(?<![\p{L}’'-])(?:nobody|no one|none of them)(?: (?:at|in|on) \p{L}+(?: \p{L}+)?)? (?:ever |yet )*(?:knew|found out|had found out|could (?:say|tell)|learned|had learned) who (?<told>(?:had |has )?(?<deed>\p{L}+) (?<what>(?:the|his|her|their|\p{Lu}\p{L}+['’]s) (?:[\p{L}-]+ ){0,2}?[\p{L}-]+))(?=[.,;:!?—]|$)/iu
const QUEST = new RegExp(
  `^\\p{L}+(?: (?:solemnly|himself|herself|to (?:himself|herself)))*(?:,? (?:to|that (?:he|she) would)) (?<deed>${QUEST_DEEDS}) (?<what>[^.;:!?,—]+)`,
  'u',
)
const PROMISING: Readonly<Record<string, string>> = {
  promise: 'promised',
  vow: 'vowed',
  swear: 'sworn',
  set: 'set out',
}
const SENSES = 5
const SEARCH =
  /\b(?:look(?:ed|ing)? (?:for|everywhere)|search\p{L}*|hunt(?:ed|ing) (?:for|high)|sought|thief|thieves|where (?:it|he|she) (?:was|had)|who (?:had )?(?:taken|took|stole\p{L}*)|inquir\p{L}*)\b/iu
const LATER_DEED = /^(?:steal|take|kill|murder|burn|write|send|open|break|poison|hide|light|leave|forge|build)$/

/** Questions a text opens: a thing or person missing, a deed nobody has owned to, a promise to find or save. */
export const readThreads: FactReader = (story) =>
  [
    ...story.claims.all.flatMap((claim) => [...missing(story, claim), ...promise(story, claim)]),
    ...unknownDoers(story),
  ].flatMap(({ about, words, description, at }): Fact[] => {
    const question = questionOf(description)
    // What the same text settles again was no question.
    if (question === null || answerTo(story, question, { from: at + 1, isOnlyPromise: true }) !== null) return []
    const operation = { op: 'open_plot_thread' as const, id: threadId(about, words), description }
    return [{ operation, says: `Open: ${description}`, at }]
  })

interface Opening {
  readonly about: OpenQuestion['about']
  /** What tells this question from others of the kind. */
  readonly words: string
  readonly description: string
  readonly at: number
}

/** "The ring was missing", "her brother had disappeared", "the crown had been stolen". */
function missing(story: StoryReading, claim: Claim): Opening[] {
  if (!isPlainFact(claim) || !isGone(claim)) return []
  const person = surePerson(story, claim)
  if (person !== null && claim.by === 'name' && isNamed(person))
    return [{ about: 'missing', words: person.name, description: `${person.name} is missing.`, at: claim.start }]
  const what = definiteIn(claim.subject)
  if (what === null || claim.head !== what.head || what.head.pos !== 'NOUN' || !isSought(story, what.head, claim))
    return []
  return [{ about: 'missing', words: what.text, description: `${capital(what.text)} is missing.`, at: claim.start }]
}

function isGone({ verb, rest, isPassive, form, helpers }: Claim): boolean {
  const after = rest.map(({ lower }) => lower).join(' ')
  // The tagger takes "was missing" for a verb; "was missing her brother" is one.
  if (verb.lower === 'missing')
    return /^(?:was|is|were|are)$/.test(helpers.at(-1) ?? '') && /^(?:$|[.,;!—])/.test(after)
  if (verb.lemma === 'be' && helpers.length === 0)
    return /^(?:still )?(?:missing|nowhere to be (?:found|seen))(?= ?(?:$|[.,;!—]))/.test(after)
  if (verb.lemma === 'steal') return isPassive
  return form === 'perfect' && /^(?:disappear|vanish)$/.test(verb.lemma) && /^(?:$|[.,;!—])/.test(after)
}

/**
 * Somebody, some animal or a thing that is made, and that the story cares about: it speaks of it again, or of a search. A
 * smile that vanishes and a button that is missing are no question; nor is "the cook", who is merely somewhere else.
 */
function isSought({ passage, recentTexts }: StoryReading, { lower, lemma }: Word, { verb }: Claim): boolean {
  const isVanished = /^(?:disappear|vanish)$/.test(verb.lemma)
  // A ring is a sound before it is a thing; what vanishes may be either, what is missed or stolen may not.
  const kinds = kindsOf(lemma, 'noun', isVanished ? 1 : SENSES)
  if (kindsOf(lemma, 'noun', 1).has('body part')) return false
  const isAlive = kinds.has('person') || kinds.has('animal')
  if (isVanished ? isAlive || !kinds.has('artifact') : !isAlive && !kinds.has('artifact')) return false
  const told = [...recentTexts, passage.plain].join(' ').toLowerCase()
  return verb.lemma === 'steal' || SEARCH.test(passage.plain) || told.split(new RegExp(`\\b${lower}\\b`)).length > 2
}

/** "Mara swore to find her brother", "Piet set out to rescue the child". */
function promise(story: StoryReading, claim: Claim): Opening[] {
  const { person, by, sentence, verb, frame, link, governor, isQuoted } = claim
  const how = PROMISING[verb.lemma]
  if (how === undefined || person === null || !isNamed(person) || !isSure(story, person)) return []
  if (by !== 'name' || frame !== 'now' || isQuoted || link !== null || governor !== null || !claim.isAsserted) return []
  const told = sentence.narration.slice(verb.start - sentence.start)
  const found = QUEST.exec(verb.lemma === 'set' ? told.replace(/^(\p{L}+) out\b/u, '$1') : told)?.groups
  if (found === undefined || (verb.lemma === 'set' && !/^\p{L}+ out\b/u.test(told))) return []
  const at = sentence.narration.indexOf(found['what'] ?? '', verb.end - sentence.start) + sentence.start
  const object = definiteIn(sentence.words.filter(({ start }) => start >= at))
  if (object === null) return []
  const description = `${person.name} has ${how} to ${found['deed'] ?? ''} ${object.text}.`
  return [
    { about: 'promise', words: `${person.name} ${found['deed'] ?? ''} ${object.text}`, description, at: claim.start },
  ]
}

/** "Nobody knew who had taken the ring." */
function unknownDoers({ passage, claims }: StoryReading): Opening[] {
  return passage.sentences.flatMap((sentence): Opening[] => {
    const match = NOT_KNOWN.exec(sentence.narration)
    const { told = '', deed = '', what = '' } = match?.groups ?? {}
    if (match === null || /\?\s*$/.test(sentence.narration)) return []
    const at = sentence.start + match.index
    const asked = claims.all.find(
      ({ verb, frame, isQuoted }) => verb.start > at && verb.lower === deed && frame === 'now' && !isQuoted,
    )
    if (asked === undefined || !LATER_DEED.test(asked.verb.lemma)) return []
    return [{ about: 'who', words: `${asked.verb.lemma} ${what}`, description: `Who ${told}?`, at }]
  })
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

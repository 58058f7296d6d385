import type { Claim } from '#providers/continuity/local/text/claims.ts'
import type { StoryReading } from '#providers/continuity/local/text/story-reading.ts'
import type { Word } from '#reading/tag-words.ts'
import type { FactReader } from './fact.ts'
import { isComingBack } from './leaving.ts'
import { definiteIn, isPlainFact, type OpenQuestion, questionOf } from './threads.ts'

const FINDING = /^(?:find|recover|discover|retrieve)$/
const GIVEN_BACK = /^(?:find|recover|discover|retrieve|return|restore|bring)$/
const TURNED_UP = /^(?:turn|come)$/
const UP = /^(?:up\b|to light\b)/
const STILL_GONE = /^(?:missing|gone|empty|lost|stolen)$/
const OWNING_UP = /^(?:confess|admit)$/
const HIS_WORD = /^(?:his|her) (?:promise|word|vow|oath)\b/

/** Open questions of the bible that a text settles: what was missing is found, who did it is told, a promise is kept. */
export const readAnswers: FactReader = (story) => {
  const open = (story.bible.plotThreads ?? []).flatMap(({ id, description = '', status = 'active' }) => {
    const question = status === 'active' && id !== undefined ? questionOf(description) : null
    return question === null || id === undefined ? [] : [{ id, description, question }]
  })
  const promises = open.map(({ question }) => question).filter(({ about }) => about === 'promise')
  return open.flatMap(({ id, description, question }) => {
    const isOnlyPromise = promises.filter(({ who }) => who === question.who).length === 1
    const answer = answerTo(story, question, { from: 0, isOnlyPromise })
    if (answer === null) return []
    const says = `No longer open: ${description}`
    return [{ operation: { op: 'set_plot_thread', id, status: 'resolved' }, says, at: answer.start }]
  })
}

/**
 * The first claim that settles a question.
 *
 * @param where.from offset from which the text is looked at.
 * @param where.isOnlyPromise whether "kept his promise" can mean no other one.
 */
export function answerTo(
  story: StoryReading,
  question: OpenQuestion,
  { from, isOnlyPromise }: { readonly from: number; readonly isOnlyPromise: boolean },
): Claim | null {
  const isAnswer = (claim: Claim): boolean => {
    if (question.about === 'who') return isOwnedUpTo(story, claim, question)
    if (!isPlainFact(claim)) return false
    if (question.about === 'missing') return isFound(story, claim, question)
    const isQuest = FINDING.test(question.deed)
    return (isQuest && isFound(story, claim, question)) || isKept(story, claim, question, isOnlyPromise)
  }
  return story.claims.all.find((claim) => claim.start >= from && isAnswer(claim)) ?? null
}

/** "They found the ring", "the ring was recovered", "Tom came back", "the ring turned up". */
function isFound(story: StoryReading, claim: Claim, question: OpenQuestion): boolean {
  const { verb, isPassive, rest, person, by } = claim
  const isSubject =
    (by === 'name' && person?.name === question.what) ||
    (claim.head !== null && claim.head.lower === question.object && definiteIn(claim.subject) !== null)
  if (isPassive) return isSubject && GIVEN_BACK.test(verb.lemma)
  if (FINDING.test(verb.lemma) && meets(story, rest, question)) return true
  if (!isSubject) return false
  const after = rest.map(({ lower }) => lower).join(' ')
  return (TURNED_UP.test(verb.lemma) && UP.test(after)) || (person !== null && isComingBack(claim))
}

/** Whether a verb's object is the one asked for: the same thing, meant for certain, and not found missing. */
function meets({ mentions }: StoryReading, rest: readonly Word[], { object, what }: OpenQuestion): boolean {
  const found = definiteIn(rest)
  if (found === null) return false
  const next = rest[rest.indexOf(found.head) + 1]
  if (next !== undefined && STILL_GONE.test(next.lower)) return false
  if (found.head.pos !== 'PROPN') return found.head.lower === object
  return mentions.some(({ start, person }) => start === rest[0]?.start && person.name === what)
}

/** The promise's own deed by whoever made it, or the word that it was kept. */
function isKept(story: StoryReading, claim: Claim, question: OpenQuestion, isOnlyPromise: boolean): boolean {
  const { verb, rest, person, by, isPassive } = claim
  if (person?.name !== question.who || (by !== 'name' && by !== 'pronoun') || isPassive) return false
  if (verb.lemma === 'keep') return isOnlyPromise && HIS_WORD.test(rest.map(({ lower }) => lower).join(' '))
  const [deed, ...particle] = question.deed.split(' ')
  return (
    verb.lemma === deed &&
    particle.every((word) => rest.some(({ lower }) => lower === word)) &&
    meets(
      story,
      rest.filter(({ lower }) => !particle.includes(lower)),
      question,
    )
  )
}

/** "It was Tom who had taken the ring", "Tom had taken the ring", "Tom confessed that he had taken the ring". */
function isOwnedUpTo(story: StoryReading, claim: Claim, question: OpenQuestion): boolean {
  const { verb, person, by, rest, isPassive, isQuoted, frame, isNegated, link, governor, sentence } = claim
  if (person === null || isQuoted || frame !== 'now' || isNegated || isPassive || verb.lemma !== question.deed)
    return false
  if (!meets(story, rest, question)) return false
  if (governor !== null) return OWNING_UP.test(governor.lemma) && (by === 'name' || by === 'pronoun')
  const before = sentence.narration.slice(0, (claim.subject[0]?.start ?? sentence.start) - sentence.start)
  return by === 'name' && (isPlainFact(claim) || (link === 'who' && /\bit was $/i.test(before)))
}

import type { BibleOperation } from '@skein/contract/bible'
import type { Claim } from '#providers/continuity/local/text/claims.ts'
import type { Person } from '#providers/continuity/local/text/people.ts'
import type { StoryReading } from '#providers/continuity/local/text/story-reading.ts'

/** Something a text settles that a later one could contradict, and the words that settle it. */
export interface Fact {
  readonly operation: BibleOperation
  /** As a sentence beside its evidence on the timeline; empty when the operation leaves an event of its own. */
  readonly says: string
  /** UTF-16 offset into the text: in the sentence that tells it. */
  readonly at: number
}

/** Looks for one kind of fact in plain narration. Pure; precision before recall, for what is settled stays. */
export type FactReader = (story: StoryReading) => readonly Fact[]

/** Whoever does something as a plain fact: named or meant for certain, outside dream, speech and supposition. */
export function surePerson(story: StoryReading, { person, by, isAsserted, isQuoted }: Claim): Person | null {
  if (person === null || !isAsserted || isQuoted || (by !== 'name' && by !== 'pronoun')) return null
  return isSure(story, person) ? person : null
}

/** Whether somebody is called by a name: "the maid" may be another one in the next segment. */
export function isNamed({ name }: Person): boolean {
  return !/^(?:the|an?|his|her|my|our)\s/i.test(name) && /^\p{Lu}/u.test(name)
}

/**
 * Whose a "his" or "her" of the narration is, when it can be nobody else: of the sex the pronoun tells, and named last
 * among those of that sex if the sentence names any; null in a sentence that speaks of another of that sex by "him" or
 * "her" too.
 */
export function sureOwner(story: StoryReading, pronoun: string, at: number): Person | null {
  const person = story.claims.resolve(pronoun, at)
  const gender = /^(?:he|him|his)$/i.test(pronoun) ? 'male' : 'female'
  if (person === null || person.gender !== gender || !isSure(story, person) || !isNamed(person)) return null
  const sentence = story.sentenceAt(at)
  if (sentence === null) return null
  const before = story.mentions.filter(({ start }) => start >= sentence.start && start < at)
  const rivals = before.filter((mention) => mention.person.gender !== (gender === 'male' ? 'female' : 'male'))
  if (rivals.length > 0 && rivals.at(-1)?.person !== person) return null
  const words = sentence.narration.slice(0, at - sentence.start)
  const isTwofold =
    gender === 'male'
      ? /\b(?:him)\b/i.test(words)
      : /\b(?:to|at|for|with|of|upon|on|from|by) her\b(?! \p{Ll})/iu.test(words)
  return isTwofold ? null : person
}

/** Nobody whose name somebody else bears here too, and not the "I" of a story by several hands. */
export function isSure({ namesakes, signs }: StoryReading, { entityId }: Person): boolean {
  return !namesakes.has(entityId) && entityId !== 'char_narrator' && !signs.hasDisguise
}

export function traitFact({ entityId, name }: Person, trait: string, at: number): Fact {
  return { operation: { op: 'add_trait', entityId, trait }, says: `Settled of ${name}: ${trait}.`, at }
}

import { SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import type { Claim } from './claims.ts'
import type { Person } from './people.ts'
import type { StoryReading } from './story-reading.ts'

/** Whoever says something; `person` is null for somebody the bible does not have. */
export interface Speaker {
  readonly person: Person | null
  readonly claim: Claim
}

const NEAR_SENTENCES = 2

/** Who speaks the words at an offset, by the nearest "said" of the same paragraph; null when nobody can be told. */
export function speakerAt({ passage, claims, sentenceAt }: StoryReading, at: number): Speaker | null {
  const sentence = sentenceAt(at)
  if (sentence === null || !passage.isQuoted(at)) return null
  const said = claims.all.filter(
    (claim) =>
      !claim.isQuoted &&
      claim.sentence.paragraph === sentence.paragraph &&
      Math.abs(claim.sentence.index - sentence.index) <= NEAR_SENTENCES &&
      SPEECH_VERBS.has(claim.verb.lower) &&
      claim.head !== null,
  )
  const nearest = said.toSorted((left, right) => Math.abs(left.verb.start - at) - Math.abs(right.verb.start - at))[0]
  if (nearest === undefined || nearest.head === null) return null
  if (nearest.person !== null) return nearest.by === 'guess' ? null : { person: nearest.person, claim: nearest }
  return /^(?:NOUN|PROPN)$/.test(nearest.head.pos) ? { person: null, claim: nearest } : null
}

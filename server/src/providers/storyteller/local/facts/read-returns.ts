import { departureOf } from '#providers/continuity/local/facts/departures.ts'
import { type FactReader, isNamed, surePerson } from './fact.ts'
import { isComingBack, isSetFree } from './leaving.ts'

const SENTENCE_LENGTH_MAX = 600

/** Somebody who was gone, not dead, and is plainly back: from then on their deeds surprise nobody. */
export const readReturns: FactReader = (story) =>
  story.claims.all.flatMap((claim) => {
    const person = surePerson(story, claim)
    if (person === null || claim.by !== 'name' || !isNamed(person) || person.character.isActive !== false) return []
    if (!claim.isNow || (!isComingBack(claim) && !isSetFree(claim))) return []
    if (departureOf(story.bible, story.cast, person)?.isDead !== false) return []
    const cause = claim.sentence.text.trim().replaceAll(/\s+/g, ' ').slice(0, SENTENCE_LENGTH_MAX).toWellFormed()
    return [
      { operation: { op: 'set_active', entityId: person.entityId, isActive: true, cause }, says: '', at: claim.start },
    ]
  })

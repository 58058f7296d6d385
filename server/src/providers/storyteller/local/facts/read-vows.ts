import { type FactReader, isNamed, surePerson, traitFact } from './fact.ts'

const VOWING = /^(?:vow|swear)$/
const WHAT =
  /^(?:vowed|vows|swore|swears|sworn)(?: to (?:himself|herself))?(?: solemnly)? (?:never to|to|not to|that (?:he|she) would(?: never)?|never again to) [^.;:!?—()]+/u
const LENGTH_MAX = 120

/** Vows told by the narration, in its words: "swore never to touch a card again". */
export const readVows: FactReader = (story) =>
  story.claims.all.flatMap((claim) => {
    const person = surePerson(story, claim)
    if (person === null || !isNamed(person) || !VOWING.test(claim.verb.lemma)) return []
    const { sentence, verb } = claim
    const told = WHAT.exec(sentence.narration.slice(verb.start - sentence.start))?.[0].replace(
      /, (?:and|but|so|when)\b.*$/u,
      '',
    )
    if (told === undefined || told.length > LENGTH_MAX) return []
    return [
      traitFact(
        person,
        told
          .trim()
          .replaceAll(/\s+/g, ' ')
          .replace(/[\s,"“”]+$/u, ''),
        claim.start,
      ),
    ]
  })

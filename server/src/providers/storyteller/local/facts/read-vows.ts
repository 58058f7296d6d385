import { type FactReader, isNamed, isSure, traitFact } from './fact.ts'

const VOWING = /^(?:vow|swear)$/
const WHAT =
  /^(?:vowed|vows|swore|swears|sworn)(?: to (?:himself|herself))?(?: solemnly)? (?:never to|to|not to|that (?:he|she) would(?: never)?|never again to) [^.;:!?—()]+/u
const LENGTH_MAX = 120

/** Vows told by the narration, in its words: "swore never to touch a card again". */
export const readVows: FactReader = (story) =>
  story.claims.all.flatMap((claim) => {
    const { person, by, sentence, verb, frame, link, governor, form, isQuoted } = claim
    if (person === null || !isNamed(person) || !isSure(story, person) || !VOWING.test(verb.lemma)) return []
    // A vow "never to" reads as a denial, so what is asserted does not tell; who, where and how do.
    const isTold = !isQuoted && frame === 'now' && link === null && governor === null
    if (!isTold || (by !== 'name' && by !== 'pronoun') || !/^(?:past|present|perfect)$/.test(form)) return []
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

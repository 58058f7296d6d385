import { type FactReader, isNamed, surePerson, traitFact } from './fact.ts'

const LIVING = /^(?:live|dwell|reside)$/
const PLACE_WORDS_MAX = 4

/** Where somebody lives, when the place has a name: "lived at Tunbridge Wells". */
export const readHomes: FactReader = (story) =>
  story.claims.all.flatMap((claim) => {
    const person = surePerson(story, claim)
    const { verb, form, helpers, rest, link, governor } = claim
    if (
      person === null ||
      !isNamed(person) ||
      !LIVING.test(verb.lemma) ||
      helpers.length > 0 ||
      link !== null ||
      governor !== null ||
      !/^(?:past|present)$/.test(form)
    )
      return []
    const from = rest[0]?.pos === 'ADV' ? 1 : 0
    const [preposition, ...after] = rest.slice(from)
    if (!/^(?:in|at)$/.test(preposition?.lower ?? '')) return []
    const until = after.findIndex(({ text }) => !/^\p{Lu}/u.test(text))
    const place = after.slice(0, until === -1 ? PLACE_WORDS_MAX : until).map(({ text }) => text)
    if (place.length === 0 || place.length > PLACE_WORDS_MAX) return []
    return [traitFact(person, `lives ${preposition?.lower} ${place.join(' ')}`, claim.start)]
  })

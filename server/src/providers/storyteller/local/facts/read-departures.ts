import type { Claim } from '#providers/continuity/local/text/claims.ts'
import { type FactReader, isNamed, surePerson } from './fact.ts'
import { isLeavingForGood, isNeverSeenAgain } from './leaving.ts'

const DYING = /^(?:die|perish|drown|expire)$/
const KILLING = /^(?:kill|drown|murder|hang|execute|behead|slay|bury|shoot)$/
/** "died of laughing", "died away", "dying to know", "dead tired": nobody is dead. */
const FIGURE =
  /^(?:of (?:laugh|curios|shame|envy|boredom|love)|away|down|out|to (?!the world)|for|with (?:laugh|shame)|on (?:his|her) lips|(?:tired|asleep|set|certain|sure|drunk|against|to|beat|serious|silent|in earnest|calm|white))/
const SENTENCE_LENGTH_MAX = 600

/**
 * Deaths told plainly, and who left for good or was carried off. Whoever merely goes somewhere may come back without a
 * word, and is not written out.
 */
export const readDepartures: FactReader = (story) =>
  story.claims.all.flatMap((claim) => {
    // "Tom was never seen again" is a denial, and yet it is asserted.
    const person = surePerson(story, isNeverSeenAgain(claim) ? { ...claim, isAsserted: claim.isNow } : claim)
    if (
      person === null ||
      claim.by !== 'name' ||
      !isNamed(person) ||
      !(isDeath(claim) || isLeavingForGood(claim) || isNeverSeenAgain(claim)) ||
      !(person.character.isActive ?? true)
    )
      return []
    const cause = claim.sentence.text.trim().replaceAll(/\s+/g, ' ').slice(0, SENTENCE_LENGTH_MAX).toWellFormed()
    return [
      { operation: { op: 'set_active', entityId: person.entityId, isActive: false, cause }, says: '', at: claim.start },
    ]
  })

function isDeath({ verb, isPassive, form, helpers, link, governor, sentence }: Claim): boolean {
  if (link !== null || governor !== null || !/^(?:past|perfect|present)$/.test(form)) return false
  if (/\b(?:how long|whether|if|until|when|before|thought|supposed|believed|as though)\b/i.test(sentence.narration))
    return false
  const after = sentence.text
    .slice(verb.end - sentence.start)
    .trim()
    .toLowerCase()
  if (verb.lower.endsWith('ing')) return false
  if (DYING.test(verb.lemma) && !isPassive) return !FIGURE.test(after)
  if (KILLING.test(verb.lemma))
    return isPassive && /^(?:was|were|had|has)$/.test(helpers[0] ?? '') && !after.startsWith('in ')
  return verb.lemma === 'be' && /^(?:now |already |quite )?dead(?= ?(?:$|[,.;:!—]|and\b|before\b|when\b))/.test(after)
}

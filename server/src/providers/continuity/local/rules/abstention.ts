import { say } from '#platform/say.ts'
import { citedWords, type Doubt, type Rule, sequenceOf } from '../doubt.ts'
import { ABSTENTIONS, type Abstention, abstentionsIn } from '../facts/abstentions.ts'
import { isOfKind, isWayOf } from '../facts/concepts.ts'
import type { Claim } from '../text/claims.ts'
import type { Person } from '../text/people.ts'
import type { StoryReading } from '../text/story-reading.ts'

const LIFTED =
  /\b(?:used to|no longer (?:a|abstains)|was once|until|except|unless|when|only when|on (?:fri|sun|mon|satur)days?|during|in lent)\b/i
/** Offered, refused, for somebody else, or not what it looks like. */
const NOT_TAKEN =
  /\b(?:refus\w*|declin\w*|push\w* (?:it|the \w+) away|untouched|pretend\w*|poured? (?:it )?(?:away|out)|instead|ginger|cordial|lemonade|empty|offered|smell\w*|spat|mushroom|mock)\b/i
/** Said of the deed itself. */
const DENIED = /\b(?:not|never|no|nor|without|would|if|for (?:him|her|them|the others)|water)\b|n['’]t\b/i
/** "drank it", "took two and ate them": the thing was named before. */
const SAID_BEFORE =
  /^(?:it|them|one|two|three|both|another|half|some|all|that|this|those|share|portion|piece|slice|plate|plateful|bowl|lot|rest|glass|bottle|drop)$/

/** Somebody takes what they keep from by vow, creed or body: the verb and the thing by their kinds, not by their words. */
export const abstention: Rule = (story) => {
  const { cast, namesakes, signs, claims } = story
  if (signs.isUnreliable) return []
  const acting = new Set(claims.all.map(({ person }) => person))
  return cast.people
    .filter((person) => acting.has(person) && !namesakes.has(person.entityId))
    .flatMap((person) =>
      kept(person).flatMap(({ abstention: known, text, pointer }): Doubt[] => {
        const claim = claims.all.find((one) => one.person === person && isTaking(story, one, known))
        return claim === undefined ? [] : [doubt(person, known, text, pointer, claim)]
      }),
    )
}

function kept({ character, index }: Person): { abstention: Abstention; text: string; pointer: string }[] {
  return [
    ...(character.traits ?? []).map((text, at) => ({ text, pointer: `/characters/${index}/traits/${at}` })),
    { text: character.description ?? '', pointer: `/characters/${index}/description` },
  ].flatMap(({ text, pointer }) =>
    LIFTED.test(text) ? [] : abstentionsOf(text).map((known) => ({ abstention: known, text, pointer })),
  )
}

/** A known way of keeping from things says more than the words of one trait. */
function abstentionsOf(text: string): readonly Abstention[] {
  const known = ABSTENTIONS.filter(({ trait }) => trait.test(text))
  return known.length > 0 ? known : abstentionsIn(text)
}

/** "pours the wine" is not "pours himself the wine". */
function isOwn({ verb, rest }: Claim): boolean {
  return verb.lemma !== 'pour' || rest.some(({ lower }) => /^(?:himself|herself|myself)$/.test(lower))
}

function isTaking({ passage }: StoryReading, claim: Claim, { deeds, things }: Abstention): boolean {
  if (
    !claim.isAsserted ||
    !claim.isNow ||
    claim.isPassive ||
    claim.by === 'guess' ||
    !isWayOf(claim.verb, deeds) ||
    !isOwn(claim)
  )
    return false
  const beside = passage.sentences.slice(Math.max(0, claim.sentence.index - 1), claim.sentence.index + 1)
  if (NOT_TAKEN.test(beside.map(({ narration }) => narration).join(' '))) return false
  const { text, start } = claim.sentence
  if (DENIED.test(text.slice(Math.max(0, claim.start - start - 24), claim.end - start))) return false
  if (claim.rest.some((word) => isOfKind(word, things))) return true
  return (
    claim.rest.some(({ lower }) => SAID_BEFORE.test(lower)) &&
    beside.some(({ words }) => words.some((word) => word.start < claim.verb.start && isOfKind(word, things)))
  )
}

function doubt(
  { name, character }: Person,
  { told }: Abstention,
  text: string,
  pointer: string,
  { start, end, by }: Claim,
): Doubt {
  return {
    kind: 'trait_contradiction',
    confidence: by === 'name' ? 0.8 : 0.76,
    start,
    end,
    pointer,
    establishedInSegment: sequenceOf(character.introducedInSegment),
    reason: say('trait_why', { name, deed: told, trait: citedWords(text) }),
    suggestion: say('abstention_do', { name }),
  }
}

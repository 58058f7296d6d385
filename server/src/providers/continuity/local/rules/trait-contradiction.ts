import { say } from '#platform/say.ts'
import { citedWords, type Doubt, type Rule } from '../doubt.ts'
import { readProhibition } from '../facts/prohibitions.ts'
import { nearnessOfDeed, nearnessOfThing } from '../facts/concepts.ts'
import { contentStems } from '../facts/stems.ts'
import { type Deed, TRAIT_SIGNS, type TraitSign } from '../facts/trait-signs.ts'
import { SIGNS_OF_MANNER } from '../facts/trait-signs-of-manner.ts'
import type { Claim } from '../text/claims.ts'
import type { Person } from '../text/people.ts'
import type { StoryReading } from '../text/story-reading.ts'

/** Seven in ten were right on worlds the signs had not met. */
const CONFIDENCE_MAX = 0.8

interface Trait {
  readonly text: string
  readonly pointer: string
}

/** Somebody does what their body, senses, skills or vows do not let them. */
export const traitContradiction: Rule = (story) => {
  const { cast, claims, namesakes, signs } = story
  const acting = new Set(claims.all.map(({ person }) => person))
  const bible = cast.people.filter((person) => acting.has(person) && !namesakes.has(person.entityId))
  if (signs.isUnreliable) return []
  return bible.flatMap((person) => {
    const own = claims.all.filter((claim) => claim.person === person && claim.by !== 'guess' && isMeant(claim))
    return traitsOf(person).flatMap((trait) => {
      const found = bySigns(story, own, trait) ?? byDenial(own, trait)
      return found === null ? [] : [doubt(person, trait, found)]
    })
  })
}

function isMeant(claim: Claim): boolean {
  return claim.isAsserted || (claim.frame === 'now' && !claim.isQuoted && !claim.isNegated && claim.form === 'perfect')
}

function traitsOf({ character, index }: Person): Trait[] {
  const traits = (character.traits ?? []).map((text, at) => ({ text, pointer: `/characters/${index}/traits/${at}` }))
  return character.description === undefined
    ? traits
    : [...traits, { text: character.description, pointer: `/characters/${index}/description` }]
}

interface Found {
  readonly claim: Claim
  readonly start: number
  readonly end: number
  readonly confidence: number
  /** What the text has them do; null when the trait itself names it. */
  readonly deed: Deed | null
}

const ALL_SIGNS = [...TRAIT_SIGNS, ...SIGNS_OF_MANNER]
/** Traits that hold no longer, or only then. */
const BOUNDED =
  /\b(?:used to|no longer|pretends|feign|was once|cured|until|without an?|in front of|except|unless|when|only when)\b/i

function bySigns(story: StoryReading, own: readonly Claim[], { text }: Trait): Found | null {
  if (BOUNDED.test(text)) return null
  for (const entry of ALL_SIGNS.filter(({ trait }) => trait.test(text))) {
    for (const claim of own) {
      if (claim.isPassive) continue
      const found = signIn(story, claim, entry)
      if (found !== null) return found
    }
  }
  return null
}

/** "took a slice of ham and ate it": deeds in a row are read together. */
function firstInRow({ all }: StoryReading['claims'], claim: Claim): Claim {
  let first = claim
  for (let at = all.indexOf(claim) - 1; at >= 0; at--) {
    const before = all[at]
    if (
      before === undefined ||
      before.sentence !== claim.sentence ||
      before.person !== claim.person ||
      !before.isAsserted
    )
      break
    first = before
  }
  return first
}

/** Where the next deed of somebody else begins: what stands before it still belongs to this one. */
function endOfOwn({ all }: StoryReading['claims'], claim: Claim): number {
  const next = all.find(
    (one) =>
      one.sentence === claim.sentence &&
      one.isQuoted === claim.isQuoted &&
      one.verb.start > claim.verb.start &&
      one.head !== null &&
      one.subject[0] !== claim.subject[0] &&
      one.person !== claim.person,
  )
  return next?.start ?? claim.sentence.end
}

function signIn(
  { passage, claims }: StoryReading,
  claim: Claim,
  { sign, unless, confidence, deed }: TraitSign,
): Found | null {
  const { sentence } = claim
  const from = Math.min(firstInRow(claims, claim).start, claim.verb.start)
  // A deed reaches to the next one's subject; what somebody else does in the same sentence is not theirs.
  const until = endOfOwn(claims, claim)
  const said = sentence.narration.slice(from - sentence.start, until - sentence.start)
  const match = sign.exec(said)
  if (match === null) return null
  const beside = passage.sentences
    .slice(Math.max(0, sentence.index - 1), sentence.index + 2)
    .map(({ narration }) => narration)
    .join(' ')
  if (unless.test(beside)) return null
  const start = Math.max(from, claim.start)
  return {
    claim,
    start,
    end: Math.max(claim.end, from + match.index + match[0].length),
    confidence:
      confidence - (claim.by === 'pronoun' ? 0.02 : 0) - (claim.link === 'when' || claim.link === 'while' ? 0.05 : 0),
    deed,
  }
}

/** "cannot whistle", "never leaves the house": read like a rule of the world that binds one person. */
function byDenial(own: readonly Claim[], { text }: Trait): Found | null {
  const denial = readProhibition(text, true)
  if (denial === null || text.length > 80) return null
  for (const claim of own) {
    if (!claim.isAsserted || claim.isPassive) continue
    const near = Math.max(...denial.deeds.map((deed) => nearnessOfDeed(claim.verb, deed)))
    if (near === 0) continue
    const said = contentStems(claim.rest.map(({ text: word }) => word).join(' '))
    if (
      denial.objects.length > 0 &&
      !claim.rest.some((word) => denial.objects.some((thing) => nearnessOfThing(word, thing) > 0))
    )
      continue
    if (denial.bounds.length > 0 && !denial.bounds.some((word) => said.includes(word))) continue
    if (denial.exceptions.some((word) => contentStems(claim.sentence.text).includes(word))) continue
    const confidence = denial.objects.length > 0 ? 0.82 : 0.72
    return { claim, start: claim.start, end: claim.end, confidence, deed: null }
  }
  return null
}

function doubt({ name, character }: Person, { text, pointer }: Trait, { start, end, confidence, deed }: Found): Doubt {
  const trait = citedWords(text)
  return {
    kind: 'trait_contradiction',
    confidence: Math.min(CONFIDENCE_MAX, confidence),
    start,
    end,
    pointer,
    establishedInSegment:
      character.introducedInSegment !== undefined && character.introducedInSegment > 0
        ? character.introducedInSegment
        : null,
    reason: deed === null ? say('trait_denied', { name, trait }) : say('trait_why', { name, deed: say(deed), trait }),
    suggestion: say('trait_do', { name }),
  }
}

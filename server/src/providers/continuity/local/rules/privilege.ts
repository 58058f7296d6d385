import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { nearnessOfDeed, nearnessOfThing } from '../facts/concepts.ts'
import { type Privilege, readPrivilege } from '../facts/privileges.ts'
import { contentStems, stem } from '../facts/stems.ts'
import type { Claim } from '../text/claims.ts'
import type { StoryReading } from '../text/story-reading.ts'

const DENIED =
  /\b(?:not|never|no|nobody|without|nor|neither|cannot|refus\w+|forbidden|pretend\w*|tried|try)\b|n['’]t\b/i

/** Somebody does what the world leaves to others. */
export const privilege: Rule = (story) => {
  const { bible, signs } = story
  if (signs.hasPermission || signs.knowsTransgression || signs.isUnreliable || signs.hasDisguise) return []
  return (bible.setting.worldRules ?? []).flatMap((rule, index): Doubt[] => {
    const kept = readPrivilege(rule)
    const claim = kept === null ? undefined : story.claims.all.find((one) => isTaken(story, one, kept))
    if (claim === undefined) return []
    return [
      {
        kind: 'world_rule_broken',
        confidence: claim.person === null ? 0.6 : 0.72,
        start: claim.start,
        end: claim.end,
        pointer: `/setting/worldRules/${index}`,
        establishedInSegment: null,
        reason: say('privilege_why', { rule: withoutStop(rule) }),
        suggestion: say('privilege_do'),
      },
    ]
  })
}

function isTaken({ mentions }: StoryReading, claim: Claim, { holders, deed, objects }: Privilege): boolean {
  if (
    !claim.isAsserted ||
    !claim.isNow ||
    claim.isPassive ||
    claim.by === 'guess' ||
    DENIED.test(claim.sentence.narration)
  )
    return false
  if (nearnessOfDeed(claim.verb, deed) === 0) return false
  const isObject = objects.every((thing) => claim.rest.some((word) => nearnessOfThing(word, thing) > 0))
  if (!isObject || claim.head === null) return false
  const { person } = claim
  // Whoever the rule names may be any "he" the text does not tell apart.
  if (person === null && !/^(?:NOUN|PROPN)$/.test(claim.head.pos)) return false
  const called =
    person === null
      ? claim.subject.map(({ lower }) => stem(lower))
      : contentStems(
          [
            person.name,
            ...(person.character.aliases ?? []),
            person.character.description ?? '',
            ...(person.character.traits ?? []),
          ].join(' '),
        )
  if (holders.some((one) => called.includes(one))) return false
  return person !== null || !mentions.some(({ start }) => start >= claim.start && start < claim.end)
}

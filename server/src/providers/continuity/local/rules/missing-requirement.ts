import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { nearnessOfDeed, nearnessOfThing } from '../facts/concepts.ts'
import { mayTellOtherwise } from '../facts/other-times.ts'
import { type Requirement, requirementIn } from '../facts/requirements.ts'
import type { Claim } from '../text/claims.ts'
import type { StoryReading } from '../text/story-reading.ts'

/** Words right before a thing that say it is not there, and right after it. */
const LACKING =
  /(?:\b(?:no|without(?: an?| any| his| her| their| the)?|not an?|never an?|(?:hung|left|laid|put|took|pulled|threw|tore|stripped)(?: (?:off|up|away|down|aside|behind))?(?: (?:his|her|their|the|its))?|minus|bare of|lost (?:his|her|the|their)|forgot(?:ten)? (?:his|her|the|their))(?: \p{Ll}+)?) $/iu
const GONE_AFTER =
  /^(?: \p{Ll}+){0,3} (?:off\b|stayed empty|was empty|hung (?:up|on|over)|lay (?:on|in|where)|was (?:at home|not there|away|dead|missing)|in (?:his|her) (?:pocket|hand|bag)|over the (?:post|chair|hook))/iu
const HELD_BACK =
  /\b(?:could not|couldn['’]t|refus\w*|sent (?:him|her|them) (?:back|away)|turned (?:him|her|them) (?:back|away)|called off|put off|postpon\w*|waited (?:for|until)|stopped (?:him|her|them)|until|would not|wouldn['’]t|fined|shouted at)\b/i

/** Something is done without what this world asks for it. */
export const missingRequirement: Rule = (story) => {
  const { bible, signs } = story
  if (signs.isUnreliable || signs.hasPermission || signs.knowsTransgression) return []
  if (mayTellOtherwise(story.passage.plain)) return []
  return (bible.setting.worldRules ?? []).flatMap((rule, index): Doubt[] => {
    const requirement = requirementIn(rule)
    const claim = requirement === null ? null : findWithout(story, requirement)
    if (claim === null) return []
    return [
      {
        kind: 'world_rule_broken',
        confidence: 0.7,
        start: claim.start,
        end: claim.end,
        pointer: `/setting/worldRules/${index}`,
        establishedInSegment: null,
        reason: say('requirement_why', { rule: withoutStop(rule) }),
        suggestion: say('requirement_do'),
      },
    ]
  })
}

function findWithout({ passage, claims }: StoryReading, { deeds, things, needed }: Requirement): Claim | null {
  if (HELD_BACK.test(passage.plain)) return null
  const lack = passage.sentences.find(({ words, narration, start }) =>
    words.some((word) => {
      if (passage.isQuoted(word.start) || !needed.some((thing) => nearnessOfThing(word, thing) === 1)) return false
      const at = word.start - start
      return LACKING.test(narration.slice(0, at)) || GONE_AFTER.test(narration.slice(at + word.text.length))
    }),
  )
  if (lack === undefined) return null
  return (
    claims.all.find((claim) => {
      if (!claim.isNow || !claim.isAsserted || claim.sentence.index < lack.index) return false
      const isDone = deeds.some((deed) => nearnessOfDeed(claim.verb, deed) > 0)
      const isWith = things.some((thing) =>
        [...claim.subject, ...claim.rest].some((word) => nearnessOfThing(word, thing) >= 0.9),
      )
      return deeds.length > 0 ? isDone || isWith : isWith
    }) ?? null
  )
}

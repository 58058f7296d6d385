import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { isPresenceOfItsOwn, untimelyRule } from '../facts/supernatural.ts'

/** A ghost that this world lets walk, but not then. */
export const untimelyDead: Rule = (story) => {
  const { bible, cast, claims, passage, signs, namesakes } = story
  if (signs.isUnreliable || signs.hasDisguise) return []
  const at = untimelyRule(bible, passage.plain)
  if (at === -1) return []
  const rule = bible.setting.worldRules?.[at] ?? ''
  return cast.people.flatMap((person): Doubt[] => {
    if (person.character.isActive !== false || !isPresenceOfItsOwn(person.character) || namesakes.has(person.entityId))
      return []
    const claim = claims.all.find((one) => one.person === person && one.by === 'name' && one.isNow && one.isAsserted)
    if (claim === undefined) return []
    return [
      {
        kind: 'world_rule_broken',
        confidence: 0.74,
        start: claim.start,
        end: claim.end,
        pointer: `/setting/worldRules/${at}`,
        establishedInSegment: null,
        reason: say('untimelyDead_why', { name: person.name, rule: withoutStop(rule) }),
        suggestion: say('untimelyDead_do'),
      },
    ]
  })
}

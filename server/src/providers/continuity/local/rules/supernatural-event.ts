import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'

const NOTHING_SUPERNATURAL =
  /\b(?:no magic|magic (?:does not|doesn['’]t|is not) (?:exist|work|real)|nothing supernatural|no(?:thing of the)? supernatural|no (?:such thing as )?(?:ghosts?|spells?|miracles?|sorcery|witchcraft)|ghosts? do(?:es)? not exist)\b/i
const SUPERNATURAL =
  /\b(?:(?:cast|casts|muttered|spoke|chanted|said|whispered) (?:a|the|an|his|her) (?:\p{L}+ )?(?:spell|incantation|charm)|levitat(?:ed|es|ing)|conjured (?:a|up|the)|(?:rose|rises|floated|floats|hung|lifted) (?:up )?(?:in|into|through) the (?:empty )?air (?:by itself|of its own|above)|by itself into the air|vanished into thin air|turned (?:him|her|it|them|the \p{L}+) into an? (?:toad|stone|bird|wolf|frog|pillar)|(?:walked|passed|stepped) (?:straight |clean )?through the (?:closed |locked |solid )?(?:wall|door)|flames? leaped from (?:his|her) (?:hands?|fingers))\b/iu
const DENIED =
  /\b(?:not|never|no|nobody|if|would|as if|as though|like|trick|wires?|string|pretend\w*|joke|seemed|stage|conjuror|conjurer|magician)\b|n['’]t\b/i

/** Something that cannot be told otherwise than by magic, in a world that has none. */
export const supernaturalEvent: Rule = ({ bible, passage, claims, signs }) => {
  const at = (bible.setting.worldRules ?? []).findIndex(
    (rule) => NOTHING_SUPERNATURAL.test(rule) && !/\b(?:on|in|except|unless|after|before|outside|but)\b/i.test(rule),
  )
  if (at === -1 || signs.isUnreliable) return []
  return passage.sentences.flatMap((sentence): Doubt[] => {
    const sign = SUPERNATURAL.exec(sentence.narration)
    if (sign === null || DENIED.test(sentence.narration)) return []
    if (!claims.all.some((claim) => claim.sentence === sentence && claim.isAsserted)) return []
    return [
      {
        kind: 'world_rule_broken',
        confidence: 0.8,
        start: sentence.start + sign.index,
        end: sentence.start + sign.index + sign[0].length,
        pointer: `/setting/worldRules/${at}`,
        establishedInSegment: null,
        reason: say('supernatural_why', { rule: withoutStop(bible.setting.worldRules?.[at] ?? '') }),
        suggestion: say('supernatural_do'),
      },
    ]
  })
}

import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { showsMoment } from '../lexicon/moments.lexicon.ts'
import { findTechnology } from '../lexicon/technologies.lexicon.ts'
import type { StoryReading } from '../text/story-reading.ts'

/** "There is no electricity", "The village has no telephone", "Open flame is impossible", "before there were clocks". */
const LACKS =
  /\b(?:there (?:is|are|was|were) no|(?:has|have|had|knows?|knew) (?:no|neither)|without|before there (?:was|were)|nobody (?:here |aboard |in \p{L}+ )?has(?: ever had)?(?: an?)?) (?<what>\p{L}+(?: \p{L}+)?)|^(?<gone>(?:open |naked |all )?\p{L}+)(?: \p{L}+)? (?:is|are) (?:impossible|unknown|forbidden|banned|not known|outlawed|prohibited)\b/iu
/** The rule holds for a place, a person or a use only: which is for rules that know whom and where. */
const NARROW = /\b(?:except|unless|but|after|until|outside|beyond|for (?:a|the)|may|against|between|on board|save)\b/i
const DENIED =
  /\b(?:no|not|never|nobody|without|nor|neither|if|would|wish\w*|like|as though|as if|(?<!at )once|used to|remember\w*|dream\w*|stor(?:y|ies)|imagin\w*|broken|dead|useless|painted|drawn|picture|paper|toy|unlit|cold)\b|n['’]t\b/i

/** Something is in use that the world does not have at all, told by what it covers rather than by its name. */
export const lackingTechnology: Rule = (story) => {
  const { bible, signs } = story
  if (signs.isUnreliable) return []
  const told = [
    ...(bible.setting.worldRules ?? []).map((text, at) => ({
      text,
      pointer: `/setting/worldRules/${at}`,
      kind: 'world_rule_broken' as const,
    })),
    { text: bible.setting.timePeriod ?? '', pointer: '/setting/timePeriod', kind: 'anachronism' as const },
  ]
  return told.flatMap(({ text, pointer, kind }): Doubt[] => {
    const groups = LACKS.exec(text)?.groups
    const what = groups?.['what'] ?? groups?.['gone']
    if (what === undefined || (NARROW.test(text) && kind === 'world_rule_broken')) return []
    if (showsMoment(text, story.passage.plain) === false) return []
    const found = findUse(story, what)
    if (found === null) return []
    return [
      {
        kind,
        confidence: 0.74,
        ...found,
        pointer,
        establishedInSegment: null,
        reason: say('lacking_why', { rule: withoutStop(text) }),
        suggestion: say('lacking_do'),
      },
    ]
  })
}

function findUse({ passage, claims }: StoryReading, what: string): { start: number; end: number } | null {
  for (const sentence of passage.sentences) {
    const match = findTechnology(what, sentence.narration)
    if (match === null) continue
    const near = sentence.text.slice(Math.max(0, match.index - 40), match.index + match.length + 16)
    if (DENIED.test(near)) continue
    if (!claims.all.some((claim) => claim.sentence === sentence && claim.isNow && claim.isAsserted)) continue
    const start = sentence.start + match.index
    return { start, end: start + match.length }
  }
  return null
}

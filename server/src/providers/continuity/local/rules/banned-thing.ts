import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { type Ban, banIn } from '../facts/bans.ts'
import { nearnessOfThing } from '../facts/concepts.ts'
import { mayTellOtherwise } from '../facts/other-times.ts'
import { contentStems } from '../facts/stems.ts'
import { showsMoment } from '../lexicon/moments.lexicon.ts'
import type { Claim } from '../text/claims.ts'
import type { StoryReading } from '../text/story-reading.ts'

const DENIED =
  /\b(?:no|not|never|nobody|none|nothing|without|neither|nor|hardly|if|would|like|as though|cold|dead|unlit|empty|forbidden|only)\b|n['’]t\b/i
/** The text keeps the ban, or knows of it. */
const KEPT =
  /\b(?:(?:left|laid|put|set|hung|stacked|leaned) (?:it|them|(?:his|her|their|the|all) (?:\p{L}+ ){0,2}?\p{L}+) (?:outside|down|up|by|at|with|against|aside|behind)|put (?:it )?out|stamped (?:it )?out|doused|unloaded|handed (?:it|them|over)|gave up (?:his|her|their)|took (?:it|them) (?:from|off|away)|outside|before (?:dark|sunset))\b/iu
const NEARNESS_MIN = 0.8

/** A thing is in hand where, or when, this world has a ban on it. */
export const bannedThing: Rule = (story) => {
  const { bible, signs } = story
  if (signs.isUnreliable || signs.hasPermission || signs.knowsTransgression) return []
  if (mayTellOtherwise(story.passage.plain)) return []
  return (bible.setting.worldRules ?? []).flatMap((rule, index): Doubt[] => {
    const ban = banIn(rule)
    const claim = ban === null ? null : findInHand(story, ban)
    if (claim === null) return []
    return [
      {
        kind: 'world_rule_broken',
        confidence: 0.68,
        start: claim.start,
        end: claim.end,
        pointer: `/setting/worldRules/${index}`,
        establishedInSegment: null,
        reason: say('bannedThing_why', { rule: withoutStop(rule) }),
        suggestion: say('bannedThing_do'),
      },
    ]
  })
}

function findInHand({ passage, claims, bible }: StoryReading, { things, boundPhrase, bounds }: Ban): Claim | null {
  if (KEPT.test(passage.plain)) return null
  for (const claim of claims.all) {
    if (!claim.isNow || !claim.isAsserted || claim.sentence.words.length === 0) continue
    const from = claim.start - claim.sentence.start
    const clause = claim.sentence.text.slice(Math.max(0, from - 16), claim.end - claim.sentence.start)
    if (DENIED.test(clause)) continue
    const isInHand = [...claim.subject, ...claim.rest].some(
      (word) => word.pos === 'NOUN' && things.some((thing) => nearnessOfThing(word, thing) >= NEARNESS_MIN),
    )
    if (!isInHand) continue
    const paragraph = passage.paragraphs[claim.sentence.paragraph]
    const around = paragraph === undefined ? claim.sentence.text : passage.plain.slice(paragraph.start, paragraph.end)
    const isThen = showsMoment(boundPhrase, around)
    if (isThen === true) return claim
    if (isThen === false) continue
    const home = new Set(contentStems(bible.setting.primaryLocation ?? ''))
    const place = bounds.filter((word) => !home.has(word))
    const said = new Set(contentStems(around))
    if (place.length > 0 && place.filter((word) => said.has(word)).length >= Math.min(2, place.length)) return claim
  }
  return null
}

import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { DAY_TIME, dayTime, isWithin } from '../facts/day-times.ts'
import { type Closing, closingIn } from '../facts/opening-times.ts'
import { mayTellOtherwise } from '../facts/other-times.ts'
import { contentStems } from '../facts/stems.ts'
import type { Sentence } from '../text/passage.ts'
import type { StoryReading } from '../text/story-reading.ts'

const TIMES = new RegExp(`(?<![\\p{L}\\p{N}])${DAY_TIME}(?![\\p{L}\\p{N}])`, 'giu')
/** What happens only where something is open. */
const OPEN =
  /\b(?:open(?:ed|s)?|going|full blast|in full swing|crowded|packed|three deep|let (?:him|her|them|us|me|the \p{L}+) (?:in|through|pass)|lifted the bar|waved (?:him|her|them|us|me|it) (?:in|through|on)|served|pour(?:ed|s)|ordered|dealt|bought|paid|passed|pass(?:es)? through|went (?:in|through)|go(?:es)? (?:in|through)|walked (?:in|through)|rode (?:in|through)|drove (?:in|through)|came in|stepped (?:in|inside)|admitted|rang up|bade (?:him|her|them) good|stopped?)\b/iu
const SHUT =
  /\b(?:closed|shut|locked|bolted|barred|dark(?:ened)?|too late|bribe\w*|climbed|broke in|forced|picked the lock|knock\w*|back door|turned (?:away|back)|refused|special|order|pass signed|password|leave to)\b/i

/** Something is open, or lets people through, at an hour when the world has it shut. */
export const closedHours: Rule = (story) => {
  const { bible, signs } = story
  if (signs.isUnreliable || signs.hasPermission || signs.knowsTransgression) return []
  if (mayTellOtherwise(story.passage.plain)) return []
  return (bible.setting.worldRules ?? []).flatMap((rule, index): Doubt[] => {
    const closing = closingIn(rule)
    const sentence = closing === null ? null : findOpen(story, closing)
    if (sentence === null) return []
    return [
      {
        kind: 'world_rule_broken',
        confidence: 0.72,
        start: sentence.start,
        end: sentence.end,
        pointer: `/setting/worldRules/${index}`,
        establishedInSegment: null,
        reason: say('closedHours_why', { rule: withoutStop(rule) }),
        suggestion: say('closedHours_do'),
      },
    ]
  })
}

function findOpen({ passage, claims }: StoryReading, { things, from, to }: Closing): Sentence | null {
  const hours = [...passage.plain.matchAll(TIMES)].flatMap(({ 0: written }) => {
    const time = dayTime(written)
    return time === null ? [] : [time]
  })
  if (hours.length === 0 || !hours.every((time) => isWithin(time, from, to))) return null
  const chief = things.at(-1) ?? ''
  const said = contentStems(passage.plain)
  if (!things.some((word) => said.includes(word)) || SHUT.test(passage.plain)) return null
  return (
    passage.sentences.find((sentence) => {
      if (!OPEN.test(sentence.narration)) return false
      const near = contentStems(
        passage.sentences
          .slice(Math.max(0, sentence.index - 1), sentence.index + 1)
          .map(({ text }) => text)
          .join(' '),
      )
      if (!near.includes(chief) && !things.some((word) => near.includes(word))) return false
      return claims.all.some((claim) => claim.sentence === sentence && claim.isNow && claim.isAsserted)
    }) ?? null
  )
}

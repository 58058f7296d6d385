import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { type Absence, readAbsence } from '../facts/absences.ts'
import { contentStems, stem } from '../facts/stems.ts'
import { showsMoment } from '../lexicon/moments.lexicon.ts'
import { coveredBy } from '../lexicon/categories.lexicon.ts'
import type { Claim } from '../text/claims.ts'
import type { StoryReading } from '../text/story-reading.ts'

/** What a thing does that works. */
const WORKING =
  /^(?:open|ring|work|hum|start|run|buzz|answer|light|rise|move|play|chime|flow|go|come|vibrate|whirr|whir|tick|print|toll|peal|sound|begin|strike|stop|carry|bring|land)$/
/** What comes out of a wall while it is on. */
const SUPPLIES: ReadonlyMap<string, RegExp> = new Map([
  [
    'water',
    /\b(?:turn(?:ed|s) (?:both |all |the |a )*(?:hot |cold )?taps? (?:full )?on|turn(?:ed|s) on (?:both |the |a )*(?:hot |cold )?(?:taps?|shower)|(?:ran|runs) (?:a|the|his|her) (?:bath|shower|tap)|taps? (?:ran|runs|gushed)|from the tap|flushed the)\b/i,
  ],
  ['gas', /\b(?:lit the (?:gas|ring|oven)|turned up the gas|gas (?:hissed|popped|caught))\b/i],
  ['power', /\b(?:(?:switched|turned|flicked) on|lights? (?:blazed|burned|came on)|the lift (?:rose|came|went))\b/i],
  ['electricity', /\b(?:(?:switched|turned|flicked) on|light bulbs?|lights? came on)\b/i],
])
/** What is done with a thing that works. */
const USING = /^(?:ride|take|use|board|swim|dive|play|ring|dial|answer|fire|cross|pump|post)$/
/** What something stuffed or painted never does. */
const LIVING = /^(?:slide|crawl|swim|bite|eat|snap|walk|leap|jump|roar|growl|swallow|chase|attack|purr|wag)$/
const DENIED =
  /\b(?:not|never|no|nobody|without|nor|neither|dead|broken|silent|still|stuck|empty|used to|if|would|wish\w*|where the|once)\b|n['’]t\b/i

/** The text has something in use that the rules say is not there, or does not work. */
export const absentThing: Rule = (story) =>
  (story.bible.setting.worldRules ?? []).flatMap((rule, index): Doubt[] => {
    const absence = readAbsence(rule)
    const claim = absence === null ? null : findUse(story, absence)
    if (absence === null || claim === null) return []
    return [
      {
        kind: 'world_rule_broken',
        confidence: absence.isBroken ? 0.78 : 0.7,
        start: claim.start,
        end: claim.end,
        pointer: `/setting/worldRules/${index}`,
        establishedInSegment: null,
        reason: say('absentThing_why', { rule: withoutStop(rule) }),
        suggestion: say('absentThing_do'),
      },
    ]
  })

/** "It" goes on with whatever thing acted last. */
function subjectOf(all: readonly Claim[], claim: Claim): string {
  if (claim.head === null) return ''
  if (claim.head.lower !== 'it') return stem(claim.head.lower)
  const before = all.findLast(
    ({ head, verb, isQuoted }) => !isQuoted && head?.pos === 'NOUN' && verb.start < claim.verb.start,
  )
  return before?.head === null || before?.head === undefined ? '' : stem(before.head.lower)
}

function clauseOf({ sentence, start, end }: Claim): string {
  const before = sentence.text.slice(Math.max(0, start - sentence.start - 24), start - sentence.start)
  return before.replace(/^.*[,;:—]/s, '') + sentence.text.slice(start - sentence.start, end - sentence.start)
}

function findUse(
  { claims, passage, signs }: StoryReading,
  { thing, bounds, boundPhrase, isBroken, isLifeless }: Absence,
): Claim | null {
  if (
    signs.isUnreliable ||
    /\b(?:repair\w*|mended|fixed|reconnected|restored|paid the bill|new)\b/i.test(passage.plain)
  )
    return null
  const forms = new Set([thing, ...[...coveredBy(thing)].map(stem)])
  const all = new Set(contentStems(passage.plain))
  const supply = SUPPLIES.get(thing)
  const isThen = boundPhrase === '' ? null : showsMoment(boundPhrase, passage.plain)
  if (
    isThen === false ||
    (isThen === null &&
      !isLifeless &&
      supply === undefined &&
      bounds.length > 0 &&
      !bounds.some((word) => all.has(word)))
  )
    return null
  for (const claim of claims.all) {
    if (
      isBroken &&
      claim.isNow &&
      claim.isAsserted &&
      supply?.test(claim.sentence.narration) === true &&
      !DENIED.test(clauseOf(claim))
    )
      return claim
    if (
      (!claim.isNow && !(claim.frame === 'now' && claim.helpers.includes('been'))) ||
      !claim.isAsserted ||
      DENIED.test(clauseOf(claim))
    )
      continue
    const subject = subjectOf(claims.all, claim)
    if (
      isBroken &&
      forms.has(subject) &&
      (WORKING.test(claim.verb.lemma) || (isLifeless && LIVING.test(claim.verb.lemma)))
    )
      return claim
    if (
      isBroken &&
      claim.sentence.words.some(({ lower }) => forms.has(stem(lower))) &&
      /\b(?:been|was|were) (?:at it|going|ringing)\b/.test(claim.sentence.narration)
    )
      return claim
    if (
      isBroken &&
      USING.test(claim.verb.lemma) &&
      claim.rest.some(({ lower, pos }, index) => pos === 'NOUN' && forms.has(stem(lower)) && index > 0)
    )
      return claim
    // "beneath the roof": a thing that is not there has nothing under it.
    const at = claim.rest.findIndex(({ lower, pos }) => pos === 'NOUN' && forms.has(stem(lower)))
    if (
      !isBroken &&
      at > 1 &&
      /^(?:the|this|that|his|her|their|its)$/.test(claim.rest[at - 1]?.lower ?? '') &&
      claim.rest[at - 2]?.pos === 'ADP'
    )
      return claim
    if (!isBroken && forms.has(subject) && claim.subject[0]?.lower === 'the') return claim
  }
  return null
}

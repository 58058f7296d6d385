import { say } from '#platform/say.ts'
import { type Doubt, type Rule, withoutStop } from '../doubt.ts'
import { type Concept, conceptOf, nearnessOfDeed, nearnessOfThing } from '../facts/concepts.ts'
import { type Prohibition, readProhibition } from '../facts/prohibitions.ts'
import { contentStems, stem } from '../facts/stems.ts'
import { showsMoment } from '../lexicon/moments.lexicon.ts'
import type { Claim } from '../text/claims.ts'
import type { Person } from '../text/people.ts'
import type { StoryReading } from '../text/story-reading.ts'

/** A world rule that denies something, and a claim of the text that does it all the same. */
export const worldRule: Rule = (story) => {
  const rules = story.bible.setting.worldRules ?? []
  const doubts: Doubt[] = []
  for (const [index, rule] of rules.entries()) {
    for (const part of rule.split(/[;.]\s+|,\s+(?=and (?:no|none|nobody|never)\b)/)) {
      const prohibition = readProhibition(part)
      const broken = prohibition === null ? null : findBreach(story, prohibition)
      if (broken === null) continue
      doubts.push(doubt(rule, index, broken.claim, broken.confidence))
      break
    }
  }
  return doubts
}

interface Breach {
  readonly claim: Claim
  readonly confidence: number
}

function findBreach(story: StoryReading, rule: Prohibition): Breach | null {
  const { claims, signs } = story
  if (rule.isLaw && (signs.hasPermission || signs.knowsTransgression)) return null
  for (const claim of claims.all) {
    const deed = Math.max(...rule.deeds.map((one) => nearnessOfDeed(claim.verb, one)))
    if (deed === 0 || !claim.isAsserted || isDenied(claim)) continue
    const object = nearestObject(claim, rule.objects)
    if (object === 0 || !isBound(claim, rule)) continue
    // A verb alone is often meant otherwise ("the weeks flew"): then somebody of the story has to do it, now.
    if (
      rule.objects.length === 0 &&
      (deed < 1 ||
        claim.isPassive ||
        (rule.subjects.length === 0 &&
          ((claim.person === null && showsMoment(rule.boundPhrase, story.passage.plain) !== true) || !claim.isNow)))
    )
      continue
    const where = whereItHolds(story, rule, claim)
    if (where === null) continue
    return {
      claim,
      confidence:
        (rule.isLaw ? 0.64 : 0.72) +
        (where.isSure ? 0.08 : -0.1) -
        (1 - deed * object) * 0.4 -
        (rule.objects.length === 0 ? 0.1 : 0),
    }
  }
  return null
}

/** How near the claim comes to what must not be done to; 1 when the deed alone is forbidden. */
function nearestObject({ subject, rest, isPassive }: Claim, objects: readonly Concept[]): number {
  if (objects.length === 0) return 1
  // "The bell rang" does to the bell what "rang the bell" does.
  const words = isPassive || rest.every(({ pos }) => pos !== 'NOUN') ? [...subject, ...rest] : rest
  return Math.max(0, ...words.flatMap((word) => objects.map((thing) => nearnessOfThing(word, thing))))
}

/** Whether the one it is said of is among those the rule binds. */
function isBound({ subject, isPassive, rest, person }: Claim, { subjects }: Prohibition): boolean {
  if (subjects.length === 0) return true
  const words = isPassive ? rest : subject
  const known = person === null || isPassive ? [] : whatTheyAre(person)
  return subjects.some(
    (one) =>
      known.includes(one) ||
      words.some((word) => stem(word.lower) === one || nearnessOfThing(word, conceptOf(one)) > 0),
  )
}

/** "ghost", "an old samurai": what somebody is said to be, not what else their entry speaks of. */
function whatTheyAre({ name, character: { description = '', traits = [], aliases = [] } }: Person): string[] {
  const single = traits.filter((trait) => contentStems(trait).length === 1)
  return contentStems([name, ...aliases, /^[^,.;]*/.exec(description)?.[0] ?? '', ...single].join(' '))
}

/** Null where the rule does not hold; sure when all it asks for is shown. */
function whereItHolds(
  { passage, bible }: StoryReading,
  rule: Prohibition,
  { sentence }: Claim,
): { readonly isSure: boolean } | null {
  const paragraph = passage.paragraphs[sentence.paragraph]
  const text = paragraph === undefined ? sentence.text : passage.plain.slice(paragraph.start, paragraph.end)
  const around = new Set(contentStems(text))
  if (rule.exceptions.some((word) => around.has(word))) return null
  // "aboard the Heron" says nothing where the whole story is aboard the Heron.
  const home = new Set(contentStems(`${bible.setting.primaryLocation ?? ''} aboard board ship here house town`))
  const bounds = rule.bounds.filter((word) => !home.has(word))
  if (bounds.length === 0) return { isSure: true }
  const isThen = showsMoment(rule.boundPhrase, text)
  if (isThen !== null) return isThen ? { isSure: true } : null
  const here = rule.objects.length === 0 ? new Set(contentStems(sentence.text)) : around
  const hit = bounds.filter((word) => here.has(word)).length
  return hit === 0 ? null : { isSure: hit >= Math.min(2, bounds.length) }
}

function isDenied({ sentence, start }: Claim): boolean {
  return /\b(?:not|never|no|nobody|without|nor|neither|cannot|refus\w+|forbidden|except)\b|n['’]t\b/i.test(
    sentence.narration.slice(Math.max(0, start - sentence.start - 30)),
  )
}

function doubt(rule: string, index: number, claim: Claim, confidence: number): Doubt {
  return {
    kind: 'world_rule_broken',
    confidence,
    start: claim.start,
    end: claim.end,
    pointer: `/setting/worldRules/${index}`,
    establishedInSegment: null,
    reason: say('worldRule_why', { rule: withoutStop(rule) }),
    suggestion: say('worldRule_do'),
  }
}

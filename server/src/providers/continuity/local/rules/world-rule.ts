import type { Doubt, Rule } from '../doubt.ts'
import { type Prohibition, readProhibition } from '../facts/prohibitions.ts'
import { contentStems, stem } from '../facts/stems.ts'
import type { Claim } from '../text/claims.ts'
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

function findBreach(story: StoryReading, rule: Prohibition): { claim: Claim; confidence: number } | null {
  const { claims, signs, passage, bible } = story
  if (rule.isLaw && (signs.hasPermission || signs.knowsTransgression)) return null
  // "aboard the Heron" says nothing where the whole story is aboard the Heron.
  const home = new Set(contentStems(`${bible.setting.primaryLocation ?? ''} aboard board ship here house town`))
  const bounds = rule.bounds.filter((word) => !home.has(word))
  for (const claim of claims.all) {
    if (!claim.isAsserted || claim.isPassive || !rule.verbs.has(stem(claim.verb.lemma))) continue
    const said = contentStems(
      `${claim.subject.map(({ text }) => text).join(' ')} ${claim.rest.map(({ text }) => text).join(' ')}`,
    )
    const hit = rule.objects.size === 0 ? 0 : said.filter((word) => rule.objects.has(word)).length
    if (rule.objects.size > 0 && hit === 0) continue
    if (
      rule.subjects.length > 0 &&
      !rule.subjects.some((subject) => claim.subject.some(({ lower }) => stem(lower) === subject))
    )
      continue
    const paragraph = passage.paragraphs[claim.sentence.paragraph]
    const around = new Set(
      contentStems(paragraph === undefined ? claim.sentence.text : passage.plain.slice(paragraph.start, paragraph.end)),
    )
    if (rule.exceptions.some((word) => around.has(word))) continue
    // A verb alone is often meant otherwise ("the weeks flew"): then somebody of the story has to do it, now.
    if (rule.objects.size === 0 && rule.subjects.length === 0 && (claim.person === null || !claim.isNow)) continue
    const here = new Set(contentStems(claim.sentence.text))
    if (bounds.length > 0 && !bounds.some((word) => (rule.objects.size === 0 ? here : around).has(word))) continue
    if (
      /\b(?:not|never|no|nobody|without|nor|neither|cannot|refus\w+|forbidden|except)\b|n['’]t\b/i.test(
        claim.sentence.narration,
      )
    )
      continue
    const isStrong =
      bounds.length === 0 || bounds.filter((word) => around.has(word)).length >= Math.min(2, bounds.length)
    return {
      claim,
      confidence:
        (rule.isLaw ? 0.66 : 0.8) +
        (isStrong ? 0.08 : -0.1) +
        (claim.by === 'name' ? 0.02 : 0) -
        (rule.objects.size === 0 ? 0.1 : 0),
    }
  }
  return null
}

function doubt(rule: string, index: number, claim: Claim, confidence: number): Doubt {
  return {
    kind: 'world_rule_broken',
    confidence,
    start: claim.start,
    end: claim.end,
    pointer: `/setting/worldRules/${index}`,
    establishedInSegment: null,
    reason: `This goes against a rule of the world: “${rule.replace(/[.\s]+$/, '')}.”`,
    suggestion: 'Keep to the rule, let it fail, or say in the text why it does not hold this once.',
  }
}

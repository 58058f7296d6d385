import type { Bible } from '@skein/contract/bible'
import type { Finding } from '@skein/contract/verdict'
import { type Said, say } from '#platform/say.ts'
import { type Rule, toFinding } from './doubt.ts'
import { abstention } from './rules/abstention.ts'
import { absentThing } from './rules/absent-thing.ts'
import { ageContradiction } from './rules/age-contradiction.ts'
import { aliasConfusion } from './rules/alias-confusion.ts'
import { anachronism } from './rules/anachronism.ts'
import { bannedThing } from './rules/banned-thing.ts'
import { closedHours } from './rules/closed-hours.ts'
import { colourContradiction } from './rules/colour-contradiction.ts'
import { countingError } from './rules/counting-error.ts'
import { duplicateCharacter } from './rules/duplicate-character.ts'
import { impossibleKnowledge } from './rules/impossible-knowledge.ts'
import { inactiveCharacter, unexplainedReturn } from './rules/inactive-character.ts'
import { keptSecret } from './rules/kept-secret.ts'
import { languageContradiction } from './rules/language-contradiction.ts'
import { lackingTechnology } from './rules/lacking-technology.ts'
import { locationJump } from './rules/location-jump.ts'
import { loathing } from './rules/loathing.ts'
import { missingPart } from './rules/missing-part.ts'
import { missingRequirement } from './rules/missing-requirement.ts'
import { onlyChild } from './rules/only-child.ts'
import { privilege } from './rules/privilege.ts'
import { relationshipContradiction } from './rules/relationship-contradiction.ts'
import { resolvedThread } from './rules/resolved-thread.ts'
import { supernaturalEvent } from './rules/supernatural-event.ts'
import { traitContradiction } from './rules/trait-contradiction.ts'
import { untimelyDead } from './rules/untimely-dead.ts'
import { worldRule } from './rules/world-rule.ts'
import { DEFAULT_RULES, RULE_DEFAULTS, type RuleChoice, type RuleId } from './rule-switches.ts'
import { languageOf, readStory } from './text/story-reading.ts'

const RULES: Readonly<Record<RuleId, Rule>> = {
  inactive_character_acts: inactiveCharacter,
  unexplained_return: unexplainedReturn,
  world_rule: worldRule,
  privilege: privilege,
  untimely_dead: untimelyDead,
  absent_thing: absentThing,
  banned_thing: bannedThing,
  closed_hours: closedHours,
  missing_requirement: missingRequirement,
  lacking_technology: lackingTechnology,
  supernatural_event: supernaturalEvent,
  trait_contradiction: traitContradiction,
  abstention: abstention,
  language_contradiction: languageContradiction,
  age_contradiction: ageContradiction,
  missing_part: missingPart,
  loathing: loathing,
  colour_contradiction: colourContradiction,
  anachronism: anachronism,
  location_jump: locationJump,
  relationship_contradiction: relationshipContradiction,
  only_child: onlyChild,
  alias_confusion: aliasConfusion,
  duplicate_character: duplicateCharacter,
  resolved_thread: resolvedThread,
  counting_error: countingError,
  impossible_knowledge: impossibleKnowledge,
  kept_secret: keptSecret,
}
const FINDING_COUNT_MAX = 12

/** What the rules made of one text. */
interface Judgement {
  readonly findings: Finding[]
  /** Whose each finding is, in their order. */
  readonly by: RuleId[]
  readonly notes: Said[]
  /** The rules that read the text. */
  readonly ran: RuleId[]
}

interface Told {
  readonly finding: Finding
  readonly rule: RuleId
}

/**
 * What the rules have to say of a continuation, the surest first, and what could not be looked at.
 *
 * @param options.language what its writer says it is in, a BCP 47 primary subtag; detected when left out.
 * @param options.rules those that speak; the default ones when left out.
 */
export function judgeLocally(
  text: string,
  bible: Bible,
  recentTexts: readonly string[],
  {
    language = languageOf(text),
    rules = DEFAULT_RULES,
  }: { readonly language?: string | undefined; readonly rules?: RuleChoice } = {},
): Judgement {
  if (language !== 'en' && language !== 'und') {
    return { findings: [], by: [], notes: [say('note_otherLanguage', { language: { language } })], ran: [] }
  }
  const story = readStory(text, bible, recentTexts)
  const ran = RULE_DEFAULTS.map(({ id }) => id).filter((id) => rules.has(id))
  const told = ran.flatMap((rule) =>
    RULES[rule](story).flatMap((doubt): Told[] => {
      const finding = toFinding(story, doubt)
      return finding === null ? [] : [{ finding, rule }]
    }),
  )
  const kept = withoutRepeats(told).slice(0, FINDING_COUNT_MAX)
  return {
    findings: kept.map(({ finding }) => finding),
    by: kept.map(({ rule }) => rule),
    notes: story.passage.isCut() ? [say('note_longText')] : [],
    ran,
  }
}

/** Two rules may stumble over the same words; the surer one speaks. */
function withoutRepeats(told: readonly Told[]): Told[] {
  const kept: Told[] = []
  for (const one of told.toSorted((left, right) => right.finding.confidence - left.finding.confidence)) {
    const { finding } = one
    const isTold = kept.some(
      ({ finding: { quote, kind, cites } }) =>
        (kind === finding.kind && cites?.pointer === finding.cites?.pointer) ||
        (quote !== null &&
          finding.quote !== null &&
          quote.start < finding.quote.end &&
          finding.quote.start < quote.end),
    )
    if (!isTold) kept.push(one)
  }
  return kept
}

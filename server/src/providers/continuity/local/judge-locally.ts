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
import { inactiveCharacter } from './rules/inactive-character.ts'
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
import { languageOf, readStory } from './text/story-reading.ts'

/** In the order a reader would want to hear of them. */
const RULES: readonly Rule[] = [
  inactiveCharacter,
  worldRule,
  privilege,
  untimelyDead,
  absentThing,
  bannedThing,
  closedHours,
  missingRequirement,
  lackingTechnology,
  supernaturalEvent,
  traitContradiction,
  abstention,
  languageContradiction,
  ageContradiction,
  missingPart,
  loathing,
  colourContradiction,
  anachronism,
  locationJump,
  relationshipContradiction,
  onlyChild,
  aliasConfusion,
  duplicateCharacter,
  resolvedThread,
  countingError,
  impossibleKnowledge,
  keptSecret,
]
const FINDING_COUNT_MAX = 12

/**
 * What the rules have to say of a continuation, the surest first, and what could not be looked at.
 *
 * @param language what its writer says it is in, a BCP 47 primary subtag; detected when left out.
 */
export function judgeLocally(
  text: string,
  bible: Bible,
  recentTexts: readonly string[],
  language: string = languageOf(text),
): { findings: Finding[]; notes: Said[] } {
  if (language !== 'en' && language !== 'und') {
    return { findings: [], notes: [say('note_otherLanguage', { language: { language } })] }
  }
  const story = readStory(text, bible, recentTexts)
  const findings = RULES.flatMap((rule) => rule(story))
    .map((doubt) => toFinding(story, doubt))
    .filter((finding) => finding !== null)
  return {
    findings: withoutRepeats(findings).slice(0, FINDING_COUNT_MAX),
    notes: story.passage.isCut() ? [say('note_longText')] : [],
  }
}

/** Two rules may stumble over the same words; the surer one speaks. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = []
  for (const finding of findings.toSorted((left, right) => right.confidence - left.confidence)) {
    const isTold = kept.some(
      ({ quote, kind, cites }) =>
        (kind === finding.kind && cites?.pointer === finding.cites?.pointer) ||
        (quote !== null &&
          finding.quote !== null &&
          quote.start < finding.quote.end &&
          finding.quote.start < quote.end),
    )
    if (!isTold) kept.push(finding)
  }
  return kept
}

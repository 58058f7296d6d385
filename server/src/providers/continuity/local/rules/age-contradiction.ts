import { say } from '#platform/say.ts'
import { citedWords, type Doubt, type Rule, sequenceOf } from '../doubt.ts'
import { ageIn } from '../facts/ages.ts'
import { numberOf } from '../facts/numbers.ts'
import type { Person } from '../text/people.ts'
import { personCalled } from '../text/people.ts'
import type { StoryReading } from '../text/story-reading.ts'

const NUMBER =
  '(?:[a-z]+teen|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|three|four|five|six|seven|eight|nine|a hundred|\\d{1,3})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?'
/** "Bram was nineteen", "she had turned forty that week". */
const IS_OLD = new RegExp(
  `(?<who>\\p{Lu}[\\p{L}'’-]*|\\b[Hh]e|\\b[Ss]he) (?:was|is|had (?:just )?turned|turned|has (?:just )?turned|turns|(?:would|will) be) (?:now |just |only |barely |all of |not yet )?(?<age>${NUMBER})(?: years old| years of age|(?= (?:that|this|last|next) (?:week|month|day|spring|summer|autumn|winter|year|morning|birthday))|(?=[,.;:!?”"]| and\\b(?! (?:\\p{Ll}+ )?(?:inches|feet|pounds|others))))`,
  'gu',
)
/** Narration that gives no year for certain, or of another time. */
const LOOSE =
  /\b(?:when|since|as if|as though|like|felt|looked|seemed|almost|nearly|about|might|could|would have|if|once|years? (?:ago|before|later)|one day|o'clock|past|to|of them|in (?:the )?line|by (?:the time|then)|remember\w*|had been|used to|than|passed for|number)\b/i
/** A birthday or two may have passed since the bible was written. */
const YEARS_APART = 3

/** Somebody is given another age than the bible's. */
export const ageContradiction: Rule = (story) => {
  const { passage, signs, namesakes, claims } = story
  if (signs.isUnreliable || signs.hasDisguise) return []
  for (const sentence of passage.sentences) {
    for (const match of sentence.narration.matchAll(IS_OLD)) {
      const age = numberOf(match.groups?.['age'] ?? '')
      const at = sentence.start + match.index
      const person = whoIs(story, match.groups?.['who'] ?? '', at)
      if (age === null || person === null || namesakes.has(person.entityId)) continue
      const around =
        sentence.narration.slice(0, match.index).slice(-50) +
        sentence.narration.slice(match.index + match[0].length).slice(0, 30)
      if (LOOSE.test(around) || /\b(?:not yet|barely|would|will)\b/.test(match[0])) continue
      if (!claims.all.some((claim) => claim.sentence === sentence && claim.isNow)) continue
      const known = knownAge(person)
      if (known === null || Math.abs(known.age - age) < YEARS_APART) continue
      return [doubt(person, known, age, { start: at, end: at + match[0].length })]
    }
  }
  return []
}

function whoIs({ cast, claims }: StoryReading, word: string, at: number): Person | null {
  return /^(?:he|she)$/i.test(word) ? claims.resolve(word.toLowerCase(), at) : personCalled(cast, word)
}

interface KnownAge {
  readonly age: number
  readonly text: string
  readonly pointer: string
}

function knownAge({ character, index }: Person): KnownAge | null {
  const entries = [
    ...(character.traits ?? []).map((text, at) => ({ text, pointer: `/characters/${index}/traits/${at}` })),
    { text: character.description ?? '', pointer: `/characters/${index}/description` },
  ]
  for (const { text, pointer } of entries) {
    const age = ageIn(text)
    if (age !== null) return { age, text, pointer }
  }
  return null
}

function doubt({ name, character }: Person, known: KnownAge, age: number, span: { start: number; end: number }): Doubt {
  return {
    kind: 'trait_contradiction',
    confidence: 0.78,
    ...span,
    pointer: known.pointer,
    establishedInSegment: sequenceOf(character.introducedInSegment),
    reason: say('age_why', { name, age: `${age}`, trait: citedWords(known.text) }),
    suggestion: say('age_do'),
  }
}

import { say } from '#platform/say.ts'
import type { Doubt, Rule } from '../doubt.ts'
import { type Mark, marksIn, marksOf, markStems } from '../facts/distinctive.ts'
import { isEmptyWord } from '../facts/stems.ts'
import type { Person } from '../text/people.ts'
import type { StoryReading } from '../text/story-reading.ts'

const WORDS_NEEDED = 4
const MARKS_NEEDED = 2
/** "a man called Hrapp", "one Mr. Amos Harrow", "Her name is Millie Brandt", "was a Gary Dodd". */
const INTRODUCED =
  /\b(?:called|named|name of|name (?:is|was)|names? (?:is|was)|(?:was|were|is) an?|for|one|woman|man|keeper|here),?\s+((?:(?:Mr|Mrs|Miss|Ms|Dr|Captain|Corporal|Sergeant|Sir|Lady|Brother|Sister|Father)\.?\s+)?\p{Lu}[\p{Ll}’'-]+(?:\s+\p{Lu}[\p{Ll}’'-]+){0,2})/gu

/** Somebody new who has the face, the work and the people of somebody the bible knows, under another name. */
export const duplicateCharacter: Rule = (story) => {
  const { passage, cast, mentions, signs } = story
  if (signs.hasDisguise) return []
  const marks = marksOf(cast)
  const named = new Set(mentions.map(({ person }) => person))
  for (const { index, 0: whole, 1: name = '' } of passage.plain.matchAll(INTRODUCED)) {
    const start = index + whole.length - name.length
    if (mentions.some((mention) => mention.start < start + name.length && mention.end > start) || isEmptyWord(name))
      continue
    if (passage.isQuoted(start)) continue
    const said = new Set(markStems(around(story, start)))
    const alike = bestMatch(
      [...marks].filter(([person]) => !named.has(person) && (person.character.isActive ?? true)),
      said,
    )
    if (alike !== null) return [doubt(story, name, start, alike)]
  }
  return []
}

/** The sentence that introduces somebody, the one before and three after. */
function around({ passage, sentenceAt }: StoryReading, start: number): string {
  const at = sentenceAt(start)?.index ?? 0
  return passage.sentences
    .slice(Math.max(0, at - 1), at + 4)
    .map(({ text }) => text)
    .join(' ')
}

interface Likeness {
  readonly person: Person
  readonly hit: readonly Mark[]
  readonly score: number
}

function bestMatch(
  candidates: readonly (readonly [Person, readonly Mark[]])[],
  said: ReadonlySet<string>,
): Likeness | null {
  let best: Likeness | null = null
  for (const [person, marks] of candidates) {
    const { hit, words } = marksIn(marks, said)
    const score = words.size + hit.length
    if (words.size >= WORDS_NEEDED && hit.length >= MARKS_NEEDED && (best === null || score > best.score))
      best = { person, hit, score }
  }
  return best
}

function doubt({ sentenceAt }: StoryReading, name: string, start: number, { person, hit, score }: Likeness): Doubt {
  const sentence = sentenceAt(start)
  const shared = [...new Set(hit.map(({ text }) => text))].slice(0, 3)
  const [first = '', second = '', third = ''] = shared
  return {
    kind: 'duplicate_character',
    confidence: Math.min(0.84, 0.6 + (score - WORDS_NEEDED - MARKS_NEEDED) * 0.04),
    start: Math.max(sentence?.start ?? start, start - 40),
    end: start + name.length,
    pointer: `/characters/${person.index}`,
    establishedInSegment:
      person.character.introducedInSegment !== undefined && person.character.introducedInSegment > 0
        ? person.character.introducedInSegment
        : null,
    reason: say('duplicate_why', { newcomer: name, name: person.name, n: shared.length, first, second, third }),
    suggestion: say('duplicate_do', { newcomer: name, name: person.name }),
  }
}

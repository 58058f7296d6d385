import { say } from '#platform/say.ts'
import type { Doubt, Rule } from '../doubt.ts'
import { marksIn, marksOf, markStems } from '../facts/distinctive.ts'
import type { Mention } from '../text/mentions.ts'
import { isSureClash } from '../text/gender-clash.ts'
import type { Person } from '../text/people.ts'
import type { StoryReading } from '../text/story-reading.ts'

const MARK_WORDS_NEEDED = 2
/** Shared words are never certain. */
const CONFIDENCE_MAX = 0.78

/** A name that belongs to one character is given to somebody who is plainly another. */
export const aliasConfusion: Rule = (story) => {
  const { mentions, cast, signs, namesakes } = story
  if (signs.hasDisguise || signs.isUnreliable) return []
  const marks = marksOf(cast)
  const named = new Set(mentions.map(({ person }) => person))
  for (const person of named) {
    if (namesakes.has(person.entityId)) continue
    const own = mentions.filter((mention) => mention.person === person)
    const byAlias = own.filter(({ written }) => isAlias(person, written))
    // Called by their name as well, they are who the text means.
    if (byAlias.length === 0 || byAlias.length < own.length) continue
    const clash = byAlias.map((mention) => clashOf(story, mention)).find((found) => found !== null) ?? null
    const said = new Set(markStems(around(story, byAlias)))
    const others = [...marks].filter(([other]) => other !== person && !named.has(other))
    const own2 = marksIn(marks.get(person) ?? [], said)
    const alike = others
      .map(([other, theirs]) => ({ other, ...marksIn(theirs, said) }))
      .filter(({ words, hit }) => words.size >= MARK_WORDS_NEEDED && hit.length > 0)
      .toSorted((left, right) => right.words.size - left.words.size)[0]
    const likeness = alike === undefined ? 0 : alike.words.size - own2.words.size
    const confidence =
      (clash === null ? 0 : isSureClash(story, clash) ? 0.62 : 0.42) +
      (likeness >= 2 && (clash !== null || (alike?.hit.length ?? 0) >= 2) ? 0.25 + Math.min(0.2, likeness * 0.06) : 0) +
      (clash !== null && likeness >= 1 ? 0.12 : 0)
    const first = clash ?? byAlias[0]
    if (first !== undefined && confidence >= 0.5) return [doubt(story, person, alike?.other ?? null, first, confidence)]
  }
  return []
}

function isAlias({ name, character }: Person, written: string): boolean {
  if (name.includes(written)) return false
  return (character.aliases ?? []).some(
    (alias) => alias.replace(/^the /i, '').toLowerCase() === written.replace(/^the /i, '').toLowerCase(),
  )
}

function around({ passage, sentenceAt }: StoryReading, mentions: readonly Mention[]): string {
  const kept = new Set(
    mentions.flatMap(({ start }) => {
      const at = sentenceAt(start)?.index ?? 0
      return [at - 1, at, at + 1, at + 2]
    }),
  )
  return passage.sentences
    .filter(({ index }) => kept.has(index))
    .map(({ text }) => text)
    .join(' ')
}

/** "Old Crake was up on the table with her skirts in both hands": a pronoun of the other sex, and nobody else it could be. */
function clashOf(story: StoryReading, mention: Mention): Mention | null {
  const { claims, mentions, sentenceAt, passage } = story
  const { gender } = mention.person
  if (gender === null || passage.isQuoted(mention.start)) return null
  const sentence = sentenceAt(mention.start)
  if (sentence === null) return null
  const isSubject = claims.all.some(
    (claim) =>
      claim.person === mention.person &&
      claim.by === 'name' &&
      claim.subject.some(({ start }) => start === mention.start),
  )
  if (!isSubject) return null
  const next = passage.sentences[sentence.index + 1]
  if (isSureClash(story, mention)) return mention
  const wrong = gender === 'male' ? /\b(?:her|herself|she)\b/i : /\b(?:his|himself|he)\b/i
  const near = [
    sentence.narration.slice(mention.end - sentence.start),
    (gender === 'male' ? /^\W*(?:she|her)\b/i : /^\W*(?:he|his)\b/i).test(next?.narration ?? '')
      ? (next?.narration ?? '')
      : '',
  ].join(' ')
  if (!wrong.test(near)) return null
  // Somebody else of that sex in sight may be meant.
  const inSight = passage.sentences.slice(Math.max(0, sentence.index - 1), sentence.index + 2)
  const [from, to] = [inSight[0]?.start ?? 0, inSight.at(-1)?.end ?? 0]
  const others = mentions.some(
    ({ person, start }) => start >= from && start < to && person !== mention.person && person.gender !== gender,
  )
  const strangers =
    /\b(?:man|woman|boy|girl|wife|husband|mother|father|sister|brother|daughter|son|lady|nurse|maid|aunt|uncle|queen|king|Mrs|Mr|Miss)\b/.test(
      inSight.map(({ narration }) => narration).join(' '),
    )
  return others || strangers ? null : mention
}

function doubt(
  { sentenceAt, claims }: StoryReading,
  person: Person,
  other: Person | null,
  mention: Mention,
  confidence: number,
): Doubt {
  const claim = claims.all.find(({ subject }) => subject.some(({ start }) => start === mention.start))
  const at = (person.character.aliases ?? []).findIndex(
    (alias) => alias.replace(/^the /i, '').toLowerCase() === mention.written.replace(/^the /i, '').toLowerCase(),
  )
  return {
    kind: 'alias_confusion',
    confidence: Math.min(CONFIDENCE_MAX, confidence),
    start: claim?.start ?? mention.start,
    end: claim?.end ?? sentenceAt(mention.start)?.end ?? mention.end,
    pointer: at === -1 ? `/characters/${person.index}` : `/characters/${person.index}/aliases/${at}`,
    establishedInSegment:
      person.character.introducedInSegment !== undefined && person.character.introducedInSegment > 0
        ? person.character.introducedInSegment
        : null,
    reason:
      other === null
        ? say('alias_whyElse', { written: mention.written, name: person.name })
        : say('alias_why', { written: mention.written, name: person.name, other: other.name }),
    suggestion: other === null ? say('alias_doElse') : say('alias_do', { other: other.name, name: person.name }),
  }
}

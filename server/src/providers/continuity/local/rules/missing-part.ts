import { say } from '#platform/say.ts'
import type { Doubt, Rule } from '../doubt.ts'
import { type Person, personCalled } from '../text/people.ts'
import type { StoryReading } from '../text/story-reading.ts'

/** "no shadow", "has no teeth", "without a tongue", "toothless". */
const LACKS =
  /^(?:has |born |left )?(?:no|without (?:an?|any)|lacks (?:an?|any)) (?:\p{L}+ )?(?<part>\p{L}+)(?: of (?:his|her) own)?(?=$|[,;.]| since\b| after\b)/iu
const ABSENT: readonly (readonly [RegExp, string])[] = [
  [/\btoothless\b/i, 'teeth'],
  [/\btongueless\b/i, 'tongue'],
  [/\bbeardless\b/i, 'beard'],
]
/** Words that are had in another sense by everybody. */
const ABSTRACT =
  /^(?:time|money|fear|patience|friend|friends|family|home|idea|sense|magic|child|children|kin|mercy|love|memory|word|words|english|french|german|arabic|hindi|one|use|interest|wish|power|right|trace|finger|hand|arm|leg|foot|eye)$/i
const DENIED =
  /\b(?:no|not|never|without|nor|neither|false|lost|missing|wooden|glass|where|if|would|as if|as though|like|wished|once|used to|had been|borrowed|stolen|new|back)\b|n['’]t\b/i

/** Somebody has in the text what the bible says they have not. */
export const missingPart: Rule = (story) => {
  const { cast, namesakes, signs } = story
  if (signs.isUnreliable || signs.hasDisguise) return []
  return cast.people.flatMap((person): Doubt[] => {
    if (namesakes.has(person.entityId)) return []
    return (person.character.traits ?? []).flatMap((text, at): Doubt[] => {
      const part = LACKS.exec(text)?.groups?.['part'] ?? ABSENT.find(([sign]) => sign.test(text))?.[1]
      if (part === undefined || ABSTRACT.test(part)) return []
      const found = findOwned(story, person, part)
      if (found === null) return []
      return [
        {
          kind: 'trait_contradiction',
          confidence: found.isNamed ? 0.82 : 0.68,
          start: found.start,
          end: found.end,
          pointer: `/characters/${person.index}/traits/${at}`,
          establishedInSegment: null,
          reason: say('missingPart_why', { name: person.name, trait: text }),
          suggestion: say('missingPart_do'),
        },
      ]
    })
  })
}

function findOwned(
  { passage, claims, cast }: StoryReading,
  person: Person,
  part: string,
): { start: number; end: number; isNamed: boolean } | null {
  const owned = new RegExp(
    `(?<owner>\\b[Hh]is|\\b[Hh]er|(?:[Tt]he )?\\p{Lu}[\\p{L}]+['’]s?) (?:\\p{Ll}+,? ){0,2}?${part}(?![\\p{L}-])`,
    'gu',
  )
  for (const sentence of passage.sentences) {
    if (DENIED.test(sentence.text)) continue
    for (const match of sentence.narration.matchAll(owned)) {
      const owner = match.groups?.['owner'] ?? ''
      const at = sentence.start + match.index
      const isPronoun = /^(?:his|her)$/i.test(owner)
      const whose = isPronoun
        ? claims.resolve(owner.toLowerCase() === 'his' ? 'he' : 'she', at)
        : personCalled(cast, owner.replace(/['’]s?$/, ''))
      if (whose !== person) continue
      if (!claims.all.some((claim) => claim.sentence === sentence && claim.isNow)) continue
      return { start: at, end: at + match[0].length, isNamed: !isPronoun }
    }
  }
  return null
}

import { say } from '#platform/say.ts'
import type { Doubt, Rule } from '../doubt.ts'
import { type Concept, isWayOf, nearnessOfThing, thingsIn } from '../facts/concepts.ts'
import type { StoryReading } from '../text/story-reading.ts'

const LOATHES =
  /\b(?:(?:afraid|terrified|scared|frightened) of|hates?|loathes?|detests?|despises?|cannot (?:abide|bear|stand|stomach)|can['’]t (?:abide|bear|stand|stomach)|dislikes?|against all|allergic to) (?:the |all |any )?(?<what>[^,.;(]{3,40})/iu
const LOVING = ['love', 'enjoy', 'adore', 'relish', 'savour', 'savor', 'cherish', 'treasure', 'like']
/** What nobody does gladly to what they fear. */
const AT_EASE = [
  'stroke',
  'pat',
  'pet',
  'hug',
  'kiss',
  'cuddle',
  'ride',
  'tickle',
  'nuzzle',
  'groom',
  'wrestle',
  'mount',
  'romp',
]
const FEARS = /\b(?:afraid|terrified|scared|frightened) of|\ballergic to/i
const FOND =
  /\b(?:fond of|in love with|mad about|partial to|never happier than|favourite|favorite|delight in|looked forward to)\b/i
const DENIED =
  /\b(?:not|never|no|nor|nobody|hardly|would|if|pretend\w*|as if|as though|used to|once|hated?|without)\b|n['’]t\b/i

/** Somebody is said to love what they fear or cannot abide. */
export const loathing: Rule = (story) => {
  const { cast, namesakes, signs } = story
  if (signs.isUnreliable) return []
  return cast.people
    .filter((person) => !namesakes.has(person.entityId))
    .flatMap((person) =>
      (person.character.traits ?? []).flatMap((text, at): Doubt[] => {
        const what = LOATHES.exec(text)?.groups?.['what']
        const things = what === undefined ? [] : thingsIn(what)
        const claim =
          things.length === 0
            ? null
            : findLove(story, person.entityId, things, FEARS.test(text) ? [...LOVING, ...AT_EASE] : LOVING)
        if (claim === null) return []
        return [
          {
            kind: 'trait_contradiction',
            confidence: 0.74,
            start: claim.start,
            end: claim.end,
            pointer: `/characters/${person.index}/traits/${at}`,
            establishedInSegment: null,
            reason: say('loathing_why', { name: person.name, trait: text }),
            suggestion: say('loathing_do'),
          },
        ]
      }),
    )
}

function findLove(
  { claims }: StoryReading,
  entityId: string,
  things: readonly Concept[],
  fond: readonly string[],
): { readonly start: number; readonly end: number } | null {
  for (const claim of claims.all) {
    if (claim.person?.entityId !== entityId || !claim.isAsserted || !claim.isNow || claim.by === 'guess') continue
    if (
      DENIED.test(
        claim.sentence.text.slice(
          Math.max(0, claim.start - claim.sentence.start - 30),
          claim.end - claim.sentence.start,
        ),
      )
    )
      continue
    const isLove = isWayOf(claim.verb, fond) || FOND.test(claim.rest.map(({ lower }) => lower).join(' '))
    if (isLove && claim.rest.some((word) => things.some((thing) => nearnessOfThing(word, thing) > 0))) return claim
  }
  return null
}

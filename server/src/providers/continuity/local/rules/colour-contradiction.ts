import { say } from '#platform/say.ts'
import { citedWords, type Doubt, type Rule } from '../doubt.ts'
import { coloursIn, coloursTold, mayBeSame } from '../facts/colours.ts'
import { type Person, personCalled } from '../text/people.ts'

/** Eyes and hair change colour. */
export const colourContradiction: Rule = ({ passage, cast, claims, signs, namesakes }) => {
  if (signs.hasDisguise || /\b(?:dyed?|wig|bleach\w*|henna|painted|lenses)\b/i.test(passage.plain)) return []
  for (const sentence of passage.sentences) {
    for (const { owner, part, colour, start, end } of coloursTold(sentence.narration)) {
      const at = sentence.start + start
      const isPronoun = /^(?:his|her)$/i.test(owner)
      const person = isPronoun
        ? claims.resolve(owner.toLowerCase() === 'his' ? 'he' : 'she', at)
        : personCalled(cast, owner)
      if (person === null || namesakes.has(person.entityId)) continue
      if (!claims.all.some((claim) => claim.sentence === sentence && claim.frame === 'now')) continue
      const known = knownColour(person, part)
      if (known === null || mayBeSame(part, known.colour, colour)) continue
      return [doubt(person, known, part, { start: at, end: sentence.start + end }, isPronoun ? 0.7 : 0.8)]
    }
  }
  return []
}

interface Known {
  readonly colour: string
  readonly text: string
  readonly pointer: string
}

function knownColour({ character, index }: Person, part: 'eyes' | 'hair'): Known | null {
  const entries = [
    ...(character.traits ?? []).map((text, at) => ({ text, pointer: `/characters/${index}/traits/${at}` })),
    { text: character.description ?? '', pointer: `/characters/${index}/description` },
  ]
  for (const { text, pointer } of entries) {
    const found = coloursIn(text).find((coloured) => coloured.part === part)
    if (found !== undefined) return { colour: found.colour, text, pointer }
  }
  return null
}

function doubt(
  { name, character }: Person,
  { text, pointer }: Known,
  part: 'eyes' | 'hair',
  span: { start: number; end: number },
  confidence: number,
): Doubt {
  return {
    kind: 'trait_contradiction',
    confidence,
    ...span,
    pointer,
    establishedInSegment:
      character.introducedInSegment !== undefined && character.introducedInSegment > 0
        ? character.introducedInSegment
        : null,
    reason: say(part === 'eyes' ? 'eyeColour_why' : 'hairColour_why', { name, trait: citedWords(text) }),
    suggestion: say('colour_do'),
  }
}

import type { PlaceKind } from '@skein/contract/script'
import type { Place } from '../storyteller.port.ts'
import type { NamedPlace } from './find-setting.ts'
import { INDOORS, MOSTLY_INDOORS, OUTDOORS, PLACE_BY_ROLE } from './place.lexicon.ts'
import type { ReadSentence } from './read-sentence.ts'

const OPEN_PLACES: ReadonlySet<PlaceKind> = new Set<PlaceKind>([
  'coast',
  'harbour',
  'forest',
  'mountains',
  'desert',
  'river',
  'village',
  'city_street',
  'rooftops',
  'garden',
  'field',
  'castle',
  'market',
  'graveyard',
  'bridge',
  'road',
  'station',
])

/**
 * Where a text without a place in it happens, judged by what stands about and who acts; null when nothing tells more
 * than is known already.
 *
 * @param now where the story stood; null for nowhere yet.
 * @param isNamed whether the text itself names a place.
 */
export function guessPlace(
  sentences: readonly ReadSentence[],
  now: Pick<Place, 'place' | 'kind'> | null,
  isNamed: boolean,
): NamedPlace | null {
  if (isNamed) return null
  const narration = sentences.map((sentence) => sentence.narration).join(' ')
  const isIndoors = INDOORS.test(narration) || kinds(narration, MOSTLY_INDOORS) >= 2
  if (now !== null)
    return isIndoors && OPEN_PLACES.has(now.kind) ? { place: roomNear(now.place), kind: 'interior_room' } : null
  if (isIndoors) return { place: 'the room', kind: 'interior_room' }
  const home = PLACE_BY_ROLE.find(([role]) => role.test(narration))?.[1]
  if (home !== undefined) return home
  return kinds(narration, OUTDOORS) >= 2 ? { place: 'an open place', kind: 'field' } : null
}

function kinds(text: string, sign: RegExp): number {
  return new Set([...text.matchAll(sign)].map(([word]) => word.toLowerCase())).size
}

/** "Baker Street" has its rooms, and they are others than those of "Bond Street". */
function roomNear(place: string): string {
  return /^\p{Lu}/u.test(place) ? `the room in ${place}` : 'the room'
}

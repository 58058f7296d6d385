import { describeLook } from '#animatic/figure/look.rules.ts'
import { lookOf } from '#animatic/figure/sheet.rules.ts'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { parsePersonName } from '#reading/person-name.ts'
import { type Bible, type BibleOperation, OPERATIONS_PER_SEGMENT_MAX } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'

const GENDERS = { female: 'woman', male: 'man' } as const

/**
 * The operations, with the look of everybody who is seen for the first time: from then on the bible says it, and neither
 * a later text nor a later version of the drawing changes it.
 */
export function settleAppearances(
  bible: Bible,
  operations: readonly BibleOperation[],
  script: Script,
): BibleOperation[] {
  const after = applyOperations(bible, operations, { segmentNumber: 1 }).bible
  const seen = new Set(script.shots.flatMap(({ cast }) => cast.map(({ entityId }) => entityId)))
  const looks = after.characters
    .filter(({ entityId, appearance }) => seen.has(entityId) && !appearance)
    .map((character): BibleOperation => {
      const { gender } = parsePersonName(character.canonicalName)
      const look = lookOf(character.entityId, character, gender === null ? 'either' : GENDERS[gender])
      return { op: 'settle_appearance', entityId: character.entityId, appearance: describeLook(look) }
    })
  return [...operations, ...looks].slice(0, OPERATIONS_PER_SEGMENT_MAX)
}

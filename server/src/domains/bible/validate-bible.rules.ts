import type { Bible } from '@skein/contract/bible'
import sceneBibleSchema from '@skein/contract/schemas/scene-bible.schema.json' with { type: 'json' }
import { Ajv } from 'ajv'
import { type Said, say } from '#platform/say.ts'

interface BibleProblem {
  /** RFC 6901 JSON Pointer into the bible; empty for the whole document. */
  readonly pointer: string
  readonly problem: Said
}

const matchesSeedSchema = new Ajv({ allErrors: true }).compile<Bible>(sceneBibleSchema)

/**
 * Checks a bible against the seed's JSON Schema and, when that holds, against what a schema cannot say: entity ids are
 * unique, relationships point at characters of this bible, the version is a positive row version, and with
 * `newestSegment` nothing happens in a segment that does not exist yet.
 *
 * @returns every problem found; empty for a sound bible.
 */
export function validateBible(bible: unknown, known: { readonly newestSegment?: number } = {}): BibleProblem[] {
  if (!matchesSeedSchema(bible)) {
    return (matchesSeedSchema.errors ?? []).map((error) => ({
      pointer: error.instancePath,
      // The schema's own words say more than any wording of ours; who reads another language gets at least that much.
      problem: { ...say('unsound_form'), ...(error.message !== undefined && { text: error.message }) },
    }))
  }
  const { newestSegment = Number.POSITIVE_INFINITY } = known
  return [
    ...versionProblems(bible),
    ...duplicateIdProblems(bible),
    ...relationshipProblems(bible),
    ...futureProblems(bible, newestSegment),
  ]
}

function versionProblems(bible: Bible): BibleProblem[] {
  if (Number.isSafeInteger(bible.version) && bible.version >= 1) return []
  return [{ pointer: '/version', problem: say('unsound_version') }]
}

function futureProblems(bible: Bible, newestSegment: number): BibleProblem[] {
  const problem = say('unsound_future', { segment: `${newestSegment}` })
  const isLater = (segment: number | undefined) => segment !== undefined && segment > newestSegment
  return [
    ...bible.characters.flatMap(({ introducedInSegment }, index) =>
      isLater(introducedInSegment) ? [{ pointer: `/characters/${index}/introducedInSegment`, problem }] : [],
    ),
    ...(bible.timeline.majorEvents ?? []).flatMap(({ segmentNumber }, index) =>
      isLater(segmentNumber) ? [{ pointer: `/timeline/majorEvents/${index}/segmentNumber`, problem }] : [],
    ),
  ]
}

function duplicateIdProblems(bible: Bible): BibleProblem[] {
  const firstSeenAt = new Map<string, number>()
  const problems: BibleProblem[] = []
  for (const [index, { entityId }] of bible.characters.entries()) {
    const first = firstSeenAt.get(entityId)
    if (first === undefined) firstSeenAt.set(entityId, index)
    else
      problems.push({
        pointer: `/characters/${index}/entityId`,
        problem: say('unsound_idTaken', { id: entityId, pointer: `/characters/${first}` }),
      })
  }
  return problems
}

function relationshipProblems(bible: Bible): BibleProblem[] {
  const known = new Set(bible.characters.map((character) => character.entityId))
  return bible.characters.flatMap((character, index) =>
    (character.relationships ?? []).flatMap(({ targetEntityId }, relation) =>
      targetEntityId === undefined || known.has(targetEntityId)
        ? []
        : [
            {
              pointer: `/characters/${index}/relationships/${relation}/targetEntityId`,
              problem: say('unsound_noCharacter', { id: targetEntityId }),
            },
          ],
    ),
  )
}

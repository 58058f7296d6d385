import type { Bible, BibleCharacter, BibleOperation } from '@skein/contract/bible'
import { type Said, say } from '#platform/say.ts'
import type { OperationOutcome } from './apply-operations.rules.ts'
import { isSameWording } from './names.rules.ts'

type CharacterOperation = Extract<BibleOperation, { entityId: string }>

/** Whether an operation changes one character, which must then exist (except for `add_character`). */
export function isCharacterOperation(operation: BibleOperation): operation is CharacterOperation {
  return 'entityId' in operation
}

/** Applies one operation on a character; see `applyOperations`. */
export function applyCharacterOperation(
  bible: Bible,
  operation: CharacterOperation,
  segmentNumber: number,
): OperationOutcome {
  const character = bible.characters.find(({ entityId }) => entityId === operation.entityId)
  if (operation.op === 'add_character') {
    return character === undefined
      ? addCharacter(bible, operation, segmentNumber)
      : mergeCharacter(bible, character, operation)
  }
  if (character === undefined) return { skippedBecause: say('left_noCharacter', { id: operation.entityId }) }
  switch (operation.op) {
    case 'add_alias':
      return addAlias(bible, character, operation.alias)
    case 'add_trait':
      return addTrait(bible, character, operation.trait)
    case 'settle_appearance':
      if (character.appearance) return { skippedBecause: say('left_looksSettled', { name: character.canonicalName }) }
      return replaceCharacter(bible, { ...character, appearance: operation.appearance })
    case 'set_active':
      return setActive(bible, character, operation, segmentNumber)
    default:
      return addRelationship(bible, character, operation)
  }
}

function addCharacter(
  bible: Bible,
  operation: Extract<CharacterOperation, { op: 'add_character' }>,
  segmentNumber: number,
): OperationOutcome {
  const character: BibleCharacter = {
    entityId: operation.entityId,
    canonicalName: operation.canonicalName,
    aliases: [],
    description: operation.description,
    traits: withoutRepeats(operation.traits),
    relationships: [],
    introducedInSegment: segmentNumber,
    isActive: true,
  }
  return { bible: { ...bible, characters: [...bible.characters, character] } }
}

/** Somebody else introduced the same character first: what they wrote stands, what they left open is filled in. */
function mergeCharacter(
  bible: Bible,
  character: BibleCharacter,
  operation: Extract<CharacterOperation, { op: 'add_character' }>,
): OperationOutcome {
  const traits = withoutRepeats([...(character.traits ?? []), ...operation.traits])
  const bringsTraits = traits.length > (character.traits ?? []).length
  const bringsDescription = !character.description?.trim() && operation.description.trim() !== ''
  const bringsName = aliasProblem(bible, character, operation.canonicalName) === null
  if (!bringsTraits && !bringsDescription && !bringsName) {
    return { skippedBecause: say('left_inBible', { name: character.canonicalName }) }
  }
  return replaceCharacter(bible, {
    ...character,
    ...(bringsTraits && { traits }),
    ...(bringsDescription && { description: operation.description }),
    ...(bringsName && { aliases: [...(character.aliases ?? []), operation.canonicalName] }),
  })
}

function addAlias(bible: Bible, character: BibleCharacter, alias: string): OperationOutcome {
  const problem = aliasProblem(bible, character, alias)
  if (problem !== null) return { skippedBecause: problem }
  return replaceCharacter(bible, { ...character, aliases: [...(character.aliases ?? []), alias] })
}

function aliasProblem(bible: Bible, character: BibleCharacter, alias: string): Said | null {
  const bearer = bible.characters.find((other) =>
    [other.canonicalName, ...(other.aliases ?? [])].some((name) => isSameWording(name, alias)),
  )
  if (bearer === undefined) return null
  return bearer.entityId === character.entityId
    ? say('left_goesBy', { name: character.canonicalName, alias })
    : say('left_nameOf', { alias, name: bearer.canonicalName })
}

function addTrait(bible: Bible, character: BibleCharacter, trait: string): OperationOutcome {
  const traits = character.traits ?? []
  if (traits.some((known) => isSameWording(known, trait))) {
    return { skippedBecause: say('left_hasTrait', { name: character.canonicalName, trait }) }
  }
  return replaceCharacter(bible, { ...character, traits: [...traits, trait] })
}

/** The seed's schema has no field for the cause, and a departure without one cannot be explained later: it becomes an event. */
function setActive(
  bible: Bible,
  character: BibleCharacter,
  operation: Extract<CharacterOperation, { op: 'set_active' }>,
  segmentNumber: number,
): OperationOutcome {
  if ((character.isActive ?? true) === operation.isActive) {
    return {
      skippedBecause: say(operation.isActive ? 'left_active' : 'left_outOfStory', { name: character.canonicalName }),
    }
  }
  const consequences = operation.isActive
    ? `${character.canonicalName} is back in the story.`
    : `${character.canonicalName} takes no further part.`
  const event = { segmentNumber, event: operation.cause, consequences }
  const majorEvents = [...(bible.timeline.majorEvents ?? []), event]
  return replaceCharacter(
    { ...bible, timeline: { ...bible.timeline, majorEvents } },
    { ...character, isActive: operation.isActive },
  )
}

function addRelationship(
  bible: Bible,
  character: BibleCharacter,
  { targetEntityId, relationshipType }: Extract<CharacterOperation, { op: 'add_relationship' }>,
): OperationOutcome {
  if (targetEntityId === character.entityId) {
    return { skippedBecause: say('left_toThemselves', { name: character.canonicalName }) }
  }
  const target = bible.characters.find(({ entityId }) => entityId === targetEntityId)
  if (target === undefined) return { skippedBecause: say('left_noCharacter', { id: targetEntityId }) }
  const relationships = character.relationships ?? []
  const isKnown = relationships.some(
    (known) => known.targetEntityId === targetEntityId && isSameWording(known.relationshipType ?? '', relationshipType),
  )
  if (isKnown) {
    return {
      skippedBecause: say('left_hasTie', {
        name: character.canonicalName,
        tie: relationshipType,
        other: target.canonicalName,
      }),
    }
  }
  return replaceCharacter(bible, {
    ...character,
    relationships: [...relationships, { targetEntityId, relationshipType }],
  })
}

function replaceCharacter(bible: Bible, character: BibleCharacter): OperationOutcome {
  const characters = bible.characters.map((known) => (known.entityId === character.entityId ? character : known))
  return { bible: { ...bible, characters } }
}

function withoutRepeats(words: readonly string[]): string[] {
  const kept: string[] = []
  for (const word of words) if (!kept.some((known) => isSameWording(known, word))) kept.push(word)
  return kept
}

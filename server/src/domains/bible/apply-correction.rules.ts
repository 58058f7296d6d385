import type { Bible, BibleCharacter, BibleCorrection } from '@skein/contract/bible'
import { say } from '#platform/say.ts'
import type { OperationOutcome } from './apply-operations.rules.ts'
import { isSameWording } from './names.rules.ts'

type Of<Op extends BibleCorrection['op']> = Extract<BibleCorrection, { op: Op }>
type CharacterCorrection = Extract<BibleCorrection, { entityId: string }>

const CORRECTIONS = new Set<string>([
  'rename_character',
  'describe_character',
  'describe_appearance',
  'remove_alias',
  'remove_trait',
  'remove_relationship',
  'describe_location',
  'remove_location',
  'remove_world_rule',
  'remove_event',
  'describe_plot_thread',
  'set_primary_location',
  'set_time_period',
  'set_style',
  'restore_bible',
] satisfies BibleCorrection['op'][])

/** Whether an operation is one of those only an owner may use. */
export function isCorrection(operation: { readonly op: string }): operation is BibleCorrection {
  return CORRECTIONS.has(operation.op)
}

/** Applies one correction; see `applyOperations`. */
export function applyCorrection(bible: Bible, correction: BibleCorrection): OperationOutcome {
  if ('entityId' in correction) {
    const character = bible.characters.find(({ entityId }) => entityId === correction.entityId)
    if (character === undefined) return { skippedBecause: say('left_noCharacter', { id: correction.entityId }) }
    return correctCharacter(bible, character, correction)
  }
  switch (correction.op) {
    case 'describe_location':
      return describeLocation(bible, correction)
    case 'remove_location':
      return removeLocation(bible, correction)
    case 'remove_world_rule':
      return removeWorldRule(bible, correction)
    case 'remove_event':
      return removeEvent(bible, correction)
    case 'describe_plot_thread':
      return describePlotThread(bible, correction)
    case 'set_primary_location':
      return setSetting(bible, 'primaryLocation', correction.primaryLocation)
    case 'set_time_period':
      return setSetting(bible, 'timePeriod', correction.timePeriod)
    case 'set_style':
      return setStyle(bible, correction)
    default:
      return { bible: { ...correction.bible, version: bible.version } }
  }
}

function correctCharacter(bible: Bible, character: BibleCharacter, correction: CharacterCorrection): OperationOutcome {
  switch (correction.op) {
    case 'rename_character':
      return rename(bible, character, correction.canonicalName)
    case 'describe_character':
      if ((character.description ?? '') === correction.description)
        return { skippedBecause: say('left_described', { name: character.canonicalName }) }
      // A new description lets the look be settled anew: what was settled came from the old one.
      return replaced(bible, { ...withoutAppearance(character), description: correction.description })
    case 'describe_appearance':
      if ((character.appearance ?? '') === correction.appearance)
        return { skippedBecause: say('left_looksLikeThat', { name: character.canonicalName }) }
      return replaced(bible, {
        ...withoutAppearance(character),
        ...(correction.appearance !== '' && { appearance: correction.appearance }),
      })
    case 'remove_alias':
      return without(bible, character, 'aliases', correction.alias)
    case 'remove_trait':
      return without(bible, character, 'traits', correction.trait)
    default:
      return removeRelationship(bible, character, correction)
  }
}

function withoutAppearance(character: BibleCharacter): BibleCharacter {
  const { appearance, ...rest } = character
  return appearance === undefined ? character : rest
}

/** The old name stays as an alias: the segments that use it are still about the same person. */
function rename(bible: Bible, character: BibleCharacter, canonicalName: string): OperationOutcome {
  if (character.canonicalName === canonicalName) return { skippedBecause: say('left_hasName', { name: canonicalName }) }
  const bearer = bible.characters.find(
    (other) =>
      other.entityId !== character.entityId &&
      [other.canonicalName, ...(other.aliases ?? [])].some((name) => isSameWording(name, canonicalName)),
  )
  if (bearer !== undefined)
    return { skippedBecause: say('left_nameOf', { alias: canonicalName, name: bearer.canonicalName }) }
  const kept = (character.aliases ?? []).filter((alias) => !isSameWording(alias, canonicalName))
  const aliases = isSameWording(character.canonicalName, canonicalName) ? kept : [...kept, character.canonicalName]
  return replaced(bible, { ...character, canonicalName, aliases })
}

function without(
  bible: Bible,
  character: BibleCharacter,
  field: 'aliases' | 'traits',
  words: string,
): OperationOutcome {
  const known = character[field] ?? []
  const kept = known.filter((entry) => !isSameWording(entry, words))
  if (kept.length === known.length)
    return { skippedBecause: say('left_noWords', { name: character.canonicalName, words }) }
  return replaced(bible, { ...character, [field]: kept })
}

function removeRelationship(
  bible: Bible,
  character: BibleCharacter,
  { targetEntityId, relationshipType }: Of<'remove_relationship'>,
): OperationOutcome {
  const known = character.relationships ?? []
  const kept = known.filter(
    (relation) =>
      relation.targetEntityId !== targetEntityId || !isSameWording(relation.relationshipType ?? '', relationshipType),
  )
  if (kept.length === known.length)
    return {
      skippedBecause: say('left_noTie', {
        name: character.canonicalName,
        tie: relationshipType,
        other: targetEntityId,
      }),
    }
  return replaced(bible, { ...character, relationships: kept })
}

function replaced(bible: Bible, character: BibleCharacter): OperationOutcome {
  const characters = bible.characters.map((known) => (known.entityId === character.entityId ? character : known))
  return { bible: { ...bible, characters } }
}

function describeLocation(bible: Bible, { name, description }: Of<'describe_location'>): OperationOutcome {
  const locations = bible.setting.locations ?? []
  const known = locations.find((location) => isSameWording(location.name ?? '', name))
  if (known === undefined) return { skippedBecause: say('left_noPlace', { place: name }) }
  if ((known.description ?? '') === description) return { skippedBecause: say('left_described', { name }) }
  const described = locations.map((location) => (location === known ? { ...location, description } : location))
  return { bible: { ...bible, setting: { ...bible.setting, locations: described } } }
}

function removeLocation(bible: Bible, { name }: Of<'remove_location'>): OperationOutcome {
  const locations = bible.setting.locations ?? []
  const kept = locations.filter((location) => !isSameWording(location.name ?? '', name))
  if (kept.length === locations.length) return { skippedBecause: say('left_noPlace', { place: name }) }
  return { bible: { ...bible, setting: { ...bible.setting, locations: kept } } }
}

function removeWorldRule(bible: Bible, { rule }: Of<'remove_world_rule'>): OperationOutcome {
  const worldRules = bible.setting.worldRules ?? []
  const kept = worldRules.filter((known) => !isSameWording(known, rule))
  if (kept.length === worldRules.length) return { skippedBecause: say('left_noRule') }
  return { bible: { ...bible, setting: { ...bible.setting, worldRules: kept } } }
}

function removeEvent(bible: Bible, { event }: Of<'remove_event'>): OperationOutcome {
  const majorEvents = bible.timeline.majorEvents ?? []
  const kept = majorEvents.filter((known) => !isSameWording(known.event ?? '', event))
  if (kept.length === majorEvents.length) return { skippedBecause: say('left_noEvent') }
  return { bible: { ...bible, timeline: { ...bible.timeline, majorEvents: kept } } }
}

function describePlotThread(bible: Bible, { id, description }: Of<'describe_plot_thread'>): OperationOutcome {
  const plotThreads = bible.plotThreads ?? []
  const thread = plotThreads.find((known) => known.id === id)
  if (thread === undefined) return { skippedBecause: say('left_noThread', { id }) }
  if (thread.description === description) return { skippedBecause: say('left_threadSays', { id }) }
  const described = plotThreads.map((known) => (known === thread ? { ...known, description } : known))
  return { bible: { ...bible, plotThreads: described } }
}

function setSetting(bible: Bible, field: 'primaryLocation' | 'timePeriod', words: string): OperationOutcome {
  if ((bible.setting[field] ?? '') === words) return { skippedBecause: say('left_saysThat') }
  return { bible: { ...bible, setting: { ...bible.setting, [field]: words } } }
}

function setStyle(bible: Bible, { field, words }: Of<'set_style'>): OperationOutcome {
  if ((bible.styleGuide?.[field] ?? '') === words) return { skippedBecause: say('left_saysThat') }
  return { bible: { ...bible, styleGuide: { ...bible.styleGuide, [field]: words } } }
}

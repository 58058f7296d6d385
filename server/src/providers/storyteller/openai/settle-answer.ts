import { type Bible, type BibleOperation, OPERATIONS_PER_SEGMENT_MAX } from '@skein/contract/bible'
import { CAPTION_LENGTH_MAX, type Script, type Shot } from '@skein/contract/script'
import { readingSpeed } from '../local/caption.ts'
import { condense } from '../local/condense.ts'
import { entityIdFor } from '../local/entity-id.ts'
import type { StoryAnswer } from './read-answer.ts'

const EIGHTHS = 8
const CHARACTER_NAME_PARTS = /[\s.,'’-]+/u

/** Decides what a model has no say in: ids, lengths of shots, how much can be read, and who may be written out. */
export function settleAnswer({ script, operations }: StoryAnswer, bible: Bible, text: string): StoryAnswer {
  const idOf = newIds(operations, bible)
  const rename = (entityId: string): string => idOf.get(entityId) ?? entityId
  const settled = operations
    .map((operation) => renamed(operation, rename))
    .filter((operation) => !isUnfoundedDeparture(operation, bible, text))
  return {
    script: { ...script, shots: settleShots(script, rename) },
    operations: withOneEvent(withoutRepeatedPeople(settled), script),
  }
}

/**
 * A model names new people; what they are called in the database is ours: the id every storyteller gives that name, or
 * the id of the character who bears the name already.
 */
function newIds(operations: readonly BibleOperation[], bible: Bible): ReadonlyMap<string, string> {
  const known = new Set(bible.characters.map(({ entityId }) => entityId))
  const ids = new Map<string, string>()
  for (const operation of operations) {
    if (operation.op !== 'add_character' || known.has(operation.entityId)) continue
    const wanted = operation.canonicalName.trim().toLowerCase()
    const bearer = bible.characters.find(({ canonicalName, aliases = [] }) =>
      [canonicalName, ...aliases].some((name) => name.trim().toLowerCase() === wanted),
    )
    ids.set(operation.entityId, bearer?.entityId ?? entityIdFor(operation.canonicalName))
  }
  return ids
}

function renamed(operation: BibleOperation, rename: (entityId: string) => string): BibleOperation {
  if (operation.op === 'add_relationship') {
    return { ...operation, entityId: rename(operation.entityId), targetEntityId: rename(operation.targetEntityId) }
  }
  return 'entityId' in operation ? { ...operation, entityId: rename(operation.entityId) } : operation
}

function withoutRepeatedPeople(operations: readonly BibleOperation[]): BibleOperation[] {
  const introduced = new Set<string>()
  return operations.filter((operation) => {
    if (operation.op !== 'add_character') return true
    if (introduced.has(operation.entityId)) return false
    introduced.add(operation.entityId)
    return true
  })
}

/** Nobody leaves or returns to a story by a text that does not name them: the likeliest harm of an obeyed injection. */
function isUnfoundedDeparture(operation: BibleOperation, bible: Bible, text: string): boolean {
  if (operation.op !== 'set_active') return false
  const character = bible.characters.find(({ entityId }) => entityId === operation.entityId)
  if (character === undefined) return false
  const words = text.toLowerCase()
  const names = [character.canonicalName, ...(character.aliases ?? [])].flatMap((name) => [
    name,
    ...name.split(CHARACTER_NAME_PARTS).filter((part) => part.length > 2),
  ])
  return !names.some((name) => words.includes(name.toLowerCase()))
}

/** Exactly one event stands for a segment on the timeline. */
function withOneEvent(operations: readonly BibleOperation[], { logline }: Script): BibleOperation[] {
  const first = operations.find(({ op }) => op === 'add_event')
  if (first === undefined)
    return [
      ...operations.slice(0, OPERATIONS_PER_SEGMENT_MAX - 1),
      { op: 'add_event', event: logline, consequences: '' },
    ]
  return operations.filter((operation) => operation.op !== 'add_event' || operation === first)
}

function settleShots(script: Script, rename: (entityId: string) => string): Shot[] {
  const durations = fitDurations(
    script.shots.map(({ durationSeconds }) => durationSeconds),
    script.durationSeconds,
  )
  return script.shots.map((shot, index) => {
    const durationSeconds = durations[index] ?? shot.durationSeconds
    const readable = Math.min(CAPTION_LENGTH_MAX - 1, Math.floor(durationSeconds * readingSpeed(shot.caption)))
    return {
      ...shot,
      durationSeconds,
      caption: condense(shot.caption, readable),
      cast: oncePerPerson(shot.cast.map((member) => ({ ...member, entityId: rename(member.entityId) }))),
      dialogue: shot.dialogue.map((line) => ({
        ...line,
        entityId: line.entityId === null ? null : rename(line.entityId),
      })),
    }
  })
}

function oncePerPerson(cast: Shot['cast']): Shot['cast'] {
  return cast.filter(({ entityId }, index) => cast.findIndex((other) => other.entityId === entityId) === index)
}

/** Stretches or shrinks durations to fill the segment exactly, in eighths of a second (whole frames), at least 1 s each. */
function fitDurations(durations: readonly number[], segmentSeconds: number): number[] {
  const units = segmentSeconds * EIGHTHS
  const spare = units - EIGHTHS * durations.length
  const sum = durations.reduce((total, duration) => total + duration, 0)
  const fitted = durations.map((duration) => EIGHTHS + Math.floor((spare * duration) / sum))
  const left = units - fitted.reduce((total, part) => total + part, 0)
  return fitted.map((part, index) => (index < left ? part + 1 : part) / EIGHTHS)
}

import type { Bible, BibleEdit } from '@skein/contract/bible'
import { applyOperations } from './apply-operations.rules.ts'
import { comparableWording } from './names.rules.ts'

interface EditConflict {
  /** The one of ours that cannot stand beside theirs. */
  readonly ours: BibleEdit
  readonly theirs: BibleEdit
  /** A sentence for the person whose edit it is. */
  readonly reason: string
}

interface MergedOperations {
  /** Ours that can follow theirs, in our order. */
  readonly ours: BibleEdit[]
  readonly conflicts: EditConflict[]
}

/**
 * Joins two lists of operations that were both meant for `base`: theirs has been applied, ours comes after. Two
 * operations are in conflict when they say different things about the same matter; saying the same twice is none.
 * Without conflicts the order of the two lists does not change what the bible says.
 */
export function mergeOperations(
  base: Bible,
  ours: readonly BibleEdit[],
  theirs: readonly BibleEdit[],
  place: { readonly segmentNumber: number },
): MergedOperations {
  // What does not fit the base says nothing, and must not begin to say something on top of theirs.
  const fitting = applyOperations(base, ours, place).applied
  const said = new Map<string, { says: string; by: BibleEdit }>()
  for (const edit of applyOperations(base, theirs, place).applied)
    for (const [matter, says] of sayings(base, edit)) said.set(matter, { says, by: edit })

  const kept: BibleEdit[] = []
  const conflicts: EditConflict[] = []
  for (const edit of fitting) {
    const rival = sayings(base, edit)
      .map(([matter, says]) => [says, said.get(matter)] as const)
      .find(([says, other]) => other !== undefined && other.says !== says)?.[1]
    const whole = edit.op === 'restore_bible' ? theirs[0] : theirs.find(({ op }) => op === 'restore_bible')
    const against = rival?.by ?? whole
    if (against === undefined) kept.push(edit)
    else conflicts.push({ ours: edit, theirs: against, reason: reasonFor(edit, against) })
  }
  return { ours: kept, conflicts }
}

function reasonFor(ours: BibleEdit, theirs: BibleEdit): string {
  if (ours.op === 'restore_bible') return 'The bible has changed since; going back would undo that.'
  if (theirs.op === 'restore_bible') return `The bible went back to version ${theirs.version} meanwhile.`
  return 'Somebody has settled this otherwise meanwhile.'
}

/** The matters an operation speaks of, each with what it says about it. */
function sayings(base: Bible, edit: BibleEdit): (readonly [matter: string, says: string])[] {
  const words = comparableWording
  const rule = (text: string, says: string) => [`rule ${words(text)}`, says] as const
  const event = (text: string, says: string) => [`event ${words(text)}`, says] as const
  switch (edit.op) {
    case 'add_character':
      return [
        [`${edit.entityId} exists`, JSON.stringify([words(edit.canonicalName), edit.description])],
        [`name ${words(edit.canonicalName)}`, edit.entityId],
        ...edit.traits.map((trait) => [`${edit.entityId} trait ${words(trait)}`, 'yes'] as const),
        // Filling in what was left open and describing anew are the same matter.
        [`${edit.entityId} description`, edit.description],
      ]
    case 'add_alias':
      return [
        [`name ${words(edit.alias)}`, edit.entityId],
        [`${edit.entityId} alias ${words(edit.alias)}`, 'yes'],
      ]
    case 'remove_alias':
      return [
        [`name ${words(edit.alias)}`, 'nobody'],
        [`${edit.entityId} alias ${words(edit.alias)}`, 'no'],
      ]
    case 'rename_character': {
      const old = nameIn(base, edit.entityId)
      return [
        [`${edit.entityId} name`, edit.canonicalName],
        [`name ${words(edit.canonicalName)}`, edit.entityId],
        [`${edit.entityId} alias ${words(old)}`, 'yes'],
        [`${edit.entityId} alias ${words(edit.canonicalName)}`, 'moved'],
      ]
    }
    case 'describe_character':
      return [
        [`${edit.entityId} description`, edit.description],
        [`${edit.entityId} appearance`, 'to be settled anew'],
      ]
    case 'settle_appearance':
    case 'describe_appearance':
      return [
        [
          `${edit.entityId} appearance`,
          `${edit.op === 'settle_appearance' ? 'settled' : 'described'}: ${edit.appearance}`,
        ],
      ]
    case 'add_trait':
      return [[`${edit.entityId} trait ${words(edit.trait)}`, 'yes']]
    case 'remove_trait':
      return [[`${edit.entityId} trait ${words(edit.trait)}`, 'no']]
    case 'set_active':
      return [
        [`${edit.entityId} active`, JSON.stringify([edit.isActive, edit.cause])],
        event(edit.cause, `yes: ${edit.entityId}`),
        // The event it leaves calls them by their name.
        [`${edit.entityId} name`, nameIn(base, edit.entityId)],
      ]
    case 'add_relationship':
    case 'remove_relationship':
      return [
        [
          `${edit.entityId} ${words(edit.relationshipType)} of ${edit.targetEntityId}`,
          edit.op === 'add_relationship' ? 'yes' : 'no',
        ],
      ]
    case 'add_location':
    case 'describe_location':
      return [[`place ${words(edit.name)}`, edit.description]]
    case 'remove_location':
      return [[`place ${words(edit.name)}`, 'removed']]
    case 'add_world_rule':
      return [rule(edit.rule, 'yes')]
    case 'remove_world_rule':
      return [rule(edit.rule, 'no')]
    case 'add_event':
      return [event(edit.event, `yes: ${edit.consequences}`)]
    case 'remove_event':
      return [event(edit.event, 'no')]
    case 'set_current_point':
      return [['current point', edit.currentPoint]]
    case 'open_plot_thread':
    case 'describe_plot_thread':
      return [[`thread ${edit.id}`, edit.description]]
    case 'set_plot_thread':
      return [[`thread ${edit.id} status`, edit.status]]
    case 'set_primary_location':
      return [['primary location', edit.primaryLocation]]
    case 'set_time_period':
      return [['time period', edit.timePeriod]]
    case 'set_style':
      return [[`style ${edit.field}`, edit.words]]
    default:
      return []
  }
}

const nameIn = (bible: Bible, id: string): string =>
  bible.characters.find(({ entityId }) => entityId === id)?.canonicalName ?? ''

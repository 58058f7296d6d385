import type { Bible, OwnerEdit } from '@skein/contract/bible'
import { entityNames } from './entity-names.ts'
import { bibleEditsWords } from '../../messages/en/bible-edits.ts'

/** An edit as a sentence, for the list of what is about to be saved and for proposals. */
export function editWords(bible: Bible | undefined, edit: OwnerEdit): string {
  const name = entityNames(bible)
  switch (edit.op) {
    case 'add_character':
      return bibleEditsWords.joins({ name: edit.canonicalName })
    case 'add_alias':
      return bibleEditsWords.alias({ name: name(edit.entityId), alias: edit.alias })
    case 'remove_alias':
      return bibleEditsWords.noAlias({ name: name(edit.entityId), alias: edit.alias })
    case 'add_trait':
      return bibleEditsWords.trait({ name: name(edit.entityId), trait: edit.trait })
    case 'remove_trait':
      return bibleEditsWords.noTrait({ name: name(edit.entityId), trait: edit.trait })
    case 'set_active':
      return bibleEditsWords[edit.isActive ? 'back' : 'leaves']({ name: name(edit.entityId), cause: edit.cause })
    case 'rename_character':
      return bibleEditsWords.renamed({ name: name(edit.entityId), newName: edit.canonicalName })
    case 'describe_character':
      return bibleEditsWords.described({ name: name(edit.entityId), description: edit.description })
    case 'settle_appearance':
    case 'describe_appearance':
      return edit.appearance === ''
        ? bibleEditsWords.looksAnew({ name: name(edit.entityId) })
        : bibleEditsWords.looks({ name: name(edit.entityId), appearance: edit.appearance })
    case 'add_relationship':
    case 'remove_relationship':
      return bibleEditsWords[edit.op === 'add_relationship' ? 'tie' : 'noTie']({
        name: name(edit.entityId),
        tie: edit.relationshipType,
        other: name(edit.targetEntityId),
      })
    case 'add_location':
      return bibleEditsWords.newPlace({ place: edit.name })
    case 'describe_location':
      return bibleEditsWords.described({ name: edit.name, description: edit.description })
    case 'remove_location':
      return bibleEditsWords.placeOut({ place: edit.name })
    case 'add_world_rule':
      return bibleEditsWords.newRule({ rule: edit.rule })
    case 'remove_world_rule':
      return bibleEditsWords.ruleOut({ rule: edit.rule })
    case 'add_event':
      return bibleEditsWords.newEvent({ event: edit.event })
    case 'remove_event':
      return bibleEditsWords.eventOut({ event: edit.event })
    case 'set_current_point':
      return bibleEditsWords.currentPoint({ point: edit.currentPoint })
    case 'open_plot_thread':
      return bibleEditsWords.newThread({ thread: edit.description })
    case 'describe_plot_thread':
      return bibleEditsWords.threadSays({ thread: edit.description })
    case 'set_plot_thread':
      return bibleEditsWords.threadIs({ id: edit.id, status: bibleEditsWords[edit.status] })
    case 'set_primary_location':
      return bibleEditsWords.mainPlace({ place: edit.primaryLocation })
    case 'set_time_period':
      return bibleEditsWords.time({ time: edit.timePeriod })
    default:
      return bibleEditsWords.style({ words: edit.words })
  }
}

const slug = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40)

/** An id for somebody new that nobody in this bible has; names without Latin letters get a number. */
export function newEntityId(bible: Bible, name: string): string {
  const taken = new Set(bible.characters.map(({ entityId }) => entityId))
  const base = `char_${slug(name) || 'person'}`
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) if (!taken.has(`${base}_${number}`)) return `${base}_${number}`
}

/** An id for a new plot thread that this bible does not have. */
export function newThreadId(bible: Bible, description: string): string {
  const taken = new Set((bible.plotThreads ?? []).map(({ id }) => id))
  const base = slug(description) || 'thread'
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) if (!taken.has(`${base}_${number}`)) return `${base}_${number}`
}

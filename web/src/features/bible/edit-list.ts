import type { Bible, OwnerEdit } from '@skein/contract/bible'
import { entityNames } from './entity-names.ts'

/** An edit as a sentence, for the list of what is about to be saved and for proposals. */
export function editWords(bible: Bible | undefined, edit: OwnerEdit): string {
  const name = entityNames(bible)
  switch (edit.op) {
    case 'add_character':
      return `${edit.canonicalName} joins the cast`
    case 'add_alias':
      return `${name(edit.entityId)} is also called ${edit.alias}`
    case 'remove_alias':
      return `${name(edit.entityId)} is no longer called ${edit.alias}`
    case 'add_trait':
      return `${name(edit.entityId)}: ${edit.trait}`
    case 'remove_trait':
      return `${name(edit.entityId)} is no longer: ${edit.trait}`
    case 'set_active':
      return edit.isActive
        ? `${name(edit.entityId)} is back in the story: ${edit.cause}`
        : `${name(edit.entityId)} leaves the story: ${edit.cause}`
    case 'rename_character':
      return `${name(edit.entityId)} is now called ${edit.canonicalName}`
    case 'describe_character':
      return `${name(edit.entityId)} is described as: ${edit.description}`
    case 'settle_appearance':
    case 'describe_appearance':
      return `${name(edit.entityId)} looks like this: ${edit.appearance || 'to be settled anew'}`
    case 'add_relationship':
      return `${name(edit.entityId)} is ${edit.relationshipType} of ${name(edit.targetEntityId)}`
    case 'remove_relationship':
      return `${name(edit.entityId)} is no longer ${edit.relationshipType} of ${name(edit.targetEntityId)}`
    case 'add_location':
      return `New place: ${edit.name}`
    case 'describe_location':
      return `${edit.name} is described as: ${edit.description}`
    case 'remove_location':
      return `Place taken out: ${edit.name}`
    case 'add_world_rule':
      return `New rule: ${edit.rule}`
    case 'remove_world_rule':
      return `Rule taken out: ${edit.rule}`
    case 'add_event':
      return `New event: ${edit.event}`
    case 'remove_event':
      return `Event taken out: ${edit.event}`
    case 'set_current_point':
      return `The story stands at: ${edit.currentPoint}`
    case 'open_plot_thread':
      return `New plot thread: ${edit.description}`
    case 'describe_plot_thread':
      return `Plot thread says now: ${edit.description}`
    case 'set_plot_thread':
      return `Plot thread ${edit.id} is ${edit.status}`
    case 'set_primary_location':
      return `The main place: ${edit.primaryLocation}`
    case 'set_time_period':
      return `The time: ${edit.timePeriod}`
    default:
      return `Style: ${edit.words}`
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

import type { Bible, OwnerEdit } from '@skein/contract/bible'
import { entityNames } from './entity-names.ts'
import { bibleJsonWords } from '../../messages/en/bible-json.ts'

const steps = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

/** What a bible says at a place, in words; null when it says nothing there. @param pointer RFC 6901. */
export function citedWords(bible: Bible, pointer: string): string | null {
  const [part, place, field, index] = steps(pointer)
  if (part === 'characters') {
    const character = bible.characters[Number(place)]
    if (character === undefined) return null
    return bibleJsonWords.citedEntry({
      name: character.canonicalName,
      words: characterWords(bible, character, field, Number(index ?? Number.NaN)),
    })
  }
  if (part === 'plotThreads') {
    const thread = bible.plotThreads?.[Number(place)]
    return thread === undefined ? null : `${thread.description ?? thread.id} (${thread.status ?? 'active'})`
  }
  if (part === 'timeline' && place === 'majorEvents') return bible.timeline.majorEvents?.[Number(field)]?.event ?? null
  if (part === 'timeline') return bible.timeline.currentPoint ?? null
  if (part !== 'setting') return null
  if (place === 'worldRules') return bible.setting.worldRules?.[Number(field)] ?? null
  if (place === 'timePeriod') return bible.setting.timePeriod ?? null
  if (place === 'primaryLocation') return bible.setting.primaryLocation ?? null
  const location = bible.setting.locations?.[Number(field)]
  return location === undefined ? null : [location.name, location.description].filter(Boolean).join(': ')
}

function characterWords(
  bible: Bible,
  character: Bible['characters'][number],
  field: string | undefined,
  index: number,
): string {
  const { aliases = [], traits = [], relationships = [], description = '', isActive = true } = character
  const tie = relationships[index]
  if (field === 'traits' && traits[index] !== undefined) return traits[index]
  if (field === 'aliases' && aliases[index] !== undefined) return bibleJsonWords.alsoCalled({ alias: aliases[index] })
  if (field === 'relationships' && tie !== undefined)
    return `${tie.relationshipType} ${entityNames(bible)(tie.targetEntityId ?? '')}`
  if (field === 'isActive' || !isActive)
    return description === '' ? bibleJsonWords.outOfStory : bibleJsonWords.outOfStoryBecause({ description })
  if (field === 'introducedInSegment') return bibleJsonWords.firstSeen({ n: character.introducedInSegment ?? 0 })
  return description || traits.join(', ') || bibleJsonWords.inCast
}

/** The change that would make a bible say nothing against a text any more; null when one edit cannot. */
export function editAgainst(bible: Bible, pointer: string, cause: string): OwnerEdit | null {
  const [part, place, field, index] = steps(pointer)
  if (part === 'characters') {
    const { entityId, traits = [], isActive = true } = bible.characters[Number(place)] ?? {}
    if (entityId === undefined) return null
    const trait = traits[Number(index)]
    if (field === 'traits' && trait !== undefined) return { op: 'remove_trait', entityId, trait }
    return isActive ? null : { op: 'set_active', entityId, isActive: true, cause }
  }
  const rule = bible.setting.worldRules?.[Number(field)]
  if (part === 'setting' && place === 'worldRules' && rule !== undefined) return { op: 'remove_world_rule', rule }
  const id = bible.plotThreads?.[Number(place)]?.id
  return part === 'plotThreads' && id !== undefined ? { op: 'set_plot_thread', id, status: 'active' } : null
}

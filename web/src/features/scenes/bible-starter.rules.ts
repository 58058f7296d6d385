import type { Bible } from '@skein/contract/bible'

export interface StarterCharacter {
  /** Tells the rows of the form apart; not the entity id. */
  row: number
  name: string
  description: string
}

export interface BibleStarter {
  characters: readonly StarterCharacter[]
  place: string
  time: string
  /** One rule per line. */
  rules: string
  tone: string
}

export const EMPTY_STARTER: BibleStarter = { characters: [], place: '', time: '', rules: '', tone: '' }

/** The starter with one more person, in a row of their own. */
export function addCharacter(starter: BibleStarter, name = ''): BibleStarter {
  const row = 1 + Math.max(0, ...starter.characters.map((character) => character.row))
  return { ...starter, characters: [...starter.characters, { row, name, description: '' }] }
}

const ENTITY_ID_LETTERS_MAX = 40

/** An entity id for a name: its Latin letters, or `char_n…` for other scripts; never one that is taken. */
export function entityIdFor(name: string, taken: ReadonlySet<string>): string {
  const bare = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, ENTITY_ID_LETTERS_MAX)
  const stem = `char_${bare === '' ? 'n' : bare}`
  if (bare !== '' && !taken.has(stem)) return stem
  for (let number = bare === '' ? 1 : 2; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`
}

/** The first bible of a scene, or undefined when the writer left everything open. */
export function starterBible(starter: BibleStarter): Omit<Bible, 'version'> | undefined {
  const taken = new Set<string>()
  const characters = starter.characters
    .filter((character) => character.name.trim() !== '')
    .map((character) => {
      const entityId = entityIdFor(character.name, taken)
      taken.add(entityId)
      const description = character.description.trim()
      return {
        entityId,
        canonicalName: character.name.trim(),
        isActive: true,
        ...(description === '' ? {} : { description }),
      }
    })
  const worldRules = starter.rules
    .split('\n')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '')
  const place = starter.place.trim()
  const time = starter.time.trim()
  const tone = starter.tone.trim()
  if (characters.length === 0 && worldRules.length === 0 && [place, time, tone].every((text) => text === ''))
    return undefined
  return {
    characters,
    setting: {
      ...(place === '' ? {} : { primaryLocation: place }),
      ...(time === '' ? {} : { timePeriod: time }),
      ...(worldRules.length === 0 ? {} : { worldRules }),
    },
    timeline: {},
    ...(tone === '' ? {} : { styleGuide: { tone } }),
  }
}

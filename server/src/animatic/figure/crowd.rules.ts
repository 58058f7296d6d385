import { randomFrom } from '../pen/random.ts'
import type { Garment, Headwear } from './look.rules.ts'
import { type CharacterSheet, lookOf, sheetFor } from './sheet.rules.ts'

export type Crowd = 'people' | 'soldiers' | 'children' | 'sailors' | 'guests' | 'workers' | 'monks'

/** Nouns only, and never a person alone: "the crowd", "some guests", "the other passengers". */
const WORDS: readonly (readonly [Crowd, RegExp])[] = [
  ['soldiers', /\b(?:soldiers|army|troops|regiment|guards|knights|legion|militia|policemen|warriors|infantry)\b/],
  ['children', /\b(?:children|schoolchildren|pupils|kids|orphans|classmates)\b/],
  ['sailors', /\b(?:sailors|crewmen|the crew|fishermen|pirates|dockers|seamen)\b/],
  [
    'guests',
    /\b(?:guests|passengers|audience|dancers|spectators|wedding party|courtiers|travellers|travelers|theatregoers)\b/,
  ],
  ['workers', /\b(?:workers|miners|farmers|peasants|labourers|harvesters|builders)\b/],
  ['monks', /\b(?:monks|nuns|pilgrims|mourners|procession|choir|congregation)\b/],
  [
    'people',
    /\b(?:crowds?|villagers|townsfolk|townspeople|onlookers|bystanders|neighbours|neighbors|mob|throng|strangers|passers-by|everyone|everybody|people)\b/,
  ],
]

/** The crowd a shot's action names, or null. */
export function crowdIn(action: string): Crowd | null {
  const text = action.toLowerCase()
  if (/\b(?:no one|nobody|no people|without a crowd|empty)\b/.test(text)) return null
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

interface Dress {
  readonly garments: readonly [Garment, ...Garment[]]
  readonly hats: readonly [Headwear, ...Headwear[]]
}
const DRESSES: Record<Crowd, Dress> = {
  people: {
    garments: ['coat', 'dress', 'jacket', 'shirt', 'apron'],
    hats: ['none', 'hat', 'kerchief', 'cap', 'none', 'bonnet'],
  },
  soldiers: { garments: ['uniform'], hats: ['helmet'] },
  children: { garments: ['shirt', 'dress', 'jacket', 'overalls'], hats: ['none', 'cap', 'none'] },
  sailors: { garments: ['shirt', 'jacket', 'coat'], hats: ['cap', 'kerchief', 'beret', 'tricorn'] },
  guests: { garments: ['suit', 'dress', 'coat', 'dress'], hats: ['none', 'top hat', 'hat', 'none', 'bowler'] },
  workers: { garments: ['overalls', 'shirt', 'apron'], hats: ['cap', 'straw hat', 'kerchief', 'none'] },
  monks: { garments: ['robe'], hats: ['hood'] },
}

/** Strangers for a crowd; the same scene has the same ones. */
export function crowdSheets(crowd: Crowd, seed: string, count: number): CharacterSheet[] {
  const lot = randomFrom(`crowd|${crowd}|${seed}`)
  const { garments, hats } = DRESSES[crowd]
  return Array.from({ length: count }, (_, index) => {
    const id = `${seed}|${crowd}|${index}`
    const look = lookOf(id, undefined, lot.chance(0.5) ? 'woman' : 'man')
    const garment = lot.pick(garments)
    return sheetFor(id, {
      ...look,
      age: crowd === 'children' ? 'child' : 'grown',
      garment: look.gender === 'man' && garment === 'dress' ? 'coat' : garment,
      headwear: lot.pick(hats),
      coat: crowd === 'soldiers' ? 'red' : crowd === 'monks' ? 'brown' : look.coat,
      build: lot.pick(['thin', 'average', 'average', 'stout'] as const),
    })
  })
}

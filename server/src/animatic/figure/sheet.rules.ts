import type { Bible } from '@skein/contract/bible'
import { type Colour, darken, hex } from '../pen/colour.ts'
import { randomFrom } from '../pen/random.ts'
import { wordsAbout, type CharacterWords } from './sheet-words.rules.ts'

export type HairStyle = 'long' | 'bob' | 'short' | 'bun' | 'curly' | 'braid' | 'bald'
export type Garment = 'coat' | 'dress' | 'jacket' | 'robe'
export type Headwear = 'none' | 'hat' | 'cap' | 'hood' | 'crown' | 'kerchief'
export type Age = 'child' | 'adult' | 'old'

/** What a character looks like, in every segment of every scene that knows this id. */
export interface CharacterSheet {
  readonly id: string
  readonly skin: Colour
  readonly hair: Colour
  readonly coat: Colour
  readonly legs: Colour
  /** Scarf, hat, buttons. */
  readonly accent: Colour
  readonly hairStyle: HairStyle
  readonly garment: Garment
  readonly headwear: Headwear
  readonly hasScarf: boolean
  readonly hasBeard: boolean
  readonly hasGlasses: boolean
  readonly age: Age
  /** Share of the usual width and height. */
  readonly build: number
  readonly height: number
  /** 0 to 1, so that two figures never breathe or blink together. */
  readonly phase: number
}

const SKINS = ['#f4d3b5', '#e8b993', '#cf9469', '#a26c48', '#744a33', '#efc29d'] as const
const HAIRS = ['#1f1817', '#3b2519', '#6b3f22', '#a2622d', '#c9a063', '#7b2f24'] as const
const COATS = [
  '#2f4f6f',
  '#7d2f38',
  '#3f5f3d',
  '#8d5c2d',
  '#4d3c6a',
  '#22625f',
  '#9c7d40',
  '#5c606c',
  '#a54c3c',
  '#3b4c7c',
] as const
const ACCENTS = ['#e0a63a', '#c9463d', '#e9e1cd', '#3fa39b', '#d9774a', '#9bc1d9', '#b9cf6a'] as const
const WOMAN_HAIR = ['long', 'bob', 'bun', 'braid', 'curly'] as const
const MAN_HAIR = ['short', 'short', 'curly', 'short'] as const
const ANY_HAIR = ['long', 'bob', 'short', 'bun', 'curly', 'short'] as const
const GARMENTS = ['coat', 'jacket', 'coat', 'dress'] as const
const WHITE_HAIR = hex('#d8d4cb')
const BUILDS = { stout: 1.2, thin: 0.88 } as const
const HEIGHTS = { tall: 1.07, short: 0.93 } as const

function heightOf(words: CharacterWords, age: Age, drawn: number): number {
  const stature = words.stature ? HEIGHTS[words.stature] : drawn
  return stature * { child: 0.7, adult: 1, old: 0.97 }[age]
}

/**
 * The model sheet: drawn by lot from the id alone, then corrected by what the bible says. Words the bible gains later only
 * matter when nothing said it before, so a look does not drift.
 */
export function sheetOf(entityId: string, bible: Pick<Bible, 'characters'>): CharacterSheet {
  const words = wordsAbout(bible.characters.find((character) => character.entityId === entityId))
  const lot = randomFrom(`character|${entityId}`)
  const drawn = {
    skin: hex(lot.pick(SKINS)),
    hair: hex(lot.pick(HAIRS)),
    coat: hex(lot.pick(COATS)),
    legs: hex(lot.pick(COATS)),
    accent: hex(lot.pick(ACCENTS)),
    womanHair: lot.pick(WOMAN_HAIR),
    manHair: lot.pick(MAN_HAIR),
    anyHair: lot.pick(ANY_HAIR),
    garment: lot.pick(GARMENTS),
    hasScarf: lot.chance(0.32),
    hasBeard: lot.chance(0.3),
    wearsHat: lot.chance(0.14),
    build: lot.between(0.94, 1.1),
    height: lot.between(0.96, 1.04),
    phase: lot.next(),
  }
  const age = words.age ?? 'adult'
  const isWoman = words.gender === 'woman'
  const garment = words.garment ?? (words.gender === 'man' && drawn.garment === 'dress' ? 'jacket' : drawn.garment)
  const hair = words.gender === 'woman' ? drawn.womanHair : words.gender === 'man' ? drawn.manHair : drawn.anyHair
  return {
    id: entityId,
    skin: words.skin ?? drawn.skin,
    hair: words.hair ?? (age === 'old' ? WHITE_HAIR : drawn.hair),
    coat: words.coat ?? drawn.coat,
    legs: darken(drawn.legs, 0.42),
    accent: words.accent ?? drawn.accent,
    hairStyle: words.hairStyle ?? hair,
    garment,
    headwear: words.headwear ?? (drawn.wearsHat ? 'hat' : 'none'),
    hasScarf: words.hasScarf ?? drawn.hasScarf,
    hasBeard: words.hasBeard ?? (words.gender === 'man' && age !== 'child' && drawn.hasBeard && !isWoman),
    hasGlasses: words.hasGlasses ?? false,
    age,
    build: words.build ? BUILDS[words.build] : drawn.build,
    height: heightOf(words, age, drawn.height),
    phase: drawn.phase,
  }
}

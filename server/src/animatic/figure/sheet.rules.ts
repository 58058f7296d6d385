import type { Bible, BibleCharacter } from '@skein/contract/bible'
import { type Colour, hex, mix } from '../pen/colour.ts'
import { randomFrom } from '../pen/random.ts'
import { type Cloth, clothColour, HAIR_COLOURS, isAnimal, type Look, SKIN_TONES, type Species } from './look.rules.ts'
import { lookInBible } from './look-words.rules.ts'

/** What a character looks like, in every segment of every scene that knows this id. */
export interface CharacterSheet {
  readonly id: string
  readonly look: Look
  readonly skin: Colour
  readonly hair: Colour
  readonly coat: Colour
  readonly legs: Colour
  readonly accent: Colour
  readonly eyes: Colour
  /** Shares of the usual width, height and size of head. */
  readonly build: number
  readonly height: number
  readonly headSize: number
  /** 0 to 1, so that two figures never breathe or blink together. */
  readonly phase: number
}

const SKINS = ['pale', 'fair', 'fair', 'rosy', 'tanned', 'olive', 'brown', 'dark'] as const
const HAIRS = ['black', 'dark', 'brown', 'chestnut', 'sandy', 'blonde', 'auburn', 'ginger'] as const
const COATS = [
  'blue',
  'burgundy',
  'green',
  'rust',
  'indigo',
  'teal',
  'ochre',
  'plum',
  'moss',
  'navy',
  'red',
  'purple',
] as const
const LEGS = ['charcoal', 'brown', 'navy', 'olive', 'burgundy', 'grey', 'black'] as const
const ACCENTS = ['amber', 'scarlet', 'cream', 'turquoise', 'orange', 'sky', 'pink'] as const
const EYES = ['#3b2a1c', '#2f4a63', '#3c5a3a', '#4a3522', '#27242a'] as const
const WOMAN_HAIR = ['long', 'bob', 'bun', 'braided', 'curly', 'ponytail'] as const
const MAN_HAIR = ['short', 'tousled', 'curly', 'short'] as const
const WOMAN_CLOTHES = ['coat', 'dress', 'dress', 'jacket', 'shirt'] as const
const MAN_CLOTHES = ['coat', 'jacket', 'shirt', 'suit', 'jacket'] as const
const FURS: Record<Species, readonly [Cloth, ...Cloth[]]> = {
  dog: ['tan', 'brown', 'black', 'cream'],
  wolf: ['grey', 'charcoal'],
  fox: ['orange'],
  cat: ['grey', 'black', 'orange', 'cream'],
  lion: ['ochre'],
  horse: ['brown', 'rust', 'charcoal', 'beige'],
  bird: ['blue', 'charcoal', 'red', 'teal'],
  rabbit: ['cream', 'tan', 'grey'],
  bear: ['brown', 'charcoal'],
  mouse: ['grey', 'tan'],
  frog: ['green', 'moss'],
  pig: ['pink'],
  sheep: ['cream'],
  cow: ['white', 'rust'],
}
/** Shares of a grown person's height, larger than life where life would be too small to be seen. */
const ANIMAL_HEIGHTS: Record<Species, number> = {
  dog: 0.5,
  wolf: 0.62,
  fox: 0.45,
  cat: 0.36,
  lion: 0.72,
  horse: 1.15,
  bird: 0.26,
  rabbit: 0.36,
  bear: 1,
  mouse: 0.22,
  frog: 0.24,
  pig: 0.5,
  sheep: 0.56,
  cow: 0.9,
}
const BUILDS = { stout: 1.22, average: 1, thin: 0.87 } as const
const STATURES = { tall: 1.08, average: 1, short: 0.92 } as const
const AGE_HEIGHTS = { child: 0.68, grown: 1, elder: 0.96 } as const
const DRESSED_HEAD = 1.6
const HEADS = { child: 1.24, grown: 1, elder: 1.02 } as const

/**
 * A whole look: drawn by lot from the id alone, then corrected by what the bible says.
 *
 * @param gender what else is known, such as by the name; the bible's words win.
 */
export function lookOf(
  entityId: string,
  character: BibleCharacter | undefined,
  gender: Look['gender'] = 'either',
): Look {
  const words = lookInBible(character)
  const lot = randomFrom(`character|${entityId}`)
  const drawn = {
    skin: lot.pick(SKINS),
    hair: lot.pick(HAIRS),
    coat: lot.pick(COATS),
    legs: lot.pick(LEGS),
    accent: lot.pick(ACCENTS),
    womanHair: lot.pick(WOMAN_HAIR),
    manHair: lot.pick(MAN_HAIR),
    womanClothes: lot.pick(WOMAN_CLOTHES),
    manClothes: lot.pick(MAN_CLOTHES),
    isWomanly: lot.chance(0.5),
    hasScarf: lot.chance(0.28),
    facialHair: lot.pick(['none', 'beard', 'none', 'moustache', 'none'] as const),
    headwear: lot.pick(['none', 'none', 'none', 'none', 'none', 'hat', 'cap'] as const),
    fur: lot.next(),
  }
  const kind = words.kind ?? 'person'
  const who = words.gender ?? gender
  const isWomanly = who === 'either' ? drawn.isWomanly : who === 'woman'
  const age = words.age ?? 'grown'
  const furs = isAnimal(kind) ? FURS[kind] : null
  const isOwnHat = drawn.headwear !== 'none' && (age === 'child' || isWomanly || furs !== null)
  return {
    kind,
    isGroup: false,
    gender: who,
    age,
    build: 'average',
    stature: 'average',
    skin: drawn.skin,
    hair: age === 'elder' ? 'white' : drawn.hair,
    hairStyle: isWomanly ? drawn.womanHair : drawn.manHair,
    fur: furs?.[Math.floor(drawn.fur * furs.length)] ?? 'grey',
    isDressed: false,
    coat: drawn.coat,
    legs: drawn.legs,
    accent: drawn.accent,
    garment: isWomanly ? drawn.womanClothes : drawn.manClothes,
    headwear: isOwnHat ? 'none' : drawn.headwear,
    hasScarf: drawn.hasScarf && furs === null,
    facialHair: who === 'man' && age !== 'child' ? drawn.facialHair : 'none',
    hasGlasses: false,
    hasWheelchair: false,
    hasStick: false,
    companion: 'none',
    ...words,
  }
}

/** A mouse in a waistcoat is as tall as a child, or nobody would see the waistcoat. */
function sizeOf(look: Look): number {
  if (!isAnimal(look.kind)) return AGE_HEIGHTS[look.age]
  return look.isDressed
    ? Math.max(AGE_HEIGHTS.child, Math.min(1, ANIMAL_HEIGHTS[look.kind]))
    : ANIMAL_HEIGHTS[look.kind]
}

/** The model sheet of a look: its colours and measures. What the look leaves open follows from the id alone. */
export function sheetFor(entityId: string, look: Look): CharacterSheet {
  const lot = randomFrom(`measures|${entityId}`)
  const [width, height, phase, eyes] = [lot.between(0.96, 1.06), lot.between(0.97, 1.03), lot.next(), lot.pick(EYES)]
  const skin = isAnimal(look.kind) ? clothColour(look.fur) : hex(SKIN_TONES[look.skin])
  return {
    id: entityId,
    look,
    skin: look.kind === 'robot' ? hex('#a9b3bd') : look.kind === 'ghost' ? mix(skin, hex('#dcebf2'), 0.72) : skin,
    hair: look.kind === 'ghost' ? mix(hex(HAIR_COLOURS[look.hair]), hex('#cfe2ec'), 0.6) : hex(HAIR_COLOURS[look.hair]),
    coat: look.kind === 'ghost' ? mix(clothColour(look.coat), hex('#cfe2ec'), 0.7) : clothColour(look.coat),
    legs: clothColour(look.legs),
    accent: clothColour(look.accent),
    eyes: hex(eyes),
    build: BUILDS[look.build] * width,
    height: sizeOf(look) * STATURES[look.stature] * height,
    headSize: look.isDressed ? DRESSED_HEAD : HEADS[look.age],
    phase,
  }
}

/** The sheet of somebody in the bible, or of a stranger to it. */
export function sheetOf(entityId: string, bible: Pick<Bible, 'characters'>): CharacterSheet {
  return sheetFor(
    entityId,
    lookOf(
      entityId,
      bible.characters.find((character) => character.entityId === entityId),
    ),
  )
}

/** Uniformed people look alike but for their faces; others wear what they like. */
const UNIFORM = ['uniform', 'armour', 'robe']

/** One of a group: its kind, age and clothes, but a face and colours of its own. */
export function memberOf(group: CharacterSheet, index: number): CharacterSheet {
  const id = `${group.id}~${index}`
  const own = lookOf(id, undefined, group.look.gender)
  const { look } = group
  const isAlike = UNIFORM.includes(look.garment) || isAnimal(look.kind)
  return sheetFor(id, {
    ...look,
    skin: own.skin,
    hair: own.hair,
    hairStyle: own.hairStyle,
    gender: own.gender,
    facialHair: own.facialHair,
    ...(isAlike ? {} : { coat: own.coat, legs: own.legs, accent: own.accent, garment: own.garment }),
  })
}

/** The animal at somebody's side, or null. */
export function companionOf(sheet: CharacterSheet): CharacterSheet | null {
  const { companion } = sheet.look
  return companion === 'none' ? null : animalSheet(`${sheet.id}~${companion}`, companion)
}

export const animalSheet = (id: string, species: Species): CharacterSheet =>
  sheetFor(id, { ...lookOf(id, undefined), kind: species, fur: randomFrom(id).pick(FURS[species]), headwear: 'none' })

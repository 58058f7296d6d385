import type { Colour } from '../pen/colour.ts'
import { hex } from '../pen/colour.ts'

/** Colours have names, because the bible keeps a look in words. */
export const CLOTH_COLOURS = {
  red: '#a8352f',
  crimson: '#96262e',
  scarlet: '#b8322c',
  burgundy: '#6d2433',
  rust: '#a54c3c',
  orange: '#c9702c',
  amber: '#e0a63a',
  yellow: '#d9a837',
  golden: '#c99a35',
  gold: '#c99a35',
  green: '#3e6a42',
  olive: '#6b6b37',
  moss: '#5d7346',
  teal: '#22706c',
  turquoise: '#2f8f8a',
  sky: '#9bc1d9',
  blue: '#2f5385',
  navy: '#22335a',
  indigo: '#39386f',
  purple: '#5b3d78',
  plum: '#6d3558',
  violet: '#6a4a8a',
  pink: '#c9718a',
  ochre: '#9c7d40',
  brown: '#6e4a2d',
  tan: '#a98555',
  beige: '#c2ab86',
  grey: '#6a6e78',
  gray: '#6a6e78',
  silver: '#a9afb8',
  charcoal: '#3d3f49',
  black: '#26262e',
  white: '#ddd8cc',
  cream: '#e9e1cd',
  ivory: '#e9e1cd',
} as const
export type Cloth = keyof typeof CLOTH_COLOURS

export const HAIR_COLOURS = {
  auburn: '#7a3420',
  red: '#8c3a22',
  ginger: '#b05a2a',
  copper: '#a24f28',
  blonde: '#d3ab66',
  blond: '#d3ab66',
  golden: '#cfa556',
  fair: '#cfae76',
  yellow: '#d3ab66',
  sandy: '#b58d55',
  brown: '#5a371f',
  chestnut: '#63391f',
  dark: '#2a1d18',
  black: '#1c1719',
  grey: '#92929a',
  gray: '#92929a',
  silver: '#bcbec4',
  white: '#dedbd2',
  blue: '#3a5c9a',
  green: '#3f7a58',
  pink: '#c9718a',
  purple: '#5b3d78',
} as const
export type HairColour = keyof typeof HAIR_COLOURS

export const SKIN_TONES = {
  pale: '#f8dcc6',
  fair: '#f1c9a5',
  rosy: '#edbd9c',
  tanned: '#d9a274',
  olive: '#c99468',
  brown: '#9c6844',
  dark: '#704731',
} as const
export type SkinTone = keyof typeof SKIN_TONES

export const HAIR_STYLES = ['long', 'bob', 'short', 'bun', 'curly', 'braided', 'ponytail', 'tousled', 'bald'] as const
export type HairStyle = (typeof HAIR_STYLES)[number]
export const GARMENTS = [
  'coat',
  'dress',
  'jacket',
  'robe',
  'cloak',
  'apron',
  'uniform',
  'suit',
  'armour',
  'shirt',
  'overalls',
] as const
export type Garment = (typeof GARMENTS)[number]
export const HEADWEAR = [
  'hat',
  'top hat',
  'bowler',
  'straw hat',
  'pointed hat',
  'tricorn',
  'cap',
  'beret',
  'hood',
  'crown',
  'kerchief',
  'turban',
  'bonnet',
  'helmet',
] as const
export type Headwear = (typeof HEADWEAR)[number] | 'none'
export const SPECIES = [
  'dog',
  'wolf',
  'fox',
  'cat',
  'lion',
  'horse',
  'bird',
  'rabbit',
  'bear',
  'mouse',
  'frog',
  'pig',
  'sheep',
  'cow',
] as const
export type Species = (typeof SPECIES)[number]
export const AGES = ['child', 'grown', 'elder'] as const
export type Age = (typeof AGES)[number]

/** What a character looks like, in words that a person can read and change. */
export interface Look {
  readonly kind: 'person' | 'robot' | 'ghost' | Species
  readonly isGroup: boolean
  readonly gender: 'woman' | 'man' | 'either'
  readonly age: Age
  readonly build: 'thin' | 'average' | 'stout'
  readonly stature: 'short' | 'average' | 'tall'
  readonly hair: HairColour
  readonly hairStyle: HairStyle
  readonly skin: SkinTone
  /** An animal's own colour. */
  readonly fur: Cloth
  /** An animal that wears clothes walks upright in them. */
  readonly isDressed: boolean
  readonly garment: Garment
  readonly coat: Cloth
  readonly legs: Cloth
  /** Scarf, hat, buttons. */
  readonly accent: Cloth
  readonly headwear: Headwear
  readonly hasScarf: boolean
  readonly facialHair: 'none' | 'beard' | 'moustache'
  readonly hasGlasses: boolean
  readonly hasWheelchair: boolean
  readonly hasStick: boolean
  readonly companion: Species | 'none'
}

export const isAnimal = (kind: Look['kind']): kind is Species => SPECIES.some((species) => species === kind)
export const clothColour = (cloth: Cloth): Colour => hex(CLOTH_COLOURS[cloth])

/**
 * The look in a sentence, so whole that reading it again gives the same look whatever else is known. This is what the
 * bible keeps.
 */
export function describeLook(look: Look): string {
  const who = look.gender === 'either' ? 'person' : look.gender
  if (isAnimal(look.kind)) {
    const hat = look.headwear === 'none' ? 'bareheaded' : look.headwear
    return [
      `${look.fur} ${look.kind}`,
      ...(look.isGroup ? ['a group'] : []),
      ...(look.isDressed ? [`dressed in a ${look.coat} ${look.garment}`, `${look.legs} trousers`] : []),
      look.hasScarf ? `${look.accent} scarf` : `${look.accent} trim`,
      hat,
      ...(look.hasGlasses ? ['glasses'] : []),
    ].join(', ')
  }
  const hair = look.hairStyle === 'bald' ? `bald, ${look.hair} hair` : `${look.hairStyle} ${look.hair} hair`
  return [
    `${look.age} ${who}`,
    ...(look.kind === 'person' ? [] : [`a ${look.kind}`]),
    ...(look.isGroup ? ['a group'] : []),
    ...(look.stature === 'average' ? [] : [`${look.stature} stature`]),
    ...(look.build === 'average' ? [] : [`${look.build} build`]),
    hair,
    `${look.skin} skin`,
    look.facialHair === 'none' ? 'clean-shaven' : look.facialHair,
    `${look.coat} ${look.garment}`,
    `${look.legs} trousers`,
    look.hasScarf ? `${look.accent} scarf` : `${look.accent} trim`,
    look.headwear === 'none' ? 'bareheaded' : look.headwear,
    ...(look.hasGlasses ? ['glasses'] : []),
    ...(look.hasWheelchair ? ['wheelchair'] : []),
    ...(look.hasStick ? ['walking stick'] : []),
    ...(look.companion === 'none' ? [] : [`with a ${look.companion}`]),
  ].join(', ')
}

import type { BibleCharacter } from '@skein/contract/bible'
import { type Colour, hex } from '../pen/colour.ts'
import type { Age, Garment, HairStyle, Headwear } from './sheet.rules.ts'

/** What the bible's own words say about a look; null where they say nothing. */
export interface CharacterWords {
  readonly gender: 'woman' | 'man' | null
  readonly age: Age | null
  readonly hair: Colour | null
  readonly hairStyle: HairStyle | null
  readonly skin: Colour | null
  readonly coat: Colour | null
  readonly accent: Colour | null
  readonly garment: Garment | null
  readonly headwear: Headwear | null
  readonly hasScarf: boolean | null
  readonly hasBeard: boolean | null
  readonly hasGlasses: boolean | null
  readonly build: 'stout' | 'thin' | null
  readonly stature: 'tall' | 'short' | null
}

const CLOTH_COLOURS: Record<string, string> = {
  red: '#a8352f',
  crimson: '#96262e',
  scarlet: '#b8322c',
  burgundy: '#6d2433',
  orange: '#c9702c',
  yellow: '#d9a837',
  golden: '#c99a35',
  gold: '#c99a35',
  green: '#3e6a42',
  olive: '#6b6b37',
  teal: '#22706c',
  turquoise: '#2f8f8a',
  blue: '#2f5385',
  navy: '#22335a',
  indigo: '#39386f',
  purple: '#5b3d78',
  violet: '#6a4a8a',
  pink: '#c9718a',
  brown: '#6e4a2d',
  tan: '#a98555',
  beige: '#c2ab86',
  grey: '#6a6e78',
  gray: '#6a6e78',
  silver: '#a9afb8',
  black: '#26262e',
  dark: '#2b2d3a',
  white: '#ddd8cc',
  cream: '#e3d8bd',
  pale: '#cfc6b6',
}
const HAIR_COLOURS: Record<string, string> = {
  red: '#8c3a22',
  auburn: '#7a3420',
  ginger: '#b05a2a',
  copper: '#a24f28',
  blonde: '#d3ab66',
  blond: '#d3ab66',
  golden: '#cfa556',
  fair: '#cfae76',
  yellow: '#d3ab66',
  brown: '#54331f',
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
}
const SKIN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(dark|black|ebony|deep brown)[- ](skinned|skin|complexion)/, '#744a33'],
  [/\b(brown|olive|tan|tanned|bronze)[- ](skinned|skin|complexion)|\bsunburnt|\bweather-?beaten/, '#b67d54'],
  [/\b(pale|fair|white|light|freckled)[- ](skinned|skin|complexion|face)|\bfreckle/, '#f6d8bf'],
]
const GARMENT_WORDS: readonly (readonly [RegExp, Garment])[] = [
  [/\b(robe|cloak|cape|habit|cassock|kimono)s?\b/, 'robe'],
  [/\b(dress|gown|skirt|frock|pinafore)\b/, 'dress'],
  [/\b(coat|overcoat|raincoat|greatcoat|apron|oilskin)\b/, 'coat'],
  [/\b(jacket|shirt|sweater|jumper|waistcoat|uniform|suit|vest|blouse|tunic|overalls)\b/, 'jacket'],
]
const HEADWEAR_WORDS: readonly (readonly [RegExp, Headwear])[] = [
  [/\b(crown|tiara|circlet|diadem)\b/, 'crown'],
  [/\b(hood|hooded|cowl)\b/, 'hood'],
  [/\b(kerchief|headscarf|hijab|bandana|turban|shawl over)\b/, 'kerchief'],
  [/\b(cap|beret|helmet|beanie)\b/, 'cap'],
  [/\b(hat|bonnet|fedora|bowler|tricorn)\b/, 'hat'],
]
const HAIR_STYLE_WORDS: readonly (readonly [RegExp, HairStyle])[] = [
  [/\bbald\b|\bshaven head\b/, 'bald'],
  [/\b(braid|braids|braided|plait|plaits|pigtail)/, 'braid'],
  [/\b(bun|chignon|topknot)\b/, 'bun'],
  [/\b(curly|curls|frizzy|afro|ringlets|wavy)\b/, 'curly'],
  [/\blong\b[a-z, -]{0,24}\bhair/, 'long'],
  [/\b(bob|shoulder-length)\b/, 'bob'],
  [/\b(short|cropped|close-cut)\b[a-z, -]{0,24}\bhair|\bcrew ?cut\b/, 'short'],
]

const names = (colours: Record<string, string>) => Object.keys(colours).join('|')
const CLOTHES =
  'coat|jacket|dress|gown|cloak|cape|robe|shirt|sweater|jumper|waistcoat|uniform|suit|vest|blouse|tunic|apron|skirt|overcoat|raincoat|oilskin|frock|overalls'
const COAT = new RegExp(`\\b(${names(CLOTH_COLOURS)})[a-z]*(?:[ -][a-z]+){0,2}[ -](?:${CLOTHES})s?\\b`)
const ACCENT = new RegExp(
  `\\b(${names(CLOTH_COLOURS)})[a-z]*(?:[ -][a-z]+){0,2}[ -](?:scarf|hat|cap|bonnet|hood|kerchief|shawl|beret)\\b`,
)
const HAIR = new RegExp(
  `\\b(${names(HAIR_COLOURS)})(?:-haired|[a-z]*,?(?:[ -][a-z]+){0,2}[ -](?:hair|curls|braid|braids|plaits|locks|bun|beard))\\b`,
)

const WOMAN =
  /\b(woman|girl|she|her|hers|lady|mother|aunt|sister|daughter|grandmother|wife|widow|queen|princess|mrs|miss|ms|madam|niece|actress|nun|grandma|mum|mom)\b/
const MAN =
  /\b(man|boy|he|his|him|gentleman|father|uncle|brother|son|grandfather|husband|widower|king|prince|mr|sir|nephew|monk|grandpa|dad|fisherman|bearded)\b/
const CHILD =
  /\b(child|boy|girl|kid|toddler|schoolboy|schoolgirl|little (?:one|brother|sister))\b|\b(?:[4-9]|1[0-2])[- ]years?[- ]old\b/
const OLD =
  /\b(old (?:man|woman|lady|keeper|captain|sailor|king|queen)|elderly|aged|ancient|grandmother|grandfather|grandma|grandpa|wrinkled|white-haired|grey-haired|gray-haired|retired|(?:sixty|seventy|eighty|ninety)|(?:[6-9]\d)[- ]years?[- ]old)\b/

function colourBy(pattern: RegExp, colours: Record<string, string>, text: string): Colour | null {
  const code = colours[pattern.exec(text)?.[1] ?? '']
  return code === undefined ? null : hex(code)
}

function firstOf<T>(choices: readonly (readonly [RegExp, T])[], text: string): T | null {
  return choices.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

const found = (pattern: RegExp, text: string) => (pattern.test(text) ? true : null)

/** Whichever word comes first decides: "an old woman and her son" is a woman. */
function genderOf(text: string): 'woman' | 'man' | null {
  const [woman, man] = [text.search(WOMAN), text.search(MAN)]
  if (woman < 0 && man < 0) return null
  return man < 0 || (woman >= 0 && woman < man) ? 'woman' : 'man'
}

/** Reads a look out of a character's description and traits, oldest words first. English only; other languages keep their lot. */
export function wordsAbout(character: BibleCharacter | undefined): CharacterWords {
  const text = [character?.canonicalName ?? '', character?.description ?? '', ...(character?.traits ?? [])]
    .join('. ')
    .toLowerCase()
  return {
    gender: genderOf(text),
    age: CHILD.test(text) ? 'child' : OLD.test(text) ? 'old' : null,
    hair: colourBy(HAIR, HAIR_COLOURS, text),
    hairStyle: firstOf(HAIR_STYLE_WORDS, text),
    skin: ((code) => (code === null ? null : hex(code)))(firstOf(SKIN_WORDS, text)),
    coat: colourBy(COAT, CLOTH_COLOURS, text),
    accent: colourBy(ACCENT, CLOTH_COLOURS, text),
    garment: firstOf(GARMENT_WORDS, text),
    headwear: firstOf(HEADWEAR_WORDS, text),
    hasScarf: found(/\b(scarf|muffler|shawl)\b/, text),
    hasBeard: found(/\b(beard|bearded|whiskers)\b/, text),
    hasGlasses: found(/\b(glasses|spectacles|monocle|goggles)\b/, text),
    build: /\b(stout|fat|plump|heavy-?set|burly|broad|round)\b/.test(text)
      ? 'stout'
      : /\b(thin|slim|slender|lean|gaunt|wiry|lanky)\b/.test(text)
        ? 'thin'
        : null,
    stature: /\b(tall|towering|lanky)\b/.test(text)
      ? 'tall'
      : /\b(short (?:man|woman|person)|small|tiny|petite)\b/.test(text)
        ? 'short'
        : null,
  }
}

import type { BibleCharacter } from '@skein/contract/bible'
import { lookOfCalling } from './callings.rules.ts'
import {
  type Age,
  CLOTH_COLOURS,
  type Garment,
  HAIR_COLOURS,
  type HairColour,
  type HairStyle,
  type Headwear,
  isAnimal,
  type Look,
  type SkinTone,
  type Species,
} from './look.rules.ts'

/** What words say about a look; nothing where they say nothing. */
export type LookWords = Partial<Look>

type Choices<T> = readonly (readonly [RegExp, T])[]

const SKINS: Choices<SkinTone> = [
  [/\b(?:dark|black|ebony)[- ](?:skinned|skin|complexion)/, 'dark'],
  [/\bbrown[- ](?:skinned|skin|complexion)/, 'brown'],
  [/\bolive[- ](?:skinned|skin|complexion)/, 'olive'],
  [/\b(?:tan|tanned|bronze)[- ](?:skinned|skin|complexion)|\bsun-?(?:burnt|tanned)|\bweather-?beaten/, 'tanned'],
  [/\b(?:rosy|ruddy)[- ](?:skinned|skin|complexion|cheek)/, 'rosy'],
  [/\b(?:pale|white)[- ](?:skinned|skin|complexion|face)/, 'pale'],
  [/\b(?:fair|light|freckled)[- ](?:skinned|skin|complexion|face)|\bfreckle/, 'fair'],
]
const GARMENTS: Choices<Garment> = [
  [/\b(?:armou?r|chain ?mail|breastplate|in plate|knight)\b/, 'armour'],
  [/\b(?:uniform|soldier|policeman|policewoman|constable|guardsman|officer)s?\b/, 'uniform'],
  [/\bapron\b/, 'apron'],
  [/\b(?:cloak|cape|mantle|poncho)s?\b/, 'cloak'],
  [/\b(?:robe|habit|cassock|kimono|toga|nightgown|dressing gown|wizard|monk|priest)s?\b/, 'robe'],
  [/\b(?:dress|gown|skirt|frock|pinafore|sari)s?\b/, 'dress'],
  [/\b(?:coat|overcoat|raincoat|greatcoat|oilskin|trench ?coat|lab coat|parka)s?\b/, 'coat'],
  [/\b(?:overalls|dungarees|boiler suit|spacesuit)\b/, 'overalls'],
  [/\b(?:suit|tuxedo|frock-coat|tailcoat|waistcoat|necktie|bow tie)s?\b/, 'suit'],
  [/\b(?:jacket|anorak|cardigan|blazer)s?\b/, 'jacket'],
  [/\b(?:shirt|sweater|jumper|pullover|vest|blouse|tunic|jersey|t-shirt)s?\b/, 'shirt'],
]
const HEADWEAR: Choices<Headwear> = [
  [/\b(?:bareheaded|hatless|no hat)\b/, 'none'],
  [/\b(?:crown|tiara|circlet|diadem|coronet|crowned)\b/, 'crown'],
  [/\b(?:helmet|helm|hard hat)\b/, 'helmet'],
  [/\b(?:top hat|silk hat|hatter)\b/, 'top hat'],
  [/\b(?:bowler|derby)\b/, 'bowler'],
  [/\bstraw hat\b|\bsun ?hat\b/, 'straw hat'],
  [/\b(?:pointed hat|pointy hat|wizard|witch)\b/, 'pointed hat'],
  [/\b(?:tricorn|pirate)\b/, 'tricorn'],
  [/\bberet\b/, 'beret'],
  [/\b(?:hood|hooded|cowl|riding-hood)\b/, 'hood'],
  [/\bturban\b/, 'turban'],
  [/\b(?:bonnet|mob ?cap|nightcap)\b/, 'bonnet'],
  [/\b(?:kerchief|headscarf|hijab|bandana|shawl over|wimple|veil)\b/, 'kerchief'],
  [/\b(?:cap|beanie)\b/, 'cap'],
  [/\b(?:hat|fedora|deerstalker|sombrero)\b/, 'hat'],
]
const HAIR_STYLES: Choices<HairStyle> = [
  [/\bbald(?:ing)?\b|\bshaven head\b/, 'bald'],
  [/\b(?:braid|braids|braided|plait|plaits|plaited|pigtails?)\b/, 'braided'],
  [/\bponytail\b/, 'ponytail'],
  [/\b(?:bun|chignon|topknot)\b/, 'bun'],
  [/\b(?:curly|curls|frizzy|afro|ringlets|wavy)\b/, 'curly'],
  [/\b(?:tousled|messy|untidy|spiky|wild|unruly|shaggy)\b[a-z, -]{0,24}\bhair\b/, 'tousled'],
  [/\b(?:bob|shoulder-length)\b/, 'bob'],
  [/\blong\b[a-z, -]{0,24}\b(?:hair|locks)\b/, 'long'],
  [/\b(?:short|cropped|close-cut)\b[a-z, -]{0,24}\bhair\b|\bcrew ?cut\b/, 'short'],
]
const ANIMALS: Choices<Species> = [
  [/\b(?:wolf|she-wolf)\b/, 'wolf'],
  [/\b(?:fox|vixen)\b/, 'fox'],
  [/\b(?:cat|kitten|tomcat|kitty)\b/, 'cat'],
  [/\b(?:lion|lioness|tiger)\b/, 'lion'],
  [/\b(?:dog|hound|puppy|terrier|collie|spaniel|sheepdog|mastiff|poodle)\b/, 'dog'],
  [/\b(?:horse|mare|pony|stallion|foal|donkey|mule|unicorn)\b/, 'horse'],
  [/\b(?:rabbit|hare|bunny)\b/, 'rabbit'],
  [/\bbear\b/, 'bear'],
  [/\b(?:mouse|rat|dormouse|hamster)\b/, 'mouse'],
  [/\b(?:frog|toad)\b/, 'frog'],
  [/\b(?:pig|piglet|hog|boar)\b/, 'pig'],
  [/\b(?:sheep|lamb|goat|kid goat|ram)\b/, 'sheep'],
  [/\b(?:cow|ox|calf)\b/, 'cow'],
  [
    /\b(?:bird|owl|raven|crow|parrot|robin|sparrow|eagle|hawk|falcon|gull|seagull|goose|duck|hen|rooster|cockerel|swan|dove|pigeon|magpie|nightingale|jackdaw|starling)\b/,
    'bird',
  ],
]
const WOMAN =
  /\b(?:woman|girl|she|her|hers|lady|mother|aunt|sister|daughter|grandmother|wife|widow|queen|princess|mrs|miss|ms|madam|niece|actress|nun|grandma|mum|mom|witch|duchess|countess)\b/
const MAN =
  /\b(?:man|boy|he|his|him|gentleman|father|uncle|brother|son|grandfather|husband|widower|king|prince|mr|sir|nephew|monk|grandpa|dad|fisherman|bearded|wizard|duke|count|lord|policeman)\b/
const AGES: Choices<Age> = [
  [
    /\b(?:child|boy|girl|kid|toddler|schoolboy|schoolgirl|baby|little (?:one|brother|sister))\b|\b(?:[4-9]|1[0-2])[- ]years?[- ]old\b/,
    'child',
  ],
  [
    /^old [a-z]+|\b(?:elder|old (?:man|woman|lady|keeper|captain|sailor|king|queen|fisherman|person|wizard|witch|sage|monk|priest|hermit|doctor|professor|soldier|sorcerer|shepherd|gardener|servant|nurse)|elderly|aged|ancient|grandmother|grandfather|grandma|grandpa|wrinkled|white-haired|grey-haired|gray-haired|retired|sixty|seventy|eighty|ninety)\b|\b[6-9]\d[- ]years?[- ]old\b/,
    'elder',
  ],
  [/\b(?:grown|adult|middle-aged)\b/, 'grown'],
]
const KINDS: Choices<'robot' | 'ghost'> = [
  [/\b(?:robot|android|automaton|cyborg|droid|clockwork (?:man|woman|boy|girl)|golem)\b/, 'robot'],
  [/\b(?:ghost|spectre|specter|phantom|apparition|wraith)\b/, 'ghost'],
]
const GROUP =
  /^(?:the |some |a )?(?:\w+ )?(?:villagers|guards|soldiers|children|sailors|guests|passengers|townsfolk|townspeople|people|crowd|crew|neighbours|neighbors|workers|dwarfs|dwarves|brothers|sisters|men|women|boys|girls|students|pirates|robbers|thieves|knights|monks|nuns|elders|musicians|dancers|fishermen|miners|farmers|ghosts|robots|wolves|dogs|cats|mice|birds|rabbits|frogs|bears|sheep|horses|pigs|cows)$|^(?:a )?(?:group|crowd|band|troop|company|crew|gang) of\b|\bgroup\b/

const names = (colours: object) => Object.keys(colours).join('|')
const CLOTHES =
  'coat|jacket|dress|gown|cloak|cape|robe|shirt|sweater|jumper|waistcoat|uniform|suit|vest|blouse|tunic|apron|skirt|overcoat|raincoat|oilskin|frock|overalls|armour|armor|habit|cardigan|pullover|pinafore'
const of = (colours: object, things: string) =>
  new RegExp(`\\b(${names(colours)})(?:ish)?(?: [a-z-]+){0,2}[ -](?:${things})s?\\b`)
const COAT = of(CLOTH_COLOURS, CLOTHES)
const LEGS = of(CLOTH_COLOURS, 'trouser|breeche|pant|jean|legging|stocking')
const ACCENT = of(CLOTH_COLOURS, 'scarf|hat|cap|bonnet|hood|kerchief|shawl|beret|trim|ribbon|turban|buttons|tie|helmet')
const HAIR = new RegExp(
  `\\b(${names(HAIR_COLOURS)})(?:-haired|[a-z]*,?(?:[ -][a-z]+){0,2}[ -](?:hair|curls|braid|braids|plaits|pigtails|ponytail|bob|locks|bun|mop|beard|moustache))\\b`,
)
const FUR = new RegExp(`\\b(${names(CLOTH_COLOURS)})\\b`)
/** "dark green coat" is green. */
const SHADES = new RegExp(
  `\\b(?:dark|deep|pale|light|bright|faded|dull)[ -](?=(?:${names(CLOTH_COLOURS)}|${names(HAIR_COLOURS)})\\b)`,
  'g',
)

const isKeyOf = <T extends object>(table: T, word: string | undefined): word is Extract<keyof T, string> =>
  word !== undefined && Object.hasOwn(table, word)

function firstOf<T>(choices: Choices<T>, text: string): T | undefined {
  return choices.find(([pattern]) => pattern.test(text))?.[1]
}

/** Whichever word comes first decides: "an old woman and her son" is a woman. */
function genderOf(text: string): 'woman' | 'man' | undefined {
  const [woman, man] = [text.search(WOMAN), text.search(MAN)]
  if (woman < 0 && man < 0) return undefined
  return man < 0 || (woman >= 0 && woman < man) ? 'woman' : 'man'
}

/** An animal is one by its name ("the White Rabbit") or because it is described as one ("a cat who speaks"), not because it has one. */
function speciesOf(name: string, text: string): Species | undefined {
  const named = firstOf(ANIMALS, name)
  if (named && !/\b(?:mr|mrs|miss|captain|dr|uncle|aunt)\b/.test(name)) return named
  const opening = /^(?:an? |the |is an? )?(?:[a-z-]+ ){0,4}?/.exec(text)?.[0] ?? ''
  const rest = text.slice(opening.length).split(/\b(?:who|that|which|with|and|of|whose)\b|[,.;]/)[0] ?? ''
  return rest === '' || WOMAN.test(rest) || MAN.test(rest) ? undefined : firstOf(ANIMALS, rest)
}

const COMPANION =
  /\b(?:with (?:his|her|their|an?)|his|her|their|has an?|accompanied by (?:his|her|an?)|owns an?)((?: (?!of\b|for\b|and\b|who\b)[a-z-]+){1,3})/g

function companionOf(text: string): Species | undefined {
  for (const [, words = ''] of text.matchAll(COMPANION)) {
    const species = firstOf(ANIMALS, words)
    if (species) return species
  }
  return undefined
}

/** Reads a look out of words. English only; other languages keep their lot. */
function lookIn(name: string, words: string): LookWords {
  const title = name.toLowerCase()
  const said = words.toLowerCase().replaceAll(SHADES, '')
  const text = `${title}. ${said}`
  const species = speciesOf(title, said)
  const [coat, legs, accent, hair] = [COAT, LEGS, ACCENT, HAIR].map((pattern) => pattern.exec(text)?.[1])
  const fur = species && FUR.exec(text)?.[1]
  const kind = firstOf(KINDS, text) ?? species
  const look: Gappy<Look> = {
    kind: kind ?? (/\b(?:person|woman|man|boy|girl)\b/.test(said) ? 'person' : undefined),
    isGroup: GROUP.test(title) || /, a group\b/.test(said) ? true : undefined,
    gender: genderOf(text),
    age: firstOf(AGES, text),
    build: /\b(?:stout|fat|plump|heavy-?set|burly|broad|round)\b/.test(text)
      ? 'stout'
      : /\b(?:thin|slim|slender|lean|gaunt|wiry|lanky|skinny)\b/.test(text)
        ? 'thin'
        : undefined,
    stature: /\b(?:tall|towering|lanky|giant|huge)\b/.test(text)
      ? 'tall'
      : /\b(?:short (?:stature|man|woman|person)|small|tiny|petite|dwarf)\b/.test(text)
        ? 'short'
        : undefined,
    hair: isKeyOf<typeof HAIR_COLOURS>(HAIR_COLOURS, hair) ? (hair satisfies HairColour) : undefined,
    hairStyle: firstOf(HAIR_STYLES, text),
    skin: firstOf(SKINS, text),
    fur: isKeyOf(CLOTH_COLOURS, fur) ? fur : undefined,
    isDressed: species && firstOf(GARMENTS, text) ? true : undefined,
    garment: firstOf(GARMENTS, text),
    coat: isKeyOf(CLOTH_COLOURS, coat) ? coat : undefined,
    legs: isKeyOf(CLOTH_COLOURS, legs) ? legs : undefined,
    accent: isKeyOf(CLOTH_COLOURS, accent) ? accent : undefined,
    headwear: firstOf(HEADWEAR, text),
    hasScarf: /\b(?:scarf|muffler|shawl)\b/.test(text) ? true : undefined,
    facialHair: /\b(?:beard|bearded|whiskers)\b/.test(text)
      ? 'beard'
      : /\b(?:moustache|mustache|moustached)\b/.test(text)
        ? 'moustache'
        : /\bclean-?shaven\b/.test(text)
          ? 'none'
          : undefined,
    hasGlasses: /\b(?:glasses|spectacles|monocle|goggles|bespectacled)\b/.test(text) ? true : undefined,
    hasWheelchair: /\bwheel-?chair\b/.test(text) ? true : undefined,
    hasStick: /\b(?:walking[- ]stick|cane|crutch|crutches)\b/.test(text) ? true : undefined,
    companion: kind && isAnimal(kind) ? undefined : companionOf(text),
  }
  return { ...(species ? {} : lookOfCalling(title)), ...withoutGaps<Look>(look) }
}

type Gappy<T> = { [Key in keyof T]?: T[Key] | undefined }

const hasNoGaps = <T extends object>(table: Gappy<T>): table is Partial<T> =>
  Object.values(table).every((value) => value !== undefined)

function withoutGaps<T extends object>(table: Gappy<T>): Partial<T> {
  const kept = { ...table }
  for (const key in kept) if (kept[key] === undefined) delete kept[key]
  return hasNoGaps<T>(kept) ? kept : {}
}

/** What the bible says of somebody: the settled appearance first, then description and traits, oldest words first. */
export function lookInBible(character: BibleCharacter | undefined): LookWords {
  if (!character) return {}
  const { canonicalName, description = '', traits = [], appearance = '' } = character
  const told = lookIn(canonicalName, [description, ...traits].join('. '))
  if (appearance === '') return told
  const settled = lookIn('', appearance)
  // A settled scarf may be missing because there is none.
  const absent = {
    hasScarf: false,
    hasGlasses: false,
    hasWheelchair: false,
    hasStick: false,
    companion: 'none',
  } as const
  return { ...told, ...absent, ...settled }
}

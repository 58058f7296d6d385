import type { Species } from '../look.rules.ts'
import type { GEAR } from './gear.ts'
import type { HOUSEHOLD } from './household.ts'
import type { SET_PIECES } from './set-pieces.ts'

/** A thing for a hand or a close-up. */
export type Prop = keyof typeof HOUSEHOLD | keyof typeof GEAR
/** A thing that stands on the ground. */
export type SetPiece = keyof typeof SET_PIECES
export type Thing =
  | { readonly kind: 'prop'; readonly prop: Prop }
  | { readonly kind: 'set piece'; readonly piece: SetPiece }
  | { readonly kind: 'animal'; readonly species: Species }

const PROP_WORDS: Record<Prop, string> = {
  lantern: 'lantern lamp flashlight',
  candle: 'candle taper candlestick match',
  torch: 'torch firebrand',
  letter:
    'letter note envelope telegram paper document contract testament receipt ticket postcard newspaper message card',
  book: 'book diary journal ledger bible manual volume tome notebook novel logbook log album',
  key: 'key lock padlock',
  map: 'map chart scroll blueprint parchment',
  cup: 'cup mug teacup tea coffee tankard bowl',
  glass: 'glass goblet chalice wineglass',
  teapot: 'teapot kettle jug pitcher',
  plate: 'plate dish platter tray pie cake',
  flower: 'flower rose bouquet daisy tulip lily leaf herb sprig blossom',
  bag: 'bag suitcase satchel backpack purse handbag valise',
  basket: 'basket',
  bucket: 'bucket pail',
  bottle: 'bottle flask vial potion jar',
  coin: 'coin medal button penny shilling money gold',
  clock: 'clock watch timer pocketwatch',
  phone: 'phone telephone radio device remote tablet smartphone',
  rope: 'rope thread string chain yarn ribbon cord',
  box: 'box package parcel gift casket present',
  photograph: 'photograph photo picture portrait painting',
  pen: 'pen pencil quill brush paintbrush chalk',
  ball: 'ball',
  apple: 'apple fruit orange pear peach',
  egg: 'egg',
  bread: 'bread loaf bun',
  fish: 'fish herring trout salmon',
  sword: 'sword blade sabre rapier cutlass',
  knife: 'knife dagger razor',
  axe: 'axe hatchet',
  spade: 'spade shovel',
  hammer: 'hammer mallet',
  broom: 'broom rake mop',
  staff: 'staff pole crook',
  cane: 'cane stick crutch',
  wand: 'wand',
  spear: 'spear lance pike harpoon',
  oar: 'oar paddle',
  rod: 'rod',
  net: 'net',
  gun: 'gun pistol revolver',
  rifle: 'rifle musket shotgun',
  bow: 'bow',
  arrow: 'arrow',
  shield: 'shield',
  umbrella: 'umbrella parasol',
  telescope: 'telescope spyglass binoculars',
  camera: 'camera',
  compass: 'compass',
  mirror: 'mirror',
  ring: 'ring bracelet',
  necklace: 'necklace locket pendant amulet pearl',
  bell: 'bell',
  drum: 'drum',
  violin: 'violin fiddle viola cello',
  guitar: 'guitar lute banjo mandolin harp instrument',
  flute: 'flute pipe whistle recorder',
  trumpet: 'trumpet horn bugle',
  hat: 'hat cap bonnet',
  crown: 'crown tiara',
  mask: 'mask',
  fan: 'fan',
  doll: 'doll puppet toy teddy',
  kite: 'kite',
  feather: 'feather',
  skull: 'skull bone',
  needle: 'needle',
  cloth: 'cloth scarf cloak coat gloves shawl blanket handkerchief towel dress shirt',
  stone: 'stone pebble rock brick',
  shell: 'shell',
  gem: 'gem jewel diamond ruby emerald sapphire crystal',
  flag: 'flag banner',
  wheel: 'wheel',
}
const SET_PIECE_WORDS: Record<SetPiece, string> = {
  boat: 'boat rowboat canoe dinghy skiff raft',
  cart: 'cart wagon wheelbarrow barrow',
  carriage: 'carriage coach cab',
  car: 'car automobile taxi truck van lorry',
  bicycle: 'bicycle bike',
  ladder: 'ladder',
  barrel: 'barrel cask keg',
  crate: 'crate',
  chest: 'chest trunk coffer',
  chair: 'chair stool armchair',
  table: 'table',
  desk: 'desk',
  bed: 'bed cot mattress',
  door: 'door gate doorway',
  throne: 'throne',
  tent: 'tent',
  campfire: 'fire campfire bonfire',
  well: 'well',
  grave: 'grave gravestone tombstone tomb',
  piano: 'piano harpsichord organ',
  clock: 'grandfather-clock',
  mill: 'millwheel waterwheel',
  anchor: 'anchor',
  statue: 'statue',
  snowman: 'snowman',
  cage: 'cage birdcage',
  sack: 'sack',
  sled: 'sled sledge sleigh',
}
const ANIMAL_WORDS: Record<Species, string> = {
  dog: 'dog hound puppy',
  wolf: 'wolf',
  fox: 'fox',
  cat: 'cat kitten',
  lion: 'lion tiger',
  horse: 'horse pony mare donkey mule',
  bird: 'bird owl raven crow parrot gull seagull hen goose duck swan dove pigeon hawk eagle',
  rabbit: 'rabbit hare',
  bear: 'bear',
  mouse: 'mouse mice rat',
  frog: 'frog toad',
  pig: 'pig',
  sheep: 'sheep lamb goat',
  cow: 'cow ox calf',
}

function entriesOf<Name extends string>(table: Record<Name, string>, make: (name: Name) => Thing) {
  const names = Object.keys(table).filter((name): name is Name => name in table)
  return names.flatMap((name) => table[name].split(' ').map((word) => [word, make(name)] as const))
}

const THINGS: ReadonlyMap<string, Thing> = new Map([
  ...entriesOf(ANIMAL_WORDS, (species) => ({ kind: 'animal', species })),
  ...entriesOf(SET_PIECE_WORDS, (piece) => ({ kind: 'set piece', piece })),
  ...entriesOf(PROP_WORDS, (prop) => ({ kind: 'prop', prop })),
])

function thingNamed(word: string): Thing | undefined {
  const forms = [
    word,
    word.replace(/s$/, ''),
    word.replace(/es$/, ''),
    word.replace(/ies$/, 'y'),
    word.replace(/ves$/, 'f'),
    word.replace(/ves$/, 'fe'),
  ]
  return forms.map((form) => THINGS.get(form)).find((thing) => thing !== undefined)
}

/**
 * The thing we can draw for the text's own words, or null. Whole words only, and the last one names the thing: a "ring
 * box" is a box, but of "a cup of gold" the cup is the thing.
 */
export function thingFor(words: string | null): Thing | null {
  const [before = '', ...after] = (words ?? '').toLowerCase().split(/\bof\b/)
  for (const part of [before, ...after]) {
    const found = (part.match(/\p{L}[\p{L}-]*/gu) ?? []).map(thingNamed).findLast((thing) => thing !== undefined)
    if (found) return found
  }
  return null
}

/** The thing for a hand, or null. */
export function propFor(words: string | null): Prop | null {
  const thing = thingFor(words)
  return thing?.kind === 'prop' ? thing.prop : null
}

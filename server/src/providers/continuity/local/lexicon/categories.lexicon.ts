/** What a general word covers, so that "drinks no alcohol" meets "her third whisky". Singular, lower case. */
const COVERED: Readonly<Record<string, string>> = {
  alcohol:
    'alcohol wine whisky whiskey beer ale rum gin brandy port sherry champagne vodka cider mead stout lager bourbon rye scotch claret absinthe cocktail martini sake palm-wine grog punch liquor spirits pint dram madeira burgundy hock toddy bitter pilsner schnapps grappa tequila mezcal arrack pastis sherry',
  wine: 'wine claret port sherry champagne burgundy hock',
  liquor: 'liquor whisky whiskey rum gin brandy vodka bourbon rye scotch',
  meat: 'meat beef pork lamb mutton ham bacon sausage steak chicken goose duck venison kidney liver chop stew veal rabbit turkey',
  fish: 'fish herring cod salmon trout eel mackerel haddock kipper',
  weapon: 'weapon gun pistol revolver rifle shotgun sword knife dagger spear axe bow musket carbine blade .38',
  gun: 'gun pistol revolver rifle shotgun .38 .45 automatic musket derringer carbine',
  firearm: 'firearm gun pistol revolver rifle shotgun musket',
  blade: 'blade sword knife dagger cleaver axe',
  iron: 'iron steel cleaver anvil horseshoe nail',
  horse: 'horse mare pony gelding stallion cob colt filly saddle hunter bay chestnut',
  dog: 'dog hound terrier spaniel pug puppy collie',
  magic: 'magic spell charm incantation enchantment sorcery conjuring',
  car: 'car motor automobile sedan packard ford van lorry truck taxi wheel jeep',
  vehicle: 'vehicle car lorry truck van bus motorbike cart carriage',
  telephone: 'telephone phone receiver',
  phone: 'phone telephone mobile receiver',
  mobile: 'mobile phone',
  lift: 'lift elevator',
  fire: 'fire flame candle torch lamp match bonfire blaze campfire lantern brazier',
  flame: 'flame fire candle torch match bonfire blaze',
  light: 'light lamp candle lantern torch match',
  book: 'book letter newspaper page print notice headline psalter ledger',
  metal: 'metal iron steel bronze copper brass tin',
  boat: 'boat ship skiff ferry dinghy canoe raft',
  money: 'money coin cash banknote penny shilling pound dollar',
  sugar: 'sugar honey sweet cake',
  french: 'french',
}

const BY_WORD = new Map(Object.entries(COVERED).map(([word, covered]) => [word, new Set(covered.split(' '))]))

/** The word itself and what it covers. */
export function coveredBy(word: string): ReadonlySet<string> {
  return BY_WORD.get(word) ?? new Set([word])
}

const VERBS: readonly string[] = [
  'use take ride board employ get step squeeze hop',
  'drive steer',
  'swim crawl dive',
  'read',
  'write scribble pen',
  'sing carol hum',
  'ride mount gallop canter trot',
  'fly soar hover levitate',
  'speak say talk tell answer ask whisper call chatter shout reply murmur mutter converse',
  'drink sip gulp swill drain quaff down refill toast',
  'eat chew devour bite swallow munch wolf nibble',
  'carry bear wear bring draw pull hold take shoulder lug haul tote sling',
  'ring toll peal chime sound strike go clang',
  'travel roll journey march move make',
  'cross pass enter come carry bring',
  'light kindle burn strike ignite',
  'fight strike hit stab punch duel wrestle',
  'touch grasp grip handle take seize hold',
  'kill murder slay stab shoot strangle',
  'enter step cross',
  'leave depart',
  'dance waltz',
  'smoke puff light',
  'play',
  'grow plant sow raise',
  'climb scramble',
  'run sprint race',
  'sleep doze',
  'draw unsheathe sketch',
  'marry wed',
  'cast work conjure',
  'wear don',
  'work open ring buzz start hum run go answer',
]
const VERB_GROUPS = VERBS.map((verbs) => verbs.split(' '))

/** Verbs that do much the same as one. */
export function verbsLike(lemma: string): ReadonlySet<string> {
  const group = VERB_GROUPS.find(([first]) => first === lemma)
  return new Set([lemma, ...(group ?? [])])
}

import { type Said, say } from '#platform/say.ts'

/** A trait by which somebody keeps from a kind of thing, whatever it is called in the text. */
export interface Abstention {
  readonly trait: RegExp
  /** Verbs, as WordNet's first meaning has them or their kinds. */
  readonly deeds: readonly string[]
  /** Kinds of thing, as WordNet calls them. */
  readonly things: readonly string[]
  /** What they do then. */
  readonly told: Said
}

const DRINKING = [
  'drink',
  'sip',
  'swallow',
  'gulp',
  'down',
  'drain',
  'refill',
  'toss',
  'nurse',
  'swig',
  'quaff',
  'lap',
  'take',
  'finish',
  'empty',
  'sink',
  'pour',
  'knock',
  'down',
]
const EATING = [
  'eat',
  'chew',
  'bite',
  'swallow',
  'devour',
  'gobble',
  'nibble',
  'taste',
  'finish',
  'polish',
  'tuck',
  'munch',
  'take',
  'fill',
  'suck',
  'scoff',
  'wolf',
  'gorge',
  'share',
]

export const ABSTENTIONS: readonly Abstention[] = [
  {
    trait:
      /\b(?:teetotal\w*|(?:does not|doesn't|never) drinks?(?! (?:tea|coffee|water|milk))\b(?! (?:tea|coffee|water|milk))|drinks? no (?:alcohol|wine|spirits|liquor)|takes no (?:wine|(?:strong )?drink|alcohol)|abstain\w* from (?:drink|alcohol|wine)|sworn off (?:drink|alcohol|the bottle)|no longer drinks|gave up (?:drink|drinking|the bottle)|sober (?:for|since|\w+ years)|touches no (?:drink|wine|liquor|alcohol)|has not touched (?:a drop|drink|wine|spirits)|recovering alcoholic|(?:cannot (?:abide|bear|stand)|hates|loathes|detests) (?:wine|drink|alcohol|spirits|liquor))/i,
    deeds: DRINKING,
    things: ['alcohol'],
    told: say('deed_drinks'),
  },
  {
    trait: /\b(?:vegetarian|vegan|eats? no (?:meat|flesh)|(?:does not|never|will not) eats? (?:meat|flesh|animals))\b/i,
    deeds: EATING,
    things: ['meat', 'seafood', 'fish'],
    told: say('deed_eatsMeatOrFish'),
  },
  {
    trait:
      /\b(?:eats? no (?:fish|seafood|shellfish)|(?:does not|never|will not) eats? (?:fish|seafood|shellfish)|allergic to (?:fish|seafood|shellfish))\b/i,
    deeds: EATING,
    things: ['seafood', 'fish'],
    told: say('deed_eatsFish'),
  },
  {
    trait: /\b(?:eats? no pork|(?:does not|never|will not) eats? pork|keeps kosher|halal)\b/i,
    deeds: EATING,
    things: ['pork'],
    told: say('deed_eatsPork'),
  },
  {
    trait: /\ballergic to (?:nuts|peanuts)\b/i,
    deeds: EATING,
    things: ['nut'],
    told: say('deed_eatsNuts'),
  },
  {
    trait:
      /\b(?:does not smoke|doesn't smoke|never smokes?|non-?smoker|gave up (?:smoking|tobacco)|has not smoked|quit smoking)\b/i,
    deeds: ['smoke', 'puff', 'light', 'inhale', 'drag', 'roll', 'fill'],
    things: ['cigarette', 'cigar', 'tobacco', 'pipe'],
    told: say('deed_smokes'),
  },
]

const KEEPS_FROM =
  /\b(?:(?:eats?|drinks?|takes?|touch(?:es)?) no|(?:never|will not|won['’]t|does not|cannot|can['’]t) (?:eat|drink|touch|taste)s?|never (?:eats|drinks|touches|tastes)|allergic to|cannot (?:abide|stomach|keep down)|made ill by) (?<what>[a-z]+(?: (?:or|and) [a-z]+)?(?: meat)?)/i

/** "eats no horse meat", "allergic to mangoes": kept from by name. */
export function abstentionsIn(text: string): Abstention[] {
  const what = KEEPS_FROM.exec(text)?.groups?.['what']
  if (what === undefined) return []
  const things = what
    .replace(/ meat$/, '')
    .split(/ (?:or|and) /)
    .map((thing) =>
      thing
        .toLowerCase()
        .replace(/(o|x|ch|sh)es$/, '$1')
        .replace(/ies$/, 'y')
        .replace(/([^s])s$/, '$1'),
    )
    .filter((thing) => thing.length > 2 && !/^(?:any|the|anything|thing|food|meal|part|his|her)/.test(thing))
  const [thing, other] = things
  if (thing === undefined) return []
  const told = other === undefined ? say('deed_takes', { thing }) : say('deed_takesEither', { thing, other })
  return [{ trait: KEEPS_FROM, deeds: [...EATING, ...DRINKING], things, told }]
}

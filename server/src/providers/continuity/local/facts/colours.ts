/** Colours a bible gives eyes and hair, names for the same brought together. */
const COLOURS: Readonly<Record<string, string>> = {
  blue: 'blue',
  green: 'green',
  brown: 'brown',
  hazel: 'brown',
  grey: 'grey',
  gray: 'grey',
  black: 'black',
  dark: 'dark',
  amber: 'amber',
  violet: 'violet',
  red: 'red',
  ginger: 'red',
  auburn: 'red',
  copper: 'red',
  blond: 'fair',
  blonde: 'fair',
  fair: 'fair',
  yellow: 'fair',
  golden: 'fair',
  flaxen: 'fair',
  sandy: 'fair',
  white: 'white',
  silver: 'white',
}
const NAMES = Object.keys(COLOURS).join('|')
const KNOWN = new RegExp(
  `\\b(?<colour>${NAMES})(?:[- ](?:\\p{L}+[- ])?(?<part>eyes|eyed|hair|haired)\\b|-(?<also>eyed|haired)\\b)`,
  'giu',
)
const TOLD = new RegExp(
  `(?<owner>\\p{Lu}[\\p{L}]+['’]s|\\b[Hh]is|\\b[Hh]er) (?:\\p{Ll}+,? )?(?<colour>${NAMES}) (?:\\p{Ll}+ )?(?<part>eyes|hair)\\b`,
  'gu',
)

export interface Coloured {
  readonly part: 'eyes' | 'hair'
  readonly colour: string
}

/** "grey-eyed", "red hair" in a trait or description. */
export function coloursIn(text: string): Coloured[] {
  return [...text.matchAll(KNOWN)].map(({ groups = {} }) => ({
    part: /^eye/i.test(groups['part'] ?? groups['also'] ?? '') ? 'eyes' : 'hair',
    colour: COLOURS[(groups['colour'] ?? '').toLowerCase()] ?? '',
  }))
}

export interface ToldColour extends Coloured {
  readonly owner: string
  readonly start: number
  readonly end: number
}

/** "Mira's blue eyes", "her black hair" in narration. */
export function coloursTold(narration: string): ToldColour[] {
  return [...narration.matchAll(TOLD)].map(({ index, 0: words, groups = {} }) => ({
    owner: (groups['owner'] ?? '').replace(/['’]s$/, ''),
    part: groups['part'] === 'eyes' ? 'eyes' : 'hair',
    colour: COLOURS[(groups['colour'] ?? '').toLowerCase()] ?? '',
    start: index,
    end: index + words.length,
  }))
}

/** Dark eyes may be brown or black, and hair goes grey; only what cannot be the same is a contradiction. */
export function mayBeSame(part: Coloured['part'], known: string, told: string): boolean {
  if (known === told || known === 'dark' || told === 'dark') return true
  if (part === 'eyes') return told === 'red' || told === 'white'
  return told === 'white' || told === 'grey'
}

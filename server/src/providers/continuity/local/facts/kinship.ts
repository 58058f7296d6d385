/** How two people belong together, without direction. */
export type Bond =
  | 'parent'
  | 'sibling'
  | 'spouse'
  | 'avuncular'
  | 'grandparent'
  | 'cousin'
  | 'in-law'
  | 'step'
  | 'other'

const BONDS: readonly (readonly [RegExp, Bond])[] = [
  [/\bin[- ]law\b/i, 'in-law'],
  [/\b(?:step|foster|adopt|god)[- ]?\w*/i, 'step'],
  [/\bgrand(?:mother|father|son|daughter|child|parent|ma|pa)\w*/i, 'grandparent'],
  [/\b(?:aunt|uncle|niece|nephew)\b/i, 'avuncular'],
  [/\bcousins?\b/i, 'cousin'],
  [/\b(?:mother|father|mama|papa|mum|mom|dad|parent|son|daughter|child)\b/i, 'parent'],
  [/\b(?:brothers?|sisters?|twins?|siblings?)\b/i, 'sibling'],
  [/\b(?:husband|wife|spouse|married|widow|widower|wed)\b/i, 'spouse'],
]

/** The bond a word or phrase names; `other` for friends, foes and work. */
export function bondIn(words: string): Bond {
  return BONDS.find(([sign]) => sign.test(words))?.[1] ?? 'other'
}

/** Whether both can be true of one pair: engaged people marry, enemies may turn out to be anything only with a story told. */
export function mayGoTogether(known: string, bond: Bond): boolean {
  const first = bondIn(known)
  if (first === bond) return true
  if (bond === 'spouse')
    return /\b(?:engaged|betrothed|fianc|lover|sweetheart|courting|suitor|partner|in love|friend|companion)\b/i.test(
      known,
    )
  if (first === 'step' || bond === 'step') return true
  return false
}

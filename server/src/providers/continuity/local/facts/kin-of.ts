import type { Cast, Person } from '../text/people.ts'

type Kin = 'parent' | 'child' | 'sibling' | 'spouse' | 'grandparent' | 'grandchild' | 'avuncular' | 'nibling' | 'cousin'

/** Words for kin, what they are to the one who has them, and of which sex. */
const WORDS: readonly (readonly [RegExp, Kin, 'male' | 'female' | null])[] = [
  [/^(?:father|dad|daddy|papa|pa|da|old man)$/, 'parent', 'male'],
  [/^(?:mother|mum|mam|mom|mama|mamma|ma|mummy|mommy)$/, 'parent', 'female'],
  [/^son$/, 'child', 'male'],
  [/^daughter$/, 'child', 'female'],
  [/^brother$/, 'sibling', 'male'],
  [/^sister$/, 'sibling', 'female'],
  [/^(?:husband|widower)$/, 'spouse', 'male'],
  [/^(?:wife|widow)$/, 'spouse', 'female'],
  [/^(?:grandfather|grandad|granddad|grandpa)$/, 'grandparent', 'male'],
  [/^(?:grandmother|grandma|granny|gran|nan|nana)$/, 'grandparent', 'female'],
  [/^grandson$/, 'grandchild', 'male'],
  [/^granddaughter$/, 'grandchild', 'female'],
  [/^uncle$/, 'avuncular', 'male'],
  [/^(?:aunt|auntie|aunty)$/, 'avuncular', 'female'],
  [/^nephew$/, 'nibling', 'male'],
  [/^niece$/, 'nibling', 'female'],
  [/^cousin$/, 'cousin', null],
]
const INVERSE: Readonly<Record<Kin, Kin>> = {
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  spouse: 'spouse',
  grandparent: 'grandchild',
  grandchild: 'grandparent',
  avuncular: 'nibling',
  nibling: 'avuncular',
  cousin: 'cousin',
}
export const KIN_WORD =
  'father|dad|daddy|papa|mother|mum|mam|mom|mama|son|daughter|brother|sister|husband|wife|grandfather|grandad|granddad|grandpa|grandmother|grandma|granny|gran|grandson|granddaughter|uncle|aunt|auntie|nephew|niece|cousin'

function readKin(word: string): { readonly kin: Kin; readonly gender: 'male' | 'female' | null } | null {
  const found = WORDS.find(([sign]) => sign.test(word.toLowerCase()))
  return found === undefined ? null : { kin: found[1], gender: found[2] }
}

/** "elder sister of" is a sister; a bond by marriage, adoption or promise is another thing. */
function kinNamed(relationshipType: string): Kin | null {
  if (/\b(?:in[- ]law|step|foster|god|half|once|former|ex)\b|(?:step|god)(?=\p{L})/iu.test(relationshipType))
    return null
  for (const word of relationshipType.split(/[^\p{L}]+/u)) {
    const found = readKin(word)
    if (found !== null) return found.kin
  }
  return null
}

/** Everybody of the bible who is this kin to somebody ("father" of Kev), told from either side. */
export function kinOf({ people }: Cast, person: Person, word: string): Person[] {
  const wanted = readKin(word)
  if (wanted === null) return []
  return people.filter((other) => {
    if (other === person || (wanted.gender !== null && other.gender !== null && other.gender !== wanted.gender))
      return false
    const theirs = tiesTo(other, person).map(kinNamed)
    const own = tiesTo(person, other).map(kinNamed)
    return theirs.includes(wanted.kin) || own.includes(INVERSE[wanted.kin])
  })
}

/** What the bible says the first is to the second. */
function tiesTo(one: Person, other: Person): string[] {
  return (one.character.relationships ?? []).flatMap(({ targetEntityId, relationshipType = '' }) =>
    targetEntityId === other.entityId ? [relationshipType] : [],
  )
}

/** Whether somebody is called the widow or widower of this person. */
export function isMourned({ people }: Cast, person: Person): boolean {
  return people.some((other) => tiesTo(other, person).some((tie) => /\b(?:widow|widower)\b/i.test(tie)))
}

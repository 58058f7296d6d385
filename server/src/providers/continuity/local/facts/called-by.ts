import { kindsOf } from '#reading/wordnet.ts'
import type { Person } from '../text/people.ts'

/** Titles by which somebody may go without a name: "the Captain" is Captain Sandys where there is one. */
const TITLE =
  /^(?:Captain|Doctor|Sergeant|Inspector|Major|Colonel|General|Lieutenant|Professor|Bishop|Abbé|Abbot|Prince|Princess|King|Queen|Reverend|Judge|Mayor|Commissioner|Constable|Corporal|Commander|Admiral|Baron|Baroness|Count|Countess|Duke|Duchess|Widow|Squire|Mistress|Brother|Sister|Father|Mother|Matron)$/
const HIS = ['Mr', 'Mr.', 'Monsieur', 'M.', 'Herr', 'Señor', 'Signor', 'Don', 'Mister']
const HERS = ['Mrs', 'Mrs.', 'Madame', 'Mme', 'Frau', 'Señora', 'Signora', 'Doña', 'Ms', 'Ms.']
const MARRIED = /\b(?:widow|wife|married|mother)\b/i
/** What anybody may be called; and kin, who are somebody else's. */
const ANYBODY =
  /^(?:man|woman|boy|girl|child|baby|person|lady|gentleman|lad|lass|youth|kid|one|friend|stranger|owner|head|member|leader|figure|adult|daughter|son|wife|husband|widow|widower|mother|father|brother|sister|twin|aunt|uncle|cousin|niece|nephew|grandmother|grandfather|granddaughter|grandson|orphan|heir|heiress|fiancé|fiancée|lover|rival|survivor|victim|killer|native|ghost|half|star|second|hand|american|english|german|male|female|face|voice|body|spirit|character)$/
const CUT = /[,;.(:—]| (?:of|in|at|for|who|with|on|to|from|and|by|whose|under|aboard|since|turned|that|as|is|was) /i

/** What somebody is by their description: "Charge nurse, fifty" is a nurse. Null when it says no such thing. */
function roleOf({ character: { description = '' } }: Person): string | null {
  const clause = description.split(CUT)[0] ?? ''
  if (/['’]s?\b|\b(?:his|her|their|my)\b/i.test(clause)) return null
  const role = (/\p{L}+$/u.exec(clause.trim())?.[0] ?? '').toLowerCase()
  if (role.length < 4 || ANYBODY.test(role)) return null
  return kindsOf(role, 'noun', 1).has('person') ? role : null
}

/** Further names that mean one person of a cast alone: by title, by title and family, by what they are. */
export function calledBy(people: readonly Person[]): Map<string, Person> {
  const found = new Map<string, Person | null>()
  const claim = (form: string, person: Person) => {
    const holder = found.get(form)
    found.set(form, holder === undefined || holder === person ? person : null)
  }
  // Somebody else may have the office of whoever is gone.
  for (const person of people.filter(({ character }) => character.isActive !== false)) {
    const title = /^(?:the )?(\p{Lu}\p{L}+)\.? \p{Lu}/u.exec(person.name)?.[1]
    if (title !== undefined && TITLE.test(title)) {
      claim(`the ${title}`, person)
      claim(`the ${title.toLowerCase()}`, person)
    }
    const role = roleOf(person)
    if (role !== null && !people.some((other) => other !== person && speaksOf(other, role)))
      claim(`the ${role}`, person)
  }
  for (const family of new Set(people.flatMap((person) => (person.family === null ? [] : [person.family])))) {
    const kin = people.filter((person) => person.family === family)
    const [his, moreHis] = kin.filter(({ gender }) => gender === 'male')
    if (his !== undefined && moreHis === undefined) for (const title of HIS) claim(`${title} ${family}`, his)
    const women = kin.filter(({ gender }) => gender === 'female')
    const wives = women.length > 1 ? women.filter(isMarried) : women
    const [hers, moreHers] = wives
    if (hers !== undefined && moreHers === undefined) for (const title of HERS) claim(`${title} ${family}`, hers)
  }
  return new Map([...found].flatMap(([form, person]) => (person === null ? [] : [[form, person]])))
}

function isMarried({ character: { description = '', relationships = [] } }: Person): boolean {
  return MARRIED.test(`${description} ${relationships.map(({ relationshipType = '' }) => relationshipType).join(' ')}`)
}

function speaksOf({ name, character: { description = '', aliases = [] } }: Person, role: string): boolean {
  return new RegExp(`\\b${role}s?\\b`, 'iu').test([name, description, ...aliases].join(' '))
}

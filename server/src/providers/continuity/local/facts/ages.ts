import { numberOf } from './numbers.ts'

const NUMBER = '(?:a|one) hundred(?: and [a-z-]+)?|[a-z]+(?:[- ][a-z]+)?|\\d{1,3}'
const STATED = new RegExp(
  `(?:^|[,;] ?)(?:aged |age )?(?<plain>${NUMBER})(?: years? old)?(?=$|[,;.])|\\b(?<years>${NUMBER}) years? old\\b|\\b(?<hyphen>${NUMBER})-year-old\\b|\\b(?:girl|boy|man|woman|widow|widower|lad|child|maid|aged|age|lady) (?:of )?(?<of>${NUMBER})(?=$|[,;. ])`,
  'giu',
)
const YOUNGEST = 1
const OLDEST = 120

/** Years of age that a trait or description gives; null when it gives none, or several. */
export function ageIn(text: string): number | null {
  const ages = [...text.matchAll(STATED)].flatMap(({ groups = {} }) => {
    const written = groups['plain'] ?? groups['years'] ?? groups['hyphen'] ?? groups['of'] ?? ''
    const age = numberOf(written.trim())
    return age !== null && age >= YOUNGEST && age <= OLDEST ? [age] : []
  })
  const [first] = ages
  return first !== undefined && new Set(ages).size === 1 ? first : null
}

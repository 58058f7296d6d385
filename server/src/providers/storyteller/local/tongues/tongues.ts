import { DUTCH } from './dutch.lexicon.ts'
import { FRENCH } from './french.lexicon.ts'
import { GERMAN } from './german.lexicon.ts'
import { ITALIAN } from './italian.lexicon.ts'
import { PORTUGUESE } from './portuguese.lexicon.ts'
import { RUSSIAN } from './russian.lexicon.ts'
import { SPANISH } from './spanish.lexicon.ts'
import { compileTongue, type Tongue, type TongueWords } from './tongue.ts'

const WORDS: ReadonlyMap<string, TongueWords> = new Map([
  ['de', GERMAN],
  ['fr', FRENCH],
  ['es', SPANISH],
  ['it', ITALIAN],
  ['pt', PORTUGUESE],
  ['nl', DUTCH],
  ['ru', RUSSIAN],
])
const compiled = new Map<string, Tongue>()

/** The vocabulary of a language, by its primary subtag; null where there is none, and for English, which is read by grammar. */
export function tongueOf(language: string): Tongue | null {
  const known = compiled.get(language)
  const words = WORDS.get(language)
  if (known !== undefined || words === undefined) return known ?? null
  const tongue = compileTongue(words)
  compiled.set(language, tongue)
  return tongue
}

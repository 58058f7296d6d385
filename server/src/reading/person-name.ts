import { LRUCache } from 'lru-cache'
import { tokenize } from './tokens.ts'

type Gender = 'female' | 'male'

/** A name taken apart. "Aunt Elizabeth", "Mr. Talbert" and "Cyrus Talbert" differ in what they tell. */
export interface PersonName {
  /** Lower case without a full stop: "mr", "aunt". */
  readonly title: string | null
  readonly given: string | null
  readonly family: string | null
  readonly gender: Gender | null
}

/** Titles that go with a family name or a whole name. */
const COURTESY: ReadonlyMap<string, Gender | null> = new Map<string, Gender | null>([
  ...'mr sir lord mister master monsieur herr senor señor signor don king prince duke count baron'
    .split(' ')
    .map((title) => [title, 'male'] as const),
  ...'mrs miss ms mme mlle madame mademoiselle frau fraulein señora senora señorita signora lady dame queen princess duchess countess baroness madam'
    .split(' ')
    .map((title) => [title, 'female'] as const),
  ...'dr doctor prof professor captain capt colonel col major sergeant sgt lieutenant lt inspector detective judge sheriff officer reverend rev commander admiral constable'
    .split(' ')
    .map((title) => [title, null] as const),
])
/** Titles of kin and orders, which mostly go with a given name. */
const KIN: ReadonlyMap<string, Gender | null> = new Map<string, Gender | null>([
  ...'aunt auntie grandma grandmother granny nana mother sister nurse'
    .split(' ')
    .map((title) => [title, 'female'] as const),
  ...'uncle grandpa grandfather father brother friar'.split(' ').map((title) => [title, 'male'] as const),
  ...['cousin'].map((title) => [title, null] as const),
])

/** Whether a word, lower case and without a full stop, opens a name. */
export function isTitle(word: string): boolean {
  return COURTESY.has(word) || KIN.has(word)
}

/** Takes a written name apart; the whole of an unfamiliar one counts as given name. */
export function parsePersonName(written: string): PersonName {
  const cached = parsed.get(written)
  if (cached !== undefined) return cached
  const name = takeApart(written)
  parsed.set(written, name)
  return name
}

/** A bible of some hundred people is read for every continuation; tagging their names each time would cost 20 ms. */
const parsed = new LRUCache<string, PersonName>({ max: 2000 })

function takeApart(written: string): PersonName {
  const words = written
    .normalize('NFC')
    .replaceAll('’', "'")
    .split(/\s+/)
    .filter((word) => word !== '')
  const first = bare(words[0] ?? '')
  const title = words.length > 1 && isTitle(first) ? first : null
  const names = title === null ? words : words.slice(1)
  const [given = null, ...rest] = names.map((word) => word.replace(/[.,]$/, ''))
  const titleGender = COURTESY.get(title ?? '') ?? KIN.get(title ?? '') ?? null
  if (rest.length === 0 && title !== null && COURTESY.has(title)) {
    return { title, given: null, family: given, gender: titleGender }
  }
  return { title, given, family: rest.at(-1) ?? null, gender: titleGender ?? genderOf(given) }
}

function bare(word: string): string {
  return word.toLowerCase().replace(/\.$/, '')
}

function genderOf(given: string | null): Gender | null {
  if (given === null || !/^\p{Lu}/u.test(given)) return null
  const tags = tokenize(given)[0]?.tags
  const [female, male] = [tags?.has('FemaleName') ?? false, tags?.has('MaleName') ?? false]
  return female === male ? null : female ? 'female' : 'male'
}

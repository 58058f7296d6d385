import type { Bible, BibleCharacter } from '@skein/contract/bible'
import { genderInWords } from '#reading/gender-words.ts'
import { isNarratorBy } from '#reading/narrator.ts'
import { parsePersonName } from '#reading/person-name.ts'
import { calledBy } from '../facts/called-by.ts'

export type Gender = 'female' | 'male' | null

/** One of the bible's characters, as a reader of the text meets them. */
export interface Person {
  readonly entityId: string
  readonly index: number
  readonly name: string
  /** What a text may call them by itself, the longest first. */
  readonly forms: readonly string[]
  readonly family: string | null
  readonly gender: Gender
  readonly character: BibleCharacter
  /** Tells the story: the "I" of its narration. */
  readonly isNarrator: boolean
}

export interface Cast {
  readonly people: readonly Person[]
  /** Forms that mean exactly one person, as written. */
  readonly byForm: ReadonlyMap<string, Person>
  /** Matches any form; null for an empty cast. Longer forms win. */
  readonly pattern: RegExp | null
}

const FORM_COUNT_MAX = 2000

/** Reads the bible's characters: what they may be called and, where it tells, whether "he" or "she" fits. */
export function readCast(bible: Bible): Cast {
  const known = casts.get(bible)
  if (known !== undefined) return known
  const cast = castOf(bible)
  casts.set(bible, cast)
  return cast
}

/** A bible version is read again for every continuation written against it. */
const casts = new WeakMap<Bible, Cast>()

function castOf(bible: Bible): Cast {
  const people = bible.characters.map((character, index) => readPerson(character, index))
  const claims = new Map<string, Person | null>()
  for (const person of people) {
    for (const form of person.forms) {
      const holder = claims.get(form)
      claims.set(form, holder === undefined || holder === person ? person : null)
    }
  }
  // A whole name or alias stands, however many share its parts.
  for (const person of people) for (const form of wholeForms(person.character)) claims.set(form, person)
  for (const [form, person] of calledBy(people)) if (!claims.has(form)) claims.set(form, person)
  const byForm = new Map<string, Person>()
  for (const [form, person] of claims) if (person !== null && byForm.size < FORM_COUNT_MAX) byForm.set(form, person)
  return { people, byForm, pattern: patternFor([...byForm.keys()]) }
}

function readPerson(character: BibleCharacter, index: number): Person {
  const whole = wholeForms(character)
  const names = whole.map((form) => parsePersonName(form.replace(/^the\s+/i, '')))
  const parts = names.flatMap(({ given, family }, at) => {
    if (/^(?:the|an?|old|young|poor|big|little|her|his)\s/i.test(whole[at] ?? '')) return []
    return [given, family].filter((part) => part !== null && part.length > 1 && /^\p{Lu}/u.test(part))
  })
  const forms = [...new Set([...whole, ...parts.filter((part) => part !== null)])]
  const telling = `${character.description ?? ''} ${(character.traits ?? []).join(' ')}`
  return {
    entityId: character.entityId,
    index,
    name: character.canonicalName,
    forms: forms.toSorted((left, right) => right.length - left.length),
    family: names[0]?.family ?? null,
    gender: genderIn(telling, character) ?? names.find(({ gender }) => gender !== null)?.gender ?? null,
    character,
    isNarrator: isNarratorBy(telling),
  }
}

function genderIn(telling: string, { canonicalName, relationships = [], aliases = [] }: BibleCharacter): Gender {
  const words = `${canonicalName} ${aliases.join(' ')} ${relationships.map(({ relationshipType }) => relationshipType ?? '').join(' ')}`
  // What somebody is to others counts before what others in the description are.
  for (const text of [words, firstClause(telling), telling]) {
    const gender = genderInWords(text)
    if (gender !== null) return gender
  }
  return null
}

function firstClause(telling: string): string {
  return /^[^.,;]*/.exec(telling)?.[0] ?? ''
}

function wholeForms({ canonicalName, aliases = [] }: BibleCharacter): string[] {
  return [canonicalName, ...aliases]
    .map((form) => form.normalize('NFC').replaceAll('’', "'").trim())
    .filter((form) => form.length > 1)
}

function patternFor(forms: readonly string[]): RegExp | null {
  if (forms.length === 0) return null
  const longestFirst = forms.toSorted((left, right) => right.length - left.length)
  // "the captain" may open a sentence; every other letter stands as the bible has it.
  const alternatives = longestFirst.map((form) =>
    escaped(form)
      .replace(/^\p{Ll}/u, (first) => `[${first}${first.toUpperCase()}]`)
      .replace(/^The(?= )/, '[tT]he')
      .replaceAll("'", "['’]"),
  )
  return new RegExp(`(?<![\\p{L}\\p{N}'’-])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}

function escaped(form: string): string {
  return form.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/** The form a match was made with, as `Cast.byForm` has it. */
export function personCalled({ byForm }: Cast, written: string): Person | null {
  const form = written.replaceAll('’', "'")
  return (
    byForm.get(form) ??
    byForm.get(form.charAt(0).toLowerCase() + form.slice(1)) ??
    byForm.get(form.charAt(0).toUpperCase() + form.slice(1)) ??
    null
  )
}

import type { Bible, BibleOperation } from '@skein/contract/bible'
import { genderInWords } from '#reading/gender-words.ts'
import { isNarratorBy } from '#reading/narrator.ts'
import { isRole } from '#reading/roles.lexicon.ts'
import { isSameGivenName } from '#reading/short-names.lexicon.ts'
import { entityIdFor } from './entity-id.ts'
import { genderOfPhrase, type RolePhrase } from './find-roles.ts'
import { type PersonName, parsePersonName } from '#reading/person-name.ts'

interface Entry {
  readonly entityId: string
  readonly isActive: boolean
  readonly written: string[]
  /** Proper names taken apart; none for who is only called by what they are. */
  readonly names: PersonName[]
  readonly description: string
  /** What the bible says they are, to others or by themselves: "sister", "widow". */
  readonly roles: ReadonlySet<string>
}

/**
 * The "I" of a story that nobody in it calls by name. Chapters by several hands have several, so continuity must not
 * hold one to what another knew: its description is none that continuity reads as a narrator's.
 */
const NARRATOR = {
  entityId: 'char_narrator',
  name: 'the narrator',
  description: 'Says “I” in the telling.',
}

/** What a name found in the text turned out to be. */
type Resolution = { readonly entityId: string; readonly isKnownName: boolean } | 'ambiguous' | 'unknown'

/**
 * Who is who: the bible's characters under all their names, and those this text introduces. Careful in one direction:
 * a name that could be two people is nobody, because a wrong identity spoils the bible and a missing one does not.
 */
export class CastDirectory {
  readonly #entries: Entry[]
  readonly #operations: BibleOperation[] = []

  constructor(bible: Bible) {
    this.#entries = bible.characters.map(
      ({
        entityId,
        canonicalName,
        aliases = [],
        isActive = true,
        description = '',
        traits = [],
        relationships = [],
      }) => {
        const written = [canonicalName, ...aliases].map((name) => name.trim()).filter((name) => name !== '')
        const names = written.filter((name) => !isCommon(name)).map(parsePersonName)
        const ties = relationships.map(({ relationshipType = '' }) => relationshipType)
        const roles = rolesIn([...ties, ...traits, /^[^.,;]*/.exec(description)?.[0] ?? ''])
        return { entityId, isActive, written, names, description: [description, ...traits].join('. '), roles }
      },
    )
  }

  /** New characters and aliases met so far, in order. */
  get operations(): readonly BibleOperation[] {
    return this.#operations
  }

  isActive(entityId: string): boolean {
    return this.#entries.find((entry) => entry.entityId === entityId)?.isActive ?? false
  }

  nameOf(entityId: string): string | undefined {
    return this.#entries.find((entry) => entry.entityId === entityId)?.written[0]
  }

  genderOf(entityId: string): PersonName['gender'] {
    const entry = this.#entries.find((known) => known.entityId === entityId)
    if (entry === undefined) return null
    const named = entry.names.find(({ gender }) => gender !== null)?.gender ?? null
    const called = entry.written.filter(isCommon).map(genderOfPhrase)
    return named ?? called.find((gender) => gender !== null) ?? genderInWords(entry.description)
  }

  /** Whoever says "I" in the narration; null while nobody does. */
  get narrator(): string | null {
    const told = this.#entries.find(({ description }) => isNarratorBy(description))
    return told?.entityId ?? this.#entries.find(({ entityId }) => entityId === NARRATOR.entityId)?.entityId ?? null
  }

  /** Lets the story be told by somebody, unless the bible says by whom. */
  meetNarrator(): void {
    if (this.narrator !== null || this.#entries.some(({ entityId }) => entityId === NARRATOR.entityId)) return
    this.#add(NARRATOR.entityId, NARRATOR.name, NARRATOR.description)
  }

  /** Whoever is called by what they are; null when that could be several, or nobody is. */
  called(phrase: RolePhrase): string | null {
    const exact = this.#entries.find(({ written }) => written.some((form) => isSameName(form, phrase.name)))
    if (exact !== undefined) return exact.entityId
    const alike = this.#entries.filter(({ written }) =>
      written.some((form) => isCommon(form) && form.split(' ').at(-1)?.toLowerCase() === phrase.noun),
    )
    if (phrase.mark !== '' || phrase.isNew) return null
    if (alike.length > 0) return alike.length === 1 ? (alike[0]?.entityId ?? null) : null
    const known = this.#entries.filter(({ roles, names }) => names.length > 0 && roles.has(phrase.noun))
    return known.length === 1 ? (known[0]?.entityId ?? null) : null
  }

  /** Brings in whoever acts without a name, once. */
  meetRole(phrase: RolePhrase): void {
    if (this.called(phrase) !== null) return
    const entityId = entityIdFor(phrase.name)
    if (!this.#entries.some((entry) => entry.entityId === entityId)) this.#add(entityId, phrase.name, '')
  }

  #add(entityId: string, canonicalName: string, description: string): void {
    const names = isCommon(canonicalName) ? [] : [parsePersonName(canonicalName)]
    this.#entries.push({ entityId, isActive: true, written: [canonicalName], names, description, roles: NO_ROLES })
    this.#operations.push({ op: 'add_character', entityId, canonicalName, description, traits: [] })
  }

  /** Every written form that stands for exactly one character, with that character. */
  writtenForms(): ReadonlyMap<string, string> {
    const forms = new Map<string, string | null>()
    const claim = (form: string, entityId: string): void => {
      const holder = forms.get(form)
      forms.set(form, holder === undefined || holder === entityId ? entityId : null)
    }
    const whole = new Map(
      this.#entries.flatMap(({ entityId, written }) => written.map((form) => [form, entityId] as const)),
    )
    for (const { entityId, names } of this.#entries) {
      for (const { given, family, title } of names) {
        if (given !== null && given.length > 1) claim(given, entityId)
        if (family !== null && title !== 'mrs' && title !== 'miss') claim(family, entityId)
      }
    }
    const unique = [...forms].filter((form): form is [string, string] => form[1] !== null)
    return new Map([...unique, ...whole])
  }

  /** Everybody this text calls by a name of theirs. */
  namedIn(text: string): string[] {
    const found = [...this.writtenForms()].filter(([form]) => !isCommon(form) && text.includes(form))
    return [...new Set(found.map(([, entityId]) => entityId))]
  }

  /**
   * Puts a name from the text to somebody: known, known under a new name, or new.
   *
   * @param met.isActing whoever is new and only spoken of is left out: no character until they act.
   */
  meet(written: string, { isActing }: { readonly isActing: boolean }): void {
    const name = parsePersonName(written)
    const resolution = this.#resolve(written, name)
    if (resolution === 'ambiguous') return
    if (resolution === 'unknown') {
      if (isActing) this.#introduce(written, name)
    } else if (
      !resolution.isKnownName &&
      (name.family !== null || name.title !== null || this.#isOtherForm(resolution.entityId, name))
    )
      this.#alias(resolution.entityId, written)
  }

  /** "Peg" of somebody known as Peggy: without the alias nobody would be meant by it. */
  #isOtherForm(entityId: string, { given }: PersonName): boolean {
    const entry = this.#entries.find((known) => known.entityId === entityId)
    return (
      given !== null &&
      entry !== undefined &&
      !entry.names.some((known) => known.given === given || known.family === given)
    )
  }

  #introduce(written: string, { given, family, title }: PersonName): void {
    const isPlain = given !== null && family !== null && title !== null
    const canonicalName = isPlain ? written.split(/\s+/).slice(1).join(' ') : written
    const entityId = entityIdFor(canonicalName)
    if (this.#entries.some((entry) => entry.entityId === entityId)) return
    this.#entries.push({
      entityId,
      isActive: true,
      written: [canonicalName],
      names: [parsePersonName(written)],
      description: '',
      roles: NO_ROLES,
    })
    this.#operations.push({ op: 'add_character', entityId, canonicalName, description: '', traits: [] })
  }

  #alias(entityId: string, alias: string): void {
    const entry = this.#entries.find((known) => known.entityId === entityId)
    entry?.written.push(alias)
    entry?.names.push(parsePersonName(alias))
    this.#operations.push({ op: 'add_alias', entityId, alias })
  }

  #resolve(written: string, name: PersonName): Resolution {
    const exact = this.#entries.find((entry) => entry.written.some((form) => isSameName(form, written)))
    if (exact !== undefined) return { entityId: exact.entityId, isKnownName: true }
    const isKnownName = false
    const candidates = this.#candidates(name)
    if (candidates.length > 1) return 'ambiguous'
    return candidates[0] === undefined ? 'unknown' : { entityId: candidates[0].entityId, isKnownName }
  }

  #candidates(name: PersonName): Entry[] {
    const { given, family, title } = name
    if (given !== null) {
      const sameGiven = this.#entries.filter((entry) =>
        entry.names.some((known) => known.given !== null && isSameGivenName(known.given, given)),
      )
      const compatible = sameGiven.filter((entry) => isCompatible(entry, name))
      if (compatible.length > 0) return compatible
      if (family === null && title === null) return this.#bearersOf(given)
    }
    if (family === null) return []
    const relatives = this.#entries.filter((entry) => entry.names.some((known) => known.family === family))
    const bare = this.#entries.filter((entry) => entry.names.some((known) => isBare(known) && known.given === family))
    if (bare.length > 0) return bare.filter((entry) => isCompatible(entry, { ...name, family: null }))
    // "Miss Irene" is Irene Adler when nobody has the family name Irene.
    if (given === null && relatives.length === 0) {
      return this.#entries.filter(
        (entry) =>
          isCompatible(entry, { ...name, family: null }) && entry.names.some((known) => known.given === family),
      )
    }
    if (given === null)
      return relatives.filter((entry) => wears(entry, title) || (isCompatible(entry, name) && hasGiven(entry)))
    // A whole name may be the rest of "Mr. Talbert" only when no other Talbert could be meant.
    return relatives.length === 1
      ? relatives.filter((entry) => !hasGiven(entry) && isCompatible(entry, name, true))
      : []
  }

  /** A single word that is nobody's given name may be somebody's family name. */
  #bearersOf(word: string): Entry[] {
    const bearers = this.#entries.filter((entry) => entry.names.some(({ family }) => family === word))
    const called = bearers.filter((entry) => entry.names.some(({ title }) => title !== 'mrs' && title !== 'miss'))
    return called.length > 0 ? called : bearers
  }
}

const NO_ROLES: ReadonlySet<string> = new Set()

function rolesIn(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.flatMap((phrase) => phrase.toLowerCase().split(/[^\p{L}-]+/u)).filter(isRole))
}

/** "the keeper", "the old woman": what somebody is, not what they are called. */
function isCommon(name: string): boolean {
  return /^(?:the|an?|his|her|my|our|their)\s/i.test(name) || isRole(name.toLowerCase())
}

/** A single word does not tell whether it is a given or a family name. */
function isBare({ given, family, title }: PersonName): boolean {
  return given !== null && family === null && title === null
}

/** Written out or cut short, a title is the same. */
function comparableTitle(title: string | null): string | null {
  const whole = {
    dr: 'doctor',
    prof: 'professor',
    capt: 'captain',
    col: 'colonel',
    sgt: 'sergeant',
    lt: 'lieutenant',
    rev: 'reverend',
  }
  return Object.entries(whole).find(([short]) => short === title)?.[1] ?? title
}

function hasGiven(entry: Entry): boolean {
  return entry.names.some(({ given }) => given !== null)
}

function wears(entry: Entry, title: string | null): boolean {
  return entry.names.some((known) => comparableTitle(known.title) === comparableTitle(title))
}

/** Whether a new name could belong to somebody, judging by gender and family name. */
function isCompatible(entry: Entry, name: PersonName, isGenderNeeded = false): boolean {
  const genders = new Set(entry.names.map(({ gender }) => gender).filter((gender) => gender !== null))
  const families = new Set(entry.names.map(({ family }) => family).filter((family) => family !== null))
  const isGenderFine = name.gender === null || genders.size === 0 ? !isGenderNeeded : genders.has(name.gender)
  const isFamilyFine = name.family === null || families.size === 0 || families.has(name.family)
  return isGenderFine && isFamilyFine
}

function isSameName(left: string, right: string): boolean {
  return left.replaceAll('’', "'").toLowerCase() === right.replaceAll('’', "'").toLowerCase()
}

import type { Bible, BibleCharacter } from '@skein/contract/bible'
import type { ContextReason } from '@skein/contract/context'
import { genderInWords } from '#reading/gender-words.ts'
import { isNarratorBy } from '#reading/narrator.ts'
import { parsePersonName } from '#reading/person-name.ts'
import { spokenWords } from '#reading/spoken-words.ts'
import { CALLINGS, type Calling, howCalled, type Names, namesOfCharacter, namesOfPlace } from './names-said.rules.ts'

/** Lists whose entries are chosen one by one; everything else of a bible is its frame. */
const ENTRY_LISTS = ['characters', 'locations', 'events', 'threads'] as const
export type EntryList = (typeof ENTRY_LISTS)[number]

export interface RankedEntry {
  readonly list: EntryList
  /** Index into that list of the whole bible. */
  readonly index: number
  readonly because: ContextReason
}

/** What the entries are chosen for. */
export interface Occasion {
  /** The continuation. */
  readonly text: string
  /** The last segments, oldest first; where somebody of whom a pronoun speaks was named. */
  readonly recentTexts: readonly string[]
  /** Where the last segments ended, as their scripts name it. */
  readonly places?: readonly string[]
}

const PRONOUNS = { male: /\b(?:he|him|his|himself)\b/i, female: /\b(?:she|her|hers|herself)\b/i } as const
const NARRATES = /(?<![\p{L}’'-])I(?![\p{L}-])/u
/** Events and settled threads that speak of somebody the text names: some of them, the newest. */
const TELLING_COUNT_MAX = 8
/** Nobody has more in hand; a story that closes nothing must not tell of nothing else. */
const OPEN_COUNT_MAX = 12
/** Of each list; more of what nothing speaks of is never told, whatever the budget. */
const LATEST_COUNT_MAX = 1_000

/**
 * The entries of a bible in the order in which a reader of this text would want to know it: who and what the text names;
 * whom its pronouns may mean and whom the last segments name; who and what belongs to those; open threads; what has
 * been told of the named; then the rest from the newest on. The same for the same words, and older entries never stand
 * before newer ones of their kind. The frame (period, rules, style) is not among them: it always goes with the bible.
 */
export function rankEntries(bible: Bible, occasion: Occasion): RankedEntry[] {
  const order = new Order()
  const characters = bible.characters
  const locations = bible.setting.locations ?? []
  const placeNames = locations.map(({ name = '' }) => namesOfPlace(name))
  const called = callingsBy({ characters: characters.map(namesOfCharacter), locations: placeNames })
  const inText = called(occasion.text)
  const inRecent = occasion.recentTexts.toReversed().map(called)
  const named = (callings: readonly Calling[], calling: Calling): number[] =>
    callings.flatMap((one, index) => (one === calling ? [index] : []))

  for (const calling of CALLINGS) {
    order.add('characters', named(inText.characters, calling), 'named')
    order.add('locations', named(inText.locations, calling), 'named')
  }
  if (NARRATES.test(occasion.text))
    order.add(
      'characters',
      indicesOf(characters, (one) => tellsStory(one)),
      'meant',
    )
  for (const { characters: callings } of inRecent) {
    const recent = CALLINGS.flatMap((calling) => named(callings, calling))
    const isMeant = (index: number) => mayBeMeant(characters[index], occasion.text)
    order.add('characters', recent.filter(isMeant), 'meant')
  }
  for (const told of inRecent) {
    for (const calling of ['whole', 'part'] as const) {
      order.add('characters', named(told.characters, calling), 'recent')
      order.add('locations', named(told.locations, calling), 'recent')
    }
  }
  order.add('locations', placesIn(placeNames, occasion.places ?? []), 'recent')

  const close = order.taken('characters').filter(({ because }) => because === 'named' || because === 'meant')
  const closeIds = new Set(close.map(({ index }) => characters[index]?.entityId))
  order.add('characters', relatedTo(characters, closeIds), 'related')
  const telling = close.map(({ index }) => characters[index]?.description ?? '').join(' ')
  order.add('locations', placesIn(placeNames, [telling]), 'related')

  const threads = bible.plotThreads ?? []
  const open = newestFirst(indicesOf(threads, ({ status = 'active' }) => status === 'active'))
  order.add('threads', open.slice(0, OPEN_COUNT_MAX), 'open')

  const names = order
    .taken('characters')
    .filter(({ because }) => because === 'named')
    .flatMap(({ index }) => namesFor(characters[index]))
  order.add(
    'threads',
    speakingOf(
      threads.map(({ description = '' }) => description),
      names,
    ),
    'told',
  )
  const events = bible.timeline.majorEvents ?? []
  // What had consequences (somebody left, or came back) before what merely happened.
  order.add(
    'events',
    speakingOf(
      events.map(({ consequences = '' }) => consequences),
      names,
    ),
    'told',
  )
  order.add(
    'events',
    speakingOf(
      events.map(({ event = '' }) => event),
      names,
    ),
    'told',
  )

  order.addInTurn({
    characters: latestFirst(characters.map(({ introducedInSegment }) => introducedInSegment)),
    events: latestFirst(events.map(({ segmentNumber }) => segmentNumber)),
    locations: newestFirst(locations.map((_, index) => index)),
    threads: newestFirst(threads.map((_, index) => index)),
  })
  return order.entries
}

/** Entries in the order they were added, each once. */
class Order {
  readonly entries: RankedEntry[] = []
  readonly #seen = new Set<string>()

  add(list: EntryList, indices: readonly number[], because: ContextReason): void {
    for (const index of indices) {
      const key = `${list}/${index}`
      if (this.#seen.has(key)) continue
      this.#seen.add(key)
      this.entries.push({ list, index, because })
    }
  }

  /** One of each list after another, so that no long list starves a short one. */
  addInTurn(lists: Readonly<Record<EntryList, readonly number[]>>): void {
    const longest = Math.min(LATEST_COUNT_MAX, Math.max(...ENTRY_LISTS.map((list) => lists[list].length)))
    for (let turn = 0; turn < longest; turn++)
      for (const list of ENTRY_LISTS) this.add(list, lists[list].slice(turn, turn + 1), 'latest')
  }

  taken(wanted: EntryList): RankedEntry[] {
    return this.entries.filter(({ list }) => list === wanted)
  }
}

function callingsBy({ characters, locations }: { characters: readonly Names[]; locations: readonly Names[] }) {
  return (text: string) => {
    const spoken = spokenWords(text)
    return {
      characters: characters.map((names) => howCalled(names, spoken)),
      locations: locations.map((names) => howCalled(names, spoken)),
    }
  }
}

function indicesOf<Entry>(entries: readonly Entry[], isWanted: (entry: Entry) => boolean): number[] {
  return entries.flatMap((entry, index) => (isWanted(entry) ? [index] : []))
}

function newestFirst(indices: readonly number[]): number[] {
  return indices.toReversed()
}

/** Indices by segment, the latest first; what was settled before the first segment comes last. */
function latestFirst(segments: readonly (number | undefined)[]): number[] {
  return segments
    .map((segment, index) => ({ segment: segment ?? 0, index }))
    .toSorted((left, right) => right.segment - left.segment || right.index - left.index)
    .map(({ index }) => index)
}

/** Whether a pronoun of the text fits somebody; one of whom nobody knows which may be meant by either. */
function mayBeMeant(character: BibleCharacter | undefined, text: string): boolean {
  if (character === undefined) return false
  const gender =
    parsePersonName(character.canonicalName).gender ??
    genderInWords(`${character.canonicalName} ${character.description ?? ''} ${(character.traits ?? []).join(' ')}`)
  return gender === null ? PRONOUNS.male.test(text) || PRONOUNS.female.test(text) : PRONOUNS[gender].test(text)
}

function tellsStory({ canonicalName, description = '', traits = [] }: BibleCharacter): boolean {
  return /\bnarrator\b/i.test(canonicalName) || isNarratorBy([description, ...traits].join('. '))
}

function relatedTo(characters: readonly BibleCharacter[], ids: ReadonlySet<string | undefined>): number[] {
  const theirs = new Set(
    characters.flatMap(({ entityId, relationships = [] }) =>
      ids.has(entityId) ? relationships.map(({ targetEntityId }) => targetEntityId) : [],
    ),
  )
  return indicesOf(
    characters,
    ({ entityId, relationships = [] }) =>
      theirs.has(entityId) || relationships.some(({ targetEntityId }) => ids.has(targetEntityId)),
  )
}

function placesIn(places: readonly Names[], texts: readonly string[]): number[] {
  const spoken = spokenWords(texts.join(' . '))
  return indicesOf(places, (names) => howCalled(names, spoken) === 'whole')
}

function namesFor(character: BibleCharacter | undefined): string[] {
  if (character === undefined) return []
  const { given, family } = parsePersonName(character.canonicalName)
  return [given, given === null ? family : null, ...(character.aliases ?? [])].filter((name) => name !== null)
}

/** The newest that speak of one of the names, as they stand; found by their letters alone, for there may be thousands. */
function speakingOf(told: readonly string[], names: readonly string[]): number[] {
  const found: number[] = []
  for (let index = told.length - 1; index >= 0 && found.length < TELLING_COUNT_MAX; index--)
    if (names.some((name) => told[index]?.includes(name))) found.push(index)
  return found
}

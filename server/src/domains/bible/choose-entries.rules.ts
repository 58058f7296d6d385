import type { Bible, BibleCharacter } from '@skein/contract/bible'
import type { ChosenEntry } from '@skein/contract/context'
import { BYTES_PER_TOKEN, estimateTokens } from '#reading/estimate-tokens.ts'
import type { EntryList, RankedEntry } from './rank-entries.rules.ts'

export interface BibleChoice {
  /** The frame and the chosen entries, in the order of the whole bible; what says nothing is left out of them. */
  readonly bible: Bible
  /** In the order they were chosen, with pointers into the whole bible. */
  readonly chosen: readonly ChosenEntry[]
  readonly leftOut: Readonly<Record<EntryList, number>>
  /** Of `bible` as JSON. */
  readonly tokens: number
}

const POINTERS: Readonly<Record<EntryList, string>> = {
  characters: '/characters',
  locations: '/setting/locations',
  events: '/timeline/majorEvents',
  threads: '/plotThreads',
}
/** The comma between two entries. */
const SEPARATOR_BYTES = 1
/** Nothing is smaller: of what has thousands of entries none is written out to learn that there is no room. */
const ENTRY_BYTES_MIN = 16

/** Where an entry of one of the lists stands in the whole bible: RFC 6901. */
export function pointerOf(list: EntryList, index: number): string {
  return `${POINTERS[list]}/${index}`
}

/**
 * Takes ranked entries as long as they fit. The frame always goes in, however large; what the text names may fill all
 * the room, everything else only up to `othersTokensMax`, so that the last segments keep theirs. An entry that does not
 * fit is passed over, and a later, smaller one may still go in.
 */
export function chooseEntries(
  whole: Bible,
  ranked: readonly RankedEntry[],
  { tokensMax, othersTokensMax }: { readonly tokensMax: number; readonly othersTokensMax: number },
): BibleChoice {
  let bytes = Buffer.byteLength(JSON.stringify(withOnly(whole, new Set())))
  const taken = new Set<string>()
  const chosen: ChosenEntry[] = []
  for (const { list, index, because } of ranked) {
    const room = (because === 'named' ? tokensMax : Math.min(tokensMax, othersTokensMax)) * BYTES_PER_TOKEN
    if (bytes + ENTRY_BYTES_MIN > room) continue
    const cost = Buffer.byteLength(JSON.stringify(told(whole, list, index))) + SEPARATOR_BYTES
    if (bytes + cost > room) continue
    bytes += cost
    taken.add(pointerOf(list, index))
    const entityId = list === 'characters' ? whole.characters[index]?.entityId : undefined
    chosen.push({ pointer: pointerOf(list, index), because, ...(entityId !== undefined && { entityId }) })
  }
  const bible = withOnly(whole, taken)
  const leftOut = {
    characters: whole.characters.length - bible.characters.length,
    locations: (whole.setting.locations ?? []).length - (bible.setting.locations ?? []).length,
    events: (whole.timeline.majorEvents ?? []).length - (bible.timeline.majorEvents ?? []).length,
    threads: (whole.plotThreads ?? []).length - (bible.plotThreads ?? []).length,
  }
  return { bible, chosen, leftOut, tokens: estimateTokens(JSON.stringify(bible)) }
}

function withOnly(whole: Bible, pointers: ReadonlySet<string>): Bible {
  const { version, setting, timeline, styleGuide } = whole
  const kept = <Entry>(list: EntryList, entries: readonly Entry[] = []): Entry[] =>
    entries.filter((_, index) => pointers.has(pointerOf(list, index))).map(withoutNothing)
  return {
    version,
    characters: kept('characters', whole.characters).map(withoutAddresses),
    setting: { ...setting, locations: kept('locations', setting.locations) },
    timeline: { ...timeline, majorEvents: kept('events', timeline.majorEvents) },
    plotThreads: kept('threads', whole.plotThreads),
    ...(styleGuide !== undefined && { styleGuide }),
  }
}

function told({ characters, setting, timeline, plotThreads = [] }: Bible, list: EntryList, index: number): unknown {
  const character = characters[index]
  if (list === 'characters') return character === undefined ? {} : withoutAddresses(withoutNothing(character))
  const entries = { locations: setting.locations ?? [], events: timeline.majorEvents ?? [], threads: plotThreads }[list]
  return withoutNothing<unknown>(entries[index] ?? {})
}

/** Addresses of stored pictures and voices are nothing a reader of the story needs. */
function withoutAddresses({ referenceAssets, ...character }: BibleCharacter): BibleCharacter {
  return referenceAssets === undefined ? character : { ...character }
}

/** Without empty lists and words, which cost tokens and tell nothing. */
function withoutNothing<Entry>(entry: Entry): Entry {
  const isNothing = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0)
  return JSON.parse(JSON.stringify(entry, (_, value: unknown) => (isNothing(value) ? undefined : value)))
}

import type { Bible, BibleCharacter } from '@skein/contract/bible'
import { sequenceOf } from '../local/doubt.ts'

/** One thing the bible has settled, small enough to be contradicted by itself. */
export interface BibleEntry {
  /** RFC 6901 JSON Pointer into the bible. */
  readonly pointer: string
  /** Whom it is about, when it is about one character. */
  readonly entityId: string | null
  readonly establishedInSegment: number | null
  /** What a model is told of it. */
  readonly told: unknown
}

/** About 15,000 tokens of English. */
const TOLD_LENGTH_MAX = 60_000

/**
 * What a model is told of a bible: its entries under the names it may use for them. Of a bible that is too long, the
 * characters the words mention come before the others, the world's rules before its history.
 */
export function tellEntries(bible: Bible, words: string): { entries: BibleEntry[]; leftOut: number } {
  const lowered = words.toLowerCase()
  const [mentioned, others] = [true, false].map((wanted) =>
    bible.characters.flatMap((character, index) =>
      isMentioned(character, lowered) === wanted ? entriesOfCharacter(character, index) : [],
    ),
  )
  const all = [...(mentioned ?? []), ...entriesOfWorld(bible), ...(others ?? [])]
  let length = 0
  const entries = all.filter(({ pointer, told }) => {
    length += pointer.length + JSON.stringify(told).length
    return length <= TOLD_LENGTH_MAX
  })
  return { entries, leftOut: all.length - entries.length }
}

function isMentioned({ canonicalName, aliases = [] }: BibleCharacter, lowered: string): boolean {
  const [firstName = canonicalName] = canonicalName.split(' ')
  return [canonicalName, firstName, ...aliases].some((name) => lowered.includes(name.toLowerCase()))
}

function entriesOfCharacter(character: BibleCharacter, index: number): BibleEntry[] {
  const { entityId, canonicalName, aliases, description, traits = [], relationships = [], isActive = true } = character
  const root = `/characters/${index}`
  const entry = (below: string, told: unknown): BibleEntry => ({
    pointer: `${root}${below}`,
    entityId,
    establishedInSegment: sequenceOf(character.introducedInSegment),
    told,
  })
  // Addresses of stored pictures and voices are nothing a model needs to see.
  return [
    entry('', { entityId, canonicalName, aliases }),
    ...(description === undefined || description === '' ? [] : [entry('/description', description)]),
    ...(isActive ? [] : [entry('/isActive', false)]),
    ...traits.map((trait, at) => entry(`/traits/${at}`, trait)),
    ...relationships.map((relationship, at) => entry(`/relationships/${at}`, relationship)),
  ]
}

function entriesOfWorld({ setting, timeline, plotThreads = [] }: Bible): BibleEntry[] {
  return [
    ...(setting.worldRules ?? []).map((rule, at) => ofWorld(`/setting/worldRules/${at}`, rule)),
    ...ifSaid('/setting/timePeriod', setting.timePeriod),
    ...ifSaid('/setting/primaryLocation', setting.primaryLocation),
    ...ifSaid('/timeline/currentPoint', timeline.currentPoint),
    ...(setting.locations ?? []).map((location, at) => ofWorld(`/setting/locations/${at}`, location)),
    ...plotThreads.map((thread, at) => ofWorld(`/plotThreads/${at}`, thread)),
    ...(timeline.majorEvents ?? [])
      .map((event, at) => ofWorld(`/timeline/majorEvents/${at}`, event, event.segmentNumber))
      .toReversed(),
  ]
}

function ofWorld(pointer: string, told: unknown, segmentNumber?: number): BibleEntry {
  return { pointer, entityId: null, establishedInSegment: sequenceOf(segmentNumber), told }
}

function ifSaid(pointer: string, told: string | undefined): BibleEntry[] {
  return told === undefined || told === '' ? [] : [ofWorld(pointer, told)]
}

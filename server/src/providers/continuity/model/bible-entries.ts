import type { Bible, BibleCharacter } from '@skein/contract/bible'
import { pointerOf } from '#domains/bible/choose-entries.rules.ts'
import { type EntryList, type Occasion, rankEntries } from '#domains/bible/rank-entries.rules.ts'
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

/** About 15,000 tokens, as `estimateTokens` counts them. */
const TOLD_BYTES_MAX = 60_000

/**
 * What a model is told of a bible: its entries under the names it may use for them, whose pointers are into the whole
 * bible. The frame always comes first; of a bible that is too long, what the words speak of comes before the rest, as a
 * storyteller is told it.
 */
export function tellEntries(bible: Bible, occasion: Occasion): { entries: BibleEntry[]; leftOut: number } {
  const ranked = rankEntries(bible, occasion).flatMap(({ list, index }) => entriesAt(bible, list, index))
  const all = [...entriesOfFrame(bible), ...ranked]
  let bytes = 0
  const entries = all.filter(({ pointer, told: words }) => {
    bytes += Buffer.byteLength(pointer) + Buffer.byteLength(JSON.stringify(words))
    return bytes <= TOLD_BYTES_MAX
  })
  return { entries, leftOut: all.length - entries.length }
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

function entriesOfFrame({ setting, timeline }: Bible): BibleEntry[] {
  return [
    ...(setting.worldRules ?? []).map((rule, at) => ofWorld(`/setting/worldRules/${at}`, rule)),
    ...ifSaid('/setting/timePeriod', setting.timePeriod),
    ...ifSaid('/setting/primaryLocation', setting.primaryLocation),
    ...ifSaid('/timeline/currentPoint', timeline.currentPoint),
  ]
}

/** A character comes apart into what can be contradicted by itself; everything else is one entry. */
function entriesAt(
  { characters, setting, timeline, plotThreads }: Bible,
  list: EntryList,
  index: number,
): BibleEntry[] {
  const character = characters[index]
  if (list === 'characters') return character === undefined ? [] : entriesOfCharacter(character, index)
  if (list === 'events') {
    const event = timeline.majorEvents?.[index]
    return [ofWorld(pointerOf(list, index), event, event?.segmentNumber)]
  }
  return [ofWorld(pointerOf(list, index), list === 'locations' ? setting.locations?.[index] : plotThreads?.[index])]
}

function ofWorld(pointer: string, told: unknown, segmentNumber?: number): BibleEntry {
  return { pointer, entityId: null, establishedInSegment: sequenceOf(segmentNumber), told }
}

function ifSaid(pointer: string, told: string | undefined): BibleEntry[] {
  return told === undefined || told === '' ? [] : [ofWorld(pointer, told)]
}

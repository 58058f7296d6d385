import { SEGMENT_SECONDS, SHOT_COUNT_MAX } from '@skein/contract/script'

/** What planning needs to know of a sentence. */
interface PlannedSentence {
  /** Characters to read. */
  readonly length: number
  /** Whether a shot may well begin here: a new paragraph or a new place. */
  readonly opensBeat: boolean
  /** How much it carries; the weightiest sentence of a shot should be read whole. */
  readonly weight: number
}

interface ShotPlan {
  readonly durationSeconds: (typeof SEGMENT_SECONDS)[number]
  readonly shots: readonly {
    /** Sentences `from` to `to`, end exclusive. */
    readonly from: number
    readonly to: number
    /** A multiple of 1/8 s: whole frames at 24 fps, and exact in floating point. */
    readonly durationSeconds: number
  }[]
}

/** A shot that needs no reading at all still needs this long to be seen. */
const SHOT_SECONDS_MIN = 2.5
/** Fewer seconds leave no room for a whole clause to be read; one shot in four seconds is hectic beside captions too. */
const SECONDS_PER_SHOT = 4.8
const EIGHTHS = 8
const KEY_LENGTH_MAX = 170

/**
 * Decides how long the segment lasts (by the words to read), how many shots it has and which sentences each shows. The
 * shots' durations add up to the segment's exactly.
 */
export function planShots(sentences: readonly PlannedSentence[], charactersPerSecond: number): ShotPlan {
  const length = sentences.reduce((sum, sentence) => sum + sentence.length, 0)
  const seconds = length / charactersPerSecond
  const durationSeconds = SEGMENT_SECONDS.find((offered) => seconds <= offered * 0.9) ?? SEGMENT_SECONDS[2]
  const countMax = Math.min(SHOT_COUNT_MAX, Math.round(durationSeconds / SECONDS_PER_SHOT), sentences.length)
  const groups = group(coalesce(sentences), Math.max(1, countMax))
  const durations = share(
    durationSeconds * EIGHTHS,
    groups.map(({ from, to, length: characters }) => {
      const units = (read: number): number => Math.ceil((read / charactersPerSecond) * EIGHTHS) + 1
      return { characters, needs: units(characters), key: units(keyLength(sentences.slice(from, to))) }
    }),
  )
  return {
    durationSeconds,
    shots: groups.map(({ from, to }, index) => ({ from, to, durationSeconds: (durations[index] ?? 0) / EIGHTHS })),
  }
}

/** Characters of the weightiest sentence; those nobody could read in one shot do not count. */
function keyLength(sentences: readonly PlannedSentence[]): number {
  const readable = sentences.filter(({ length }) => length <= KEY_LENGTH_MAX)
  const [key] = readable.toSorted((left, right) => right.weight - left.weight)
  return key?.length ?? KEY_LENGTH_MAX / 2
}

/** Trying every cut takes time with the square of the sentences: a text of a thousand scraps is cut between handfuls. */
const UNITS_MAX = 90

interface Unit extends PlannedSentence {
  readonly from: number
  readonly to: number
}

function coalesce(sentences: readonly PlannedSentence[]): Unit[] {
  const size = Math.ceil(sentences.length / UNITS_MAX)
  const units: Unit[] = []
  for (let from = 0; from < sentences.length; from += size) {
    const to = Math.min(from + size, sentences.length)
    const length = sentences.slice(from, to).reduce((sum, sentence) => sum + sentence.length, 0)
    units.push({ from, to, length, opensBeat: sentences[from]?.opensBeat ?? false, weight: 0 })
  }
  return units
}

interface Group {
  readonly from: number
  readonly to: number
  readonly length: number
}

/** Cuts at the places that leave groups of even length and begin, if possible, where a beat does. */
function group(units: readonly Unit[], count: number): Group[] {
  const ends = [0]
  for (const { length } of units) ends.push((ends.at(-1) ?? 0) + length)
  const total = ends.at(-1) ?? 0
  const lengthOf = (from: number, to: number): number => (ends[to] ?? 0) - (ends[from] ?? 0)
  const ideal = Math.max(1, total / count)
  let layer = new Map<number, { cost: number; cuts: readonly number[] }>([[0, { cost: 0, cuts: [] }]])
  for (let groups = 1; groups <= count; groups++) {
    const next: typeof layer = new Map()
    for (let to = groups; to <= units.length - (count - groups); to++) {
      for (const [from, { cost, cuts }] of layer) {
        if (from >= to) continue
        const unevenness = ((lengthOf(from, to) - ideal) / ideal) ** 2
        const roughness = from === 0 || units[from]?.opensBeat === true ? 0 : 0.3
        const sum = cost + unevenness + roughness
        if (sum < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY)) next.set(to, { cost: sum, cuts: [...cuts, from] })
      }
    }
    layer = next
  }
  const cuts = layer.get(units.length)?.cuts ?? [0]
  return cuts.map((from, index) => {
    const to = cuts[index + 1] ?? units.length
    return { from: units[from]?.from ?? 0, to: units[to - 1]?.to ?? 0, length: lengthOf(from, to) }
  })
}

interface Beat {
  readonly characters: number
  /** Units to read all of it, and to read its weightiest sentence. */
  readonly needs: number
  readonly key: number
}

/**
 * Shares out whole units: to every shot what reading it needs, when there is enough for all; else what its weightiest
 * sentence needs, as far as that goes; what is left by length, damped so that one long beat does not starve the rest.
 */
function share(units: number, beats: readonly Beat[]): number[] {
  const least = SHOT_SECONDS_MIN * EIGHTHS
  const needs = beats.map((beat) => Math.max(least, beat.needs))
  if (sumOf(needs) <= units)
    return filledUp(
      units,
      needs,
      needs.map(() => 1),
    )
  const keys = beats.map(({ key }) => Math.max(least, key))
  const damped = beats.map(({ characters }) => Math.sqrt(characters + 1))
  if (sumOf(keys) <= units) return filledUp(units, keys, damped)
  const spare = units - least * beats.length
  const wanted = sumOf(keys) - least * beats.length
  return filledUp(
    units,
    keys.map((key) => least + Math.floor((spare * (key - least)) / wanted)),
    damped,
  )
}

/** Adds what is left over in proportion to `weights`, and the last whole units to the first shots. */
function filledUp(units: number, shares: readonly number[], weights: readonly number[]): number[] {
  const spare = units - sumOf(shares)
  const filled = shares.map((part, index) => part + Math.floor((spare * (weights[index] ?? 0)) / sumOf(weights)))
  const left = units - sumOf(filled)
  return filled.map((part, index) => (index < left ? part + 1 : part))
}

function sumOf(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0)
}

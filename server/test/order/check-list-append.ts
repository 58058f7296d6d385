/** One writer's attempt to put one value at the end of one list. */
export interface AppendRecord {
  readonly list: string
  /** Unique over the whole history: that is what lets a read say which writes it saw. */
  readonly value: string
  /** Milliseconds on one monotonic clock of the observer, just before it was asked for. */
  readonly invokedAt: number
  /** When the writer was told how it ended; null when it never was. */
  readonly completedAt: number | null
  /** `unknown` may have happened or not, but not twice. */
  readonly outcome: 'accepted' | 'refused' | 'unknown'
  /** The 1-based place the writer was told; null when it was told none. */
  readonly place: number | null
}

/** What one reader saw of one list. */
export interface ReadRecord {
  readonly list: string
  /** Who looked, for the report. */
  readonly source: string
  /**
   * `present`: everything acknowledged, or seen by anybody, before the read began is in it. `eventual`: it may be of an
   * earlier moment, and still is a prefix.
   */
  readonly promise: 'present' | 'eventual'
  /** The values in order, or only how many there were. */
  readonly saw: readonly string[] | number
  readonly invokedAt: number
  readonly completedAt: number
}

export interface ListHistory {
  readonly appends: readonly AppendRecord[]
  readonly reads: readonly ReadRecord[]
  /** Each list after everybody had finished. */
  readonly final: ReadonlyMap<string, readonly string[]>
}

export type AnomalyKind =
  | 'duplicate'
  | 'lost_append'
  | 'aborted_read'
  | 'not_a_prefix'
  | 'wrong_place'
  | 'out_of_real_time'
  | 'stale_read'

export interface Anomaly {
  readonly kind: AnomalyKind
  readonly list: string
  readonly detail: string
}

/**
 * Checks a history of appends and reads, as Elle checks list-append (Kingsbury and Alvaro, VLDB 2020): with unique
 * values the order of a list says which order its writes had, so every promise is a look at positions. Because every
 * list is its own object and one read looks at one of them, strict serializability of the whole follows from that of
 * each list (linearizability is local).
 *
 * Finds: a value twice; an acknowledged one missing; a refused one, one nobody wrote or one not asked for yet in a
 * read; a read that is no prefix of the final list; a place other than the one the writer was told; two writes
 * against their real-time order; and, where the present was promised, a read without what was acknowledged or seen before
 * it began. Empty when there is none.
 */
export function checkListAppend({ appends, reads, final }: ListHistory): Anomaly[] {
  const lists = new Set([...final.keys(), ...appends.map(({ list }) => list), ...reads.map(({ list }) => list)])
  return [...lists].flatMap((list) =>
    checkOne(
      list,
      final.get(list) ?? [],
      appends.filter((append) => append.list === list),
      reads.filter((read) => read.list === list),
    ),
  )
}

function checkOne(
  list: string,
  final: readonly string[],
  appends: readonly AppendRecord[],
  reads: readonly ReadRecord[],
): Anomaly[] {
  const anomalies: Anomaly[] = []
  const found = (kind: AnomalyKind, detail: string) => anomalies.push({ kind, list, detail })
  const written = new Map(appends.map((append) => [append.value, append]))
  const placeOf = new Map<string, number>()
  for (const [index, value] of final.entries()) {
    if (placeOf.has(value)) found('duplicate', `${value} stands at ${placeOf.get(value)} and at ${index + 1}`)
    else placeOf.set(value, index + 1)
    const append = written.get(value)
    if (append === undefined) found('aborted_read', `${value} is in the list and nobody wrote it`)
    else if (append.outcome === 'refused') found('aborted_read', `${value} is in the list and was refused`)
  }
  for (const { value, outcome, place } of appends) {
    if (outcome !== 'accepted') continue
    if (!placeOf.has(value)) found('lost_append', `${value} was acknowledged and is not in the list`)
    else if (place !== null && final[place - 1] !== value)
      found('wrong_place', `${value} was told place ${place} and stands at ${placeOf.get(value)}`)
  }
  checkRealTime(final, written, found)
  for (const read of reads) checkRead(read, final, written, found)
  checkFreshness(appends, reads, placeOf, found)
  return anomalies
}

type Found = (kind: AnomalyKind, detail: string) => void

/** Walks from the end with the earliest completion of what stands later: nothing earlier may begin after it. */
function checkRealTime(final: readonly string[], written: ReadonlyMap<string, AppendRecord>, found: Found): void {
  let earliest: AppendRecord | undefined
  for (const value of final.toReversed()) {
    const append = written.get(value)
    if (append === undefined) continue
    if (earliest?.completedAt != null && earliest.completedAt < append.invokedAt)
      found('out_of_real_time', `${value} stands before ${earliest.value}, which was done before it was asked for`)
    if (append.outcome === 'accepted' && append.completedAt !== null)
      if (earliest?.completedAt == null || append.completedAt < earliest.completedAt) earliest = append
  }
}

function checkRead(
  read: ReadRecord,
  final: readonly string[],
  written: ReadonlyMap<string, AppendRecord>,
  found: Found,
): void {
  const saw = typeof read.saw === 'number' ? final.slice(0, read.saw) : read.saw
  if (typeof read.saw === 'number' && read.saw > final.length)
    found('not_a_prefix', `${read.source} counted ${read.saw}, in the end there are ${final.length}`)
  if (new Set(saw).size < saw.length) found('duplicate', `${read.source} saw a value twice: ${saw.join(' ')}`)
  const differs = saw.findIndex((value, index) => final[index] !== value)
  if (differs !== -1)
    found('not_a_prefix', `${read.source} saw ${saw[differs]} at ${differs + 1}, where ${final[differs]} stands`)
  for (const value of saw) {
    const append = written.get(value)
    if (append === undefined) found('aborted_read', `${read.source} saw ${value}, which nobody wrote`)
    else if (append.outcome === 'refused') found('aborted_read', `${read.source} saw ${value}, which was refused`)
    else if (append.invokedAt > read.completedAt)
      found('aborted_read', `${read.source} saw ${value} before it was asked for`)
  }
}

/**
 * What must be visible from some moment on: an acknowledged write from its acknowledgement, and whatever any reader saw
 * from the end of that reading. Swept in the order of time, so that a long history costs no more than sorting it.
 */
function checkFreshness(
  appends: readonly AppendRecord[],
  reads: readonly ReadRecord[],
  placeOf: ReadonlyMap<string, number>,
  found: Found,
): void {
  const known = [
    ...appends.flatMap(({ value, outcome, completedAt }) =>
      outcome === 'accepted' && completedAt !== null && placeOf.has(value)
        ? [{ at: completedAt, length: placeOf.get(value) ?? 0, why: `${value} had been acknowledged` }]
        : [],
    ),
    ...reads.map(({ completedAt, saw, source }) => {
      const length = typeof saw === 'number' ? saw : saw.length
      return { at: completedAt, length, why: `${source} had seen ${length}` }
    }),
  ].toSorted((a, b) => a.at - b.at)
  let next = 0
  let demanded = { length: 0, why: '' }
  for (const read of reads.toSorted((a, b) => a.invokedAt - b.invokedAt)) {
    for (let fact = known[next]; fact !== undefined && fact.at < read.invokedAt; fact = known[next]) {
      if (fact.length > demanded.length) demanded = fact
      next += 1
    }
    const length = typeof read.saw === 'number' ? read.saw : read.saw.length
    if (read.promise === 'present' && length < demanded.length)
      found('stale_read', `${read.source} saw ${length} although ${demanded.why} (place ${demanded.length})`)
  }
}

/** How many of each kind, for a report a person can read. */
export function countAnomalies(anomalies: readonly Anomaly[]): Partial<Record<AnomalyKind, number>> {
  const counts: Partial<Record<AnomalyKind, number>> = {}
  for (const { kind } of anomalies) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

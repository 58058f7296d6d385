import type { Writers } from './writers.ts'

/** When something was broken, of `performance.now()`; it is whole again at `until`. */
export interface FaultWindow {
  readonly from: number
  readonly until: number
}

/** I8: a minute after a fault nobody may notice anything of it any more. */
const RECOVERY_MS_MAX = 60_000

/** Does something while things are broken, and says when that was. */
export async function during(work: () => Promise<unknown>): Promise<FaultWindow> {
  const from = performance.now()
  await work()
  return { from, until: performance.now() }
}

/** Seconds from the end of each fault to the last trouble that anybody had before the next one; 0 when there was none. */
export function recoverySeconds({ troubles }: Pick<Writers, 'troubles'>, faults: readonly FaultWindow[]): number[] {
  return faults.map(({ until }, index) => {
    const end = faults[index + 1]?.from ?? Number.POSITIVE_INFINITY
    const last = troubles.findLast(({ at }) => at > until && at < end)
    return last === undefined ? 0 : Math.round(last.at - until) / 1000
  })
}

/**
 * I8: every trouble that a client should not have had: another answer than 503 with Retry-After, or any while nothing
 * was broken and nothing recovered.
 */
export function findNeedlessTroubles(
  { troubles }: Pick<Writers, 'troubles'>,
  faults: readonly FaultWindow[],
): readonly string[] {
  const excused = (at: number) => faults.some(({ from, until }) => at >= from && at <= until + RECOVERY_MS_MAX)
  return troubles.flatMap(({ at, what, isHonest }) => {
    if (!isHonest) return [what]
    return excused(at) ? [] : [`${what}, while nothing was broken`]
  })
}

import { quantile, type Round } from './measure.ts'

/**
 * Repeats an operation in so many loops at once until the time is up, timing each.
 *
 * @param operation is told the number of its loop and how many it has done.
 */
export async function drive(
  seconds: number,
  loops: number,
  operation: (loop: number, turn: number) => Promise<unknown>,
): Promise<Round> {
  const latencies: number[] = []
  const started = performance.now()
  const end = started + seconds * 1000
  const repeat = async (loop: number) => {
    for (let turn = 0; performance.now() < end; turn += 1) {
      const at = performance.now()
      await operation(loop, turn)
      latencies.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: loops }, (_, loop) => repeat(loop)))
  return roundOf(latencies, (performance.now() - started) / 1000)
}

/** A round out of the latency of each of its operations, in ms. */
function roundOf(latencies: readonly number[], seconds: number): Round {
  return {
    operations: latencies.length,
    seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  }
}

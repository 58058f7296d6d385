import type { Script } from '@skein/contract/script'
import { FRAMES_PER_SECOND } from '#media/encoding-contract.ts'
import { timeShots } from '#animatic/timeline.rules.ts'

/** Where in its share of a shot a still is taken: people have arrived, nothing melts. */
const MOMENT = 0.6

/** The frames that tell most of a segment: spread over its shots, each past its shot's opening, in order. */
export function stillFrames(script: Script, count: number): number[] {
  const shots = timeShots(script)
  const shares = shots.map((_, shot) =>
    Array.from({ length: count }).filter((_still, still) => Math.floor((still * shots.length) / count) === shot),
  )
  return shots.flatMap(({ start, end }, index) => {
    const own = shares[index]?.length ?? 0
    return Array.from({ length: own }, (_, at) =>
      Math.floor((start + ((end - start) * (at + MOMENT)) / own) * FRAMES_PER_SECOND),
    )
  })
}

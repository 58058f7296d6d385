import type { Workload } from './bench.ts'
import { appendMany, appendOneScene } from './workloads/append.ts'
import { lookupId } from './workloads/lookup-id.ts'
import { notifyCost } from './workloads/notify-cost.ts'
import { planStability } from './workloads/plan-stability.ts'
import { playlist304 } from './workloads/playlist-304.ts'
import { playlistCold } from './workloads/playlist-cold.ts'
import { playlistDepth } from './workloads/playlist-depth.ts'
import { playlistHot } from './workloads/playlist-hot.ts'

/** Everything that can be measured, by name, what matters most first. */
export const WORKLOADS: ReadonlyMap<string, Workload> = new Map(
  [
    playlistHot,
    playlist304,
    playlistDepth,
    playlistCold,
    lookupId,
    appendOneScene,
    appendMany,
    planStability,
    notifyCost,
  ].map((workload) => [workload.name, workload]),
)

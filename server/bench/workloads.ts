import type { Workload } from './bench.ts'
import { appendMany, appendOneScene } from './workloads/append.ts'
import { bibleConflict } from './workloads/bible-conflict.ts'
import { enqueueTx } from './workloads/enqueue-tx.ts'
import { feedActive, feedHot, feedTag, search } from './workloads/feeds.ts'
import { jobsDrain } from './workloads/jobs-drain.ts'
import { jobsLatency } from './workloads/jobs-latency.ts'
import { likeStorm } from './workloads/like-storm.ts'
import { lookupId } from './workloads/lookup-id.ts'
import { notifyCost } from './workloads/notify-cost.ts'
import { partitionRoll } from './workloads/partition-roll.ts'
import { pipeline } from './workloads/pipeline.ts'
import { plans } from './workloads/plans.ts'
import { planStability } from './workloads/plan-stability.ts'
import { playlist304 } from './workloads/playlist-304.ts'
import { playlistCold } from './workloads/playlist-cold.ts'
import { playlistDepth } from './workloads/playlist-depth.ts'
import { playlistHot } from './workloads/playlist-hot.ts'
import { readsDuringRender } from './workloads/reads-during-render.ts'
import { scale } from './workloads/scale.ts'
import { sseFanout } from './workloads/sse-fanout.ts'

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
    bibleConflict,
    planStability,
    partitionRoll,
    plans,
    jobsLatency,
    enqueueTx,
    jobsDrain,
    feedHot,
    feedActive,
    feedTag,
    search,
    likeStorm,
    sseFanout,
    notifyCost,
    scale,
    pipeline,
    readsDuringRender,
  ].map((workload) => [workload.name, workload]),
)

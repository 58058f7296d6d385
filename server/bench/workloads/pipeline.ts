import type { PgBoss } from 'pg-boss'
import { STAGES } from '@skein/contract/jobs'
import type { Workload } from '../bench.ts'
import { addScenes } from '../ground/add-scenes.ts'
import { openBareBoss } from '../ground/bare-boss.ts'
import { onDatabase } from '../ground/dataset.ts'
import { openPipelineStage } from '../ground/pipeline-stage.ts'
import { processMicros, treeMicros } from '../harness/cpu-time.ts'
import { median, quantile } from '../harness/measure.ts'
import type { Finding } from '../harness/report.ts'

const JOURNEYS = 20
/** Each connection plans each statement a few times before it keeps a plan. */
const WARM = 15
const END_MS_MAX = 30_000

export const pipeline: Workload = {
  name: 'pipeline',
  about:
    'Twenty continuations one after the other through api and worker with a video provider that has the film at hand, from submit to published; against five hops of bare pg-boss with empty handlers. What is left is our overhead: scripts, verdicts, packaging, storage with fsync, and the transactions.',
  run: async (bench): Promise<Finding> => {
    const dataset = await bench.dataset()
    const hops = await bareHops((await openBareBoss(bench)).boss)
    const stage = await openPipelineStage(bench, dataset)
    const scenes = await addScenes(dataset.url, WARM + JOURNEYS, 20)
    const scene = (turn: number) => scenes[turn] ?? ''
    for (let turn = 0; turn < WARM; turn += 1) await stage.ends([await stage.submit(scene(turn))], END_MS_MAX)

    const cpu = () => ({
      api: processMicros(stage.apiPid),
      worker: treeMicros(stage.workerPid),
      postgres: treeMicros(bench.postgresPid),
    })
    const before = cpu()
    const took: number[] = []
    const jobs: string[] = []
    for (let turn = WARM; turn < WARM + JOURNEYS; turn += 1) {
      const journey = await stage.submit(scene(turn))
      const [ended = Number.NaN] = await stage.ends([journey], END_MS_MAX)
      took.push(ended - journey.submittedAt)
      jobs.push(journey.jobId)
    }
    const after = cpu()
    const perJob = (name: keyof typeof before) => (after[name] - before[name]) / 1000 / JOURNEYS
    const stages = await onDatabase(dataset.url, async (client) => {
      const { rows } = await client.query<{ stage: string; ms: number }>(
        `SELECT stage, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - started_at) * 1000)::float8 AS ms
         FROM job_attempts WHERE job_id = ANY($1::uuid[]) GROUP BY stage`,
        [jobs],
      )
      return new Map(rows.map(({ stage: name, ms }) => [name, ms]))
    })
    const working = [...stages.values()].reduce((sum, ms) => sum + ms, 0)
    return {
      tables: [],
      claims: [],
      facts: {
        'submit to published, p50 ms': median(took),
        'submit to published, p90 ms': quantile(took, 0.9),
        'five bare pg-boss hops, p50 ms': median(hops),
        'submit to published over five hops': median(took) / median(hops),
        ...Object.fromEntries(STAGES.map((name) => [`${name}, p50 ms`, stages.get(name) ?? 'never ran'])),
        'between and around stages, ms': median(took) - working,
        'CPU per continuation, ms: api': perJob('api'),
        'CPU per continuation, ms: worker': perJob('worker'),
        'CPU per continuation, ms: postgres (polling for the end included)': perJob('postgres'),
      },
    }
  },
}

/** A message that wanders through five queues, one worker each; ms per journey. */
async function bareHops(boss: PgBoss): Promise<number[]> {
  const took: number[] = []
  let arrived: () => void = () => undefined
  for (const [index, queue] of STAGES.entries()) {
    await boss.createQueue(queue, { notify: true })
    const next = STAGES[index + 1]
    const workerId: string = await boss.work(queue, { pollingIntervalSeconds: 2 }, async () => {
      if (next === undefined) arrived()
      else await boss.send(next, {})
      boss.notifyWorker(workerId)
    })
  }
  for (let turn = 0; turn < JOURNEYS + 3; turn += 1) {
    const at = performance.now()
    const end = new Promise<void>((resolve) => {
      arrived = resolve
    })
    await boss.send(STAGES[0], {})
    await end
    if (turn >= 3) took.push(performance.now() - at)
  }
  return took
}

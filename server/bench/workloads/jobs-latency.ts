import { setTimeout as wait } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import type { Bench, Workload } from '../bench.ts'
import { addScenes } from '../ground/add-scenes.ts'
import { openBareBoss } from '../ground/bare-boss.ts'
import { onDatabase } from '../ground/dataset.ts'
import { openPipelineStage, type PipelineStage } from '../ground/pipeline-stage.ts'
import { drive } from '../harness/drive.ts'
import { median, quantile } from '../harness/measure.ts'
import { atMost, type Finding } from '../harness/report.ts'

const PACED = 80
const PER_SECOND = 16
const BURST = 40
const WARM = 4
/** Workers of the first stage in one worker process by default. */
const WORKERS = 4
const ENDS_MS_MAX = 120_000

export const jobsLatency: Workload = {
  name: 'jobs-latency',
  about:
    'From sending `POST /scenes/:id/continuations` until its first stage has begun in a worker process: 80 at 16 a second, then 40 at once. The worker goes on through all five stages meanwhile. Beside it, from send to handler in bare pg-boss at the same pace.',
  run: async (bench): Promise<Finding> => {
    const dataset = await bench.dataset()
    const bare = await barePaced((await openBareBoss(bench)).boss)
    const stage = await openPipelineStage(bench, dataset)
    const scenes = await addScenes(dataset.url, WARM + PACED + BURST, 20)
    await warm(stage, scenes.splice(0, WARM))

    const paced = await submitPaced(stage, scenes.splice(0, PACED), bench)
    const burst = await submitBurst(stage, scenes, dataset.url)
    return {
      tables: [],
      claims: [
        atMost('submit to first stage, p50 ms', median(paced.latencies), 25),
        atMost('submit to first stage over bare pg-boss, p50', median(paced.latencies) / median(bare), 1.5),
        atMost('submit to first stage, p99 ms', quantile(paced.latencies, 0.99), 25),
        atMost('burst: last start beyond the ideal, ms', burst.lastStart - burst.ideal, 250),
      ],
      facts: {
        'bare pg-boss send to handler, p50 and p99 ms': `${median(bare).toFixed(1)}, ${quantile(bare, 0.99).toFixed(1)}`,
        'answer of the submit (202), p50 ms': median(paced.accepted),
        '202 to first stage, p50 ms': median(paced.queued),
        'submit to published at this pace, p50 ms': median(paced.published),
        'burst: last start, ms': burst.lastStart,
        'burst: ideal last start (4 workers, one stage after the other), ms': burst.ideal,
        'burst: first stage takes, p50 ms': burst.stageMs,
        'burst: last 202, ms': burst.lastAccepted,
      },
    }
  },
}

async function warm(stage: PipelineStage, scenes: readonly string[]): Promise<void> {
  const journeys = await Promise.all(scenes.map((id) => stage.submit(id)))
  await stage.ends(journeys, ENDS_MS_MAX)
}

async function submitPaced(stage: PipelineStage, scenes: readonly string[], bench: Bench) {
  bench.tell(`${PACED} continuations at ${PER_SECOND} a second …`)
  const journeys = await Promise.all(
    scenes.map(async (id, turn) => {
      await wait((turn * 1000) / PER_SECOND)
      return stage.submit(id)
    }),
  )
  const starts = await stage.starts('script_expansion', journeys, ENDS_MS_MAX)
  const ends = await stage.ends(journeys, ENDS_MS_MAX)
  const since = (times: readonly number[], at: 'submittedAt' | 'acceptedAt') =>
    times.map((time, index) => time - (journeys[index]?.[at] ?? 0))
  return {
    latencies: since(starts, 'submittedAt'),
    queued: since(starts, 'acceptedAt'),
    accepted: journeys.map(({ submittedAt, acceptedAt }) => acceptedAt - submittedAt),
    published: since(ends, 'submittedAt'),
  }
}

async function submitBurst(stage: PipelineStage, scenes: readonly string[], databaseUrl: string) {
  const began = Date.now()
  const journeys = await Promise.all(scenes.map((id) => stage.submit(id)))
  const starts = await stage.starts('script_expansion', journeys, ENDS_MS_MAX)
  await stage.ends(journeys, ENDS_MS_MAX)
  const stageMs = await onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ ms: number }>(
      `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - started_at) * 1000)::float8 AS ms
       FROM job_attempts WHERE job_id = ANY($1::uuid[]) AND stage = 'script_expansion'`,
      [journeys.map(({ jobId }) => jobId)],
    )
    return rows[0]?.ms ?? 0
  })
  return {
    lastStart: Math.max(...starts) - began,
    lastAccepted: Math.max(...journeys.map(({ acceptedAt }) => acceptedAt)) - began,
    stageMs,
    ideal: (BURST / WORKERS - 1) * stageMs,
  }
}

async function barePaced(boss: PgBoss): Promise<number[]> {
  await boss.createQueue('paced', { notify: true })
  const latencies: number[] = []
  const workerId: string = await boss.work<{ sentAt: number }>(
    'paced',
    { pollingIntervalSeconds: 2 },
    async ([job]) => {
      if (job !== undefined) latencies.push(Date.now() - job.data.sentAt)
      boss.notifyWorker(workerId)
    },
  )
  await drive(0.3, 1, () => boss.send('paced', { sentAt: Date.now() }).then(() => wait(30)))
  latencies.length = 0
  for (let turn = 0; turn < PACED; turn += 1) {
    const next = wait(1000 / PER_SECOND)
    await boss.send('paced', { sentAt: Date.now() })
    await next
  }
  await wait(500)
  return latencies
}

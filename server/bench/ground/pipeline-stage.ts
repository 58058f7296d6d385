import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { register } from '@skein/contract/accounts'
import { type Client, createClient } from '@skein/contract/client'
import { SceneId } from '@skein/contract/ids'
import { createContinuation, type Stage } from '@skein/contract/jobs'
import { Client as Connection } from 'pg'
import { Value } from 'typebox/value'
import type { Bench } from '../bench.ts'
import type { WorkerOrders } from '../parts/work.ts'
import type { Dataset } from './dataset.ts'
import { startApi, startPart } from './processes.ts'

const TEXT =
  'Mara Holt opened the tin on the quay. "These are my letters," she said, and the rain fell upwards past the lanterns.'
const POLL_MS = 25

/** One continuation's times, in ms of this machine's clock. */
interface Journey {
  readonly jobId: string
  /** When the request left. */
  readonly submittedAt: number
  /** When its 202 was here. */
  readonly acceptedAt: number
}

/** Skein's api process and a worker process over a bench database, and somebody who writes. */
export interface PipelineStage {
  readonly workerPid: number
  readonly apiPid: number
  readonly baseUrl: string
  submit(sceneId: string): Promise<Journey>
  /** When a stage of each of these jobs began, in order; waits until all have begun. */
  starts(stage: Stage, journeys: readonly Journey[], timeoutMs: number): Promise<number[]>
  /** Waits until all have ended. Returns when, in order. @throws Error when one failed. */
  ends(journeys: readonly Journey[], timeoutMs: number): Promise<number[]>
}

export async function openPipelineStage(
  bench: Bench,
  { url }: Dataset,
  films: WorkerOrders['films'] = 'at hand',
): Promise<PipelineStage> {
  const api = await startApi(url, bench.dataDirectory)
  bench.defer(() => api.stop())
  const orders: WorkerOrders = { databaseUrl: url, mediaRoot: join(bench.dataDirectory, 'media'), films }
  const worker = await startPart('work', orders)
  bench.defer(() => worker.stop())
  const writer = await signUp(api.baseUrl)

  // One connection for all the asking, with plans that are kept: it would otherwise cost more than what it asks about.
  const asking = new Connection({ connectionString: url, options: '-c plan_cache_mode=force_generic_plan' })
  await asking.connect()
  bench.defer(() => asking.end())

  /** Asks again until a query about these jobs answers for every one of them. */
  const times = async (
    query: { readonly name: string; readonly text: string },
    journeys: readonly Journey[],
    timeoutMs: number,
  ): Promise<number[]> => {
    const deadline = performance.now() + timeoutMs
    const ids = journeys.map(({ jobId }) => jobId)
    for (;;) {
      const { rows } = await asking.query<{ id: string; at: number; status: string }>({ ...query, values: [ids] })
      const failed = rows.find(({ status }) => status === 'failed')
      if (failed !== undefined) throw new Error(`job ${failed.id} failed`)
      if (rows.length === ids.length) {
        const byId = new Map(rows.map(({ id, at }) => [id, at]))
        return ids.map((id) => byId.get(id) ?? Number.NaN)
      }
      if (performance.now() > deadline)
        throw new Error(`${rows.length} of ${ids.length} jobs came so far in ${timeoutMs} ms`)
      await wait(POLL_MS)
    }
  }

  return {
    workerPid: worker.pid,
    apiPid: api.pid,
    submit: async (sceneId) => {
      const submittedAt = Date.now()
      const job = await writer(
        createContinuation,
        { params: { sceneId: Value.Parse(SceneId, sceneId) }, body: { text: TEXT } },
        { idempotencyKey: randomUUID() },
      )
      return { jobId: job.id, submittedAt, acceptedAt: Date.now() }
    },
    baseUrl: api.baseUrl,
    starts: (stage, journeys, timeoutMs) =>
      times(
        {
          name: `starts-${stage}`,
          text: `SELECT job_id AS id, (extract(epoch FROM min(started_at)) * 1000)::float8 AS at, '' AS status
         FROM job_attempts WHERE job_id = ANY($1::uuid[]) AND stage = '${stage}' GROUP BY job_id`,
        },
        journeys,
        timeoutMs,
      ),
    ends: (journeys, timeoutMs) =>
      times(
        {
          name: 'ends',
          text: `SELECT jobs.id, (extract(epoch FROM completed_at) * 1000)::float8 AS at, status
         FROM unnest((SELECT $1::uuid[])) AS wanted (id)
         CROSS JOIN LATERAL (
           SELECT * FROM jobs WHERE id = wanted.id AND created_at = uuid_extract_timestamp(wanted.id) LIMIT 1) jobs
         WHERE completed_at IS NOT NULL`,
        },
        journeys,
        timeoutMs,
      ),
  }
}

async function signUp(baseUrl: string): Promise<Client> {
  const name = `w${randomUUID().slice(0, 12)}`
  const { tokens } = await createClient({ baseUrl })(register, {
    body: { email: `${name}@example.org`, username: name, password: `${name} likes long walks 7`, transport: 'bearer' },
  })
  return createClient({ baseUrl, accessToken: () => tokens?.accessToken ?? null })
}

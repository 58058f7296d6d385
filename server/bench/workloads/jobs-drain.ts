import type { PgBoss } from 'pg-boss'
import { createDatabase } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import { createQueue } from '#platform/queue.ts'
import type { Workload } from '../bench.ts'
import { openBareBoss } from '../ground/bare-boss.ts'
import { onDatabase } from '../ground/dataset.ts'
import { type Round, speedRatio } from '../harness/measure.ts'
import { atLeast } from '../harness/report.ts'

const WORKERS = 4
const BATCH = 100
/** More of each kind than any round can handle. */
const BATCHED = 60_000
const ONE_BY_ONE = 20_000
const BURSTS = `pg-boss, ${BATCH} at a time`
const SINGLES = `pg-boss, ${WORKERS} workers, one by one`
const OURS_BATCHED = `our queue, ${BATCH} hands, nothing to commit`
const OURS = `our queue, ${WORKERS} hands, each message with its own commit`

export const jobsDrain: Workload = {
  name: 'jobs-drain',
  about:
    'Handlers that do nothing, fed from a full queue. Like against like: our queue with as many hands as pg-boss takes at a time, against bare pg-boss in bursts; and our queue with each message completed in a transaction of its own, as a stage does it because its effect commits with it, against bare pg-boss one by one, which commits for each message too.',
  run: async (bench) => {
    const { boss, url } = await openBareBoss(bench)
    const db = createDatabase({ url, poolMax: WORKERS + 2, statementTimeoutMs: 15_000 })
    const policy = {
      retryLimit: 2,
      retryDelaySeconds: 1,
      retryDelayMaxSeconds: 1,
      expireInSeconds: 600,
      heartbeatSeconds: 60,
    }
    const queue = createQueue({
      databaseUrl: url,
      log: createLog('silent'),
      supervise: false,
      queues: [
        { name: 'ours_batched', ...policy },
        { name: 'ours', ...policy },
      ],
    })
    await queue.start()
    bench.defer(async () => {
      await queue.stop({ drainMs: 1000 })
      await db.close()
    })
    await boss.createQueue('bursts')
    await boss.createQueue('singles', { notify: true })

    let handled = 0
    const handle = () => {
      handled += 1
    }
    const here = { pid: process.pid, run: (seconds: number) => countWhile(seconds, () => handled) }
    // One after the other, because our queue has no way to stop its workers but to stop.
    await fill(boss, url, 'bursts', BATCHED)
    await boss.work(
      'bursts',
      { batchSize: BATCH, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 },
      async (jobs) => {
        for (const _ of jobs) handle()
      },
    )
    const bursts = await bench.measure([{ ...here, name: BURSTS, role: 'limit' }])
    await boss.offWork('bursts')

    await fill(boss, url, 'singles', ONE_BY_ONE)
    for (let worker = 0; worker < WORKERS; worker += 1) await workSingles(boss, handle)
    const singles = await bench.measure([{ ...here, name: SINGLES, role: 'peer' }])
    await boss.offWork('singles')

    await fill(boss, url, 'ours_batched', BATCHED)
    await queue.work('ours_batched', { concurrency: BATCH }, () => Promise.resolve(handle()))
    const batched = await bench.measure([{ ...here, name: OURS_BATCHED, role: 'case' }])
    await boss.deleteQueuedJobs('ours_batched')

    await fill(boss, url, 'ours', ONE_BY_ONE)
    await queue.work('ours', { concurrency: WORKERS }, async (message) => {
      await db.transaction((tx) => queue.complete(tx, 'ours', message))
      handle()
    })
    const ours = await bench.measure([{ ...here, name: OURS, role: 'case' }])

    const rows = [...bursts, ...batched, ...singles, ...ours]
    return {
      tables: [{ title: '', rows }],
      claims: [
        atLeast('our queue with nothing to commit, of bursts', speedRatio(rows, OURS_BATCHED, BURSTS), 0.75),
        atLeast('our queue with its own commits, of one by one', speedRatio(rows, OURS, SINGLES), 0.75),
      ],
    }
  },
}

async function workSingles(boss: PgBoss, handle: () => void): Promise<void> {
  const id: string = await boss.work('singles', { pollingIntervalSeconds: 0.5 }, async () => {
    handle()
    boss.notifyWorker(id)
  })
}

/** Also tells the planner how many there are: with last month's word for it, taking one message reads them all. */
async function fill(boss: PgBoss, url: string, queue: string, count: number): Promise<void> {
  const jobs = Array.from({ length: 5000 }, () => ({ data: {} }))
  for (let sent = 0; sent < count; sent += jobs.length) await boss.insert(queue, jobs)
  await onDatabase(url, (client) => client.query('ANALYZE'))
}

async function countWhile(seconds: number, count: () => number): Promise<Round> {
  const [before, at] = [count(), performance.now()]
  await new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000)
  })
  return { operations: count() - before, seconds: (performance.now() - at) / 1000, p50Ms: null, p99Ms: null }
}

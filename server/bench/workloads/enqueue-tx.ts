import { createHash, randomUUID } from 'node:crypto'
import { Logger, makeWorkerUtils } from 'graphile-worker'
import { UserId } from '@skein/contract/ids'
import { Value } from 'typebox/value'
import type { JobFlow } from '#domains/jobs/job-ledger.service.ts'
import { createJobsService, type JobsService } from '#domains/jobs/jobs.service.ts'
import { createJobFlow } from '#pipeline/enqueue-stage.ts'
import { stageQueues } from '#pipeline/stages.ts'
import { createDatabase } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import { createQueue } from '#platform/queue.ts'
import type { WakeHub } from '#platform/wake-hub.ts'
import type { Workload } from '../bench.ts'
import { addScenes } from '../ground/add-scenes.ts'
import { onDatabase } from '../ground/dataset.ts'
import { drive } from '../harness/drive.ts'
import { speedRatio } from '../harness/measure.ts'
import { atLeast } from '../harness/report.ts'

const WRITERS = 8
const TEXT = 'She opened the tin, and the rain fell upwards past the lanterns.'
const SILENT = new Logger(() => () => undefined)
const NOBODY: WakeHub = { on: () => () => undefined, close: () => undefined }

export const enqueueTx: Workload = {
  name: 'enqueue-tx',
  about:
    'The transaction of `createContinuation` (key, job, event, queue message, audit line, answer) against the same without its queue message, and with graphile-worker’s instead of ours; 8 at a time in this process.',
  run: async (bench) => {
    const { url, people } = await bench.dataset()
    const scenes = await addScenes(url, 100, 20)
    const db = createDatabase({ url, poolMax: WRITERS, statementTimeoutMs: 15_000 })
    const queue = createQueue({ databaseUrl: url, log: createLog('silent'), queues: stageQueues(10), supervise: false })
    await queue.start()
    bench.defer(async () => {
      await queue.stop({ drainMs: 100 })
      await db.close()
      // Nobody will work on these, and the next workload's worker must not find them in its way.
      await onDatabase(url, (client) =>
        client.query(
          "DELETE FROM graphile_worker._private_jobs; DELETE FROM pgboss.job; DELETE FROM jobs WHERE status = 'queued'",
        ),
      )
    })
    const flow = createJobFlow(queue)
    // Asking for the place in a queue the job is not in would answer from an empty table.
    const unqueued: JobFlow = { ...flow, enqueue: () => Promise.resolve(), placeOf: () => Promise.resolve(null) }
    // The same job handed to graphile-worker in the same transaction, by the SQL function it has for that.
    const utils = await makeWorkerUtils({ connectionString: url, logger: SILENT })
    await utils.migrate()
    bench.defer(async () => {
      await utils.release()
    })
    const toGraphile: JobFlow = {
      ...unqueued,
      enqueue: async (tx, jobId, state) => {
        const payload = JSON.stringify({ jobId, stage: state.stage, round: state.round })
        await tx.$queryRawUnsafe(
          'SELECT id FROM graphile_worker.add_job($1::text, $2::json)',
          'script_expansion',
          payload,
        )
      },
    }
    const withGraphile = createJobsService({ db, flow: toGraphile, jobNews: NOBODY })
    const withQueue = createJobsService({ db, flow, jobNews: NOBODY })
    const withoutQueue = createJobsService({ db, flow: unqueued, jobNews: NOBODY })
    const submitting = (jobs: JobsService) => (seconds: number) =>
      drive(seconds, WRITERS, (loop, turn) => {
        const userId = Value.Parse(UserId, people[loop])
        const fingerprint = createHash('sha256').update(TEXT).digest('hex')
        const claim = { userId, route: 'createContinuation', key: randomUUID(), fingerprint }
        return jobs.submit(userId, scenes[(loop * 31 + turn) % scenes.length] ?? '', { text: TEXT }, claim)
      })
    const rows = await bench.measure([
      { name: 'without its message', role: 'limit', pid: process.pid, run: submitting(withoutQueue) },
      { name: 'with graphile add_job', role: 'peer', pid: process.pid, run: submitting(withGraphile) },
      { name: 'createContinuation', role: 'case', pid: process.pid, run: submitting(withQueue) },
    ])
    return {
      tables: [{ title: '', rows }],
      claims: [
        atLeast(
          'createContinuation, of itself without its message',
          speedRatio(rows, 'createContinuation', 'without its message'),
          0.5,
        ),
        atLeast(
          'createContinuation, of the same with graphile add_job',
          speedRatio(rows, 'createContinuation', 'with graphile add_job'),
          1,
        ),
      ],
    }
  },
}

import type { Stage } from '@skein/contract/jobs'
import { createPipeline, type PipelineDeps } from '#pipeline/create-pipeline.ts'
import type { FaultPoint } from '#pipeline/run-stage.ts'
import { stageQueues } from '#pipeline/stages.ts'
import { createDatabase, type Database } from '#platform/db.ts'
import { createListener } from '#platform/listen.ts'
import { createLog } from '#platform/log.ts'
import { createQueue, type Queue } from '#platform/queue.ts'
import { createWakeHub, JOB_CHANNEL, type WakeHub } from '#platform/wake-hub.ts'
import { createLocalValidator } from '#providers/continuity/local.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import { QuickVideoProvider } from './quick-video.ts'

/** What both halves, api and worker, stand on. */
export interface TestGround {
  readonly db: Database
  readonly queue: Queue
  readonly jobNews: WakeHub
  close(): Promise<void>
}

/** What a test may say of every queue, to reach the end of its tries sooner. */
export interface TestPolicy {
  readonly retryLimit?: number
  /** A handler that runs longer has lost its message. */
  readonly expireInSeconds?: number
}

/** pg-boss accepts no shorter heartbeat; everything that can be faster is. */
const HEARTBEAT_SECONDS = 10
const STORAGE_PAUSE_MS = { first: 200, max: 1_000 }
const log = createLog('silent')

export async function openGround(
  databaseUrl: string,
  options: { supervise: boolean } & TestPolicy,
): Promise<TestGround> {
  const db = createDatabase({ url: databaseUrl, poolMax: 12, statementTimeoutMs: 10_000 })
  const listener = createListener({ url: databaseUrl })
  const jobNews = await createWakeHub(listener, JOB_CHANNEL)
  const queues = stageQueues(HEARTBEAT_SECONDS).map((queue) => ({
    ...queue,
    retryDelaySeconds: 1,
    retryDelayMaxSeconds: 1,
    retryLimit: options.retryLimit ?? queue.retryLimit,
    expireInSeconds: options.expireInSeconds ?? queue.expireInSeconds,
  }))
  const queue = createQueue({
    databaseUrl,
    log,
    queues,
    supervise: options.supervise,
    monitorIntervalSeconds: 1,
    pollSeconds: 0.5,
  })
  await queue.start()
  return {
    db,
    queue,
    jobNews,
    close: async () => {
      await queue.stop({ drainMs: 1_000 })
      jobNews.close()
      await listener.close()
      await db.close()
    },
  }
}

export interface TestWorkerOptions extends TestPolicy {
  readonly databaseUrl: string
  readonly storageRoot: string
  /** From `quickFilm`. */
  readonly filmDirectory: string
  readonly parts?: Partial<
    Pick<
      PipelineDeps,
      | 'storyteller'
      | 'validator'
      | 'quickValidator'
      | 'video'
      | 'videoFallback'
      | 'storage'
      | 'concurrency'
      | 'jobNews'
      | 'metrics'
    >
  >
  readonly faultPoints?: (stage: Stage, point: FaultPoint) => void | Promise<void>
}

/** A whole worker: five stages over a database and a directory of its own. */
export async function startTestWorker(
  options: TestWorkerOptions,
): Promise<{ stop(): Promise<void>; ground: TestGround }> {
  const { databaseUrl, storageRoot, filmDirectory, retryLimit, expireInSeconds, parts, faultPoints } = options
  const ground = await openGround(databaseUrl, {
    supervise: true,
    ...(retryLimit !== undefined && { retryLimit }),
    ...(expireInSeconds !== undefined && { expireInSeconds }),
  })
  const pipeline = createPipeline({
    ...ground,
    log,
    storyteller: createLocalStoryteller(),
    validator: createLocalValidator(),
    quickValidator: createLocalValidator(),
    video: new QuickVideoProvider(filmDirectory),
    storage: new DiskStorage(storageRoot),
    storagePauseMs: STORAGE_PAUSE_MS,
    concurrency: { renders: 4, stages: 4 },
    ...parts,
    ...(faultPoints && { faultPoints }),
  })
  await pipeline.start()
  return { stop: () => ground.close(), ground }
}

import { createContainer } from '#container.ts'
import { createLog } from '#platform/log.ts'
import { createStructuralValidator } from '#providers/continuity/structural.ts'
import { createLogMail } from '#providers/mail/log-mail.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import { AnimaticVideoProvider } from '#providers/video/animatic.ts'
import { QuickVideoProvider, quickFilm } from '../../test/make/quick-video.ts'
import { answerOrders, startingOrders } from './answer-orders.ts'

export interface WorkerOrders {
  readonly databaseUrl: string
  readonly mediaRoot: string
  /** A film that is at hand, or one that is drawn. */
  readonly films: 'at hand' | 'animatic'
}

// A worker as the product builds it, with the defaults of an operator, except that films may be at hand: what a
// continuation costs besides its provider is what is measured then.
const { databaseUrl, mediaRoot, films } = startingOrders<WorkerOrders>()
const container = await createContainer({
  databaseUrl,
  databasePoolMax: 10,
  readCacheBytes: 0,
  secret: 'a secret of the bench alone, and long enough',
  setupToken: null,
  log: createLog('error'),
  storage: new DiskStorage(mediaRoot),
  storyteller: createLocalStoryteller(),
  quickValidator: createStructuralValidator(),
  validator: createStructuralValidator(),
  video: films === 'animatic' ? new AnimaticVideoProvider() : new QuickVideoProvider(await quickFilm()),
  concurrency: { renders: 1, stages: 4 },
  supervise: true,
  address: 'http://localhost',
  mail: createLogMail(createLog('silent')),
  digestHour: 7,
})
await container.queue.start()
await container.pipeline.start()
const stop = async () => {
  await container.queue.stop({ drainMs: 2000 })
  await container.close()
  process.exit(0)
}
process.once('SIGTERM', () => void stop())
answerOrders(() => Promise.resolve({}))

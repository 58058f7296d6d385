import { createContainer } from '#container.ts'
import { buildApp } from '#http/app.ts'
import { createLog } from '#platform/log.ts'
import type { Mounter } from '#platform/mount.ts'
import { createStructuralValidator } from '#providers/continuity/structural.ts'
import { createLogMail } from '#providers/mail/log-mail.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import { AnimaticVideoProvider } from '#providers/video/animatic.ts'
import { createPageFacts } from '#share/page-facts.ts'
import { createSharing } from '#share/sharing.ts'
import { ROUTES } from '@skein/contract/routes'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

/** What a test tells an api process of its own, as JSON in the first argument. */
const Orders = Type.Object({
  databaseUrl: Type.String(),
  storageRoot: Type.String(),
  secret: Type.String(),
  /** The route whose first answer never leaves: the process kills itself when the effect is committed. */
  diesAfter: Type.String(),
})

const { databaseUrl, storageRoot, secret, diesAfter } = Value.Parse(Orders, JSON.parse(process.argv[2] ?? ''))
const fatal = ROUTES.get(diesAfter)
if (fatal === undefined) throw new Error(`the contract has no route ${diesAfter}`)

const log = createLog('silent')
const container = await createContainer({
  databaseUrl,
  databasePoolMax: 5,
  secret,
  setupToken: null,
  log,
  storage: new DiskStorage(storageRoot),
  storyteller: createLocalStoryteller(),
  validator: createStructuralValidator(),
  quickValidator: createStructuralValidator(),
  readCacheBytes: 0,
  video: new AnimaticVideoProvider(),
  concurrency: { renders: 1, stages: 1 },
  supervise: false,
  address: 'http://localhost',
  mail: createLogMail(createLog('silent')),
  digestHour: 7,
})
await container.queue.start()

/** Runs the product's own handler to its end, and dies with the reply in its hands. */
const dying = (mount: Mounter): Mounter => ({
  ...mount,
  signedIn: (route, handler) =>
    mount.signedIn(route, async (input, call) => {
      const reply = await handler(input, call)
      if (route === fatal) process.kill(process.pid, 'SIGKILL')
      return reply
    }),
})

const pageFacts = createPageFacts(container)
const { app } = await buildApp({
  log,
  version: '0.0.0-test',
  secret,
  secure: false,
  trustedProxies: [],
  rateLimits: null,
  accounts: container.accounts,
  mountDomains: (mount) => container.mountDomains(dying(mount)),
  storage: container.storage,
  mediaAccess: container.mediaAccess,
  readiness: container.readiness,
  metrics: container.metrics,
  pageFacts,
  sharing: createSharing(container, pageFacts, []),
  webDirectory: null,
})
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)

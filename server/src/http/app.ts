import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { createKeptAnswers } from '#http/kept-answers.ts'
import { createMounter, type MountedRoutes } from '#http/mounter.ts'
import { acceptJsonOnly } from '#http/json-body.ts'
import { serveDocs } from '#http/docs.ts'
import { createDraining, endConnectionsAtRest } from '#http/draining.ts'
import { serveOneClick } from '#http/one-click.ts'
import { serveHealth, type Readiness } from '#http/health.ts'
import { measureRequests } from '#http/measure-requests.ts'
import { type MediaAccess, serveMedia } from '#http/media-files.ts'
import type { PageFacts } from '#http/page-fact.ts'
import { servePages } from '#http/page-shell.ts'
import { answerProblems, sendProblem } from '#http/problems.ts'
import { protectiveHeaders } from '#http/protective-headers.ts'
import { type RateLimits, registerRateLimits } from '#http/rate-limits.ts'
import { serveSharing, type ShareDependencies } from '#http/share-routes.ts'
import { carriesSession, createSessions } from '#http/session.ts'
import { validateStrictly } from '#http/validation.ts'
import { mountAccounts } from '#domains/accounts/accounts.routes.ts'
import type { AccountsService } from '#domains/accounts/accounts.service.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { closeEventStreams } from '#platform/event-stream.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics.ts'
import type { Mounter } from '#platform/mount.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import compress from '@fastify/compress'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'

export interface AppDependencies {
  readonly log: Log
  readonly version: string
  readonly secret: string
  /** True when people reach Skein over https; cookies are then Secure and HSTS is sent. */
  readonly secure: boolean
  readonly trustedProxies: readonly string[]
  readonly rateLimits: RateLimits
  readonly accounts: AccountsService
  /** Binds the routes of every other domain. */
  readonly mountDomains: (mount: Mounter) => void
  readonly storage: ObjectStorage
  readonly mediaAccess: MediaAccess
  readonly readiness: Readiness
  /** Null when nobody asks for metrics; requests then cost nothing extra. */
  readonly metrics: Metrics | null
  readonly pageFacts: PageFacts
  readonly sharing: ShareDependencies
  /** @throws RequestFailure `not_found`. Absent where no mail is written. */
  readonly unsubscribe?: (token: string) => Promise<void>
  /** Bytes of finished answers kept in memory for whoever asks the same; 0 or absent keeps none. */
  readonly keptAnswerBytes?: number
  readonly clock?: Clock
  /** Directory of the built web app; null when there is none (tests, `pnpm dev`). */
  readonly webDirectory: string | null
}

export interface BuiltApp {
  readonly app: FastifyInstance
  /** Contract names of the routes that answer. */
  readonly mountedRoutes: ReadonlySet<string>
  /** Says no at `/readyz` and ends each connection with its next answer; everything is answered all the same. */
  readonly drain: () => void
}

/** Larger than any contract body: a starter bible with a few hundred entries, and an opening text in four-byte script. */
const BODY_BYTES_MAX = 256 * 1024

/**
 * The whole HTTP side, ready to listen. Hardened as RELIABILITY facts 5 and 7 ask: strict JSON, no coercion of bodies,
 * timeouts for slow clients, bounded sizes, one error shape.
 */
export async function buildApp(deps: AppDependencies): Promise<BuiltApp> {
  const loggerInstance: FastifyBaseLogger = deps.log
  const keptAnswers = createKeptAnswers({
    bytesMax: deps.keptAnswerBytes ?? 0,
    isLimited: deps.rateLimits !== null,
    clock: deps.clock ?? systemClock,
    isSignedIn: carriesSession,
  })
  const app = Fastify({
    serverFactory: (handler) =>
      createServer(
        {
          // Not for the whole reply (event streams and media last), only for receiving the request.
          requestTimeout: 15_000,
          headersTimeout: 10_000,
          keepAliveTimeout: 65_000,
        },
        (request, response) => {
          if (!keptAnswers.answer(request, response)) handler(request, response)
        },
      ),
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    // One for each request costs more than most requests' own work; what is logged names its request itself.
    childLoggerFactory: (logger) => logger,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_BYTES_MAX,
    trustProxy: deps.trustedProxies.length > 0 ? [...deps.trustedProxies] : false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    // What arrives on a connection that is still open is answered, and the answer ends the connection.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // Addresses that cannot even be decoded never reach the error handler.
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  })

  const draining = createDraining(app.server)
  const endAtRest = endConnectionsAtRest(app.server)
  answerProblems(app)
  validateStrictly(app)
  acceptJsonOnly(app)
  app.decorateRequest('caller', null)
  const protection = await protectiveHeaders(deps.secure)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(protection).header('x-request-id', request.id)
    done()
  })
  app.addHook('preClose', async () => {
    keptAnswers.close()
    closeEventStreams()
    endAtRest()
  })
  if (deps.metrics !== null) measureRequests(app, deps.metrics)

  await app.register(compress, {
    global: true,
    threshold: 1024,
    customTypes:
      /^(application\/(json|atom\+xml|problem\+json|vnd\.apple\.mpegurl|javascript)|text\/(html|css|vtt|javascript)|image\/svg\+xml)/,
  })
  await registerRateLimits(app)

  const sessions = await createSessions(app, { accounts: deps.accounts, secret: deps.secret, secure: deps.secure })
  const mounted: MountedRoutes = new Set()
  const mount = createMounter(app, { sessions, rateLimits: deps.rateLimits, mounted, keptAnswers })
  mountAccounts(mount, deps.accounts, sessions)
  deps.mountDomains(mount)

  serveMedia(app, { storage: deps.storage, access: deps.mediaAccess, sessions })
  serveHealth(app, () => (draining.isOn() ? Promise.resolve('draining') : deps.readiness()))
  await serveDocs(app, deps.version)
  serveSharing(app, { ...deps.sharing, directory: deps.webDirectory, rateLimits: deps.rateLimits })
  if (deps.unsubscribe !== undefined) serveOneClick(app, { unsubscribe: deps.unsubscribe, rateLimits: deps.rateLimits })
  await servePages(app, { directory: deps.webDirectory, facts: deps.pageFacts, rateLimits: deps.rateLimits })
  await app.ready()
  return { app, mountedRoutes: mounted, drain: draining.begin }
}

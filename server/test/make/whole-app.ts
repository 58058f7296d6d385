import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Container, createContainer } from '#container.ts'
import { buildApp } from '#http/app.ts'
import { createLog } from '#platform/log.ts'
import type { ContinuityValidator } from '#providers/continuity/continuity.port.ts'
import { createLocalValidator } from '#providers/continuity/local.ts'
import { createPageFacts } from '#share/page-facts.ts'
import { createSharing } from '#share/sharing.ts'
import type { Clock } from '#platform/clock.ts'
import { createLogMail } from '#providers/mail/log-mail.ts'
import type { MailProvider } from '#providers/mail/mail.port.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import type { Storyteller } from '#providers/storyteller/storyteller.port.ts'
import type { VideoProvider } from '#providers/video/video.port.ts'
import { register } from '@skein/contract/accounts'
import { type Client, createClient } from '@skein/contract/client'
import { afterAll } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { dropQuickFilm, QuickVideoProvider, quickFilm } from './quick-video.ts'

// Registered before the file's own hooks, so it runs after they have closed their apps.
afterAll(dropQuickFilm)

/** Another process of the same Skein needs the same. */
export const SECRET = 'a secret that only the tests know, long enough'

const CACHE_BYTES = 8 * 1024 * 1024

/** All of Skein behind a real port: every domain, the real database, the real queue; worked when asked to. */
export interface WholeApp {
  readonly baseUrl: string
  readonly container: Container
  readonly databaseUrl: string
  /** The directory of its media. */
  readonly storageRoot: string
  readonly mountedRoutes: ReadonlySet<string>
  /** Nobody is signed in. */
  readonly stranger: Client
  /** A fresh account, signed in by bearer token. */
  person(username: string): Promise<Client & { readonly token: string }>
  /** Ends api and worker and starts them again on the same database and port. */
  restart(): Promise<WholeApp>
  close(): Promise<void>
}

export interface WholeAppOptions {
  /** Whether the five stages run in this process too. */
  readonly worker?: boolean
  readonly video?: VideoProvider
  /** A built web app to serve. */
  readonly webDirectory?: string
  readonly storyteller?: Storyteller
  /** A directory of the app's own without one. */
  readonly storage?: ObjectStorage
  readonly validator?: ContinuityValidator
  readonly clock?: Clock
  /** Who delivers mail; it goes nowhere without one. */
  readonly mail?: MailProvider
  /** Dropped at the end; a fresh one in the run's cluster when left out. */
  readonly database?: TestDatabase
  readonly databasePoolMax?: number
  readonly statementTimeoutMs?: number
}

export async function startWholeApp(options: WholeAppOptions = {}): Promise<WholeApp> {
  const database = options.database ?? (await createTestDatabase())
  const media = await mkdtemp(join(tmpdir(), 'skein-test-media-'))
  const end = async () => {
    await rm(media, { recursive: true, force: true })
    await database.drop()
  }
  return serve(options, { url: database.url, media, port: 0, end })
}

async function serve(
  options: WholeAppOptions,
  place: { url: string; media: string; port: number; end: () => Promise<void> },
): Promise<WholeApp> {
  const log = createLog('silent')
  const container = await createContainer({
    databaseUrl: place.url,
    databasePoolMax: options.databasePoolMax ?? 10,
    ...(options.statementTimeoutMs !== undefined && { statementTimeoutMs: options.statementTimeoutMs }),
    readCacheBytes: CACHE_BYTES,
    secret: SECRET,
    setupToken: null,
    log,
    storage: options.storage ?? new DiskStorage(place.media),
    storyteller: options.storyteller ?? createLocalStoryteller(),
    validator: options.validator ?? createLocalValidator(),
    quickValidator: options.validator ?? createLocalValidator(),
    video: options.video ?? new QuickVideoProvider(await quickFilm()),
    concurrency: { renders: 2, stages: 4 },
    supervise: options.worker === true,
    address: 'https://skein.example',
    mail: options.mail ?? createLogMail(log),
    digestHour: 7,
    ...(options.clock !== undefined && { clock: options.clock }),
  })
  await container.queue.start()
  if (options.worker === true) await container.pipeline.start()
  const pageFacts = createPageFacts(container)
  const { app, mountedRoutes } = await buildApp({
    log,
    version: '0.0.0-test',
    secret: SECRET,
    secure: false,
    trustedProxies: [],
    rateLimits: null,
    accounts: container.accounts,
    mountDomains: container.mountDomains,
    storage: container.storage,
    mediaAccess: container.mediaAccess,
    readiness: container.readiness,
    metrics: container.metrics,
    pageFacts,
    sharing: createSharing(container, pageFacts, ['https://blog.example']),
    unsubscribe: (token) => container.digests.unsubscribe(token),
    webDirectory: options.webDirectory ?? null,
    keptAnswerBytes: CACHE_BYTES,
  })
  const baseUrl = await app.listen({ host: '127.0.0.1', port: place.port })
  const stranger = createClient({ baseUrl })
  const stop = async () => {
    await app.close()
    await container.queue.stop({ drainMs: 5000 })
    await container.close()
  }
  return {
    baseUrl,
    container,
    databaseUrl: place.url,
    storageRoot: place.media,
    mountedRoutes,
    stranger,
    async person(username) {
      const { tokens } = await stranger(register, {
        body: {
          email: `${username}@example.org`,
          username,
          password: `${username} likes long walks 7`,
          transport: 'bearer',
        },
      })
      const token = tokens?.accessToken ?? ''
      return Object.assign(createClient({ baseUrl, accessToken: () => token }), { token })
    },
    async restart() {
      await stop()
      return serve(options, { ...place, port: Number(new URL(baseUrl).port) })
    },
    async close() {
      await stop()
      await place.end()
    },
  }
}

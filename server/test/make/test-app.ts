import { RequestFailure } from '#platform/failure.ts'
import { buildApp } from '#http/app.ts'
import type { RateLimits } from '#http/rate-limits.ts'
import { createAccountsService } from '#domains/accounts/accounts.service.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { createDatabase, type Database } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import type { Mounter } from '#platform/mount.ts'
import type { MediaAccess } from '#http/media-files.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import { register } from '@skein/contract/accounts'
import { type Client, createClient } from '@skein/contract/client'
import { createTestDatabase } from '../setup/database.ts'

/** The real app on a real port over a database of its own; close it, or the test fails for leaking connections. */
export interface TestApp {
  readonly baseUrl: string
  readonly db: Database
  readonly databaseUrl: string
  /** Nobody is signed in. */
  readonly stranger: Client
  /** A fresh account, signed in by bearer token. */
  person(username: string): Promise<Client>
  close(): Promise<void>
}

export interface TestAppOptions {
  readonly clock?: Clock
  readonly setupToken?: string | null
  readonly rateLimits?: RateLimits
  readonly mountDomains?: (mount: Mounter, deps: { db: Database; databaseUrl: string }) => void
  readonly storage?: ObjectStorage
  readonly mediaAccess?: MediaAccess
}

const nothingStored: ObjectStorage = {
  id: 'empty',
  put: () => Promise.reject(new Error('this app stores nothing')),
  head: () => Promise.resolve(null),
  read: () => Promise.reject(new Error('this app stores nothing')),
  readBytes: () => Promise.reject(new Error('this app stores nothing')),
  list: async function* () {},
  remove: () => Promise.resolve(),
  room: () => Promise.resolve({ freeBytes: null, trouble: null, isLow: false }),
}

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase()
  const db = createDatabase({ url: database.url, poolMax: 10, statementTimeoutMs: 10_000 })
  const accounts = createAccountsService({
    db,
    clock: options.clock ?? systemClock,
    setupToken: options.setupToken ?? null,
    // There is no queue here, and nobody to send a mail.
    askConfirmation: () => Promise.resolve(false),
  })
  const { app } = await buildApp({
    log: createLog('silent'),
    version: '0.0.0-test',
    secret: 'a secret that only the tests know, long enough',
    secure: false,
    trustedProxies: [],
    rateLimits: options.rateLimits ?? null,
    accounts,
    mountDomains: (mount) => options.mountDomains?.(mount, { db, databaseUrl: database.url }),
    storage: options.storage ?? nothingStored,
    mediaAccess: options.mediaAccess ?? (() => Promise.resolve('denied')),
    metrics: null,
    readiness: () => Promise.resolve(null),
    pageFacts: () => Promise.resolve(null),
    sharing: {
      feeds: () => Promise.reject(new RequestFailure('not_found')),
      oembed: () => Promise.reject(new RequestFailure('not_found')),
      embedOrigins: [],
      embedTitle: () => Promise.resolve(null),
    },
    webDirectory: null,
  })
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  const stranger = createClient({ baseUrl })
  return {
    baseUrl,
    db,
    databaseUrl: database.url,
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
      return createClient({ baseUrl, accessToken: () => tokens?.accessToken ?? null })
    },
    async close() {
      await app.close()
      await db.close()
      await database.drop()
    },
  }
}

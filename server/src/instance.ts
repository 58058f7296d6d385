import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { join } from 'node:path'
import { demandRenderer, RendererMissing } from '#animatic/demand-renderer.ts'
import type { Config } from '#config.ts'
import { type Container, createContainer } from '#container.ts'
import { type DataDirectory, instanceSecret, openDataDirectory } from '#data-directory.ts'
import { buildApp } from '#http/app.ts'
import { openMetricsPort } from '#http/metrics-port.ts'
import { DEFAULT_RATE_LIMITS } from '#http/rate-limits.ts'
import { setupTokenFrom } from '#domains/accounts/accounts.service.ts'
import { observeInstance } from '#observe-instance.ts'
import { EmbeddedPostgresFailure } from '#platform/embedded-postgres-failure.ts'
import { clusterDataOf } from '#platform/embedded-postgres-running.ts'
import { keepEmbeddedPostgres } from '#platform/keep-embedded-postgres.ts'
import { createLog, type Log } from '#platform/log.ts'
import { DatabaseTooOld, migrateDatabase } from '#platform/migrate.ts'
import { chooseValidator } from '#providers/continuity/choose-validator.ts'
import { createLocalValidator } from '#providers/continuity/local.ts'
import { chooseMail } from '#providers/mail/choose-mail.ts'
import { chooseStorage } from '#providers/storage/choose-storage.ts'
import { diskRoom } from '#providers/storage/disk-room.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import { createOpenAiStoryteller } from '#providers/storyteller/openai.ts'
import type { Storyteller } from '#providers/storyteller/storyteller.port.ts'
import { chooseVideo } from '#providers/video/choose-video.ts'
import { chooseVoice } from '#providers/voice/choose-voice.ts'
import type { Narrator } from '#providers/voice/narrator.ts'
import { createSampleScene } from '#seed/sample-scene.ts'
import { createPageFacts } from '#share/page-facts.ts'
import { createSharing } from '#share/sharing.ts'
import { seedTopics } from '#seed/topics.ts'
import { missingPart, StartProblem } from '#start-problem.ts'
import { catchUp } from '#upkeep/catch-up.ts'
import { startMail } from '#upkeep/send-mail.ts'
import { startUpkeep } from '#upkeep/start-upkeep.ts'
import { type Place, watchRoom } from '#upkeep/watch-room.ts'
import { isIPv4, isIPv6 } from 'node:net'

export type ProcessRole = 'api' | 'worker'

export interface Instance {
  /** Lines for the person who started it. */
  readonly greeting: readonly string[]
  /** @param drainMs how long the api first goes on answering while `/readyz` says that it should not be asked. */
  stop(drainMs?: number): Promise<void>
}

const WEB_DIRECTORY = join(import.meta.dirname, '../../web/dist')
/** Small local models need a minute for a script of six shots. */
const STORYTELLER_TIMEOUT_MS = 120_000
const MEGABYTE = 1024 * 1024
const STORYTELLER_ANSWER_TOKENS_MAX = 4000
/** What hot writes leave for later, such as the counters people see, is at most this old. */
const CATCH_UP_EVERY_MS = 2000

/** Brings up everything the roles need, in order; what was started is stopped again when a later step fails. */
export async function startInstance(config: Config, roles: readonly ProcessRole[]): Promise<Instance> {
  const stops: (() => Promise<void> | void)[] = []
  let drain: (() => void) | undefined
  const stop = async (drainMs = 0) => {
    drain?.()
    if (drain !== undefined && drainMs > 0) await wait(drainMs)
    for (const end of stops.toReversed()) await end()
  }
  try {
    const directory = openDataDirectory(config.dataDirectory)
    const log = createLog(config.logLevel)
    // Looked at while the database comes up; asked afterwards, when there is something to stop again.
    const renderer = roles.includes('worker') ? demandRenderer() : Promise.resolve()
    renderer.catch(() => undefined)
    const databaseUrl = await openDatabase(config, directory, log, stops)
    await renderer
    const secret = (config.secret ?? instanceSecret(directory)).reveal()
    const setupToken = isLoopback(config.host) ? null : setupTokenFrom(secret)
    const storage = chooseStorage(config, directory.media)
    const container = await createContainer({
      databaseUrl,
      databasePoolMax: config.databasePoolMax,
      readCacheBytes: config.readCacheMegabytes * MEGABYTE,
      secret,
      setupToken,
      log,
      storage,
      storyteller: chooseStoryteller(config),
      validator: chooseValidator(config),
      quickValidator: createLocalValidator({ rules: config.continuityRules }),
      ...chooseVideo(config.videoCatalog ?? null, config.videoKey?.reveal() ?? null, chooseNarrator(config, storage)),
      address: new URL(config.publicUrl ?? `http://localhost:${config.port}`).origin,
      mail: chooseMail({ mail: config.mail, url: config.mailUrl?.reveal() ?? '', from: config.mailFrom ?? '' }, log),
      digestHour: config.digestHour,
      concurrency: { renders: config.renderConcurrency, stages: config.stageConcurrency },
      supervise: roles.includes('worker'),
    })
    stops.push(() => container.close())
    await container.queue.start()
    stops.push(() => container.queue.stop({ drainMs: 5000 }))

    const places = placesOf(config, directory, storage)
    stops.push(watchRoom(places, log))
    if (config.metricsPort !== undefined) {
      observeInstance(container.metrics, { ...container, databaseUrl, places })
      const place = { host: config.metricsHost, port: config.metricsPort }
      const port = await openMetricsPort(container.metrics, place)
      stops.push(() => port.close())
    }
    await seedTopics(container.topics)
    if (roles.includes('worker')) await startWorker(container, databaseUrl, config, log, stops)
    const api = roles.includes('api') ? await startApi(container, config, secret, log, stops) : null
    drain = api?.drain
    return { greeting: await greet(api?.url ?? null, setupToken, container), stop }
  } catch (error) {
    await stop()
    throw explained(error)
  }
}

/** Where this Skein writes: whoever runs a database of their own watches its disk themselves. */
function placesOf(config: Config, directory: DataDirectory, storage: ObjectStorage): readonly Place[] {
  const media: Place = { name: 'media', room: () => storage.room() }
  if (config.databaseUrl !== undefined) return [media]
  const data = clusterDataOf(directory.database)
  return [media, { name: 'database', room: () => diskRoom(data, config.diskReserveMegabytes * MEGABYTE) }]
}

function explained(error: unknown): unknown {
  if (error instanceof EmbeddedPostgresFailure || error instanceof DatabaseTooOld)
    return new StartProblem(error.message, { cause: error })
  if (error instanceof RendererMissing) return missingPart(error.message, error)
  return error
}

async function openDatabase(
  config: Config,
  directory: DataDirectory,
  log: Log,
  stops: (() => Promise<void> | void)[],
): Promise<string> {
  if (config.databaseUrl === undefined) {
    const postgres = await keepEmbeddedPostgres({
      directory: directory.database,
      onNotice: (notice) => log.warn(notice),
    })
    stops.push(() => postgres.stop())
    await migrateDatabase(postgres.url)
    return postgres.url
  }
  const url = config.databaseUrl.reveal()
  await migrateDatabase(url).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // Connection trouble and refused credentials; anything else is a failed migration and shows where it failed.
    if (!/^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|28\w{3}|3D000)$/.test(code)) throw error
    throw new StartProblem(
      `The database at ${new URL(url).host} does not let Skein in (${code}). Check DATABASE_URL and that the server runs.`,
      { cause: error },
    )
  })
  return url
}

function chooseNarrator(config: Config, storage: ObjectStorage): Narrator | null {
  const { voice, searchPath, voiceUrl, voiceKey, voiceModel, voiceNames } = config
  return chooseVoice(
    { voice, searchPath, url: voiceUrl ?? '', key: voiceKey?.reveal() ?? null, model: voiceModel, names: voiceNames },
    storage,
  )
}

function chooseStoryteller(config: Config): Storyteller {
  const local = createLocalStoryteller()
  if (config.storytellerUrl === undefined) return local
  return createOpenAiStoryteller(
    {
      baseUrl: config.storytellerUrl,
      model: config.storytellerModel,
      apiKey: config.storytellerKey?.reveal() ?? null,
      timeoutMs: STORYTELLER_TIMEOUT_MS,
      answerTokensMax: STORYTELLER_ANSWER_TOKENS_MAX,
    },
    local,
  )
}

async function startWorker(
  container: Container,
  databaseUrl: string,
  config: Config,
  log: Log,
  stops: (() => Promise<void> | void)[],
): Promise<void> {
  await container.pipeline.start()
  await startMail({ ...container, log })
  await startUpkeep({ ...container, databaseUrl, log })
  const catchingUp = setInterval(() => {
    void catchUp({ ...container, log })
  }, CATCH_UP_EVERY_MS)
  stops.push(() => clearInterval(catchingUp))
  if (config.sampleScene === 'yes') stops.push(writeSampleScene(container, log))
}

/** Goes on in the background: the first visitor may watch the sample being written. Returns how to end it. */
function writeSampleScene(container: Container, log: Log): () => Promise<void> {
  const leaving = new AbortController()
  const writing = createSampleScene(container)
    .run(leaving.signal)
    .then(
      (end) => {
        if (end.state === 'failed') log.error({ reason: end.reason }, 'the sample scene could not be told to its end')
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) log.error({ err: error }, 'the sample scene could not be told to its end')
      },
    )
  return async () => {
    leaving.abort()
    await writing
  }
}

async function startApi(
  container: Container,
  config: Config,
  secret: string,
  log: Log,
  stops: (() => Promise<void> | void)[],
): Promise<{ readonly url: string; readonly drain: () => void }> {
  const pageFacts = createPageFacts(container)
  const { app, drain } = await buildApp({
    log,
    version: config.version,
    secret,
    secure: config.publicUrl?.startsWith('https:') === true,
    trustedProxies: config.trustedProxies,
    rateLimits: config.rateLimits === 'on' ? DEFAULT_RATE_LIMITS : null,
    accounts: container.accounts,
    mountDomains: container.mountDomains,
    storage: container.storage,
    mediaAccess: container.mediaAccess,
    readiness: container.readiness,
    metrics: config.metricsPort === undefined ? null : container.metrics,
    pageFacts,
    sharing: createSharing(container, pageFacts, config.embedOrigins),
    keptAnswerBytes: config.readCacheMegabytes * MEGABYTE,
    unsubscribe: (token) => container.digests.unsubscribe(token),
    webDirectory: existsSync(join(WEB_DIRECTORY, 'index.html')) ? WEB_DIRECTORY : null,
  })
  stops.push(() => app.close())
  await app.listen({ host: config.host, port: config.port })
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const host = isLoopback(config.host) || ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host
  return { url: config.publicUrl ?? `http://${host}:${port}`, drain }
}

async function greet(url: string | null, setupToken: string | null, container: Container): Promise<string[]> {
  if (url === null) return ['Skein works.']
  const { ownerNeeded } = await container.accounts.setup()
  const lines = [`Skein is ready at ${url}`]
  if (ownerNeeded) lines.push('Open it to create the owner account.')
  if (ownerNeeded && setupToken !== null) lines.push(`The set-up token is ${setupToken}`)
  return lines
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host === '::1' ||
    (isIPv4(host) && host.startsWith('127.')) ||
    (isIPv6(host) && host === '::1')
  )
}

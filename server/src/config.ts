import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RuleChoice, RuleChoiceProblem, readRuleChoice } from '#providers/continuity/local/rule-switches.ts'
import { parseVideoCatalog, type VideoCatalog, VideoCatalogProblem } from '#providers/video/catalog/video-catalog.ts'
import envPaths from 'env-paths'

/** A value that must not appear in logs or error messages; printing it shows nothing. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  /** The only way to the value; search for it to see where secrets go. */
  reveal(): string {
    return this.#value
  }
  toJSON(): string {
    return '[secret]'
  }
  toString(): string {
    return '[secret]'
  }
}

interface Setting<T> {
  readonly name: string
  readonly describe: string
  /** As it would be written in an environment file; undefined when there is none. */
  readonly example: string | undefined
  readonly parse: (raw: string | undefined) => T
}

class SettingProblem extends Error {}

const setting = <T>(
  name: string,
  describe: string,
  example: string | undefined,
  parse: (raw: string | undefined) => T,
): Setting<T> => ({
  name,
  describe,
  example,
  parse: (raw) => parse(raw === undefined || raw.trim() === '' ? undefined : raw.trim()),
})

const text = (fallback: string) => (raw: string | undefined) => raw ?? fallback
const optional = (raw: string | undefined) => raw
const secret = (raw: string | undefined) => (raw === undefined ? undefined : new Secret(raw))
const integer = (fallback: number, min: number, max: number) => (raw: string | undefined) => {
  if (raw === undefined) return fallback
  const value = Number(raw)
  if (!Number.isInteger(value) || value < min || value > max)
    throw new SettingProblem(`must be a whole number from ${min} to ${max}`)
  return value
}
const optionalPort = (raw: string | undefined) => (raw === undefined ? undefined : integer(0, 0, 65_535)(raw))
const oneOf =
  <const T extends readonly string[]>(values: T, fallback: T[number]) =>
  (raw: string | undefined): T[number] => {
    if (raw === undefined) return fallback
    const found = values.find((value) => value === raw)
    if (found === undefined) throw new SettingProblem(`must be one of ${values.join(', ')}`)
    return found
  }
const url = (protocols: readonly string[]) => (raw: string | undefined) => {
  if (raw === undefined) return undefined
  if (!URL.canParse(raw) || !protocols.includes(new URL(raw).protocol))
    throw new SettingProblem(`must be a URL starting with ${protocols.map((p) => `${p}//`).join(' or ')}`)
  return raw
}
const databaseUrl = (raw: string | undefined) => {
  const value = url(['postgres:', 'postgresql:'])(raw)
  return value === undefined ? undefined : new Secret(value)
}
const mailUrl = (raw: string | undefined) => {
  const value = url(['smtp:', 'smtps:'])(raw)
  return value === undefined ? undefined : new Secret(value)
}
/** One address, with or without a name before it: what stands here goes into a header as it is. */
const mailFrom = (raw: string | undefined) => {
  if (raw !== undefined && !/^([^<>@,;"\p{Cc}]+ <[^\s<>@,;"]+@[^\s<>@,;"]+>|[^\s<>@,;"]+@[^\s<>@,;"]+)$/u.test(raw))
    throw new SettingProblem('must be an address such as skein@example.org or Skein <skein@example.org>')
  return raw
}
const list = (raw: string | undefined): readonly string[] =>
  (raw ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const VOICE_NAMES = 'alloy,ash,coral,echo,fable,nova,onyx,sage,shimmer'
const voiceNames = (raw: string | undefined): readonly [string, ...string[]] => {
  const [first, ...others] = list(raw ?? VOICE_NAMES)
  if (first === undefined) throw new SettingProblem('must name a voice')
  return [first, ...others]
}

const videoCatalog = (raw: string | undefined): VideoCatalog | undefined => {
  if (raw === undefined) return undefined
  try {
    return parseVideoCatalog(readFileSync(raw, 'utf8'))
  } catch (error) {
    if (error instanceof VideoCatalogProblem)
      throw new SettingProblem(`names ${raw}, in which ${error.problems.join('; ')}`)
    throw new SettingProblem(`names ${raw}, which cannot be read: ${error instanceof Error ? error.message : ''}`)
  }
}

const continuityRules = (raw: string | undefined): RuleChoice => {
  try {
    return readRuleChoice(raw ?? '')
  } catch (error) {
    throw error instanceof RuleChoiceProblem ? new SettingProblem(error.message) : error
  }
}

/** CSP sources; a space or semicolon in one would write another directive. */
const embedOrigins = (raw: string | undefined): readonly string[] => {
  const sources = raw === undefined ? ['*'] : list(raw)
  if (sources.length === 1 && sources[0] === 'none') return []
  if (sources.some((source) => !/^(\*|https?:\/\/[a-z0-9.*-]+(:\d{1,5})?)$/i.test(source)))
    throw new SettingProblem('must be *, none, or addresses such as https://example.org')
  return sources
}

/** Every setting Skein reads; `.env.example` and the Docker files are held against this list by tests. */
export const SETTINGS = {
  host: setting('HOST', 'Address to listen on. 0.0.0.0 opens Skein to other machines.', '127.0.0.1', text('127.0.0.1')),
  port: setting('PORT', 'Port to listen on.', '4747', integer(4747, 0, 65_535)),
  publicUrl: setting(
    'SKEIN_PUBLIC_URL',
    'Address people type, when a proxy stands in front. Cookies become Secure when it is https.',
    undefined,
    url(['http:', 'https:']),
  ),
  dataDirectory: setting('SKEIN_DATA_DIR', 'Where the embedded database and the media live.', undefined, optional),
  databaseUrl: setting(
    'DATABASE_URL',
    'A PostgreSQL 18 server to use instead of the embedded one.',
    undefined,
    databaseUrl,
  ),
  databasePoolMax: setting(
    'SKEIN_DATABASE_POOL',
    'Database connections per process for writing; as many again are opened for reading when needed.',
    '10',
    integer(10, 2, 200),
  ),
  readCacheMegabytes: setting(
    'SKEIN_READ_CACHE_MB',
    'Memory for finished pages and playlists, in MB for each kind; 0 asks the database every time.',
    '64',
    integer(64, 0, 16_384),
  ),
  logLevel: setting(
    'SKEIN_LOG',
    'How much to log: fatal, error, warn, info, debug, silent.',
    'warn',
    oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'warn'),
  ),
  secret: setting(
    'SKEIN_SECRET',
    'Signs sessions; 32 characters or more, the same in every process. Kept in the data directory when absent.',
    undefined,
    (raw) => {
      if (raw !== undefined && raw.length < 32) throw new SettingProblem('must have 32 characters or more')
      return secret(raw)
    },
  ),
  trustedProxies: setting(
    'SKEIN_TRUSTED_PROXIES',
    'Addresses or CIDR ranges of proxies whose X-Forwarded headers count, separated by commas.',
    undefined,
    list,
  ),
  renderConcurrency: setting('SKEIN_RENDERS', 'Segments drawn at the same time by one worker.', '1', integer(1, 1, 64)),
  stageConcurrency: setting(
    'SKEIN_STAGES',
    'Continuations one worker handles at the same time in each of the other stages.',
    '4',
    integer(4, 1, 64),
  ),
  storytellerUrl: setting(
    'SKEIN_STORYTELLER_URL',
    'Base URL of an OpenAI-compatible server that writes the scripts. The local storyteller serves when absent.',
    undefined,
    url(['http:', 'https:']),
  ),
  storytellerKey: setting('SKEIN_STORYTELLER_KEY', 'Its API key, when it wants one.', undefined, secret),
  storytellerModel: setting('SKEIN_STORYTELLER_MODEL', 'The model it should use.', 'gpt-5-mini', text('gpt-5-mini')),
  videoCatalog: setting(
    'SKEIN_VIDEO_PROVIDERS',
    'A JSON file that names the video models to film with (docs/providers.md). The animatic draws when absent.',
    undefined,
    videoCatalog,
  ),
  videoKey: setting('SKEIN_VIDEO_KEY', 'The API key of the video provider, when it wants one.', undefined, secret),
  voice: setting(
    'SKEIN_VOICE',
    'Who reads the captions of drawn segments out: off, local (espeak-ng, when the machine has it) or openai.',
    'off',
    oneOf(['off', 'local', 'openai'], 'off'),
  ),
  voiceUrl: setting(
    'SKEIN_VOICE_URL',
    'Base URL of the OpenAI-compatible server with /audio/speech that openai asks.',
    undefined,
    url(['http:', 'https:']),
  ),
  voiceKey: setting('SKEIN_VOICE_KEY', 'Its API key, when it wants one.', undefined, secret),
  voiceModel: setting('SKEIN_VOICE_MODEL', 'The model it should use.', 'gpt-4o-mini-tts', text('gpt-4o-mini-tts')),
  voiceNames: setting(
    'SKEIN_VOICE_NAMES',
    'Its voices, separated by commas: the first narrates, the characters share the others.',
    VOICE_NAMES,
    voiceNames,
  ),
  storageBucket: setting(
    'SKEIN_STORAGE_BUCKET',
    'A bucket of an S3-compatible server for the media. They lie in the data directory when absent.',
    undefined,
    optional,
  ),
  storageEndpoint: setting(
    'SKEIN_STORAGE_ENDPOINT',
    'URL of that server. Amazon when absent.',
    undefined,
    url(['http:', 'https:']),
  ),
  storageRegion: setting('SKEIN_STORAGE_REGION', 'Its region.', 'us-east-1', text('us-east-1')),
  storageKeyId: setting('SKEIN_STORAGE_KEY_ID', 'Its access key id.', undefined, optional),
  storageSecret: setting('SKEIN_STORAGE_SECRET', 'The secret to that key id.', undefined, secret),
  diskReserveMegabytes: setting(
    'SKEIN_DISK_RESERVE_MB',
    'MB that new films leave free on the disk of the data directory, for what is under way and for the database. Less than four times as much is logged as a warning.',
    '512',
    integer(512, 0, 1_048_576),
  ),
  continuityRules: setting(
    'SKEIN_CONTINUITY_RULES',
    'Changes to which local rules check continuity, separated by commas: -loathing turns one off, counting_error one on, all and none every one.',
    undefined,
    continuityRules,
  ),
  validatorUrl: setting(
    'SKEIN_VALIDATOR_URL',
    'Base URL of an OpenAI-compatible server that checks continuity beside the local rules, which serve alone when absent.',
    undefined,
    url(['http:', 'https:']),
  ),
  validatorKey: setting('SKEIN_VALIDATOR_KEY', 'Its API key, when it wants one.', undefined, secret),
  validatorModel: setting('SKEIN_VALIDATOR_MODEL', 'The model it should use.', 'gpt-5-mini', text('gpt-5-mini')),
  mail: setting(
    'SKEIN_MAIL',
    'What becomes of mail (digests of what people have not read): log sends none, smtp does.',
    'log',
    oneOf(['log', 'smtp'], 'log'),
  ),
  mailUrl: setting(
    'SKEIN_MAIL_URL',
    'The SMTP server, as in smtps://name:password@mail.example.org. With smtp:// and a password, STARTTLS is demanded.',
    undefined,
    mailUrl,
  ),
  mailFrom: setting('SKEIN_MAIL_FROM', 'Whom mail is from, as in Skein <skein@example.org>.', undefined, mailFrom),
  digestHour: setting('SKEIN_DIGEST_HOUR', 'The hour, in UTC, at which digests are written.', '7', integer(7, 0, 23)),
  sampleScene: setting(
    'SKEIN_SAMPLE_SCENE',
    'Whether a fresh instance writes its sample scene: yes or no.',
    'yes',
    oneOf(['yes', 'no'], 'yes'),
  ),
  embedOrigins: setting(
    'SKEIN_EMBED_ORIGINS',
    'Sites that may show scenes in a frame, separated by commas: * for all, none for no site.',
    '*',
    embedOrigins,
  ),
  drainSeconds: setting(
    'SKEIN_DRAIN_SECONDS',
    'Seconds an api process goes on answering after SIGTERM while /readyz already says no: what a proxy needs to notice.',
    '3',
    integer(3, 0, 60),
  ),
  metricsPort: setting(
    'SKEIN_METRICS_PORT',
    'Port on which this process tells Prometheus how it is doing, at /metrics. None is opened when absent.',
    undefined,
    optionalPort,
  ),
  metricsHost: setting(
    'SKEIN_METRICS_HOST',
    'Address of that port. Whoever reaches it may read it.',
    '127.0.0.1',
    text('127.0.0.1'),
  ),
  rateLimits: setting(
    'SKEIN_RATE_LIMITS',
    'Whether request rates are limited: on or off. Off is for load tests.',
    'on',
    oneOf(['on', 'off'], 'on'),
  ),
} as const

type Settings = { readonly [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never }

export interface Config extends Omit<Settings, 'dataDirectory'> {
  readonly dataDirectory: string
  readonly version: string
  /** Where programs of this machine are looked for. */
  readonly searchPath: string
}

/** All problems at once, so that a person fixes the environment in one go. */
export class ConfigError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/**
 * Reads the whole configuration once; the only place that reads the environment.
 *
 * @throws ConfigError naming every setting that is wrong.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = []
  const read = <T>(entry: Setting<T>): T => {
    try {
      return entry.parse(environment[entry.name])
    } catch (error) {
      if (!(error instanceof SettingProblem)) throw error
      problems.push(`${entry.name} ${error.message}`)
      return entry.parse(undefined)
    }
  }
  const config: Config = {
    host: read(SETTINGS.host),
    port: read(SETTINGS.port),
    publicUrl: read(SETTINGS.publicUrl),
    dataDirectory: read(SETTINGS.dataDirectory) ?? envPaths('skein', { suffix: '' }).data,
    databaseUrl: read(SETTINGS.databaseUrl),
    databasePoolMax: read(SETTINGS.databasePoolMax),
    readCacheMegabytes: read(SETTINGS.readCacheMegabytes),
    logLevel: read(SETTINGS.logLevel),
    secret: read(SETTINGS.secret),
    trustedProxies: read(SETTINGS.trustedProxies),
    renderConcurrency: read(SETTINGS.renderConcurrency),
    stageConcurrency: read(SETTINGS.stageConcurrency),
    storytellerUrl: read(SETTINGS.storytellerUrl),
    storytellerKey: read(SETTINGS.storytellerKey),
    storytellerModel: read(SETTINGS.storytellerModel),
    videoCatalog: read(SETTINGS.videoCatalog),
    videoKey: read(SETTINGS.videoKey),
    voice: read(SETTINGS.voice),
    voiceUrl: read(SETTINGS.voiceUrl),
    voiceKey: read(SETTINGS.voiceKey),
    voiceModel: read(SETTINGS.voiceModel),
    voiceNames: read(SETTINGS.voiceNames),
    storageBucket: read(SETTINGS.storageBucket),
    storageEndpoint: read(SETTINGS.storageEndpoint),
    storageRegion: read(SETTINGS.storageRegion),
    storageKeyId: read(SETTINGS.storageKeyId),
    storageSecret: read(SETTINGS.storageSecret),
    diskReserveMegabytes: read(SETTINGS.diskReserveMegabytes),
    continuityRules: read(SETTINGS.continuityRules),
    validatorUrl: read(SETTINGS.validatorUrl),
    validatorKey: read(SETTINGS.validatorKey),
    validatorModel: read(SETTINGS.validatorModel),
    mail: read(SETTINGS.mail),
    mailUrl: read(SETTINGS.mailUrl),
    mailFrom: read(SETTINGS.mailFrom),
    digestHour: read(SETTINGS.digestHour),
    sampleScene: read(SETTINGS.sampleScene),
    embedOrigins: read(SETTINGS.embedOrigins),
    drainSeconds: read(SETTINGS.drainSeconds),
    metricsPort: read(SETTINGS.metricsPort),
    metricsHost: read(SETTINGS.metricsHost),
    rateLimits: read(SETTINGS.rateLimits),
    version: readVersion(),
    searchPath: environment['PATH'] ?? '',
  }
  if (config.voice === 'openai' && config.voiceUrl === undefined)
    problems.push(`${SETTINGS.voice.name} openai needs ${SETTINGS.voiceUrl.name} beside it`)
  if (config.storageBucket !== undefined && (config.storageKeyId === undefined || config.storageSecret === undefined))
    problems.push(
      `${SETTINGS.storageBucket.name} needs ${SETTINGS.storageKeyId.name} and ${SETTINGS.storageSecret.name} beside it`,
    )
  if (config.mail === 'smtp')
    for (const [needed, value] of [
      [SETTINGS.mailUrl.name, config.mailUrl],
      [SETTINGS.mailFrom.name, config.mailFrom],
      // Links in a mail must lead somewhere.
      [SETTINGS.publicUrl.name, config.publicUrl],
    ] as const)
      if (value === undefined) problems.push(`${SETTINGS.mail.name} smtp needs ${needed} beside it`)
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(config)
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0'
}

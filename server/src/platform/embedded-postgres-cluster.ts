import { spawnSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  canEnter,
  ensurePostgresAccount,
  type PostgresAccount,
  reachableClusterDirectory,
  reachableHome,
} from './embedded-postgres-account.ts'
import { findPostgresHome, type PostgresHome, postgresProgram } from './embedded-postgres-binaries.ts'
import { EmbeddedPostgresFailure } from './embedded-postgres-failure.ts'

/** An initialised cluster, ready to be started. */
export type Cluster = {
  home: PostgresHome
  account: PostgresAccount | undefined
  data: string
  log: string
  password: string
  environment: Record<string, string>
}

const logBytesMax = 10_000_000
const logLinesShown = 12
/** English messages whatever the machine speaks, and no PG* variable of the caller's reaches the server. */
const environment = { LC_MESSAGES: 'C', LANG: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }

/** The last lines that a server wrote to its log after the first `startByte` bytes, for an error message. */
export function lastLogLines(log: string, startByte: number): string {
  try {
    return readFileSync(log).subarray(startByte).toString('utf8').trimEnd().split('\n').slice(-logLinesShown).join('\n')
  } catch {
    return '(no log was written)'
  }
}

/** @throws EmbeddedPostgresFailure when the folder cannot be made or written. */
export function makeWritable(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    const probe = join(directory, `.probe-${randomUUID()}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (cause) {
    throw new EmbeddedPostgresFailure(
      `The data directory ${directory} cannot be written. Give this user the right to write there, or choose another directory with SKEIN_DATA_DIR.`,
      { cause },
    )
  }
}

function readOrMakePassword(directory: string): string {
  const path = join(directory, 'password')
  // Base64url needs no escaping in a connection string.
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 })
  chmodSync(path, 0o600)
  return readFileSync(path, 'utf8')
}

/** Where the cluster of a folder lies; remembered in the folder when that has to be elsewhere. */
export function locateData(
  directory: string,
  account: PostgresAccount | undefined,
  onNotice: (notice: string) => void,
): string {
  const usual = join(directory, 'data')
  if (account === undefined) return usual
  // Passing through is all the account needs; the names in it stay private.
  chmodSync(directory, 0o711)
  const pointer = join(directory, 'location')
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim()
  if (existsSync(usual) || canEnter(directory, account)) return usual
  const elsewhere = join(reachableClusterDirectory(randomUUID()), 'data')
  writeFileSync(pointer, elsewhere)
  onNotice(
    `PostgreSQL runs as the account "postgres", which cannot enter ${directory}; its files are kept in ${elsewhere} instead.`,
  )
  return elsewhere
}

function initialise(cluster: Cluster, directory: string): void {
  // initdb refuses a folder that is not empty, and one it did not finish is of no use to anybody.
  rmSync(cluster.data, { recursive: true, force: true })
  mkdirSync(cluster.data, { mode: 0o700 })
  if (cluster.account !== undefined) chownSync(cluster.data, cluster.account.uid, cluster.account.gid)
  // Beside the data, where the account can read it, and only for as long as initdb runs.
  const passwordFile = `${cluster.data}.password`
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 })
  if (cluster.account !== undefined) chownSync(passwordFile, cluster.account.uid, cluster.account.gid)
  const result = spawnSync(
    postgresProgram(cluster.home, 'initdb'),
    [
      `--pgdata=${cluster.data}`,
      '--username=skein',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { ...cluster.account, cwd: cluster.data, env: cluster.environment, encoding: 'utf8' },
  )
  rmSync(passwordFile, { force: true })
  if (result.status !== 0) {
    throw new EmbeddedPostgresFailure(
      `A PostgreSQL cluster could not be made in ${directory}: ${(result.stderr || String(result.error)).trim()}`,
    )
  }
}

/**
 * Opens the cluster kept in a folder, making it at the first call: programs found, account there, password known, files
 * initialised. Starts nothing.
 * @throws EmbeddedPostgresMissing when no PostgreSQL is installed for this platform
 * @throws EmbeddedPostgresFailure when the folder cannot be written or the cluster cannot be made
 */
export function openCluster(
  directory: string,
  { onNotice, mustExist }: { readonly onNotice: (notice: string) => void; readonly mustExist: boolean },
): Cluster {
  const installed = findPostgresHome()
  makeWritable(directory)
  const account = ensurePostgresAccount()
  const cluster: Cluster = {
    home: account === undefined ? installed : reachableHome(installed, account),
    account,
    data: locateData(directory, account, onNotice),
    log: join(directory, 'postgres.log'),
    password: readOrMakePassword(directory),
    environment,
  }
  if (existsSync(cluster.log) && statSync(cluster.log).size > logBytesMax) rmSync(cluster.log)
  // Written last by initdb, so it tells a finished cluster from one cut short.
  if (!existsSync(join(cluster.data, 'global', 'pg_control'))) {
    if (mustExist) throw new EmbeddedPostgresFailure(`There is no PostgreSQL cluster in ${cluster.data}.`)
    initialise(cluster, directory)
  }
  return cluster
}

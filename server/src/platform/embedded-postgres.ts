import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { type Cluster, lastLogLines, openCluster } from './embedded-postgres-cluster.ts'
import { postgresProgram } from './embedded-postgres-binaries.ts'
import { EmbeddedPostgresFailure, EmbeddedPostgresInUse } from './embedded-postgres-failure.ts'
import { isAlive, ownCluster, readPidFile } from './embedded-postgres-owner.ts'
import { makeWayForCluster } from './embedded-postgres-orphan.ts'

const pollMs = 20
const startTimeoutMs = 60_000
const stopTimeoutMs = 30_000
/** A port found free can be taken before PostgreSQL binds it; a few tries make that harmless. */
const portAttemptsMax = 5
const databaseName = 'skein'

export type EmbeddedPostgresOptions = {
  /** Skein's own folder for the cluster; created when missing, reused when it holds one. */
  directory: string
  /** A free one is picked when left out. */
  port?: number
  /** Server settings on top of our own, as in postgresql.conf. */
  settings?: Readonly<Record<string, string>>
  /** Fails where there is no cluster instead of making one. */
  mustExist?: boolean
  /** Told once when the cluster had to be kept somewhere else than in `directory`. */
  onNotice?: (notice: string) => void
}

export type EmbeddedPostgres = {
  /** Connection string of the `skein` database, on the loopback address. */
  url: string
  /** Resolves when the server is gone, for whatever reason. */
  ended: Promise<void>
  /** Stops the server and waits until its process is gone. May be called twice. */
  stop(): Promise<void>
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No free port was found.'))
        else resolve(address.port)
      })
    })
  })
}

function connectionUrl(cluster: Cluster, port: number, database: string): string {
  return `postgresql://skein:${cluster.password}@127.0.0.1:${port}/${database}`
}

function launch(cluster: Cluster, port: number, settings: Readonly<Record<string, string>>): ChildProcess {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    ...settings,
  }
  // The log goes to a file the server holds itself: a pipe into this process would break when this process is killed.
  const log = openSync(cluster.log, 'a', 0o600)
  try {
    return spawn(
      postgresProgram(cluster.home, 'postgres'),
      [
        '-D',
        cluster.data,
        '-p',
        String(port),
        ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        ...cluster.account,
        cwd: cluster.data,
        env: cluster.environment,
        stdio: ['ignore', 'ignore', log],
        // A session of its own: Ctrl-C reaches Skein, which drains first and then stops the database.
        detached: true,
      },
    )
  } finally {
    closeSync(log)
  }
}

type Started = { kind: 'ready' } | { kind: 'exited' }

async function waitUntilReady(child: ChildProcess, url: string): Promise<Started> {
  let exited = false
  child.once('exit', () => {
    exited = true
  })
  child.once('error', () => {
    exited = true
  })
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    if (exited) return { kind: 'exited' }
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    const ready = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => undefined)
    if (ready) return { kind: 'ready' }
    await wait(pollMs)
  }
  return { kind: 'exited' }
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`)
  } finally {
    await client.end()
  }
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasExited(child)) return
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve()
    })
  })
  // SIGINT is PostgreSQL's fast shutdown: running statements are cancelled, what was committed is kept.
  child.kill('SIGINT')
  const impatience = setTimeout(() => child.kill('SIGQUIT'), stopTimeoutMs)
  await exited
  clearTimeout(impatience)
}

async function startOnce(cluster: Cluster, port: number, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const logStart = existsSync(cluster.log) ? statSync(cluster.log).size : 0
  const child = launch(cluster, port, options.settings ?? {})
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve()
    })
  })
  const adminUrl = connectionUrl(cluster, port, 'postgres')
  const started = await waitUntilReady(child, adminUrl)
  if (started.kind === 'exited') {
    await endProcess(child)
    const other = readPidFile(cluster.data)
    if (other !== undefined && isAlive(other.pid)) throw new EmbeddedPostgresInUse(options.directory, other.pid)
    throw new EmbeddedPostgresFailure(
      `PostgreSQL did not start on ${options.directory}. The end of its log (${cluster.log}):\n${lastLogLines(cluster.log, logStart)}`,
    )
  }
  const ownership = await ownCluster(adminUrl)
  if (ownership.kind === 'taken') {
    await endProcess(child)
    throw new EmbeddedPostgresInUse(options.directory, ownership.pid ?? child.pid ?? 0)
  }
  await ensureDatabase(adminUrl)
  // The server must not keep a process alive that has nothing else to do, nor outlive one that exits without stop().
  child.unref()
  const endWithProcess = () => child.kill('SIGINT')
  process.once('exit', endWithProcess)
  let stopping: Promise<void> | undefined
  return {
    url: connectionUrl(cluster, port, databaseName),
    ended,
    stop() {
      stopping ??= (async () => {
        child.ref()
        await ownership.release()
        await endProcess(child)
        process.removeListener('exit', endWithProcess)
      })()
      return stopping
    },
  }
}

/**
 * Starts PostgreSQL on a folder, making a cluster there first when there is none. Only this machine can connect, with a
 * password made at the first start and kept in the folder for its owner alone. Runs under Linux and macOS as an
 * ordinary user, and as root through the `postgres` account.
 *
 * A server that a killed Skein process left behind on the folder is stopped and started anew; one that a living process
 * owns is left alone.
 * @throws EmbeddedPostgresInUse when another process owns the folder
 * @throws EmbeddedPostgresMissing when no PostgreSQL is installed for this platform
 * @throws EmbeddedPostgresFailure for everything else, with the cure or the end of the server's log
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, onNotice = () => undefined, mustExist = false } = options
  const cluster = openCluster(directory, { onNotice, mustExist })
  for (let attempt = 1; ; attempt += 1) {
    await makeWayForCluster(cluster.data, options.directory, (port) => connectionUrl(cluster, port, 'postgres'))
    const port = options.port ?? (await findFreePort())
    try {
      return await startOnce(cluster, port, options)
    } catch (error) {
      const portWasTaken = error instanceof EmbeddedPostgresFailure && /could not bind/.test(error.message)
      if (!portWasTaken) throw error
      if (options.port !== undefined) {
        throw new EmbeddedPostgresFailure(`Port ${port} for the embedded PostgreSQL is taken. Choose another.`, {
          cause: error,
        })
      }
      if (attempt >= portAttemptsMax) throw error
    }
  }
}

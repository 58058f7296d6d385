import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { canEnter, ensurePostgresAccount, reachableHome } from './embedded-postgres-account.ts'
import { findPostgresHome, postgresProgram } from './embedded-postgres-binaries.ts'
import { EmbeddedPostgresFailure, EmbeddedPostgresInUse, EmbeddedPostgresMissing } from './embedded-postgres-failure.ts'
import { isAlive, readPidFile } from './embedded-postgres-owner.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { keepEmbeddedPostgres } from './keep-embedded-postgres.ts'
import { eventually } from '../../test/setup/eventually.ts'

const isRoot = process.getuid?.() === 0
const moduleUrl = new URL('./embedded-postgres.ts', import.meta.url).href
let directory: string
let started: EmbeddedPostgres[]
let children: ChildProcess[]

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'skein-embedded-')), 'database')
  chmodSync(dirname(directory), 0o755)
  started = []
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(started.map((postgres) => postgres.stop()))
  // A server that a killed child left behind is stopped by starting over it.
  if (readPidFile(join(directory, 'data')) !== undefined) await (await startEmbeddedPostgres({ directory })).stop()
  await rm(dirname(directory), { recursive: true, force: true })
})

async function start(options: { port?: number } = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ directory, ...options })
  started.push(postgres)
  return postgres
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.map((row) => Object.values(row)[0])
  } finally {
    await client.end()
  }
}

/** Starts the server from another process, which then does `after`, and waits for its first line. */
async function startElsewhere(after: string): Promise<ChildProcess> {
  const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(moduleUrl)})
    const postgres = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)} })
    console.log('started')
    ${after}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

function serverPid(): number {
  const running = readPidFile(join(directory, 'data'))
  if (running === undefined) throw new Error('No server runs on the directory.')
  return running.pid
}

describe('a cluster of its own', () => {
  it('answers on the loopback address only, to the generated password only, and waits for the disk', async () => {
    const { url } = await start()
    expect(new URL(url).hostname).toBe('127.0.0.1')
    expect(
      await ask(
        url,
        "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories', 'fsync', 'synchronous_commit')",
      ),
    ).toEqual(['fsync=on listen_addresses=127.0.0.1 synchronous_commit=on unix_socket_directories='])
    const stranger = new URL(url)
    stranger.password = 'password'
    await expect(ask(stranger.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
    expect(await ask(url, 'SELECT DISTINCT auth_method FROM pg_hba_file_rules')).toEqual(['scram-sha-256'])
    expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600)
    expect(new URL(url).password).toBe(readFileSync(join(directory, 'password'), 'utf8'))
    expect(new URL(url).password.length).toBeGreaterThanOrEqual(32)
  })

  it('is found again by the next start, with its data and its password', async () => {
    const first = await start()
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    const pid = serverPid()
    await first.stop()
    expect(isAlive(pid)).toBe(false)
    const second = await start()
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([42])
    expect(new URL(second.url).password).toBe(new URL(first.url).password)
  })

  it('may be stopped twice, also at the same time', async () => {
    const postgres = await start()
    const pid = serverPid()
    await Promise.all([postgres.stop(), postgres.stop()])
    await postgres.stop()
    expect(isAlive(pid)).toBe(false)
    expect(readPidFile(join(directory, 'data'))).toBeUndefined()
  })
})

describe('two starts on one directory', () => {
  it('refuses the second and names the process that has it', async () => {
    const postgres = await start()
    const refused = start()
    await expect(refused).rejects.toBeInstanceOf(EmbeddedPostgresInUse)
    await expect(refused).rejects.toMatchObject({ pid: process.pid, message: expect.stringContaining(directory) })
    expect(await ask(postgres.url, 'SELECT 1')).toEqual([1])
  })

  it('names another process, not the server behind it', async () => {
    const child = await startElsewhere('process.stdin.resume()')
    await expect(start()).rejects.toMatchObject({ name: 'EmbeddedPostgresInUse', pid: child.pid })
  })

  it('lets exactly one of several simultaneous starts win', async () => {
    await (await start()).stop()
    const outcomes = await Promise.allSettled([start(), start(), start()])
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(won).toHaveLength(1)
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(reasons).toEqual([expect.any(EmbeddedPostgresInUse), expect.any(EmbeddedPostgresInUse)])
    expect(await ask(won[0]?.value.url ?? '', 'SELECT 1')).toEqual([1])
  })
})

describe('what an earlier run left behind', () => {
  it('is stopped when its owner was killed, and what was committed is there', async () => {
    const child = await startElsewhere('process.stdin.resume()')
    const orphan = serverPid()
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isAlive(orphan)).toBe(true)
    const postgres = await start()
    expect(isAlive(orphan)).toBe(false)
    expect(serverPid()).not.toBe(orphan)
    expect(await ask(postgres.url, 'SELECT 1')).toEqual([1])
  })

  it('is nothing when the owner exits without stopping', async () => {
    const child = await startElsewhere('process.exit(0)')
    const pid = serverPid()
    if (child.exitCode === null) await once(child, 'exit')
    await eventually(() => expect(isAlive(pid)).toBe(false))
  })

  it('is recovered after the server itself was killed in the middle of work', async () => {
    const first = await start()
    await ask(first.url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number')
    process.kill(serverPid(), 'SIGKILL')
    await first.stop()
    expect(existsSync(join(directory, 'data', 'postmaster.pid'))).toBe(true)
    const second = await start()
    expect(await ask(second.url, 'SELECT count(*)::int FROM kept')).toEqual([1000])
  })

  it('is started again on the same port when it ends by itself, and only where it was', async () => {
    const notices: string[] = []
    const postgres = await keepEmbeddedPostgres({ directory, onNotice: (notice) => notices.push(notice) })
    started.push(postgres)
    await ask(postgres.url, 'CREATE TABLE kept AS SELECT 7 AS number')
    const { pid } = readPidFile(join(directory, 'data')) ?? { pid: 0 }
    process.kill(pid, 'SIGQUIT')
    await vi.waitFor(async () => expect(await ask(postgres.url, 'SELECT number FROM kept')).toEqual([7]), {
      timeout: 30_000,
    })
    await postgres.stop()
    expect(notices).toEqual(['PostgreSQL has ended by itself; it is started again.', 'PostgreSQL is back.'])
    expect(readPidFile(join(directory, 'data'))).toBeUndefined()
    rmSync(join(directory, 'data'), { recursive: true })
    await expect(startEmbeddedPostgres({ directory, mustExist: true })).rejects.toThrow(
      'There is no PostgreSQL cluster',
    )
  })

  it('does not stand in the way when its pid now belongs to another program', async () => {
    await (await start()).stop()
    writeFileSync(
      join(directory, 'data', 'postmaster.pid'),
      `${process.pid}\n${directory}/data\n1\n5432\n\n127.0.0.1\n`,
    )
    const postgres = await start()
    expect(await ask(postgres.url, 'SELECT 1')).toEqual([1])
  })

  it('is made anew when it was a cluster cut short', async () => {
    mkdirSync(join(directory, 'data'), { recursive: true })
    writeFileSync(join(directory, 'data', 'PG_VERSION'), '18\n')
    expect(await ask((await start()).url, 'SELECT 1')).toEqual([1])
  })
})

describe('a start that cannot work', () => {
  it('says that the directory cannot be written, and how to choose another', async () => {
    writeFileSync(directory, 'a file where the folder should be')
    await expect(start()).rejects.toThrow(/cannot be written.*SKEIN_DATA_DIR/)
    rmSync(directory)
  })

  it('says which package is missing for a platform without a build', () => {
    expect(() => findPostgresHome({ platform: 'plan9', arch: 'mips' })).toThrow(EmbeddedPostgresMissing)
    expect(() => findPostgresHome({ platform: 'plan9', arch: 'mips' })).toThrow(
      /@embedded-postgres\/plan9-mips.*DATABASE_URL/,
    )
  })

  it('says that the port it was told to use is taken', async () => {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await expect(start({ port })).rejects.toThrow(
      new EmbeddedPostgresFailure(`Port ${port} for the embedded PostgreSQL is taken. Choose another.`),
    )
    server.close()
  })

  it('shows the end of the server log when the server refuses', async () => {
    await expect(startEmbeddedPostgres({ directory, settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /shared_buffers/,
    )
  })
})

describe.runIf(isRoot)('as root', () => {
  it('keeps the cluster where its account can go when the directory is private, and says so', async () => {
    chmodSync(dirname(directory), 0o700)
    const notices: string[] = []
    const postgres = await startEmbeddedPostgres({ directory, onNotice: (notice) => notices.push(notice) })
    started.push(postgres)
    expect(notices).toEqual([expect.stringContaining(directory)])
    await ask(postgres.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await postgres.stop()
    const location = readFileSync(join(directory, 'location'), 'utf8')
    const again = await startEmbeddedPostgres({ directory, onNotice: (notice) => notices.push(notice) })
    started.push(again)
    expect(await ask(again.url, 'SELECT answer FROM kept')).toEqual([42])
    expect(notices).toHaveLength(1)
    await again.stop()
    rmSync(dirname(location), { recursive: true })
  })

  it('copies the programs once when the checkout is private', () => {
    const account = ensurePostgresAccount()
    if (account === undefined) throw new Error('Root has an account to run PostgreSQL.')
    const place = dirname(directory)
    const checkout = join(place, 'checkout')
    const shared = join(place, 'shared')
    mkdirSync(checkout, { mode: 0o700 })
    mkdirSync(shared, { mode: 0o755 })
    cpSync(findPostgresHome(), join(checkout, 'native'), { recursive: true, verbatimSymlinks: true })
    expect(canEnter(join(checkout, 'native'), account)).toBe(false)
    const home = reachableHome(join(checkout, 'native'), account, shared)
    expect(home.startsWith(shared)).toBe(true)
    const { mtimeMs } = statSync(postgresProgram(home, 'postgres'))
    expect(reachableHome(join(checkout, 'native'), account, shared)).toBe(home)
    expect(statSync(postgresProgram(home, 'postgres')).mtimeMs).toBe(mtimeMs)
    expect(reachableHome(home, account, shared)).toBe(home)
  })
})

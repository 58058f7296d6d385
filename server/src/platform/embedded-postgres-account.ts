import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { EmbeddedPostgresFailure } from './embedded-postgres-failure.ts'
import type { PostgresHome } from './embedded-postgres-binaries.ts'
import { postgresProgram } from './embedded-postgres-binaries.ts'

/** The operating system account that runs PostgreSQL when Skein itself runs as root; PostgreSQL refuses to be root. */
export type PostgresAccount = { uid: number; gid: number }

const accountName = 'postgres'
/** Root may write here everywhere, and the account may enter. */
const sharedDirectory = '/var/lib/skein'

function askForId(flag: '-u' | '-g') {
  return spawnSync('id', [flag, accountName], { encoding: 'utf8' })
}

function readAccount(): PostgresAccount | undefined {
  const uid = askForId('-u')
  const gid = askForId('-g')
  if (uid.status !== 0 || gid.status !== 0) return undefined
  return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) }
}

/**
 * The account to run PostgreSQL as: `undefined` for an ordinary user, who runs it as themself; for root the `postgres`
 * account, created when the machine has none.
 * @throws EmbeddedPostgresFailure when the account cannot be created
 */
export function ensurePostgresAccount(): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const existing = readAccount()
  if (existing !== undefined) return existing
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
  } catch (cause) {
    throw new EmbeddedPostgresFailure(
      'PostgreSQL refuses to run as root, and the account "postgres" could not be created. Start Skein as an ordinary user, or create that account.',
      { cause },
    )
  }
  const created = readAccount()
  if (created === undefined) throw new EmbeddedPostgresFailure('The account "postgres" was created but is not found.')
  return created
}

/** Whether the account can enter the directory, asked of the kernel rather than worked out from mode bits. */
export function canEnter(directory: string, account: PostgresAccount): boolean {
  // The path is an argument of the child and not its working directory: that is changed while still root.
  return spawnSync('test', ['-x', `${directory}/.`], { ...account, cwd: '/' }).status === 0
}

function canRun(program: string, account: PostgresAccount): boolean {
  return spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

/**
 * A PostgreSQL home whose programs the account can run. A checkout inside a private folder such as root's home is out
 * of its reach; then the programs are copied once to a shared place.
 */
export function reachableHome(home: PostgresHome, account: PostgresAccount, shared = sharedDirectory): PostgresHome {
  if (canRun(postgresProgram(home, 'postgres'), account)) return home
  const version = execFileSync(postgresProgram(home, 'postgres'), ['--version'], { encoding: 'utf8' })
    .trim()
    .replace(/[^0-9A-Za-z.]+/g, '-')
  const copy = join(shared, 'programs', `${version}-${process.arch}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(home, unfinished, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(unfinished, copy)
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true })
      // Somebody else finished first: theirs is as good.
      if (!existsSync(copy)) throw error
    }
  }
  return copy
}

/**
 * Where a cluster lies when the account cannot enter the directory that was asked for. The name is fresh for every
 * cluster, so deleting the asked-for directory never brings an old database back.
 */
export function reachableClusterDirectory(clusterId: string): string {
  const directory = join(sharedDirectory, 'clusters', basename(clusterId))
  mkdirSync(directory, { recursive: true, mode: 0o755 })
  chmodSync(directory, 0o755)
  return directory
}

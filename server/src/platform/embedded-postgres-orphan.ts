import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { EmbeddedPostgresInUse } from './embedded-postgres-failure.ts'
import { isAlive, type Ownership, ownCluster, readPidFile } from './embedded-postgres-owner.ts'

const pollMs = 50
/** How long an existing server may take to answer, for instance while it recovers from a crash. */
const answerTimeoutMs = 30_000
const stopTimeoutMs = 30_000

/** `false` only when the system says that the process is something else; not knowing counts as PostgreSQL. */
function mayBePostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return true
  }
}

async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    if (!isAlive(pid)) return true
    await wait(pollMs)
  }
  return !isAlive(pid)
}

/** Stops an unowned server; the lock is ours meanwhile, so nobody else can come to own it. */
async function stopOrphan(pid: number, ownership: Extract<Ownership, { kind: 'owned' }>): Promise<boolean> {
  process.kill(pid, 'SIGINT')
  await ownership.release()
  if (await waitUntilGone(pid, stopTimeoutMs)) return true
  process.kill(pid, 'SIGQUIT')
  return waitUntilGone(pid, stopTimeoutMs)
}

/**
 * Clears what an earlier run left on a cluster: a server whose owner was killed is stopped (not adopted, so that every
 * run has the settings and the port it asked for), and a pid file that names no PostgreSQL is removed.
 * @throws EmbeddedPostgresInUse when a living process owns the cluster, or the server there does not answer to us
 */
export async function makeWayForCluster(
  data: string,
  directory: string,
  urlFor: (port: number) => string,
): Promise<void> {
  const deadline = Date.now() + answerTimeoutMs
  for (;;) {
    const running = readPidFile(data)
    if (running === undefined) return
    if (!isAlive(running.pid) || !mayBePostgres(running.pid)) {
      // PostgreSQL takes any living process with this id for its predecessor and would refuse to start.
      rmSync(join(data, 'postmaster.pid'), { force: true })
      return
    }
    if (running.port !== undefined) {
      const ownership = await ownCluster(urlFor(running.port)).catch(() => undefined)
      if (ownership?.kind === 'taken') throw new EmbeddedPostgresInUse(directory, ownership.pid ?? running.pid)
      if (ownership?.kind === 'owned' && (await stopOrphan(running.pid, ownership))) return
    }
    if (Date.now() > deadline) throw new EmbeddedPostgresInUse(directory, running.pid)
    await wait(pollMs)
  }
}

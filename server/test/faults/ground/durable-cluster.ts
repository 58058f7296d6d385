import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { isAlive, readPidFile } from '#platform/embedded-postgres-owner.ts'
import { migrateDatabase } from '#platform/migrate.ts'
import type { TestDatabase } from '../../setup/database.ts'

/** What is committed survives, as in production. The run's own cluster promises nothing of the kind. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
const POLL_MS = 5

/** A PostgreSQL server of the test's own, to be killed and started again on the same port. */
export interface DurableCluster {
  /** A migrated database in it; dropping it ends the cluster. */
  readonly database: TestDatabase
  /** SIGKILL for the postmaster and every process of it, at one moment: nobody gets to flush anything. */
  kill(): Promise<void>
  /** `fast` as an administrator stops it; `immediate` without a checkpoint and without a word to the clients. */
  shutDown(mode: 'fast' | 'immediate'): Promise<void>
  /**
   * Resolves to the seconds until it took connections again, crash recovery included.
   *
   * @param settings over those it was made with.
   */
  start(settings?: Readonly<Record<string, string>>): Promise<number>
}

/** @param own settings of the server, over the durable ones. */
export async function startDurableCluster(own: Readonly<Record<string, string>> = {}): Promise<DurableCluster> {
  const directory = await mkdtemp(join(tmpdir(), 'skein-test-durable-'))
  const options = { directory, settings: { ...DURABLE, ...own } }
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres(options)
  const { url } = postgres
  const port = Number(new URL(url).port)
  await migrateDatabase(url)

  const pid = (): number => {
    const found = readPidFile(join(directory, 'data'))?.pid
    if (found === undefined) throw new Error('the cluster does not run')
    return found
  }
  const gone = async (pids: readonly number[]) => {
    while (pids.some(isAlive)) await wait(POLL_MS)
    // Lets go of what the product holds on a cluster, so that it can be started again.
    await postgres.stop()
  }
  return {
    database: {
      url,
      drop: async () => {
        await postgres.stop()
        await rm(directory, { recursive: true, force: true })
      },
    },
    kill: async () => {
      const postmaster = pid()
      // Stopped first: it must neither start a new child nor tell the others to save themselves.
      process.kill(postmaster, 'SIGSTOP')
      const pids = [...(await childrenOf(postmaster)), postmaster]
      for (const each of pids) process.kill(each, 'SIGKILL')
      await gone(pids)
    },
    shutDown: async (mode) => {
      const postmaster = pid()
      process.kill(postmaster, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
      await gone([postmaster])
    },
    start: async (settings = {}) => {
      const since = performance.now()
      postgres = await startEmbeddedPostgres({ ...options, port, settings: { ...options.settings, ...settings } })
      return (performance.now() - since) / 1000
    },
  }
}

async function childrenOf(parent: number): Promise<number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(names.map((name) => readFile(`/proc/${name}/stat`, 'utf8').then(String, () => '')))
  // The name in the second field may hold spaces and parentheses; the parent is the second field after it.
  return names.map(Number).filter((_, index) => {
    const fields = stats[index]?.slice(stats[index].lastIndexOf(')') + 2).split(' ')
    return Number(fields?.[1]) === parent
  })
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { COUNTING_SETTINGS } from '../harness/statements.ts'
import { parentOf } from '../harness/cpu-time.ts'

/** What is committed survives a power cut, as in production; the rest keeps checkpoints out of most rounds. */
const DURABLE_SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '200',
  shared_buffers: '2GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  maintenance_work_mem: '512MB',
}

export interface BenchCluster {
  readonly directory: string
  /** Of the database every other is created from. */
  readonly url: string
  readonly postgresPid: number
  stop(): Promise<void>
}

/**
 * @param kept a directory whose databases are used again; a passing one is made and removed when left out.
 * @param counting whether the server counts what each statement costs.
 */
export async function startBenchCluster(kept: string | undefined, counting: boolean): Promise<BenchCluster> {
  const directory = kept ?? (await mkdtemp(join(tmpdir(), 'skein-bench-')))
  const postgres = await startEmbeddedPostgres({
    directory: join(directory, 'database'),
    settings: { ...DURABLE_SETTINGS, ...(counting && COUNTING_SETTINGS) },
  })
  return {
    directory,
    url: postgres.url,
    postgresPid: await postmasterPid(postgres.url),
    stop: async () => {
      await postgres.stop()
      if (kept === undefined) await rm(directory, { recursive: true, force: true })
    },
  }
}

async function postmasterPid(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const pid = parentOf(rows[0]?.pid ?? 0)
  await client.end()
  return pid
}

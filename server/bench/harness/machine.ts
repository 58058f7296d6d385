import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import { Client } from 'pg'

/** Server settings that change what a figure means. */
const TELLING_SETTINGS = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'shared_buffers',
  'random_page_cost',
  'jit',
  'work_mem',
  'max_connections',
]

export interface MachineFacts {
  readonly processor: string
  readonly cores: number
  readonly memoryGib: number
  readonly kernel: string
  readonly node: string
  readonly commit: string
  readonly postgres: Readonly<Record<string, string>>
}

export async function machineFacts(databaseUrl: string): Promise<MachineFacts> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ name: string; value: string }>(
    'SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name',
    [TELLING_SETTINGS],
  )
  await client.end()
  const processors = cpus()
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    commit: currentCommit(),
    postgres: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
  }
}

function currentCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim()
  } catch {
    // A copy without its history.
    return 'unknown'
  }
}

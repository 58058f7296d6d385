import type { Client } from 'pg'

/** Server settings that make it count; planning is counted too, which costs a little. */
export const COUNTING_SETTINGS = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_planning': 'on',
}

const SHOWN = 15
const TEXT_LENGTH = 110

/** Starts counting anew. */
export async function forgetStatements(client: Client): Promise<void> {
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')
  await client.query('SELECT pg_stat_statements_reset()')
}

/** Where the database spent its time since, as Markdown; ours are named after their files. */
export async function costliestStatements(client: Client): Promise<string> {
  const { rows } = await client.query<{
    calls: string
    planning: number
    running: number
    total: number
    text: string
  }>(
    `SELECT calls, total_plan_time / calls AS planning, total_exec_time / calls AS running,
            total_plan_time + total_exec_time AS total, query AS text
     FROM pg_stat_statements WHERE calls > 0 ORDER BY 4 DESC LIMIT $1`,
    [SHOWN],
  )
  const cells = rows.map(({ calls, planning, running, total, text }) =>
    [total.toFixed(0), calls, planning.toFixed(3), running.toFixed(3), nameOf(text)].join(' | '),
  )
  return [
    '| total ms | calls | planning ms | running ms | statement |',
    '|---|---|---|---|---|',
    ...cells.map((line) => `| ${line} |`),
  ].join('\n')
}

function nameOf(text: string): string {
  const file = /^\/\* ([a-z-]+\/[a-z-]+) \*\//.exec(text)?.[1]
  return file ?? text.replaceAll(/\s+/g, ' ').slice(0, TEXT_LENGTH).replaceAll('|', '/')
}

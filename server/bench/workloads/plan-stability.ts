import type { Client } from 'pg'
import { readSqlStatement } from '#platform/sql-files.ts'
import type { Workload } from '../bench.ts'
import { type Dataset, onDatabase } from '../ground/dataset.ts'
import { openPool } from '../ground/open-pool.ts'
import { drive } from '../harness/drive.ts'
import { find, type Measured } from '../harness/measure.ts'
import { atLeast, atMost } from '../harness/report.ts'

const SORTED_ROWS_MAX = 50
const LEAVES_MAX = 2

interface Plan {
  readonly 'Node Type': string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Relation Name'?: string
  readonly Plans?: readonly Plan[]
}

interface Question {
  readonly statement: string
  readonly values: readonly unknown[]
  /** Whether the months it may touch follow from its parameters. */
  readonly isPruned: boolean
}

export const planStability: Workload = {
  name: 'plan-stability',
  about:
    'The statements that read the long scene, one segment and jobs, before and after three empty months were analysed, with generic and custom plans: what EXPLAIN says they sort and which months they read, and how fast the first two run.',
  run: async (bench) => {
    const dataset = await bench.dataset()
    const pool = openPool(dataset.url, 8, true)
    bench.defer(() => pool.end())
    const questions = await ask(dataset)
    const timed = questions.slice(0, 2)
    const speeds = (when: string) =>
      bench.measure(
        timed.map(({ statement, values }) => ({
          name: `${statement} ${when}`,
          role: when === 'before' ? ('limit' as const) : ('case' as const),
          pid: process.pid,
          run: (seconds: number) =>
            drive(seconds, 8, () =>
              pool.query({ name: statement, text: readSqlStatement(statement), values: [...values] }),
            ),
        })),
      )

    await onDatabase(dataset.url, detachEmptyMonths)
    const before = await speeds('before')
    const added = await onDatabase(dataset.url, attachEmptyMonths)
    const after = await speeds('after')
    const seen = await onDatabase(dataset.url, (client) => explainAll(client, questions))
    const worst = (of: (look: Look) => number) => Math.max(...seen.map(of))
    return {
      tables: [{ title: `with ${added} empty analysed months`, rows: [...before, ...after] }],
      claims: [
        ...timed.map(({ statement }) =>
          atLeast(`${statement}, after over before`, kept(before, after, statement), 0.9),
        ),
        atMost(
          'rows under any Sort',
          worst(({ sortedRows }) => sortedRows),
          SORTED_ROWS_MAX,
        ),
        atMost(
          'months read where pruned',
          worst(({ leaves, isPruned }) => (isPruned ? leaves : 0)),
          LEAVES_MAX,
        ),
      ],
      facts: Object.fromEntries(
        seen.map(({ statement, mode, sortedRows, leaves }) => [
          `${statement}, ${mode}`,
          `${leaves} months read, ${sortedRows === 0 ? 'no Sort' : `Sort over ${sortedRows} rows`}`,
        ]),
      ),
    }
  },
}

function kept(before: readonly Measured[], after: readonly Measured[], statement: string): number {
  return find(after, `${statement} after`).perSecond / find(before, `${statement} before`).perSecond
}

async function ask({ url, longScene }: Dataset): Promise<Question[]> {
  const middle = Math.floor(longScene.segments / 2)
  const [segmentId, job] = await onDatabase(url, async (client) => {
    const segments = await client.query<{ id: string }>(
      'SELECT segment_id AS id FROM segment_positions WHERE scene_id = $1 AND sequence = $2',
      [longScene.id, middle],
    )
    const jobs = await client.query<{ id: string; user_id: string }>(
      "SELECT id, user_id FROM jobs WHERE created_at < now() - INTERVAL '6 months' ORDER BY created_at DESC LIMIT 1",
    )
    return [segments.rows[0]?.id, jobs.rows[0]]
  })
  const never = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  return [
    { statement: 'segments/read-page', values: [longScene.id, middle, 50], isPruned: true },
    { statement: 'segments/recent-segments', values: [longScene.id, middle, 5], isPruned: true },
    { statement: 'segments/list-published-after', values: [longScene.id, middle, 50], isPruned: true },
    { statement: 'segments/read-segment', values: [segmentId], isPruned: true },
    { statement: 'jobs/read-jobs', values: [[job?.id], job?.user_id], isPruned: true },
    { statement: 'jobs/list-job-ids', values: [job?.user_id, null, ...never, 20], isPruned: false },
  ]
}

interface Look {
  readonly statement: string
  readonly mode: string
  readonly sortedRows: number
  readonly leaves: number
  readonly isPruned: boolean
}

async function explainAll(client: Client, questions: readonly Question[]): Promise<Look[]> {
  const looks: Look[] = []
  for (const { statement, values, isPruned } of questions) {
    await client.query(`PREPARE question AS ${readSqlStatement(statement)}`)
    for (const mode of ['force_generic_plan', 'force_custom_plan']) {
      await client.query(`SET plan_cache_mode = ${mode}`)
      const literals = values.map((value) => literalOf(client, value)).join(', ')
      const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE question (${literals})`,
      )
      const root = rows[0]?.['QUERY PLAN'][0]?.Plan
      if (root !== undefined) looks.push({ statement, mode, isPruned, ...lookAt(root) })
    }
    await client.query('DEALLOCATE question')
  }
  return looks
}

function literalOf(client: Client, value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return client.escapeLiteral(`{${value.join(',')}}`)
  if (typeof value !== 'string') throw new TypeError('a parameter is text, a number, a list or nothing')
  return client.escapeLiteral(value)
}

function lookAt(root: Plan): { sortedRows: number; leaves: number } {
  let sortedRows = 0
  const leaves = new Set<string>()
  const walk = (plan: Plan) => {
    if (plan['Node Type'] === 'Sort')
      sortedRows = Math.max(sortedRows, ...(plan.Plans ?? []).map((child) => child['Actual Rows']))
    const relation = plan['Relation Name']
    // Loops of 0: EXPLAIN lists it, and it was pruned while running.
    if (relation !== undefined && /_\d{4}_\d{2}$/.test(relation) && plan['Actual Loops'] > 0) leaves.add(relation)
    for (const child of plan.Plans ?? []) walk(child)
  }
  walk(root)
  return { sortedRows, leaves: leaves.size }
}

const EMPTY_MONTHS = `
SELECT inhrelid::regclass::text AS name, pg_get_expr(relpartbound, pg_class.oid) AS bounds FROM pg_inherits
JOIN pg_class ON pg_class.oid = inhrelid
WHERE inhparent = 'segments'::regclass AND relname > 'segments_' || to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM')`

/** Leaves the database as it was before any month was made ahead; what they were is remembered beside them. */
async function detachEmptyMonths(client: Client): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS bench.detached AS ${EMPTY_MONTHS} LIMIT 0`)
  const { rows } = await client.query<{ name: string; bounds: string }>(EMPTY_MONTHS)
  for (const { name, bounds } of rows) {
    await client.query('INSERT INTO bench.detached VALUES ($1, $2)', [name, bounds])
    await client.query(`ALTER TABLE segments DETACH PARTITION ${name}`)
  }
  await client.query('ANALYZE segments')
}

async function attachEmptyMonths(client: Client): Promise<number> {
  const { rows } = await client.query<{ name: string; bounds: string }>('SELECT name, bounds FROM bench.detached')
  for (const { name, bounds } of rows) await client.query(`ALTER TABLE segments ATTACH PARTITION ${name} ${bounds}`)
  await client.query('DROP TABLE bench.detached')
  await client.query('ANALYZE segments')
  return rows.length
}

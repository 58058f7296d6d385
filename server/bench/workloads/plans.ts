import type { Client } from 'pg'
import { readSqlStatement } from '#platform/sql-files.ts'
import { isPlannedOnce } from '#platform/statement-names.ts'
import type { Workload } from '../bench.ts'
import { type Dataset, onDatabase } from '../ground/dataset.ts'
import { atMost } from '../harness/report.ts'

interface Question {
  readonly title: string
  readonly statement: string
  /** SQL literals. */
  readonly values: readonly string[]
  /** Of 24 months with rows and those made ahead. */
  readonly monthsMax: number
}

export const plans: Workload = {
  name: 'plans',
  about:
    'EXPLAIN (ANALYZE, BUFFERS) of the four reads everything else is made of, over 24 months: a page of the long scene, a segment by its id, a job by its id, and the newest jobs of a person who has some in every month. Statements over months are prepared and planned as Skein does it.',
  run: async (bench) => {
    const dataset = await bench.dataset()
    const found = await onDatabase(dataset.url, async (client) => {
      const looks = []
      for (const question of await ask(client, dataset))
        looks.push({ ...question, plan: await explain(client, question) })
      return looks
    })
    return {
      tables: [],
      claims: found.map(({ title, plan, monthsMax }) => atMost(`${title}: months read`, monthsRead(plan), monthsMax)),
      plans: found.map(({ title, statement, plan }) => ({
        title: `${title}: \`sql/${statement}.sql\``,
        text: withoutUntouched(plan),
      })),
    }
  },
}

async function ask(client: Client, { longScene }: Dataset): Promise<Question[]> {
  const middle = Math.floor(longScene.segments / 2)
  const { rows } = await client.query<{ segment: string; job: string; person: string }>(
    `SELECT segment_id AS segment, jobs.id AS job, jobs.user_id AS person
     FROM segment_positions, (SELECT id, user_id FROM jobs WHERE created_at < now() - INTERVAL '6 months'
                              ORDER BY created_at DESC LIMIT 1) jobs
     WHERE segment_positions.scene_id = $1 AND sequence = $2`,
    [longScene.id, middle],
  )
  const [row] = rows
  if (row === undefined) throw new Error('the database is empty')
  const text = (value: string) => client.escapeLiteral(value)
  const person = text(row.person)
  return [
    {
      title: 'A playlist page',
      statement: 'segments/read-page',
      values: [text(longScene.id), String(middle), '50'],
      monthsMax: 0,
    },
    { title: 'A segment by id', statement: 'segments/read-segment', values: [text(row.segment)], monthsMax: 1 },
    { title: 'A job by id', statement: 'jobs/read-jobs', values: [text(`{${row.job}}`), person], monthsMax: 1 },
    {
      title: "A person's jobs over 24 months",
      statement: 'jobs/list-job-ids',
      values: [person, 'NULL', "'infinity'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'", '21'],
      // The newest page lies in the newest months; those made ahead are looked into first.
      monthsMax: 7,
    },
  ]
}

async function explain(client: Client, { statement, values }: Question): Promise<string> {
  const sql = readSqlStatement(statement)
  await client.query(`SET plan_cache_mode = ${isPlannedOnce(sql) ? 'force_generic_plan' : 'auto'}`)
  await client.query(`PREPARE question AS ${sql}`)
  // As often as PostgreSQL wants before it settles on a plan.
  for (let turn = 0; turn < 6; turn += 1) await client.query(`EXECUTE question (${values.join(', ')})`)
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) EXECUTE question (${values.join(', ')})`,
  )
  await client.query('DEALLOCATE question')
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

/** Months a plan went into; what it pruned while running says so. */
function monthsRead(plan: string): number {
  const lines = plan.split('\n')
  const read = new Set<string>()
  for (const line of lines) {
    const month = / on ((?:segments|jobs)_\d{4}_\d{2})\b/.exec(line)?.[1]
    if (month !== undefined && !line.includes('never executed')) read.add(month)
  }
  return read.size
}

/** Leaves out what was pruned while running; its number stands in its place. */
function withoutUntouched(plan: string): string {
  const shown: string[] = []
  let untouched = 0
  let depth = Number.POSITIVE_INFINITY
  for (const line of plan.split('\n')) {
    const indent = line.search(/\S/)
    if (indent > depth) continue
    depth = Number.POSITIVE_INFINITY
    if (line.includes('(never executed)')) {
      untouched += 1
      depth = indent
    } else {
      if (untouched > 0) shown.push(`${' '.repeat(Math.max(indent, 0))}… ${untouched} never executed`)
      untouched = 0
      shown.push(line)
    }
  }
  return shown.join('\n')
}

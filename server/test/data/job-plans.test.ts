import { Client } from 'pg'
import { expect, it } from 'vitest'
import { readSqlStatement } from '#platform/sql-files.ts'
import { createTestDatabase } from '../setup/database.ts'

interface Plan {
  readonly 'Relation Name'?: string
  readonly 'Actual Loops': number
  readonly Plans?: readonly Plan[]
}

const WRITER = '0197a000-0000-7000-8000-000000000001'

/** The months a plan went into; one it pruned while running was never begun. */
function monthsRead(plan: Plan): string[] {
  const name = plan['Relation Name'] ?? ''
  return [
    ...(/^jobs_\d{4}_\d{2}$/.test(name) && plan['Actual Loops'] > 0 ? [name] : []),
    ...(plan.Plans ?? []).flatMap(monthsRead),
  ]
}

it.each(['force_generic_plan', 'force_custom_plan'])('reads a job in its own month alone (%s)', async (mode) => {
  const database = await createTestDatabase()
  const client = new Client({ connectionString: database.url })
  await client.connect()
  await client.query(
    `SELECT create_monthly_partition('jobs', extract(year FROM month)::int, extract(month FROM month)::int)
     FROM generate_series(date_trunc('month', now() AT TIME ZONE 'UTC') - INTERVAL '12 months',
                          date_trunc('month', now() AT TIME ZONE 'UTC') - INTERVAL '1 month', INTERVAL '1 month') month`,
  )
  // The plan is what matters here, not whose jobs they are.
  await client.query('SET session_replication_role = replica')
  const { rows: jobs } = await client.query<{ id: string }>(
    `INSERT INTO jobs (id, created_at, scene_id, user_id, input_text, bible_version)
     SELECT id, uuid_extract_timestamp(id), id, '${WRITER}', 'x', 1
     FROM (SELECT uuidv7(-(n * INTERVAL '4 days')) AS id FROM generate_series(0, 80) n) made RETURNING id`,
  )
  await client.query('ANALYZE jobs')
  await client.query(`SET plan_cache_mode = ${mode}`)
  await client.query(`PREPARE reading AS ${readSqlStatement('jobs/read-jobs')}`)
  const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE reading ('{${jobs[50]?.id}}', '${WRITER}')`,
  )
  await client.end()
  await database.drop()
  const root = rows[0]?.['QUERY PLAN'][0]?.Plan
  expect(root && monthsRead(root)).toHaveLength(1)
})

it("walks a person's jobs in their index's order instead of sorting all of them", async () => {
  const database = await createTestDatabase()
  const client = new Client({ connectionString: database.url })
  await client.connect()
  // Few rows are cheaper to sort than to walk; what is asked is whether walking is possible.
  await client.query('SET enable_sort = off; SET enable_seqscan = off; SET enable_bitmapscan = off')
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN ${readSqlStatement('jobs/list-job-ids')
      .replaceAll('$1', `'${WRITER}'`)
      .replaceAll('$2', 'NULL')
      .replaceAll('$3', "'infinity'")
      .replaceAll('$4', `'${WRITER}'`)
      .replaceAll('$5', '21')
      .replaceAll('$6', 'NULL')}`,
  )
  await client.end()
  await database.drop()
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).not.toContain('Sort')
  expect(plan).toContain('user_id_created_at_id_idx')
})

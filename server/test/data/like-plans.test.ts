import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readSqlStatement } from '#platform/sql-files.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows': number
  readonly Plans?: readonly Plan[]
}

const IDEA = '0197a000-0000-7000-8000-000000000001'
const PERSON = '0197a000-0000-7000-8000-000000000002'

let database: TestDatabase
let client: Client
beforeAll(async () => {
  database = await createTestDatabase()
  client = new Client({ connectionString: database.url })
  await client.connect()
  // A storm: 20,000 changes nobody has folded yet, eight of them of our idea.
  await client.query(
    `INSERT INTO counter_changes (target_type, target_id, likes)
     SELECT 'idea', CASE WHEN n % 2857 = 1 THEN '${IDEA}'::uuid ELSE uuidv7() END, 1 FROM generate_series(1, 20000) n`,
  )
  await client.query('ANALYZE counter_changes')
  // Whose like it is does not matter to the plan.
  await client.query('SET session_replication_role = replica')
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const scansOf = (plan: Plan, table: string): Plan[] => [
  ...(plan['Relation Name'] === table && plan['Node Type'] !== 'ModifyTable' ? [plan] : []),
  ...(plan.Plans ?? []).flatMap((child) => scansOf(child, table)),
]

it.each(['add-like', 'remove-like'])('%s reads the queued changes of its own target alone', async (name) => {
  await client.query(`PREPARE liking AS ${readSqlStatement(`engagement/${name}`)}`)
  await client.query('BEGIN')
  const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE liking ('${PERSON}', 'idea', '${IDEA}')`,
  )
  await client.query('ROLLBACK')
  await client.query('DEALLOCATE liking')
  const root = rows[0]?.['QUERY PLAN'][0]?.Plan
  const scans = root === undefined ? [] : scansOf(root, 'counter_changes')
  expect(scans.map((scan) => scan['Actual Rows'])).toEqual([8])
})

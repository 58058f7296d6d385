import { Client } from 'pg'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { createTestDatabase } from '../../server/test/setup/database.ts'
import { runPartitionsCommand } from './cli.ts'
import { ensurePartitions } from './ensure.ts'
import { inspectPartitions, inspectTable } from './inspect.ts'
import { isMissingPartition } from './missing-partition.ts'
import { PARTITION_POLICIES } from './policy.ts'
import { STATEMENTS } from './statements.ts'

const database = await createTestDatabase()
const client = new Client({ connectionString: database.url })
await client.connect()
const tables = PARTITION_POLICIES.map(({ table }) => table)

afterAll(async () => {
  await client.end()
  await database.drop()
})

beforeEach(async () => {
  await client.query("SET TIME ZONE 'UTC'")
  for (const table of tables) {
    const found = await client.query<{ name: string }>(STATEMENTS.listPartitions, [table])
    for (const { name } of found.rows) await client.query(`DROP TABLE ${name}`)
  }
})

async function boundsOf(table: string): Promise<Record<string, string>> {
  const found = await client.query<{ name: string; bounds: string }>(STATEMENTS.listPartitions, [table])
  return Object.fromEntries(found.rows.map(({ name, bounds }) => [name, bounds]))
}

it('makes this month and three ahead for every table with a policy, and then finds nothing to do', async () => {
  const now = new Date('2026-05-17T08:00:00Z')
  expect(await ensurePartitions(client, now)).toEqual(
    tables.flatMap((table) => ['05', '06', '07', '08'].map((month) => `${table}_2026_${month}`)),
  )
  expect(await ensurePartitions(client, now)).toEqual([])
  expect(await inspectPartitions(client, now)).toMatchObject(tables.map((table) => ({ table, monthsAhead: 3 })))
})

it.each([
  ['the last millisecond of a year', '2026-12-31T23:59:59.999Z', ['2026_12', '2027_01', '2027_02', '2027_03']],
  ['the first of a year', '2027-01-01T00:00:00.000Z', ['2027_01', '2027_02', '2027_03', '2027_04']],
  ['a leap day', '2028-02-29T23:59:59.999Z', ['2028_02', '2028_03', '2028_04', '2028_05']],
  ['the 31st before a shorter month', '2026-08-31T12:00:00Z', ['2026_08', '2026_09', '2026_10', '2026_11']],
])('reaches three months beyond %s', async (_name, now, months) => {
  await ensurePartitions(client, new Date(now))
  expect(Object.keys(await boundsOf('jobs'))).toEqual(months.map((month) => `jobs_${month}`))
})

it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu'])(
  'draws the same borders in UTC from a session in %s',
  async (zone) => {
    await client.query(`SET TIME ZONE '${zone}'`)
    await ensurePartitions(client, new Date('2028-01-15T00:00:00Z'))
    await client.query("SET TIME ZONE 'UTC'")
    expect(await boundsOf('segments')).toEqual({
      segments_2028_01: "FOR VALUES FROM ('2028-01-01 00:00:00+00') TO ('2028-02-01 00:00:00+00')",
      segments_2028_02: "FOR VALUES FROM ('2028-02-01 00:00:00+00') TO ('2028-03-01 00:00:00+00')",
      segments_2028_03: "FOR VALUES FROM ('2028-03-01 00:00:00+00') TO ('2028-04-01 00:00:00+00')",
      segments_2028_04: "FOR VALUES FROM ('2028-04-01 00:00:00+00') TO ('2028-05-01 00:00:00+00')",
    })
  },
)

it('lets any number of processes start together: each month is made once', async () => {
  const now = new Date('2026-05-17T08:00:00Z')
  const made = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const other = new Client({ connectionString: database.url })
      await other.connect()
      try {
        return await ensurePartitions(other, now)
      } finally {
        await other.end()
      }
    }),
  )
  const names = made.flat()
  expect(names).toHaveLength(8)
  expect(new Set(names).size).toBe(8)
})

it('fills a hole between months that exist', async () => {
  const now = new Date('2026-05-17T08:00:00Z')
  await ensurePartitions(client, now)
  await client.query('DROP TABLE jobs_2026_06')
  expect(await inspectTable(client, 'jobs', now)).toMatchObject({ monthsAhead: 0 })
  expect(await ensurePartitions(client, now)).toEqual(['jobs_2026_06'])
  expect(await inspectTable(client, 'jobs', now)).toMatchObject({ monthsAhead: 3 })
})

it('reports a child with a name of another pattern and neither counts nor touches it', async () => {
  await client.query(
    "CREATE TABLE jobs_archive PARTITION OF jobs FOR VALUES FROM ('2020-01-01 00:00+00') TO ('2021-01-01 00:00+00')",
  )
  const now = new Date('2026-05-17T08:00:00Z')
  await ensurePartitions(client, now)
  expect(await inspectTable(client, 'jobs', now)).toMatchObject({ monthsAhead: 3, strangers: ['jobs_archive'] })
})

it('leaves nothing half made when one table cannot have its month', async () => {
  const now = new Date('2026-05-17T08:00:00Z')
  // A table that took the whole time span: the month of jobs overlaps it, after those of segments were made.
  await client.query(
    "CREATE TABLE jobs_archive PARTITION OF jobs FOR VALUES FROM ('2026-01-01 00:00+00') TO ('2027-01-01 00:00+00')",
  )
  await expect(ensurePartitions(client, now)).rejects.toThrow(/would overlap/)
  expect(await boundsOf('segments')).toEqual({})
})

it('gives up on a table that stays locked, so that writers do not queue behind it for ever', async () => {
  const holder = new Client({ connectionString: database.url })
  await holder.connect()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE segments IN ACCESS SHARE MODE')
  await expect(ensurePartitions(client, new Date('2026-05-17T08:00:00Z'))).rejects.toMatchObject({ code: '55P03' })
  await holder.query('ROLLBACK')
  await holder.end()
  expect(await ensurePartitions(client, new Date('2026-05-17T08:00:00Z'))).toHaveLength(8)
})

it('has a policy for every partitioned table of the schema, and for nothing else', async () => {
  const found = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'p' AND relnamespace = 'public'::regnamespace ORDER BY relname",
  )
  expect(found.rows.map(({ name }) => name)).toEqual(tables.toSorted())
})

it('recognises a missing month from the driver, and does not take another refusal for one', async () => {
  const insert = (id: string, createdAt: string) =>
    client
      .query(
        `INSERT INTO jobs (id, created_at, scene_id, user_id, input_text, bible_version)
         VALUES (${id}, ${createdAt}, uuidv7(), uuidv7(), 'x', 1)`,
      )
      .then(
        () => undefined,
        (error: unknown) => error,
      )
  const missing = await insert('uuidv7()', 'now()')
  expect(isMissingPartition(missing)).toBe(true)
  expect(isMissingPartition(new Error('The job was not stored.', { cause: missing }))).toBe(true)
  await ensurePartitions(client)
  const violated = await insert('gen_random_uuid()', 'now()')
  expect(violated).toMatchObject({ code: '23514', constraint: 'jobs_created_at_from_id_check' })
  expect(
    [violated, undefined, 'no partition of relation', new Error('no partition of relation')].map((e) =>
      isMissingPartition(e),
    ),
  ).toEqual([false, false, false, false])
})

it('tells a person how many months are ready, and raises the alarm below two', async () => {
  const now = new Date('2026-05-17T08:00:00Z')
  expect(await runPartitionsCommand('status', client, now)).toEqual({
    isAlarm: true,
    lines: [
      'segments: no partitions, the present month is MISSING (too few: run "partitions ensure"), kept for ever',
      'jobs: no partitions, the present month is MISSING (too few: run "partitions ensure"), kept 6 months',
    ],
  })
  const ensured = await runPartitionsCommand('ensure', client, now)
  expect(ensured.isAlarm).toBe(false)
  expect(ensured.lines).toContain('made jobs_2026_08')
  expect(ensured.lines.at(-1)).toBe('jobs: 4 partitions, jobs_2026_05 to jobs_2026_08, 3 months ahead, kept 6 months')
  expect(await runPartitionsCommand('status', client, new Date('2026-07-01T00:00:00Z'))).toMatchObject({
    isAlarm: true,
  })
})

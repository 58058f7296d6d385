import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recapSpans } from '#domains/segments/recap.rules.ts'
import { readSqlStatement } from '#platform/sql-files.ts'
import { isPlannedOnce } from '#platform/statement-names.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

interface Plan {
  readonly 'Relation Name'?: string
  readonly 'Actual Loops': number
  readonly Plans?: readonly Plan[]
}

const MONTHS = 24
/** This month and those made ahead. */
const NEWEST_MONTHS = 4
const WRITER = '0197a000-0000-7000-8000-000000000001'
const SCENE = '0197a000-0000-7000-8000-000000000002'

let database: TestDatabase
let client: Client
let segments: string[]

beforeAll(async () => {
  database = await createTestDatabase()
  client = new Client({ connectionString: database.url })
  await client.connect()
  await client.query(
    `SELECT create_monthly_partition(parent, extract(year FROM month)::int, extract(month FROM month)::int)
     FROM generate_series(date_trunc('month', now() AT TIME ZONE 'UTC') - INTERVAL '${MONTHS} months',
                          date_trunc('month', now() AT TIME ZONE 'UTC') - INTERVAL '1 month', INTERVAL '1 month') month,
          unnest(ARRAY['segments', 'jobs']) parent`,
  )
  // The plans are what matters here, not what the rows refer to.
  await client.query('SET session_replication_role = replica')
  await client.query("INSERT INTO users (id, email, username) VALUES ($1, 'writer@example.org', 'writer')", [WRITER])
  await client.query(
    "INSERT INTO scenes (id, idea_id, user_id, topic_id, title) VALUES ($1::uuid, $1::uuid, $2::uuid, $1::uuid, 'Scene')",
    [SCENE, WRITER],
  )
  await client.query(
    `INSERT INTO jobs (id, created_at, scene_id, user_id, input_text, bible_version)
     SELECT id, uuid_extract_timestamp(id), $1, $2, 'x', 1
     FROM (SELECT uuidv7(-(n * INTERVAL '8 hours')) AS id FROM generate_series(0, 24 * 30 * 3 - 30) n) made`,
    [SCENE, WRITER],
  )
  const { rows } = await client.query<{ id: string }>(
    `WITH made AS (SELECT n, uuidv7(-(n * INTERVAL '1 day')) AS id FROM generate_series(0, 700) n),
     places AS (INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, excerpt,
                                               media_key, published_at)
                SELECT $1::uuid, 701 - n, id, $2::uuid, id, 8, 'x', 'media/' || n, uuid_extract_timestamp(id) FROM made)
     INSERT INTO segments (id, created_at, scene_id, user_id, job_id, sequence, input_text, expanded_script, video_url,
                           duration, bible_version)
     SELECT id, uuid_extract_timestamp(id), $1::uuid, $2::uuid, id, 701 - n, 'x', '{}', '/x', 8, 1 FROM made
     RETURNING id`,
    [SCENE, WRITER],
  )
  segments = rows.map(({ id }) => id)
  await client.query('SET session_replication_role = origin')
  await client.query('ANALYZE')
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

/** The months a statement went into, planned as it asks to be; one it pruned while running was never begun. */
async function monthsRead(statement: string, values: readonly string[]): Promise<string[]> {
  const sql = readSqlStatement(statement)
  await client.query(`SET plan_cache_mode = ${isPlannedOnce(sql) ? 'force_generic_plan' : 'auto'}`)
  await client.query(`PREPARE question AS ${sql}`)
  for (let turn = 0; turn < 6; turn += 1) await client.query(`EXECUTE question (${values.join(', ')})`)
  const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE question (${values.join(', ')})`,
  )
  await client.query('DEALLOCATE question')
  const walk = (plan: Plan): string[] => [
    ...(/^(jobs|segments)_\d{4}_\d{2}$/.test(plan['Relation Name'] ?? '') && plan['Actual Loops'] > 0
      ? [plan['Relation Name'] ?? '']
      : []),
    ...(plan.Plans ?? []).flatMap(walk),
  ]
  return rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan: root }) => walk(root)))
}

describe(`over ${MONTHS} months`, () => {
  it('a page of a scene that lasted through all of them reads none', async () => {
    expect(await monthsRead('segments/read-page', [`'${SCENE}'`, '300', '50'])).toEqual([])
  })

  it('a segment by its id reads its own month alone', async () => {
    for (const id of [segments[0], segments[350], segments.at(-1)])
      expect(await monthsRead('segments/read-segment', [`'${id}'`])).toHaveLength(1)
  })

  it('a recap reads the dozen segments it tells of, and a page of texts the months they were written in', async () => {
    const { spans, recent } = recapSpans(690)
    const list = (numbers: readonly number[]) => `'{${numbers.join(',')}}'`
    const read = await monthsRead('segments/read-recap', [
      `'${SCENE}'`,
      list(spans.map(({ after }) => after)),
      list(spans.map(({ upTo }) => upTo)),
      `${spans.length - recent + 1}`,
    ])
    expect(read.length).toBeGreaterThan(1)
    expect(read.length).toBeLessThanOrEqual(12)
    // Fifty days lie in three months at most.
    expect((await monthsRead('segments/list-texts', [`'${SCENE}'`, '300', '350'])).length).toBeLessThanOrEqual(3)
  })

  it("a person's newest jobs are read in the newest months alone, and older ones where they are", async () => {
    const page = (before: string) => [
      `'${WRITER}'`,
      'NULL',
      before,
      "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
      '21',
      'NULL',
    ]
    expect((await monthsRead('jobs/list-job-ids', page("'infinity'"))).length).toBeLessThanOrEqual(NEWEST_MONTHS + 1)
    const yearAgo = await monthsRead('jobs/list-job-ids', page("now() - INTERVAL '1 year'"))
    expect(yearAgo.length).toBeLessThanOrEqual(2)
  })
})

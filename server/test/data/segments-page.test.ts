import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSqlStatement } from '#platform/sql-files.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

interface Plan {
  readonly Alias?: string
  readonly 'Actual Loops': number
  readonly Plans?: readonly Plan[]
}

const SEGMENTS = 200
let database: TestDatabase
let client: Client
let sceneId = ''

beforeAll(async () => {
  database = await createTestDatabase()
  client = new Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    `WITH person AS (INSERT INTO users (email, username) VALUES ('reader@example.org', 'reader') RETURNING id),
     topic AS (INSERT INTO topics (name, slug) VALUES ('Topic', $1) RETURNING id),
     idea AS (INSERT INTO ideas (user_id, topic_id, title, prompt) SELECT person.id, topic.id, 'Idea', 'What if?'
              FROM person, topic RETURNING id, user_id, topic_id),
     scene AS (INSERT INTO scenes (idea_id, user_id, topic_id, title) SELECT id, user_id, topic_id, 'Scene' FROM idea
               RETURNING id, user_id),
     place AS (INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, excerpt,
                                              media_key, published_at)
               SELECT scene.id, sequence, uuidv7(), user_id, uuidv7(), 8, 'x', 'media/' || sequence, now()
               FROM scene, generate_series(1, ${SEGMENTS}) sequence)
     SELECT id FROM scene`,
    [randomUUID()],
  )
  sceneId = rows[0]?.id ?? ''
  await client.query('ANALYZE')
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

describe('a page of segments', () => {
  it('starts each segment where the ones before it end, however deep the page', async () => {
    const { rows } = await client.query<{ starts_at: number }>(readSqlStatement('segments/list-positions'), [
      sceneId,
      SEGMENTS - 3,
      50,
    ])
    expect(rows.map((row) => row.starts_at)).toEqual([1576, 1584, 1592])
  })

  it.each(['force_generic_plan', 'force_custom_plan'])('adds up what lies before it once (%s)', async (mode) => {
    await client.query(`SET plan_cache_mode = ${mode}`)
    await client.query(`PREPARE page AS ${readSqlStatement('segments/list-positions')}`)
    const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE page ('${sceneId}', ${SEGMENTS / 2}, 50)`,
    )
    await client.query('DEALLOCATE page')
    const walks = (plan: Plan): number[] => [
      ...(plan.Alias === 'earlier' ? [plan['Actual Loops']] : []),
      ...(plan.Plans ?? []).flatMap(walks),
    ]
    const root = rows[0]?.['QUERY PLAN'][0]?.Plan
    expect(root && walks(root)).toEqual([1])
  })
})

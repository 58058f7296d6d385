import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { segmentsStore } from '#domains/segments/segments.store.ts'
import { writeSegments } from '#domains/segments/write-segments.rules.ts'
import { createDatabase, type Database } from '#platform/db.ts'
import { readSqlStatement } from '#platform/sql-files.ts'
import { SegmentSummary } from '@skein/contract/scenes'
import { Value } from 'typebox/value'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

interface Plan {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly Plans?: readonly Plan[]
}

const SEGMENTS = 200
let database: TestDatabase
let client: Client
let db: Database
let sceneId = ''

beforeAll(async () => {
  database = await createTestDatabase()
  client = new Client({ connectionString: database.url })
  await client.connect()
  db = createDatabase({ url: database.url, poolMax: 2, statementTimeoutMs: 5000 })
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
  await db.close()
  await database.drop()
})

/** Rows that a plan read from a table, whichever index led to them. */
function rowsRead(plan: Plan, table: string): number {
  const own = plan['Relation Name'] === table ? plan['Actual Rows'] * plan['Actual Loops'] : 0
  return own + (plan.Plans ?? []).reduce((sum, child) => sum + rowsRead(child, table), 0)
}

describe('a page of segments', () => {
  it('starts each segment where the ones before it end, however deep the page', async () => {
    const page = await segmentsStore.page(db.reads, sceneId, SEGMENTS - 3, 50)
    const { items }: { items: SegmentSummary[] } = JSON.parse(
      `{"items":[${writeSegments(page?.rows ?? [], page?.standing.before ?? 0)}]}`,
    )
    expect(items.map(({ startsAt }) => startsAt)).toEqual([1576, 1584, 1592])
    expect(items.every((item) => Value.Check(SegmentSummary, item))).toBe(true)
  })

  it('tells where the scene stands even when there is nothing on it', async () => {
    const page = await segmentsStore.page(db.reads, sceneId, SEGMENTS, 50)
    expect(page).toMatchObject({ rows: [], standing: { last_sequence: SEGMENTS, status: 'active' } })
    expect(await segmentsStore.page(db.reads, randomUUID(), 0, 50)).toBeNull()
  })

  it.each(['force_generic_plan', 'force_custom_plan'])(
    'reads no more than itself, one mark and the places since that (%s)',
    async (mode) => {
      await client.query(`SET plan_cache_mode = ${mode}`)
      await client.query(`PREPARE page AS ${readSqlStatement('segments/read-page')}`)
      const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE page ('${sceneId}', ${SEGMENTS - 100}, 50)`,
      )
      await client.query('DEALLOCATE page')
      const root = rows[0]?.['QUERY PLAN'][0]?.Plan
      if (root === undefined) throw new Error('there is no plan')
      expect(rowsRead(root, 'scene_marks')).toBe(1)
      // The page, what follows the mark, and the newest.
      expect(rowsRead(root, 'segment_positions')).toBeLessThanOrEqual(50 + 63 + 1)
    },
  )
})

import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readSqlStatement } from '#platform/sql-files.ts'
import { createTestDatabase } from '../setup/database.ts'

const database = await createTestDatabase()
const client = new Client({ connectionString: database.url })
beforeAll(async () => {
  await client.connect()
  // The plan is what matters here, not whose ideas they are.
  await client.query('SET session_replication_role = replica')
  await client.query(
    `INSERT INTO ideas (user_id, topic_id, title, prompt, tags, moderation_status, created_at)
     SELECT uuidv7(), uuidv7(), 'Idea ' || n, 'w' || n || ' w' || n % 500, ARRAY['t' || n % 500], 'approved',
            now() - n * INTERVAL '1 hour'
     FROM generate_series(1, 8000) n`,
  )
  await client.query(
    `INSERT INTO scenes (idea_id, user_id, topic_id, title, segment_count, language, created_at)
     SELECT id, user_id, topic_id, prompt, 3, 'en', created_at FROM ideas`,
  )
  await client.query(
    `INSERT INTO users (email, username, created_at)
     SELECT n || '@example.org', 'p' || n || '-w' || n % 500, now() - n * INTERVAL '1 hour'
     FROM generate_series(1, 8000) n`,
  )
  await client.query("INSERT INTO scene_search SELECT id, to_tsvector('simple', title) FROM scenes")
  await client.query("INSERT INTO person_search SELECT id, to_tsvector('simple', username) FROM users")
  await client.query(
    "INSERT INTO search_words SELECT 'idea', substr(md5(n::text), 1, 9), 1 FROM generate_series(1, 20000) n",
  )
  await client.query('VACUUM (ANALYZE)')
}, 30_000)
afterAll(async () => {
  await client.end()
  await database.drop()
})

const LAST = "'ffffffff-ffff-ffff-ffff-ffffffffffff'"
const NO_SHELVES = "'{}', '{}', '{}', '{}'"
const RARE_WORD = "'w7'"

async function planOf(statement: string, values: string): Promise<string> {
  await client.query(`PREPARE searching AS ${readSqlStatement(statement)}`)
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN EXECUTE searching (${values})`)
  await client.query('DEALLOCATE searching')
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

it.each(['force_generic_plan', 'force_custom_plan'])(
  'finds words without reading when every idea was made (%s)',
  async (mode) => {
    await client.query(`SET plan_cache_mode = ${mode}`)
    const plan = await planOf('ideas/search-best', `NULL, NULL, '{}', '{}', '{}', ${RARE_WORD}, now(), 2, ${LAST}, 21`)
    await client.query('RESET plan_cache_mode')
    expect(plan).not.toMatch(/Index Cond: .*created_at/)
  },
)

it.each([
  ['find-ideas', `${RARE_WORD}, ${NO_SHELVES}, NULL, now(), 2, ${LAST}, 21`],
  ['find-ideas', `NULL, '{}', '{}', '{t7}', '{t8}', true, now(), 2, ${LAST}, 21`],
  ['find-ideas', `NULL, ${NO_SHELVES}, NULL, now(), 2, ${LAST}, 21`],
  [
    'find-scenes',
    `${RARE_WORD}, ${NO_SHELVES}, '{en}', '{de}', '{short}', '{long}', '{grief}', '{drugs}', 'active', now(), 2, ${LAST}, 21`,
  ],
  ['find-scenes', `NULL, '{}', '{}', '{}', '{t8}', '{}', '{}', '{}', '{}', '{}', '{}', NULL, now(), 2, ${LAST}, 21`],
  ['find-people', `${RARE_WORD}, now(), 2, ${LAST}, 21`],
  ['count-idea-facets', `${RARE_WORD}, ${NO_SHELVES}, NULL, NULL`],
  ['count-scene-facets', `${RARE_WORD}, ${NO_SHELVES}, '{}', '{}', '{}', '{}', '{}', '{}', NULL, NULL`],
  ['correct-words', `'idea', '{c4ca4238b,c81e728d8}'`],
  ['complete-word', `'idea', 'c4c', 4`],
])('never reads a whole table of what there is much of: %s (%s)', async (statement, values) => {
  const plan = await planOf(`search/${statement}`, values)
  expect(plan).not.toMatch(/Seq Scan on (ideas|scenes|users|scene_search|person_search|search_words)/)
})

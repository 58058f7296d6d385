import { Client } from 'pg'
import { expect, it } from 'vitest'
import { readSqlStatement } from '#platform/sql-files.ts'
import { createTestDatabase } from '../setup/database.ts'

it.each(['force_generic_plan', 'force_custom_plan'])(
  'finds words without reading when every idea was made (%s)',
  async (mode) => {
    const database = await createTestDatabase()
    const client = new Client({ connectionString: database.url })
    await client.connect()
    // The plan is what matters here, not whose ideas they are.
    await client.query('SET session_replication_role = replica')
    await client.query(
      `INSERT INTO ideas (user_id, topic_id, title, prompt, moderation_status, created_at)
     SELECT uuidv7(), uuidv7(), 'Idea ' || n, 'w' || n || ' w' || n % 500, 'approved', now() - n * INTERVAL '1 hour'
     FROM generate_series(1, 8000) n`,
    )
    await client.query('ANALYZE ideas')
    await client.query(`SET plan_cache_mode = ${mode}`)
    await client.query(`PREPARE searching AS ${readSqlStatement('ideas/search-best')}`)
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      "EXPLAIN EXECUTE searching (NULL, NULL, '{}', '{}', '{}', 'w7', now(), 2, 'ffffffff-ffff-ffff-ffff-ffffffffffff', 21)",
    )
    await client.end()
    await database.drop()
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(/Index Cond: .*created_at/)
  },
)

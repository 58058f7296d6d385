import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../setup/database.ts'

const database = await createTestDatabase()
const client = new Client({ connectionString: database.url })
await client.connect()
afterAll(async () => {
  await client.end()
  await database.drop()
})

type Row = Record<string, unknown>
async function rows(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await client.query<Row>(text, values)).rows
}
async function one(text: string, values: unknown[] = []): Promise<unknown> {
  return Object.values((await rows(text, values))[0] ?? {})[0]
}

describe('the audit log', () => {
  const write = (on: Client, action: string) =>
    on.query("INSERT INTO audit_log (action, target_type, target_id, detail) VALUES ($1, 'scene', uuidv7(), $2)", [
      action,
      JSON.stringify({ reason: 'spam "quoted"', order: ['b', 'a'] }),
    ])

  beforeAll(async () => {
    for (const action of ['scene.hidden', 'scene.restored', 'scene.locked']) await write(client, action)
  })

  it('chains every line to the one before', async () => {
    const lines = await rows('SELECT position::int, previous_hash, hash FROM audit_log ORDER BY position')
    expect(lines.map((line) => line['position'])).toEqual([1, 2, 3])
    expect(lines[0]?.['previous_hash']).toEqual(Buffer.alloc(32))
    expect(lines[1]?.['previous_hash']).toEqual(lines[0]?.['hash'])
    expect(await one('SELECT first_broken_audit_log_position()')).toBeNull()
  })

  it('reads as unbroken in every time zone', async () => {
    await client.query("SET TIME ZONE 'Asia/Kathmandu'")
    expect(await one('SELECT first_broken_audit_log_position()')).toBeNull()
    await client.query('RESET TIME ZONE')
  })

  it('takes no number, hash or time from a writer', async () => {
    await client.query('BEGIN')
    const forged = await rows(
      `INSERT INTO audit_log (action, target_type, position, previous_hash, hash, created_at)
       VALUES ('scene.hidden', 'scene', 99, decode(repeat('ff', 32), 'hex'), decode(repeat('ff', 32), 'hex'), '2000-01-01')
       RETURNING position::int, created_at > '2020-01-01' AS is_now`,
    )
    expect(forged).toEqual([{ position: 4, is_now: true }])
    expect(await one('SELECT first_broken_audit_log_position()')).toBeNull()
    await client.query('ROLLBACK')
  })

  it.each(["UPDATE audit_log SET action = 'nothing'", 'DELETE FROM audit_log', 'TRUNCATE audit_log'])(
    'refuses %s',
    async (statement) => {
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
    },
  )

  it.each([
    ['an altered line', "UPDATE audit_log SET detail = '{}' WHERE position = 2", '2'],
    ['a line taken out', 'DELETE FROM audit_log WHERE position = 2', '2'],
    ['an altered time', "UPDATE audit_log SET created_at = created_at + interval '1 ms' WHERE position = 3", '3'],
    ['an altered author', 'UPDATE audit_log SET actor_id = uuidv7() WHERE position = 1', '1'],
  ])('shows %s, done by somebody who switched the trigger off', async (_what, tampering, position) => {
    await client.query('BEGIN')
    await client.query('ALTER TABLE audit_log DISABLE TRIGGER audit_log_refuse_change')
    await client.query(tampering)
    expect(await one('SELECT first_broken_audit_log_position()')).toBe(position)
    await client.query('ROLLBACK')
  })

  it('keeps one unbroken chain while many write at once', async () => {
    const writers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const writer = new Client({ connectionString: database.url })
        await writer.connect()
        return writer
      }),
    )
    await Promise.all(
      writers.map(async (writer) => {
        for (let line = 0; line < 10; line += 1) await write(writer, 'scene.hidden')
      }),
    )
    await Promise.all(writers.map((writer) => writer.end()))
    expect(await one('SELECT first_broken_audit_log_position()')).toBeNull()
    expect(await rows('SELECT count(*)::int AS lines, max(position)::int AS last FROM audit_log')).toEqual([
      { lines: 83, last: 83 },
    ])
  })
})

describe('updated_at', () => {
  let sceneId: string
  beforeEach(async () => {
    const tag = randomUUID()
    sceneId = String(
      await one(
        `WITH author AS (INSERT INTO users (email, username) VALUES ($1, $1) RETURNING id),
              shelf AS (INSERT INTO topics (name, slug) VALUES ('Harbours', $1) RETURNING id),
              seed AS (INSERT INTO ideas (user_id, topic_id, title, prompt)
                       SELECT author.id, shelf.id, 'The lamp', 'A knock.' FROM author, shelf RETURNING *)
         INSERT INTO scenes (idea_id, user_id, topic_id, title, updated_at)
         SELECT id, user_id, topic_id, title, '2001-01-01' FROM seed RETURNING id`,
        [tag],
      ),
    )
  })
  const year = () => one('SELECT extract(year FROM updated_at)::int FROM scenes WHERE id = $1', [sceneId])

  it.each([
    ["title = 'The lamp goes out'"],
    ['segment_count = segment_count + 1, last_segment_at = now()'],
    ["status = 'locked'"],
  ])('moves with %s', async (change) => {
    await client.query(`UPDATE scenes SET ${change} WHERE id = $1`, [sceneId])
    expect(await year()).toBeGreaterThan(2020)
  })

  it('cannot be set by hand together with an edit', async () => {
    await client.query("UPDATE scenes SET title = 'Later', updated_at = '1999-01-01' WHERE id = $1", [sceneId])
    expect(await year()).toBeGreaterThan(2020)
  })

  it('stands still while likes and views are counted', async () => {
    await client.query('UPDATE scenes SET like_count = like_count + 3, view_count = view_count + 9 WHERE id = $1', [
      sceneId,
    ])
    expect(await year()).toBe(2001)
  })

  it('is kept by a trigger on every table that has the column', async () => {
    const uncovered = await rows(
      `SELECT table_name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'updated_at'
         AND NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = table_name::regclass AND tgname = table_name || '_set_updated_at')`,
    )
    expect(uncovered).toEqual([])
  })
})

describe('the rules in the tables', () => {
  it('keep a segment and a job in the month of their id, and refuse an id without a time', async () => {
    for (const table of ['segments', 'jobs']) {
      const rule = `${table}_created_at_from_id_check`
      const columns =
        table === 'jobs'
          ? 'scene_id, user_id, input_text, bible_version'
          : 'scene_id, user_id, input_text, bible_version, job_id, sequence, expanded_script, video_url, duration'
      const values =
        table === 'jobs' ? "uuidv7(), uuidv7(), 'x', 1" : "uuidv7(), uuidv7(), 'x', 1, uuidv7(), 1, 'x', 'x', 8"
      const insert = (id: string, createdAt: string) =>
        client.query(`INSERT INTO ${table} (id, created_at, ${columns}) VALUES (${id}, ${createdAt}, ${values})`)
      await expect(insert('gen_random_uuid()', 'now()')).rejects.toMatchObject({ constraint: rule })
      await expect(insert('uuidv7()', "now() + interval '1 second'")).rejects.toMatchObject({ constraint: rule })
    }
  })

  it('let one refresh token of a family live, and a rotation replace it within a transaction', async () => {
    const userId = await one("INSERT INTO users (email, username) VALUES ('family@example.org', 'family') RETURNING id")
    const add = (id: unknown, family: unknown) =>
      client.query(
        `INSERT INTO refresh_tokens (id, user_id, family_id, token_hash, expires_at)
         VALUES ($1, $2, $3, sha256($4), now() + interval '1 day')`,
        [id, userId, family, Buffer.from(randomUUID())],
      )
    const family = randomUUID()
    const first = randomUUID()
    const second = randomUUID()
    await add(first, family)
    await expect(add(second, family)).rejects.toMatchObject({ constraint: 'idx_refresh_tokens_live_leaf' })
    await client.query('BEGIN')
    await client.query('UPDATE refresh_tokens SET used_at = now(), replaced_by = $2 WHERE id = $1', [first, second])
    await add(second, family)
    await client.query('COMMIT')
    await add(randomUUID(), randomUUID())
  })

  it('take two spellings of one address or name for the same person', async () => {
    const add = (email: string, username: string) =>
      client.query('INSERT INTO users (email, username) VALUES ($1, $2)', [email, username])
    await add('Ada@example.org', 'Ada')
    await expect(add('ada@EXAMPLE.org', 'other')).rejects.toMatchObject({ constraint: 'idx_users_email_lower' })
    await expect(add('other@example.org', 'aDA')).rejects.toMatchObject({ constraint: 'idx_users_username_lower' })
  })

  it('find an idea by any word of its title or prompt, in any script', async () => {
    const found = (query: string) =>
      one("SELECT count(*)::int FROM ideas WHERE search @@ websearch_to_tsquery('simple', $1)", [query])
    await client.query(
      `INSERT INTO ideas (user_id, topic_id, title, prompt)
       SELECT users.id, topics.id, 'Der Leuchtturmwärter', 'Ein Klopfen um Mitternacht. 灯台守 слышит стук.' FROM users, topics LIMIT 1`,
    )
    expect(await found('leuchtturmwärter mitternacht')).toBe(1)
    expect(await found('слышит')).toBe(1)
    expect(await found('灯台守')).toBe(1)
    expect(await found('leuchtturmwärter -mitternacht')).toBe(0)
  })
})

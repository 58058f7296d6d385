import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSqlStatement } from '#platform/sql-files.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const APPEND = readSqlStatement('segments/append-segment')
const FOLD = readSqlStatement('engagement/fold-growth')
const PAST = '2026-01-01T00:00:00.000Z'

let database: TestDatabase
let client: Client
let other: Client
let writers: readonly string[] = []
let sceneId = ''

beforeAll(async () => {
  database = await createTestDatabase()
  client = new Client({ connectionString: database.url })
  other = new Client({ connectionString: database.url })
  await Promise.all([client.connect(), other.connect()])
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO users (email, username) SELECT n || '@example.org', 'w' || n FROM generate_series(1, 3) n RETURNING id",
  )
  writers = rows.map(({ id }) => id)
})
beforeEach(async () => {
  const { rows } = await client.query<{ id: string }>(
    `WITH topic AS (INSERT INTO topics (name, slug) VALUES ('Topic', $1) RETURNING id),
     idea AS (INSERT INTO ideas (user_id, topic_id, title, prompt) SELECT $2, id, 'Idea', 'What if?' FROM topic
              RETURNING id, user_id, topic_id)
     INSERT INTO scenes (idea_id, user_id, topic_id, title) SELECT id, user_id, topic_id, 'Scene' FROM idea RETURNING id`,
    [randomUUID(), writers[0]],
  )
  sceneId = rows[0]?.id ?? ''
})
afterAll(async () => {
  await Promise.all([client.end(), other.end()])
  await database.drop()
})

const parameters = (writer: number, version: number, playlistRevision = 0) => [
  sceneId,
  writers[writer],
  randomUUID(),
  JSON.stringify({
    inputText: 'She waited.',
    script: '{}',
    title: 'The quay',
    excerpt: 'She waited.',
    language: 'en',
    mediaKey: `media/${randomUUID()}`,
    videoUrl: '/v',
    hlsPlaylistUrl: '/p',
    thumbnailUrl: '/t',
    resolution: '1280x720',
    fileSize: 1,
    checkedAgainst: version,
    playlistRevision,
    bibleVersion: version + 1,
  }),
  8,
]
const append = async (on: Client, writer: number, version: number, playlistRevision?: number) =>
  (
    await on.query<{ sequence: number }>({
      name: 'append',
      text: APPEND,
      values: parameters(writer, version, playlistRevision),
    })
  ).rows[0]?.sequence
const scene = async () =>
  (
    await client.query<Record<string, unknown>>(
      'SELECT segment_count, total_duration, contributor_count, bible_version, last_segment_at, updated_at FROM scenes WHERE id = $1',
      [sceneId],
    )
  ).rows[0]

describe('an append', () => {
  it('takes the next place, counts a writer once, and leaves the scene at the version it brought', async () => {
    expect([await append(client, 0, 1), await append(client, 1, 2), await append(client, 0, 3)]).toEqual([1, 2, 3])
    expect(await scene()).toMatchObject({
      segment_count: 3,
      total_duration: 24,
      contributor_count: 2,
      bible_version: 4,
    })
  })

  it.each([
    ['the bible has moved', () => append(client, 0, 7)],
    ['the playlist was revised', () => append(client, 0, 1, 1)],
  ])('fails as a serialization failure when %s, and leaves nothing', async (_why, act) => {
    await expect(act()).rejects.toMatchObject({ code: '40001' })
    expect(await scene()).toMatchObject({ segment_count: 0, bible_version: 1 })
  })

  it('fails the same way when the scene was closed', async () => {
    await client.query("UPDATE scenes SET status = 'locked' WHERE id = $1", [sceneId])
    await expect(append(client, 0, 1)).rejects.toMatchObject({ code: '40001' })
  })

  it('lets one of two who read the same scene through, and the other learns of it once the first has committed', async () => {
    await client.query('BEGIN')
    await append(client, 0, 1)
    const second = append(other, 1, 1)
    await client.query('COMMIT')
    await expect(second).rejects.toMatchObject({ code: '40001' })
    expect(await append(other, 1, 2)).toBe(2)
    expect(await scene()).toMatchObject({ segment_count: 2, contributor_count: 2 })
  })

  it('asks one index whether the writer is new, and touches none of the indexes of the scene it updates', async () => {
    await append(client, 0, 1)
    await client.query('SET enable_seqscan = off')
    await client.query(`PREPARE appending AS ${APPEND}`)
    const literals = parameters(1, 2).map((value) => client.escapeLiteral(String(value)))
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE) EXECUTE appending (${literals.join(', ')})`,
    )
    await client.query('DEALLOCATE appending')
    await client.query('RESET enable_seqscan')
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('idx_segment_positions_writer')
    const updates = async () =>
      (
        await client.query<{ all: number; hot: number }>(
          `SELECT pg_stat_get_xact_tuples_updated('scenes'::regclass)::int AS all,
                  pg_stat_get_xact_tuples_hot_updated('scenes'::regclass)::int AS hot`,
        )
      ).rows[0] ?? { all: 0, hot: 0 }
    await client.query('BEGIN')
    const before = await updates()
    await append(client, 2, 3)
    const after = await updates()
    await client.query('COMMIT')
    expect({ all: after.all - before.all, hot: after.hot - before.hot }).toEqual({ all: 1, hot: 1 })
  })
})

describe('when a scene last grew', () => {
  const setBack = () => client.query('UPDATE scenes SET last_segment_at = $2 WHERE id = $1', [sceneId, PAST])
  const newest = async () =>
    (
      await client.query<{ at: Date }>('SELECT max(published_at) AS at FROM segment_positions WHERE scene_id = $1', [
        sceneId,
      ])
    ).rows[0]?.at

  it('is known at once for its first segment', async () => {
    await append(client, 0, 1)
    expect((await scene())?.['last_segment_at']).not.toBeNull()
  })

  it('follows its newest segment when it is folded, and the fold is no edit of the scene', async () => {
    await append(client, 0, 1)
    await append(client, 0, 2)
    await append(client, 1, 3)
    await client.query(FOLD)
    expect(await scene()).toMatchObject({ last_segment_at: await newest() })
    await append(client, 1, 4)
    const edited = (await scene())?.['updated_at']
    expect((await client.query<{ folded: number }>(FOLD)).rows).toEqual([{ folded: 1 }])
    expect(await scene()).toMatchObject({ last_segment_at: await newest(), updated_at: edited })
    expect((await client.query<{ folded: number }>(FOLD)).rows).toEqual([{ folded: 0 }])
  })

  it('is caught up with after a crash, when nobody has folded since', async () => {
    await append(client, 0, 1)
    await client.query(FOLD)
    await setBack()
    expect((await client.query<{ folded: number }>(FOLD)).rows).toEqual([{ folded: 1 }])
    expect(await scene()).toMatchObject({ last_segment_at: await newest() })
  })

  it('is found by the ids of new places alone, however many old ones there are', async () => {
    await append(client, 0, 1)
    await client.query(
      `INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, excerpt, media_key,
                                      published_at)
       SELECT $1, n, uuidv7(-n * INTERVAL '1 minute'), $2, uuidv7(), 8, 'x', 'old/' || n, now() - n * INTERVAL '1 minute'
       FROM generate_series(100, 20000) n`,
      [sceneId, writers[0]],
    )
    await client.query('ANALYZE segment_positions')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, TIMING OFF) ${FOLD}`)
    await client.query("DELETE FROM segment_positions WHERE media_key LIKE 'old/%'")
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(/Index Scan[^\n]*segment_positions_segment_id_key/)
    expect(plan).not.toContain('Seq Scan on segment_positions')
  })
})

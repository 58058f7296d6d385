import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSqlStatement } from '#platform/sql-files.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { eventually } from '../setup/eventually.ts'

let database: TestDatabase
let client: Client
let other: Client
let userId = ''

beforeAll(async () => {
  database = await createTestDatabase()
  client = new Client({ connectionString: database.url })
  other = new Client({ connectionString: database.url })
  await Promise.all([client.connect(), other.connect()])
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO users (email, username) VALUES ('writer@example.org', 'writer') RETURNING id",
  )
  userId = rows[0]?.id ?? ''
})

afterAll(async () => {
  await Promise.all([client.end(), other.end()])
  await database.drop()
})

async function addScene(segments: number): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `WITH topic AS (INSERT INTO topics (name, slug) VALUES ('Topic', $2) RETURNING id),
     idea AS (INSERT INTO ideas (user_id, topic_id, title, prompt) SELECT $1, id, 'Idea', 'What if?' FROM topic
              RETURNING id, user_id, topic_id)
     INSERT INTO scenes (idea_id, user_id, topic_id, title) SELECT id, user_id, topic_id, 'Scene' FROM idea RETURNING id`,
    [userId, randomUUID()],
  )
  const id = rows[0]?.id ?? ''
  await append(client, id, 1, segments)
  return id
}

/** Lengths that differ, so that a sum of the wrong segments is another sum. */
const append = (on: Client, sceneId: string, from: number, to: number) =>
  on.query(
    `INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, excerpt,
                                    media_key, published_at)
     SELECT $1::uuid, n, uuidv7(), $2::uuid, uuidv7(), 1 + n % 7, 'x', $1::uuid || '/' || n, now() FROM generate_series($3::int, $4::int) n`,
    [sceneId, userId, from, to],
  )

const setStatus = (on: Client, sceneId: string, sequences: readonly number[], status: string) =>
  on.query('UPDATE segment_positions SET status = $3 WHERE scene_id = $1 AND sequence = ANY($2::int[])', [
    sceneId,
    sequences,
    status,
  ])

/** Second by second what a page should say, added up the long way. */
async function demandTrueMarks(sceneId: string): Promise<void> {
  const { rows } = await client.query<{ sequence: number; seconds: number; real: number }>(
    `SELECT sequence, seconds, (SELECT coalesce(sum(duration_seconds), 0) FROM segment_positions places
                                WHERE places.scene_id = marks.scene_id AND places.sequence <= marks.sequence
                                  AND places.status = 'active')::int AS real
     FROM scene_marks marks WHERE scene_id = $1 ORDER BY sequence`,
    [sceneId],
  )
  expect(rows.map(({ sequence, seconds }) => [sequence, seconds])).toEqual(
    rows.map(({ sequence, real }) => [sequence, real]),
  )
}

async function startOfPage(sceneId: string, after: number): Promise<number> {
  const { rows } = await client.query<{ standing: string }>(readSqlStatement('segments/read-page'), [
    sceneId,
    after,
    50,
  ])
  const standing: { before: number } = JSON.parse(rows[0]?.standing ?? '{}')
  const { rows: real } = await client.query<{ seconds: number }>(
    `SELECT coalesce(sum(duration_seconds), 0)::int AS seconds FROM segment_positions
     WHERE scene_id = $1 AND sequence <= $2 AND status = 'active'`,
    [sceneId, after],
  )
  expect(standing.before).toBe(real[0]?.seconds)
  return standing.before
}

const contentVersion = async (sceneId: string) =>
  (await client.query<{ version: number }>('SELECT content_version AS version FROM scenes WHERE id = $1', [sceneId]))
    .rows[0]?.version ?? -1

const marksOf = async (sceneId: string) =>
  (await client.query('SELECT FROM scene_marks WHERE scene_id = $1', [sceneId])).rowCount

describe('the marks of a scene', () => {
  it('are made at every 64th place, however the places come', async () => {
    const sceneId = await addScene(63)
    expect(await marksOf(sceneId)).toBe(0)
    for (let sequence = 64; sequence <= 66; sequence += 1) await append(client, sceneId, sequence, sequence)
    await append(client, sceneId, 67, 400)
    expect(await marksOf(sceneId)).toBe(6)
    await demandTrueMarks(sceneId)
    expect(await contentVersion(sceneId)).toBe(0)
  })

  it('let every page start where what is before it ends, after takedowns and after one is put back', async () => {
    const sceneId = await addScene(300)
    const before = await startOfPage(sceneId, 250)
    await setStatus(client, sceneId, [3, 64, 65, 128, 200], 'removed')
    await demandTrueMarks(sceneId)
    for (const after of [0, 2, 3, 63, 64, 65, 127, 128, 129, 200, 250, 299]) await startOfPage(sceneId, after)
    expect(await startOfPage(sceneId, 250)).toBeLessThan(before)
    await setStatus(client, sceneId, [3, 64, 65, 128, 200], 'active')
    await demandTrueMarks(sceneId)
    expect(await startOfPage(sceneId, 250)).toBe(before)
    expect(await contentVersion(sceneId)).toBe(2)
  })

  it('follow a segment that is replaced by a longer one', async () => {
    const sceneId = await addScene(130)
    await client.query('UPDATE segment_positions SET duration_seconds = 24 WHERE scene_id = $1 AND sequence = 10', [
      sceneId,
    ])
    await demandTrueMarks(sceneId)
    await startOfPage(sceneId, 100)
    expect(await contentVersion(sceneId)).toBe(1)
  })

  it('of several scenes move together when one statement takes down segments of each', async () => {
    const scenes = [await addScene(130), await addScene(130)]
    await client.query('UPDATE segment_positions SET status = $2 WHERE scene_id = ANY($1::uuid[]) AND sequence < 40', [
      scenes,
      'hidden',
    ])
    for (const sceneId of scenes) {
      await demandTrueMarks(sceneId)
      expect(await contentVersion(sceneId)).toBe(1)
    }
  })

  it('are never needed: a page without any is only slower', async () => {
    const sceneId = await addScene(200)
    const before = await startOfPage(sceneId, 190)
    await client.query('DELETE FROM scene_marks WHERE scene_id = $1', [sceneId])
    expect(await startOfPage(sceneId, 190)).toBe(before)
  })
})

/** Of the first 64 places, as `append` makes them. */
const SECONDS_WITHOUT_FIFTH = 248

describe('a takedown beside an append', () => {
  /** Runs one transaction up to its commit while another waits for the scene's row. */
  async function interleaved(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<void> {
    await client.query('BEGIN')
    await first()
    const { rows } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await other.query('BEGIN')
    const waiting = second()
    await eventually(async () => {
      const { rows: waits } = await client.query<{ waits: boolean }>(
        "SELECT wait_event_type = 'Lock' AS waits FROM pg_stat_activity WHERE pid = $1",
        [rows[0]?.pid],
      )
      expect(waits[0]?.waits).toBe(true)
    })
    await client.query('COMMIT')
    await waiting
    await other.query('COMMIT')
  }

  const lockAndAppend = async (on: Client, sceneId: string) => {
    await on.query('UPDATE scenes SET segment_count = 64 WHERE id = $1', [sceneId])
    await append(on, sceneId, 64, 64)
  }

  it('that is committed first moves no mark, and the append sees it', async () => {
    const sceneId = await addScene(63)
    await interleaved(
      () => setStatus(client, sceneId, [5], 'removed'),
      () => lockAndAppend(other, sceneId),
    )
    await demandTrueMarks(sceneId)
    expect(await startOfPage(sceneId, 64)).toBe(SECONDS_WITHOUT_FIFTH)
  })

  it('that is committed last moves the mark the append has left', async () => {
    const sceneId = await addScene(63)
    await interleaved(
      () => lockAndAppend(client, sceneId),
      () => setStatus(other, sceneId, [5], 'removed'),
    )
    await demandTrueMarks(sceneId)
    expect(await startOfPage(sceneId, 64)).toBe(SECONDS_WITHOUT_FIFTH)
  })
})

describe('the migration that brings marks', () => {
  it('makes those of the scenes that are there', async () => {
    const sceneId = await addScene(200)
    await setStatus(client, sceneId, [7, 100], 'removed')
    const { readFileSync } = await import('node:fs')
    const migration = readFileSync(new URL('../../../sql/migrations/0015_scene_marks.sql', import.meta.url), 'utf8')
    await client.query('DELETE FROM scene_marks')
    await client.query(migration.slice(migration.indexOf('INSERT INTO scene_marks')))
    expect(await marksOf(sceneId)).toBe(3)
    await demandTrueMarks(sceneId)
  })
})

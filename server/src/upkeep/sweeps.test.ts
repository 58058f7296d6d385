import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { UserId } from '@skein/contract/ids'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '#platform/log.ts'
import { createMetrics } from '#platform/metrics.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import { startTestStory, type TestStory } from '../../test/make/test-story.ts'
import { runSweeps } from './start-upkeep.ts'
import { dailySweeps, hourlySweeps } from './sweeps.ts'

let story: TestStory
let client: Client
let storage: DiskStorage
let writer: UserId
let sceneId: string

beforeAll(async () => {
  story = await startTestStory({ plantsBugs: true })
  storage = new DiskStorage(story.storageRoot)
  client = new Client({ connectionString: story.databaseUrl })
  await client.connect()
  writer = await story.person()
})
beforeEach(async () => {
  sceneId = await story.scene(writer)
})
afterAll(async () => {
  await client.end()
  await story.close()
})

const metrics = createMetrics()
const reports = { log: createLog('silent'), metrics }
const hourly = (over: ObjectStorage = storage) => runSweeps(hourlySweeps({ db: story.db, storage: over }), reports)
const daily = (over: ObjectStorage = storage) => runSweeps(dailySweeps({ db: story.db, storage: over }), reports)

async function aged(key: string, hours = 25): Promise<string> {
  await storage.put(key, new TextEncoder().encode(key))
  const then = new Date(Date.now() - hours * 3_600_000)
  await utimes(join(story.storageRoot, key), then, then)
  return key
}

const isThere = async (key: string) => (await storage.head(key)) !== null

async function addJob(): Promise<string> {
  return (await story.submit(writer, sceneId, 'It went on.')).id
}

async function setJob(id: string, change: string): Promise<void> {
  await client.query(`UPDATE jobs SET ${change} WHERE id = $1`, [id])
}

const failedSince = (days: number, result: unknown, stage = 'upload') =>
  `status = 'failed', stage = 'error', error_code = 'storage_failed', failed_stage = '${stage}',
   completed_at = now() - interval '${days} days', result_data = '${JSON.stringify(result)}'`

const count = async (text: string) =>
  (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`)).rows[0]?.n

describe('stored objects', () => {
  it('go with a job that was cancelled, once they are a day old, and when no job knows them', async () => {
    const jobId = await addJob()
    await story.jobs.cancel(writer, jobId)
    const old = await aged(`staging/${jobId}/0-1/720p.mp4`)
    const young = await aged(`staging/${jobId}/0-2/720p.mp4`, 23)
    const nobodys = await aged('staging/018cc251-f400-7000-8000-000000000000/0-1/720p.mp4')
    expect(await hourly()).toMatchObject({ 'remove-orphan-staging': 2 })
    expect(await Promise.all([old, young, nobodys].map(isThere))).toEqual([false, true, false])
  })

  it('stay while their job is under way, whatever they are', async () => {
    const jobId = await addJob()
    const keys = [await aged(`staging/${jobId}/0-1/720p.mp4`), await aged(`media/${jobId}/ab/segment.mp4`)]
    await hourly()
    await daily()
    expect(await Promise.all(keys.map(isThere))).toEqual([true, true])
  })

  it('of a failed job stay for its retry, without those of attempts that were given up', async () => {
    const jobId = await addJob()
    await setJob(
      jobId,
      failedSince(6, { staged: { prefix: `staging/${jobId}/0-2` }, previewUrl: `/media/${jobId}/p/poster.jpg` }),
    )
    const kept = [await aged(`staging/${jobId}/0-2/720p.mp4`), await aged(`media/${jobId}/p/poster.jpg`)]
    const superseded = await aged(`staging/${jobId}/0-1/720p.mp4`)
    await hourly()
    await daily()
    expect(await Promise.all(kept.map(isThere))).toEqual([true, true])
    expect(await isThere(superseded)).toBe(false)
  })

  it('of a job that failed a week ago go, with their registration, and a retry films anew', async () => {
    const jobId = await addJob()
    const mediaKey = `media/${jobId}/ab`
    await setJob(jobId, failedSince(8, { script: {}, media: { mediaKey } }, 'finalization'))
    await client.query(`INSERT INTO video_submissions VALUES ($1, 1, 'quick', 'q', 'fetched', repeat('0', 64))`, [
      jobId,
    ])
    const key = await aged(`${mediaKey}/segment.mp4`)
    await client.query(
      `INSERT INTO assets (owner_type, owner_id, kind, storage_key, sha256, size_bytes, content_type)
       VALUES ('job', $1, 'mp4', $2, repeat('0', 64), 1, 'video/mp4')`,
      [jobId, key],
    )
    expect(await hourly()).toMatchObject({ 'forget-failed-makings': 1 })
    expect(await daily()).toEqual({ 'remove-orphan-media': 1 })
    expect(await isThere(key)).toBe(false)
    const { rows } = await client.query(
      `SELECT failed_stage, result_data, (SELECT count(*)::int FROM assets WHERE storage_key = $2) AS assets,
              (SELECT state FROM video_submissions WHERE job_id = $1) AS submission
       FROM jobs WHERE id = $1`,
      [jobId, key],
    )
    expect(rows).toEqual([
      { failed_stage: 'video_generation', result_data: { script: {} }, assets: 0, submission: 'failed' },
    ])
  })

  it('of a published segment stay for ever; only what did not become it goes', async () => {
    const jobId = await addJob()
    await setJob(jobId, `status = 'final_ready', stage = 'completed', completed_at = now() - interval '3 years'`)
    const mediaKey = `media/${jobId}/ab`
    await client.query(
      `INSERT INTO segment_positions (scene_id, sequence, segment_id, user_id, job_id, duration_seconds, excerpt, media_key, published_at)
       VALUES ($1, 1, uuidv7(), $2, $3, 8, '', $4, now())`,
      [sceneId, writer, jobId, mediaKey],
    )
    const kept = await aged(`${mediaKey}/segment.mp4`)
    const glimpse = await aged(`media/${jobId}/abc/poster.jpg`)
    await daily()
    expect(await isThere(kept)).toBe(true)
    expect(await isThere(glimpse)).toBe(false)
    // Years later the job's month has left for the archive.
    await client.query('DELETE FROM jobs WHERE id = $1', [jobId])
    await daily()
    expect(await isThere(kept)).toBe(true)
  })

  it('stay while an operator says so', async () => {
    const key = await aged('staging/018cc251-f400-7000-8000-000000000000/0-1/720p.mp4')
    const set = "INSERT INTO settings (key, value) VALUES ('sweeps.objects_from', to_jsonb(now() + interval '1 day'))"
    await client.query(set)
    expect(await hourly()).toMatchObject({ 'remove-orphan-staging': 0 })
    await client.query("DELETE FROM settings WHERE key = 'sweeps.objects_from'")
    expect(await hourly()).toMatchObject({ 'remove-orphan-staging': 1 })
    expect(await isThere(key)).toBe(false)
  })

  it('are removed by the next run when one is cut short, and other sweeps run all the same', async () => {
    const key = await aged('staging/018cc251-f400-7000-8000-000000000000/0-1/720p.mp4')
    const broken: ObjectStorage = {
      id: 'broken',
      put: (at, body) => storage.put(at, body),
      head: (at) => storage.head(at),
      read: (at, range) => storage.read(at, range),
      readBytes: (at) => storage.readBytes(at),
      list: (prefix) => storage.list(prefix),
      remove: () => Promise.reject(new Error('the disk is gone')),
      room: () => storage.room(),
    }
    const ran: string[] = []
    const others = [{ name: 'another', run: () => Promise.resolve(ran.push('another')) }]
    await expect(runSweeps([...hourlySweeps({ db: story.db, storage: broken }), ...others], reports)).rejects.toThrow(
      '1 sweeps failed',
    )
    expect((await metrics.expose()).body).toMatch(/^skein_sweep_failures_total\{sweep="remove-orphan-staging"\} 1$/m)
    expect(ran).toEqual(['another'])
    expect(await hourly()).toMatchObject({ 'remove-orphan-staging': 1 })
    expect(await isThere(key)).toBe(false)
  })
})

describe('rows', () => {
  it('of idempotency keys go after 48 hours, however many they are', async () => {
    await client.query(
      `INSERT INTO idempotency_keys (user_id, route, key, fingerprint, created_at)
       SELECT $1, 'createIdea', 'k' || n, repeat('0', 64), now() - make_interval(hours => 47 + n % 2 * 2)
       FROM generate_series(1, 1300) n`,
      [writer],
    )
    expect(await hourly()).toMatchObject({ 'remove-old-idempotency-keys': 650 })
    expect(await count("idempotency_keys WHERE key LIKE 'k%'")).toBe(650)
    await client.query("DELETE FROM idempotency_keys WHERE key LIKE 'k%'")
  })

  it('of a feed go 30 days after its job has ended, all together, and not while it may go on', async () => {
    const [ended, recent, waiting] = [await addJob(), await addJob(), await addJob()]
    await client.query("UPDATE job_events SET created_at = now() - interval '40 days' WHERE job_id = ANY ($1)", [
      [ended, recent, waiting],
    ])
    await client.query(`INSERT INTO job_events (job_id, sequence, kind) VALUES ($1, 2, 'cancelled')`, [ended])
    await setJob(ended, `status = 'cancelled', completed_at = now() - interval '31 days'`)
    await setJob(recent, `status = 'cancelled', completed_at = now() - interval '29 days'`)
    expect(await hourly()).toMatchObject({ 'remove-old-job-events': 1 })
    const feeds: unknown[] = []
    for (const id of [ended, recent, waiting]) feeds.push(await count(`job_events WHERE job_id = '${id}'`))
    expect(feeds).toEqual([0, 1, 1])
  })

  it('of drafts go only when there is not a word in them and half a year has passed', async () => {
    for (const [text, days] of [
      [' \n\t', 181],
      ['', 179],
      ['a word', 4000],
    ] as const) {
      const scene = await story.scene(writer)
      await client.query(
        `INSERT INTO drafts (user_id, scene_id, text, updated_at) VALUES ($1, $2, $3, now() - make_interval(days => $4))`,
        [writer, scene, text, days],
      )
    }
    expect(await hourly()).toMatchObject({ 'remove-empty-drafts': 1 })
    expect(await count("drafts WHERE text IN ('', 'a word')")).toBe(2)
  })

  it('of refresh tokens go a day after they ran out, and what replaced them stays', async () => {
    await client.query(
      `INSERT INTO refresh_tokens (user_id, family_id, token_hash, expires_at, used_at)
         SELECT $1, '018cc251-f400-7000-8000-000000000000', sha256(n::text::bytea), now() + make_interval(hours => n),
                CASE WHEN n < 100 THEN now() END
         FROM unnest(ARRAY[-49, -23, 100]) n`,
      [writer],
    )
    await client.query(
      `UPDATE refresh_tokens SET replaced_by = (SELECT id FROM refresh_tokens WHERE used_at IS NULL LIMIT 1)
       WHERE used_at IS NOT NULL`,
    )
    expect(await hourly()).toMatchObject({ 'remove-expired-refresh-tokens': 1 })
    expect(await count('refresh_tokens')).toBe(2)
  })
})

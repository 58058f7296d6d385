import { rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from 'pg'
import { DiskStorage } from '#providers/storage/disk.ts'
import { readManifest } from '#media/package.ts'
import { startTestStory, type TestStory } from '../../test/make/test-story.ts'
import { chainAuditLines } from '#platform/audit.ts'
import { checkInvariants } from './check-invariants.ts'

/** A scene of two segments, a failed job and a cancelled one, all made by the real pipeline. */
let story: TestStory
let client: Client
let storage: DiskStorage
let mediaKey: string

beforeAll(async () => {
  story = await startTestStory()
  storage = new DiskStorage(story.storageRoot)
  client = new Client({ connectionString: story.databaseUrl })
  await client.connect()
  const worker = await story.worker()
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  for (const text of ['Mara Holt walked along the harbour at dawn.', 'She counted the boats again.']) {
    const { id } = await story.submit(writer, sceneId, text)
    await story.wait(writer, id, ({ status }) => status === 'final_ready')
  }
  await worker.stop()
  const cancelled = await story.submit(writer, sceneId, 'Nothing came of it.')
  await story.jobs.cancel(writer, cancelled.id)
  await story.submit(writer, sceneId, 'This one waits for a worker.')
  await chainAuditLines(story.db.sql)
  mediaKey = (await story.db.prisma.segmentPosition.findFirstOrThrow({ where: { sequence: 2 } })).mediaKey
})
afterAll(async () => {
  await client.end()
  await story.close()
})

const check = (deep = false) => checkInvariants({ db: story.db, storage, deep })

describe('a database the pipeline has filled', () => {
  it('breaks no invariant, down to the last byte of its media', async () => {
    expect(await check(true)).toEqual([])
  })
})

/** Plants a bug, sees what is named, and takes the bug out again. */
async function namedAfter(plant: string | readonly string[], undo: string | readonly string[]): Promise<string[]> {
  expect(await check()).toEqual([])
  // As an operator with a loose hand would: past triggers and constraints.
  await client.query("SET session_replication_role = 'replica'")
  try {
    for (const statement of [plant].flat()) await client.query(statement)
    return (await check()).map(({ invariant, problem }) => `${invariant}: ${problem}`)
  } finally {
    for (const statement of [undo].flat()) await client.query(statement)
    await client.query('RESET session_replication_role')
  }
}

describe('each planted bug is seen and named', () => {
  const bugs: readonly (readonly [string, string, string | readonly string[], string | readonly string[]])[] = [
    [
      'a segment that was published twice in the count',
      'scene-order: segment_count says 3, there are 2 places',
      'UPDATE scenes SET segment_count = 3',
      'UPDATE scenes SET segment_count = 2',
    ],
    [
      'a gap in the order',
      'scene-order: its 2 places run from 1 to 5',
      'UPDATE segment_positions SET sequence = 5 WHERE sequence = 2',
      'UPDATE segment_positions SET sequence = 2 WHERE sequence = 5',
    ],
    [
      'a duration that drifted',
      'scene-order: total_duration says 9 seconds, its segments last 16',
      'UPDATE scenes SET total_duration = 9',
      'UPDATE scenes SET total_duration = 16',
    ],
    [
      'a writer counted twice',
      'scene-order: contributor_count says 2, 1 people wrote it',
      'UPDATE scenes SET contributor_count = 2',
      'UPDATE scenes SET contributor_count = 1',
    ],
    [
      'a place without its segment',
      'segment-rows: place 2 of scene',
      ['CREATE TABLE hidden AS SELECT * FROM segments WHERE sequence = 2', 'DELETE FROM segments WHERE sequence = 2'],
      ['INSERT INTO segments SELECT * FROM hidden', 'DROP TABLE hidden'],
    ],
    [
      'a segment without its place',
      'segment-rows: has no place in scene',
      [
        'CREATE TABLE hidden AS SELECT * FROM segment_positions WHERE sequence = 2',
        'DELETE FROM segment_positions WHERE sequence = 2',
      ],
      ['INSERT INTO segment_positions SELECT * FROM hidden', 'DROP TABLE hidden'],
    ],
    [
      'a bible version that was lost',
      'bible-versions: its 2 bible versions run from 1 to 3',
      [
        'CREATE TABLE hidden AS SELECT * FROM scene_bibles WHERE version = 2',
        'DELETE FROM scene_bibles WHERE version = 2',
      ],
      ['INSERT INTO scene_bibles SELECT * FROM hidden', 'DROP TABLE hidden'],
    ],
    [
      'a scene that lost track of its bible',
      'bible-versions: bible_version says 2, the newest is 3',
      'UPDATE scenes SET bible_version = 2',
      'UPDATE scenes SET bible_version = 3',
    ],
    [
      'a bible somebody edited by hand',
      'bible-history: version 2 is not what its operations make',
      `UPDATE scene_bibles SET data = data || '{"styleGuide":{"tone":"grim"}}' WHERE version = 2`,
      "UPDATE scene_bibles SET data = data - 'styleGuide' WHERE version = 2",
    ],
    [
      'a segment whose job never finished',
      'is cancelled',
      `UPDATE jobs SET status = 'cancelled' WHERE segment_sequence = 2`,
      `UPDATE jobs SET status = 'final_ready' WHERE segment_sequence = 2`,
    ],
    [
      'a stage that was skipped',
      'never passed upload',
      `UPDATE job_attempts SET outcome = 'fenced' WHERE stage = 'upload'`,
      `UPDATE job_attempts SET outcome = 'success' WHERE stage = 'upload'`,
    ],
    [
      'a job that published nothing',
      'published-jobs: is final_ready and published nothing',
      `UPDATE jobs SET status = 'final_ready' WHERE status = 'cancelled'`,
      `UPDATE jobs SET status = 'cancelled' WHERE segment_sequence IS NULL AND status = 'final_ready'`,
    ],
    [
      'a job that lost its message',
      'job-messages: is queued in pending, round 0, and no message waits for it',
      `UPDATE pgboss.job SET state = 'completed' WHERE name = 'script_expansion' AND state = 'created' AND data ->> 'jobId' IN (SELECT id::text FROM jobs WHERE status = 'queued')`,
      `UPDATE pgboss.job SET state = 'created' WHERE name = 'script_expansion' AND data ->> 'jobId' IN (SELECT id::text FROM jobs WHERE status = 'queued')`,
    ],
    [
      'a ghost: a message whose job was never committed',
      'job-messages: in queue script_expansion asks for job',
      `INSERT INTO pgboss.job (name, data, policy) VALUES ('script_expansion', jsonb_build_object('jobId', uuidv7(), 'stage', 'script_expansion', 'round', 0), 'standard')`,
      `DELETE FROM pgboss.job WHERE name = 'script_expansion' AND data ->> 'jobId' NOT IN (SELECT id::text FROM jobs)`,
    ],
    [
      'a message a dead worker holds',
      'job-messages: in queue script_expansion is held longer than it may be',
      `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '2 days' WHERE name = 'script_expansion' AND data ->> 'jobId' IN (SELECT id::text FROM jobs WHERE status = 'queued')`,
      `UPDATE pgboss.job SET state = 'created', started_on = NULL WHERE name = 'script_expansion' AND data ->> 'jobId' IN (SELECT id::text FROM jobs WHERE status = 'queued')`,
    ],
    [
      'a queue nobody works on',
      'job-messages: in queue script_expansion waits since',
      `UPDATE pgboss.job SET start_after = now() - interval '2 days' WHERE name = 'script_expansion' AND state = 'created'`,
      `UPDATE pgboss.job SET start_after = now() WHERE name = 'script_expansion' AND state = 'created'`,
    ],
    [
      'a job that failed and does not say why',
      'job-endings: failed without an error code',
      `UPDATE jobs SET status = 'failed', stage = 'error', failed_stage = 'pending' WHERE status = 'cancelled'`,
      `UPDATE jobs SET status = 'cancelled', stage = 'pending', failed_stage = NULL WHERE status = 'failed'`,
    ],
    [
      'a worker that was never told',
      'job-endings: is final_ready and has a try that still runs',
      `UPDATE job_attempts SET outcome = 'running' WHERE stage = 'finalization'`,
      `UPDATE job_attempts SET outcome = 'success' WHERE stage = 'finalization'`,
    ],
    [
      'a line that fell out of a feed',
      'job-events: the',
      [
        'CREATE TABLE hidden AS SELECT * FROM job_events WHERE sequence = 2',
        'DELETE FROM job_events WHERE sequence = 2',
      ],
      ['INSERT INTO job_events SELECT * FROM hidden', 'DROP TABLE hidden'],
    ],
    [
      'a feed without a job',
      'job-events: has a feed and does not exist',
      `INSERT INTO job_events (job_id, sequence, kind) VALUES (uuidv7(), 1, 'queued')`,
      'DELETE FROM job_events WHERE job_id NOT IN (SELECT id FROM jobs)',
    ],
    [
      'a key whose effect was lost',
      'which does not exist',
      [
        'CREATE TABLE hidden AS SELECT response, key FROM idempotency_keys',
        `UPDATE idempotency_keys SET response = jsonb_set(response, '{id}', to_jsonb(uuidv7()))`,
      ],
      [
        'UPDATE idempotency_keys SET response = hidden.response FROM hidden WHERE hidden.key = idempotency_keys.key',
        'DROP TABLE hidden',
      ],
    ],
    [
      'an effect whose key was lost',
      'idempotent-effects: made 1 jobs with 0 claims',
      ['CREATE TABLE hidden AS SELECT * FROM idempotency_keys', 'DELETE FROM idempotency_keys'],
      ['INSERT INTO idempotency_keys SELECT * FROM hidden', 'DROP TABLE hidden'],
    ],
    [
      'a key that was claimed and forgotten',
      'idempotent-effects: was claimed and holds no answer',
      `INSERT INTO idempotency_keys (user_id, route, key, fingerprint) SELECT id, 'createContinuation', 'half', repeat('0', 64) FROM users LIMIT 1`,
      `DELETE FROM idempotency_keys WHERE key = 'half'`,
    ],
    [
      'a like that was never counted',
      'counters: like_count says 0, there are 1',
      `INSERT INTO likes (user_id, target_type, target_id) SELECT user_id, 'scene', id FROM scenes`,
      'DELETE FROM likes',
    ],
    [
      'a view that was counted without a row',
      'counters: view_count says 7, there are 0',
      'UPDATE scenes SET view_count = 7',
      'UPDATE scenes SET view_count = 0',
    ],
    [
      'an audit line somebody changed',
      'audit-chain: does not fit the line before it, or was changed',
      `UPDATE audit_log SET action = 'job.forgotten' || action WHERE position = 2`,
      `UPDATE audit_log SET action = replace(action, 'job.forgotten', '') WHERE position = 2`,
    ],
    [
      'an audit line nobody chains',
      'audit-chain: job.forgotten has waited for the chain since',
      `INSERT INTO audit_inbox (action, target_type, created_at) VALUES ('job.forgotten', 'job', now() - INTERVAL '2 hours')`,
      `DELETE FROM audit_inbox`,
    ],
    [
      'a scene that was not seen to grow',
      'counters: last_segment_at says',
      `UPDATE scenes SET last_segment_at = last_segment_at - INTERVAL '2 hours'`,
      `UPDATE scenes SET last_segment_at = last_segment_at + INTERVAL '2 hours'`,
    ],
    [
      'jobs of a month that are nowhere',
      'archived-months: are neither in the database nor in the archive',
      [`UPDATE segment_positions SET job_id = '018cc251-f400-7000-8000-000000000000' WHERE sequence = 1`],
      `UPDATE segment_positions SET job_id = (SELECT id FROM jobs WHERE segment_sequence = 1) WHERE sequence = 1`,
    ],
    [
      'an asset registered with another size',
      'is not registered with its size',
      `UPDATE assets SET size_bytes = size_bytes + 1 WHERE kind = 'mp4'`,
      `UPDATE assets SET size_bytes = size_bytes - 1 WHERE kind = 'mp4'`,
    ],
  ]

  it.each(bugs)('%s', async (_bug, words, plant, undo) => {
    expect((await namedAfter(plant, undo)).join('\n')).toContain(words)
  })

  it('jobs that left for the archive are missed no longer once they lie there', async () => {
    const id = '018cc251-f400-7000-8000-000000000000'
    await storage.put('archive/jobs/2024_01/0123/manifest.json', new TextEncoder().encode('{}'))
    const named = await namedAfter(
      [
        `UPDATE segment_positions SET job_id = '${id}' WHERE sequence = 1`,
        `UPDATE segments SET job_id = '${id}' WHERE sequence = 1`,
      ],
      [
        'UPDATE segments SET job_id = jobs.id FROM jobs WHERE segments.sequence = 1 AND jobs.segment_sequence = 1',
        'UPDATE segment_positions SET job_id = jobs.id FROM jobs WHERE sequence = 1 AND segment_sequence = 1',
      ],
    )
    expect(named.join('\n')).not.toContain('archived-months')
    expect(named.join('\n')).not.toContain('does not exist')
    await storage.remove('archive/jobs/2024_01/0123/manifest.json')
  })

  it('a file that was lost', async () => {
    const key = (await readManifest(storage, mediaKey)).poster.key
    const bytes = await storage.readBytes(key)
    await rm(join(story.storageRoot, key))
    expect(await check()).toMatchObject([{ invariant: 'published-media', problem: `${key} is missing` }])
    await storage.put(key, bytes)
  })

  it('a manifest that was lost', async () => {
    const key = `${mediaKey}/manifest.json`
    const bytes = await storage.readBytes(key)
    await rm(join(story.storageRoot, key))
    expect(await check()).toMatchObject([{ problem: expect.stringContaining('its manifest cannot be read') }])
    await storage.put(key, bytes)
  })

  it('a file that is too short', async () => {
    const key = (await readManifest(storage, mediaKey)).mp4.key
    const bytes = await storage.readBytes(key)
    await writeFile(join(story.storageRoot, key), bytes.subarray(1))
    expect(await check()).toMatchObject([{ problem: `${key} has ${bytes.length - 1} bytes, not ${bytes.length}` }])
    await writeFile(join(story.storageRoot, key), bytes)
  })

  it('a flipped bit, but only by a deep check', async () => {
    const key = (await readManifest(storage, mediaKey)).mp4.key
    const bytes = await storage.readBytes(key)
    const rotten = Uint8Array.from(bytes)
    rotten[1000] = (rotten[1000] ?? 0) ^ 1
    await writeFile(join(story.storageRoot, key), rotten)
    expect(await check()).toEqual([])
    expect(await check(true)).toMatchObject([{ problem: `${key}: stored bytes differ` }])
    await writeFile(join(story.storageRoot, key), bytes)
  })

  it('an object nothing refers to, once its time is over', async () => {
    const key = 'media/018cc251-f400-7000-8000-000000000000/0123/poster.jpg'
    await storage.put(key, new Uint8Array([1]))
    expect(await check()).toEqual([])
    const threeDaysAgo = new Date(Date.now() - 3 * 86_400_000)
    await utimes(join(story.storageRoot, key), threeDaysAgo, threeDaysAgo)
    expect(await check()).toEqual([
      { invariant: 'orphan-objects', subject: `object ${key}`, problem: 'nothing refers to it' },
    ])
    await storage.remove(key)
  })
})

import { randomUUID } from 'node:crypto'
import { ApiFailure, type Client } from '@skein/contract/client'
import type { SceneId } from '@skein/contract/ids'
import { createContinuation } from '@skein/contract/jobs'
import { Client as Driver } from 'pg'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { addIdea, addTopic, beginScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { findViolations } from './ground/writers.ts'
import { eventually } from '../setup/eventually.ts'

let app: WholeApp
let admin: Driver
let writer: Client
let sceneId: SceneId
beforeAll(async () => {
  app = await startWholeApp()
  admin = new Driver({ connectionString: app.databaseUrl })
  await admin.connect()
  writer = await app.person('ada')
  sceneId = (await beginScene(writer, await addIdea(writer, await addTopic(app.container)))).scene.id
  // Counts what a rolled back transaction cannot take back.
  await admin.query(`
    CREATE SEQUENCE tries;
    CREATE FUNCTION refuse_job() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('tries') <= TG_ARGV[0]::int THEN
        RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001';
      END IF;
      RETURN NEW;
    END $$`)
})
afterEach(async () => {
  await admin.query('DROP TRIGGER IF EXISTS refuse ON jobs')
  const violations = await findViolations(app)
  if (violations.length > 0) throw new Error(JSON.stringify(violations))
})
afterAll(async () => {
  await admin.end()
  await app.close()
})

/** The next so many tries to insert a job lose against somebody. */
async function refuse(times: number): Promise<void> {
  await admin.query(`ALTER SEQUENCE tries RESTART`)
  await admin.query(`CREATE TRIGGER refuse BEFORE INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION refuse_job(${times})`)
}

async function triesSoFar(): Promise<number> {
  const { rows } = await admin.query<{ tries: number }>('SELECT last_value::int AS tries FROM tries')
  return rows[0]?.tries ?? 0
}

const send = (key: string) =>
  writer(createContinuation, { params: { sceneId }, body: { text: `Letter ${key}.` } }, { idempotencyKey: key })
const jobsOf = (key: string) => app.container.db.prisma.job.count({ where: { idempotencyKey: key } })

it('runs a write again that lost against others, and does it once', async () => {
  await refuse(2)
  const key = randomUUID()
  expect(await send(key)).toMatchObject({ status: 'queued' })
  expect(await triesSoFar()).toBe(3)
  expect(await jobsOf(key)).toBe(1)
})

it('stops after four tries, says "later" and leaves nothing; the same key works then', async () => {
  await refuse(1000)
  const key = randomUUID()
  const failure = await send(key).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ApiFailure)
  expect(failure).toMatchObject({ status: 503, code: 'unavailable', retryAfterSeconds: 2 })
  expect(await triesSoFar()).toBe(4)
  expect(await jobsOf(key)).toBe(0)
  await admin.query('DROP TRIGGER refuse ON jobs')
  expect(await send(key)).toMatchObject({ status: 'queued' })
  expect(await jobsOf(key)).toBe(1)
})

it('survives a deadlock: a submission that holds the writer and wants the scene, against the other way round', async () => {
  const name = new URL(app.databaseUrl).pathname.slice(1)
  // The other side never gives way; ours looks after three seconds, within its lock timeout of five.
  await admin.query(`ALTER DATABASE ${name} SET deadlock_timeout = '3s'`)
  await admin.query("SET deadlock_timeout = '1h'")
  // Connections that are open keep the old setting.
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'skein'")
  const watcher = new Driver({ connectionString: app.databaseUrl })
  await watcher.connect()
  try {
    await eventually(() =>
      writer(createContinuation, { params: { sceneId }, body: { text: 'Awake.' } }, { idempotencyKey: 'awake-again' }),
    )
    await admin.query('BEGIN')
    await admin.query('SELECT 1 FROM scenes WHERE id = $1 FOR UPDATE', [sceneId])
    const key = randomUUID()
    const sending = send(key)
    await eventually(async () => {
      const { rowCount } = await watcher.query(
        "SELECT 1 FROM pg_stat_activity WHERE application_name = 'skein' AND datname = current_database() AND wait_event_type = 'Lock'",
      )
      expect(rowCount).toBe(1)
    })
    await admin.query('SELECT 1 FROM users FOR UPDATE')
    await admin.query('COMMIT')
    expect(await sending).toMatchObject({ status: 'queued' })
    expect(await jobsOf(key)).toBe(1)
    await eventually(async () => {
      const { rows } = await watcher.query<{ deadlocks: number }>(
        'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
      )
      expect(rows[0]?.deadlocks).toBe(1)
    })
  } finally {
    await watcher.end()
  }
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { randomUUID } from 'node:crypto'
import type { Client } from '@skein/contract/client'
import { addressOf } from '@skein/contract/address'
import { createIdea } from '@skein/contract/ideas'
import { createContinuation } from '@skein/contract/jobs'
import type { AnyRoute } from '@skein/contract/routes'
import { ROUTES } from '@skein/contract/routes'
import type { OwnerEdit } from '@skein/contract/bible'
import { editBible, proposeBibleChange, rollBackBible } from '@skein/contract/bible-routes'
import type { ErrorCode } from '@skein/contract/errors'
import { createScene } from '@skein/contract/scenes'
import { createTopicProposal } from '@skein/contract/topics'
import { Client as Pg } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { createLog } from '#platform/log.ts'
import { runSweeps } from '#upkeep/start-upkeep.ts'
import { hourlySweeps } from '#upkeep/sweeps.ts'
import { demandNone } from '../make/demand-none.ts'
import { addIdea, addTopic, beginScene } from '../make/published-scene.ts'
import { SECRET, startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { eventually } from '../setup/eventually.ts'

type Person = Client & { readonly token: string; readonly userId: string }

/** A request that its route accepts, others that it must not, and what it leaves behind. */
interface Attempt {
  readonly address: string
  readonly body: object
  /** Just as acceptable, and another request. */
  readonly otherBody: object
  readonly refusedBody: object
  /** How often it has had its effect. */
  readonly effects: () => Promise<number>
  /** What the same request is told once its key is forgotten, where doing it again would change nothing. */
  readonly refusedAfresh?: ErrorCode
}

let app: WholeApp
let sql: Pg
let topic: string
beforeAll(async () => {
  app = await startWholeApp()
  topic = await addTopic(app.container)
  sql = new Pg({ connectionString: app.databaseUrl })
  await sql.connect()
})
afterAll(async () => {
  const { db, storage } = app.container
  const violations = await checkInvariants({ db, storage, deep: true })
  await sql.end()
  await app.close()
  demandNone(violations)
})

async function person(): Promise<Person> {
  const name = `p${randomUUID().slice(0, 12)}`
  const client = await app.person(name)
  const { id } = await app.container.db.prisma.user.findUniqueOrThrow({ where: { username: name } })
  return Object.assign(client, { userId: id })
}

/** One recipe for each route that demands a key and says something; a route without one fails the first test below. */
const RECIPES: Readonly<Record<string, (by: Person) => Promise<Attempt>>> = {
  createIdea: (by) => {
    const body = { topic, title: 'The tide clock', prompt: 'What if it ran backwards?', tags: ['Sea', 'clocks'] }
    return Promise.resolve({
      address: addressOf(createIdea, {}),
      body,
      otherBody: { ...body, title: 'The tide bell' },
      refusedBody: { ...body, title: ' ' },
      effects: () => app.container.db.prisma.idea.count({ where: { userId: by.userId } }),
    })
  },
  createScene: async (by) => {
    const body = { title: 'A scene', openingText: 'Mara Holt waited on the quay.' }
    return {
      address: addressOf(createScene, { params: { ideaId: await addIdea(by, topic) } }),
      body,
      otherBody: { ...body, title: 'Another scene' },
      refusedBody: { ...body, openingText: '' },
      effects: () => app.container.db.prisma.scene.count({ where: { userId: by.userId } }),
    }
  },
  createContinuation: async (by) => {
    const { scene } = await beginScene(by, await addIdea(by, topic))
    return {
      address: addressOf(createContinuation, { params: { sceneId: scene.id } }),
      body: { text: 'The lamp went out — and nobody spoke. “Who?” 🌊' },
      otherBody: { text: 'The lamp went on.' },
      refusedBody: { text: 'The lamp went out.', expectedSegmentCount: 99 },
      effects: () =>
        app.container.db.prisma.job
          .count({ where: { userId: by.userId, idempotencyKey: { not: null } } })
          .then((jobs) => jobs - 1),
    }
  },
  createTopicProposal: (by) =>
    Promise.resolve({
      address: addressOf(createTopicProposal, {}),
      body: { name: 'Deserts', description: 'Dry tales.' },
      otherBody: { name: 'Glaciers' },
      refusedBody: { name: '     ' },
      effects: () => app.container.db.prisma.topicProposal.count({ where: { userId: by.userId } }),
    }),
  editBible: async (by) => {
    const { scene } = await beginScene(by, await addIdea(by, topic))
    const body = { expectedVersion: 1, edits: [{ op: 'add_world_rule', rule: 'Nobody swims.' }] }
    return {
      address: addressOf(editBible, { params: { sceneId: scene.id } }),
      body,
      otherBody: { ...body, edits: [{ op: 'add_world_rule', rule: 'Nobody flies.' }] },
      refusedBody: { ...body, edits: [] },
      effects: () => laterVersions(scene.id, 1),
      refusedAfresh: 'nothing_to_change',
    }
  },
  rollBackBible: async (by) => {
    const { scene } = await beginScene(by, await addIdea(by, topic))
    const params = { sceneId: scene.id }
    const edits: OwnerEdit[] = [{ op: 'add_world_rule', rule: 'A mistake.' }]
    await by(editBible, { params, body: { expectedVersion: 1, edits } }, { idempotencyKey: randomUUID() })
    const body = { expectedVersion: 2, toVersion: 1 }
    return {
      address: addressOf(rollBackBible, { params }),
      body,
      otherBody: { ...body, reason: 'It was a mistake.' },
      refusedBody: { ...body, expectedVersion: 1 },
      effects: () => laterVersions(scene.id, 2),
      refusedAfresh: 'version_conflict',
    }
  },
  proposeBibleChange: async (by) => {
    const { scene } = await beginScene(by, await addIdea(by, topic))
    const body = { baseVersion: 1, edits: [{ op: 'add_world_rule', rule: 'Nobody swims.' }], reason: 'They drown.' }
    return {
      address: addressOf(proposeBibleChange, { params: { sceneId: scene.id } }),
      body,
      otherBody: { ...body, reason: 'They sink.' },
      refusedBody: { ...body, edits: [] },
      effects: () => app.container.db.prisma.bibleProposal.count({ where: { userId: by.userId } }),
    }
  },
}

const laterVersions = (sceneId: string, version: number) =>
  app.container.db.prisma.sceneBible.count({ where: { sceneId, version: { gt: version } } })

const KEYED: readonly (readonly [string, AnyRoute])[] = [...ROUTES].filter(
  // A new rendering says nothing but its address; its promises are in rerender.test.ts.
  ([, route]) => route.idempotency === 'required' && route.body !== null,
)

async function prepare(name: string) {
  const by = await person()
  const recipe = RECIPES[name]
  if (recipe === undefined) throw new Error(`${name} has no recipe`)
  return { by, attempt: await recipe(by) }
}

interface Answer {
  readonly status: number
  readonly text: string
  readonly code: string | undefined
  readonly retryAfter: string | null
}

async function send(
  by: Person,
  { address }: Attempt,
  body: object,
  key: string | null,
  baseUrl = app.baseUrl,
): Promise<Answer> {
  const response = await fetch(`${baseUrl}${address}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${by.token}`,
      'content-type': 'application/json',
      ...(key !== null && { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  const parsed: unknown = JSON.parse(text)
  const code = typeof parsed === 'object' && parsed !== null && 'code' in parsed ? String(parsed.code) : undefined
  return { status: response.status, text, code, retryAfter: response.headers.get('retry-after') }
}

it('has a recipe here for every route of the contract that demands a key, all of them writes', () => {
  expect(Object.keys(RECIPES).toSorted()).toEqual(KEYED.map(([name]) => name).toSorted())
  expect(new Set(KEYED.map(([, { method, access }]) => `${method} ${access}`))).toEqual(new Set(['POST user']))
})

describe.each(KEYED.map(([name, { status }]) => ({ name, status })))('$name', ({ name, status }) => {
  it('refuses a request without a key, and keys that are too short, too long or not plain ASCII', async () => {
    const { by, attempt } = await prepare(name)
    expect(await send(by, attempt, attempt.body, null)).toMatchObject({ status: 400, code: 'idempotency_key_missing' })
    for (const key of ['', 'short', 'k'.repeat(101), 'k'.repeat(256), 'k'.repeat(1000), 'with a space', 'schlüssel-1'])
      expect(await send(by, attempt, attempt.body, key), key).toMatchObject({
        status: 400,
        code: 'idempotency_key_invalid',
      })
    expect(await attempt.effects()).toBe(0)
    const longest = await send(by, attempt, attempt.body, 'k'.repeat(100))
    expect(longest.status).toBe(status)
  })

  it('has one effect for fifty requests at once, and gives each the same answer to the byte', async () => {
    const { by, attempt } = await prepare(name)
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(by, attempt, attempt.body, key)))
    const inFlight = answers.filter(({ code }) => code === 'idempotency_key_in_flight')
    const answered = answers.filter((answer) => !inFlight.includes(answer))
    expect(new Set(answered.map(({ text }) => text)).size).toBe(1)
    expect(new Set(answered.map((answer) => answer.status))).toEqual(new Set([status]))
    expect(await attempt.effects()).toBe(1)
    // And whoever comes late is told the same.
    expect(await send(by, attempt, attempt.body, key)).toEqual(answered[0])
    expect(await attempt.effects()).toBe(1)
  })

  it('refuses the same key for another request, also for the same words spelled otherwise', async () => {
    const { by, attempt } = await prepare(name)
    const key = randomUUID()
    const first = await send(by, attempt, attempt.body, key)
    expect(first.status).toBe(status)
    const reused = { status: 422, code: 'idempotency_key_reused' }
    expect(await send(by, attempt, attempt.otherBody, key)).toMatchObject(reused)
    const turned = Object.fromEntries(Object.entries({ ...attempt.body, ...attempt.otherBody }).toReversed())
    expect(await send(by, attempt, turned, key)).toMatchObject(reused)
    expect(await attempt.effects()).toBe(1)
    expect(await send(by, attempt, attempt.body, key)).toEqual(first)
  })

  it('keeps nothing of a refused request, so that the mended one may use its key', async () => {
    const { by, attempt } = await prepare(name)
    const key = randomUUID()
    const refused = await send(by, attempt, attempt.refusedBody, key)
    expect([400, 409]).toContain(refused.status)
    expect(await attempt.effects()).toBe(0)
    expect((await send(by, attempt, attempt.body, key)).status).toBe(status)
    expect(await attempt.effects()).toBe(1)
  })

  it('takes the same key of two people for two keys', async () => {
    const [ada, ben] = [await prepare(name), await prepare(name)]
    const key = randomUUID()
    for (const { by, attempt } of [ada, ben]) expect((await send(by, attempt, attempt.body, key)).status).toBe(status)
    expect([await ada.attempt.effects(), await ben.attempt.effects()]).toEqual([1, 1])
  })

  it('answers from store for a day at least, and starts afresh once the key was swept', async () => {
    const { by, attempt } = await prepare(name)
    const key = randomUUID()
    const first = await send(by, attempt, attempt.body, key)
    const age = async (hours: number) => {
      await sql.query(
        'UPDATE idempotency_keys SET created_at = now() - make_interval(hours => $2) WHERE user_id = $1 AND key = $3',
        [by.userId, hours, key],
      )
      const { db, storage } = app.container
      await runSweeps(hourlySweeps({ db, storage }), { log: createLog('silent'), metrics: app.container.metrics })
      return send(by, attempt, attempt.body, key)
    }
    expect(await age(25)).toEqual(first)
    expect(await attempt.effects()).toBe(1)
    const afresh = await age(49)
    if (attempt.refusedAfresh !== undefined) {
      expect(afresh.code).toBe(attempt.refusedAfresh)
      expect(await attempt.effects()).toBe(1)
      return
    }
    expect(afresh.status).toBe(status)
    expect(afresh.text).not.toBe(first.text)
    expect(await attempt.effects()).toBe(2)
    // The invariants hold a day's jobs against their keys; the first of these jobs is, by our own doing, older.
    await sql.query(
      `UPDATE jobs SET idempotency_key = NULL WHERE user_id = $1 AND idempotency_key = $2
       AND id = (SELECT id FROM jobs WHERE user_id = $1 AND idempotency_key = $2 ORDER BY id LIMIT 1)`,
      [by.userId, key],
    )
  })
})

it('takes the same key on two routes for two keys', async () => {
  const by = await person()
  const key = randomUUID()
  for (const [name, { status }] of KEYED) {
    const attempt = await RECIPES[name]?.(by)
    if (attempt === undefined) throw new Error(`${name} has no recipe`)
    expect((await send(by, attempt, attempt.body, key)).status, name).toBe(status)
  }
})

it('tells a repeat that comes while the first is still at it to wait, and does nothing for it', async () => {
  const { by, attempt } = await prepare('createIdea')
  const key = randomUUID()
  await sql.query('BEGIN')
  await sql.query(
    "INSERT INTO idempotency_keys (user_id, route, key, fingerprint) VALUES ($1, 'createIdea', $2, repeat('0', 64))",
    [by.userId, key],
  )
  const waiting = await send(by, attempt, attempt.body, key)
  await sql.query('ROLLBACK')
  expect(waiting).toMatchObject({ status: 409, code: 'idempotency_key_in_flight', retryAfter: '2' })
  expect(await attempt.effects()).toBe(0)
  expect((await send(by, attempt, attempt.body, key)).status).toBe(201)
})

it('never keeps a failure of our own: the repeat with the same key is tried anew', async () => {
  const { by, attempt } = await prepare('createIdea')
  const key = randomUUID()
  const words = 'PERFORM 1 / 0; RETURN NEW;'
  await sql.query(`CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${words} END $$`)
  await sql.query('CREATE TRIGGER stumble AFTER INSERT ON ideas FOR EACH ROW EXECUTE FUNCTION stumble()')
  const failed = await send(by, attempt, attempt.body, key)
  await sql.query('DROP TRIGGER stumble ON ideas')
  expect(failed).toMatchObject({ status: 500, code: 'internal' })
  expect(await app.container.db.prisma.idempotencyKey.count({ where: { key } })).toBe(0)
  expect((await send(by, attempt, attempt.body, key)).status).toBe(201)
  expect(await attempt.effects()).toBe(1)
})

describe('a process that is killed', () => {
  const API = fileURLToPath(import.meta.resolve('../make/api-process.ts'))
  // All routes do it by the same function; these differ in what commits with the answer.
  const LAST_WORDS = ['createIdea', 'createContinuation', 'editBible']
  const MORTALS = [...LAST_WORDS, 'in the middle']
  let mortals: ReadonlyMap<string, { readonly child: ChildProcess; readonly baseUrl: Promise<string> }>
  // All at once: most of a start is loading, and each of them dies in a test of its own.
  beforeAll(() => {
    mortals = new Map(MORTALS.map((name) => [name, startApi(RECIPES[name] === undefined ? 'createIdea' : name)]))
  })
  afterAll(() => {
    for (const { child } of mortals.values()) child.kill('SIGKILL')
  })

  function startApi(diesAfter: string): { child: ChildProcess; baseUrl: Promise<string> } {
    const { databaseUrl, storageRoot } = app
    const orders = JSON.stringify({ databaseUrl, storageRoot, secret: SECRET, diesAfter })
    const child = spawn(process.execPath, [API, orders], { stdio: ['ignore', 'pipe', 'inherit'] })
    return { child, baseUrl: once(child.stdout, 'data').then(([line]: unknown[]) => String(line).trim()) }
  }
  async function mortal(name: string): Promise<{ child: ChildProcess; baseUrl: string }> {
    const started = mortals.get(name)
    if (started === undefined) throw new Error(`no process was started for ${name}`)
    return { child: started.child, baseUrl: await started.baseUrl }
  }
  const killed = (child: ChildProcess) => once(child, 'exit').then(([, signal]: unknown[]) => signal)

  it.each(LAST_WORDS)(
    'between the effect of %s and its answer has done it, and the next one answers the same key with it',
    async (name) => {
      const { by, attempt } = await prepare(name)
      const key = randomUUID()
      const { child, baseUrl } = await mortal(name)
      const gone = killed(child)
      await expect(send(by, attempt, attempt.body, key, baseUrl)).rejects.toThrow('fetch failed')
      expect(await gone).toBe('SIGKILL')
      expect(await attempt.effects()).toBe(1)
      const replay = await send(by, attempt, attempt.body, key)
      expect(replay.status).toBe(ROUTES.get(name)?.status)
      expect(await send(by, attempt, attempt.body, key)).toEqual(replay)
      expect(await attempt.effects()).toBe(1)
    },
  )

  it('in the middle of the work has done nothing, and the next one does it for the same key', async () => {
    const { by, attempt } = await prepare('createIdea')
    const key = randomUUID()
    const { child, baseUrl } = await mortal('in the middle')
    // Another connection looks on: within a transaction the list of activities stands still.
    const holder = new Pg({ connectionString: app.databaseUrl })
    await holder.connect()
    await holder.query('BEGIN')
    await holder.query('LOCK TABLE ideas IN EXCLUSIVE MODE')
    const sent = send(by, attempt, attempt.body, key, baseUrl).catch((error: unknown) => error)
    const { rows } = await eventually(async () => {
      const blocked = await sql.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
         AND query LIKE '%insert-idea%'`,
      )
      expect(blocked.rows).toHaveLength(1)
      return blocked
    })
    const gone = killed(child)
    child.kill('SIGKILL')
    await gone
    expect(await sent).toBeInstanceOf(Error)
    await holder.end()
    // Its connection notices only when it next speaks: until then its claim would make a repeat wait.
    await eventually(async () => {
      const left = await sql.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [rows[0]?.pid])
      expect(left.rowCount).toBe(0)
    })
    expect(await attempt.effects()).toBe(0)
    expect((await send(by, attempt, attempt.body, key)).status).toBe(201)
    expect(await attempt.effects()).toBe(1)
  })
})

import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { ApiFailure, type Client } from '@skein/contract/client'
import type { SceneId } from '@skein/contract/ids'
import { cancelJob, createContinuation, getJob, type Job } from '@skein/contract/jobs'
import { createScene } from '@skein/contract/scenes'
import { Client as Driver } from 'pg'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { createDatabase } from '#platform/db.ts'
import { addIdea, addTopic, waitForPublished } from '../../make/published-scene.ts'
import type { WholeApp } from '../../make/whole-app.ts'

/** One thing a writer wanted: sent again under its key until it is answered, as a browser or a program would. */
interface Write {
  readonly key: string
  readonly sceneId: string
  readonly text: string
  /** Answers that never came or said "later": what became of those was unknown then. */
  unknown: number
  /** From the 202. */
  jobId?: string
  /** From the answer to the cancellation. */
  cancelled?: boolean
}

interface Trouble {
  /** Of `performance.now()`. */
  readonly at: number
  readonly what: string
  /** 503 `unavailable` with Retry-After: the one thing a client may see of a database that is away. */
  readonly isHonest: boolean
}

export interface Writers {
  readonly writes: readonly Write[]
  readonly troubles: readonly Trouble[]
  /** Jobs that were followed until they were published. */
  readonly published: () => number
  /** Resolves when so many more writes were acknowledged, all of them sent after this call. */
  acknowledged(more: number): Promise<void>
  /** Lets everybody finish what they are at: every write acknowledged, every followed job published. */
  finish(): Promise<void>
}

export interface WritersOptions {
  /** Write as fast as they are answered and withdraw at once, so that a worker is not buried. */
  readonly hasty: number
  /** Write, wait until their segment is published, and write again. */
  readonly patient: number
}

/** Longer than any answer may take: a request that hangs is a fault of its own. */
const ANSWER_MS_MAX = 45_000
const PAUSE_MS = 100
const PUBLISH_MS_MAX = 120_000
const OPEN_STATES = ['final_ready', 'failed', 'cancelled']

/** People who write through the api, each to a scene of their own whose opening is published already. */
export async function startWriters(app: WholeApp, options: WritersOptions): Promise<Writers> {
  const tag = randomUUID().slice(0, 6)
  const topic = await addTopic(app.container)
  const owners = await Promise.all(
    Array.from({ length: options.hasty + options.patient }, async (_, index) => {
      const client = await app.person(`w${tag}${index}`)
      const { scene, job } = await client(
        createScene,
        {
          params: { ideaId: await addIdea(client, topic) },
          body: { title: 'A scene', openingText: 'Mara Holt waited on the quay, and the rain fell.' },
        },
        { idempotencyKey: randomUUID() },
      )
      return { client, sceneId: scene.id, opening: job.id }
    }),
  )
  // Only where segments follow: an owner may write before the opening of their scene stands.
  for (const { client, opening } of owners.slice(options.hasty)) await waitForPublished(client, opening)

  const writes: Write[] = []
  const troubles: Trouble[] = []
  const waiters = new Set<() => void>()
  const enough = new AbortController()
  let published = 0

  /** Asks until there is an answer. */
  const insist = async <Answer>(ask: (signal: AbortSignal) => Promise<Answer>, onUnknown: () => void) => {
    for (;;) {
      try {
        return await ask(AbortSignal.timeout(ANSWER_MS_MAX))
      } catch (error) {
        troubles.push(troubleOf(error))
        if (error instanceof ApiFailure && error.status < 500) throw error
        onUnknown()
        await wait(PAUSE_MS * (0.5 + Math.random()))
      }
    }
  }
  const write = async (client: Client, sceneId: SceneId): Promise<{ entry: Write; job: Job }> => {
    const key = randomUUID()
    const entry: Write = { key, sceneId, text: `Somebody came down to the quay with letter ${key}.`, unknown: 0 }
    writes.push(entry)
    const job = await insist(
      (signal) =>
        client(
          createContinuation,
          { params: { sceneId }, body: { text: entry.text } },
          { idempotencyKey: key, signal },
        ),
      () => (entry.unknown += 1),
    )
    entry.jobId = job.id
    for (const waiter of waiters) waiter()
    return { entry, job }
  }
  const hurry = async (client: Client, sceneId: SceneId): Promise<void> => {
    const { entry, job } = await write(client, sceneId)
    try {
      const { status } = await insist(
        (signal) => client(cancelJob, { params: { jobId: job.id } }, { signal }),
        () => undefined,
      )
      entry.cancelled = status === 'cancelled'
    } catch (error) {
      // Cancelled by a try whose answer was lost, or published meanwhile; neither is trouble. A job that is not there is
      // lost, and found out at the end.
      if (!(error instanceof ApiFailure) || !['job_not_cancellable', 'not_found'].includes(error.code)) throw error
      troubles.pop()
    }
  }
  const follow = async (client: Client, sceneId: SceneId): Promise<void> => {
    const { job } = await write(client, sceneId)
    const deadline = performance.now() + PUBLISH_MS_MAX
    for (;;) {
      const now = await insist(
        (signal) => client(getJob, { params: { jobId: job.id } }, { signal }),
        () => undefined,
      )
      if (now.status === 'final_ready') break
      if (OPEN_STATES.includes(now.status) || performance.now() > deadline)
        throw new Error(`job ${now.id} is ${now.status} in ${now.stage}: ${now.error?.message ?? now.message}`)
      await wait(PAUSE_MS)
    }
    published += 1
  }
  const running = owners.map(async ({ client, sceneId }, index) => {
    while (!enough.signal.aborted) await (index < options.hasty ? hurry : follow)(client, sceneId)
  })
  const all = Promise.all(running)
  // Whoever fails fails `finish`, and whatever waits for more until then.
  all.catch(() => undefined)

  return {
    writes,
    troubles,
    published: () => published,
    acknowledged: (more) => {
      const since = writes.length
      const reached = new Promise<void>((resolve) => {
        const look = () => {
          if (writes.slice(since).filter(({ jobId }) => jobId !== undefined).length < more) return
          waiters.delete(look)
          resolve()
        }
        waiters.add(look)
      })
      return Promise.race([reached, all.then(() => undefined)])
    },
    finish: async () => {
      enough.abort()
      await all
    },
  }
}

function troubleOf(error: unknown): Trouble {
  const at = performance.now()
  if (!(error instanceof ApiFailure)) return { at, what: String(error), isHonest: false }
  const isHonest = error.status === 503 && error.code === 'unavailable' && error.retryAfterSeconds !== null
  return { at, what: `${error.status} ${error.message}`, isHonest }
}

/**
 * I1: what was acknowledged and is not stored as it was sent, what is stored and was never sent, and what happened twice.
 * Empty when every write has had exactly one effect.
 */
export async function findLosses(databaseUrl: string, { writes }: Pick<Writers, 'writes'>): Promise<string[]> {
  const client = new Driver({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string; key: string; text: string; status: string }>(
    `SELECT id, idempotency_key AS key, input_text AS text, status FROM jobs
     WHERE scene_id = ANY($1::uuid[]) AND type = 'continuation'`,
    [[...new Set(writes.map(({ sceneId }) => sceneId))]],
  )
  await client.end()
  const stored = Map.groupBy(rows, ({ key }) => key)
  const losses = writes.flatMap(({ key, text, jobId, cancelled }) => {
    const found = stored.get(key) ?? []
    stored.delete(key)
    if (jobId === undefined) return found.length > 1 ? [`${key}: stored ${found.length} times`] : []
    const [job] = found
    if (job === undefined) return [`${key}: acknowledged as job ${jobId} and lost`]
    if (found.length > 1 || job.id !== jobId) return [`${key}: stored as ${found.map(({ id }) => id).join(' and ')}`]
    if (job.text !== text) return [`${key}: stored with other words`]
    return cancelled === true && job.status !== 'cancelled' ? [`${key}: cancelled, and is ${job.status}`] : []
  })
  return [...losses, ...[...stored.keys()].map((key) => `${key}: stored and never sent`)]
}

/** What the invariant checker says, every byte of the media included. */
export async function findViolations(app: WholeApp, databaseUrl = app.databaseUrl) {
  const db = createDatabase({ url: databaseUrl, poolMax: 2, statementTimeoutMs: 60_000 })
  try {
    return await checkInvariants({ db, storage: app.container.storage, deep: true })
  } finally {
    await db.close()
  }
}

import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { fromPrisma, PgBoss } from 'pg-boss'
import type { Transaction } from '#platform/db.ts'
import { createListener, type Listener } from '#platform/listen.ts'
import type { Log } from '#platform/log.ts'
import { createQueueDatabase } from '#platform/queue-database.ts'
import {
  claimOf,
  commandResult,
  createDispatcher,
  type Dispatcher,
  type QueueHandler,
  type QueueMessage,
} from '#platform/queue-dispatcher.ts'
import { type SqlRunner, sqlStatement } from '#platform/sql-files.ts'
import { Type } from 'typebox'

export interface QueueDefinition {
  readonly name: string
  /** Tries after the first. */
  readonly retryLimit: number
  readonly retryDelaySeconds: number
  readonly retryDelayMaxSeconds: number
  /** A handler that runs longer has lost its message. */
  readonly expireInSeconds: number
  /** How soon a dead worker is noticed; pg-boss accepts no less than 10. */
  readonly heartbeatSeconds: number
  /** Whether messages whose tries are spent go to `workDeadLetters`; true when left out. */
  readonly hasDeadLetters?: boolean
}

export type { QueueMessage } from '#platform/queue-dispatcher.ts'

export interface QueueOptions {
  readonly databaseUrl: string
  readonly log: Log
  readonly queues: readonly QueueDefinition[]
  /** Connections of the queue's own pool. */
  readonly poolMax?: number
  /** The process's LISTEN connection; one of its own, when none is given. */
  readonly listener?: Listener
  /** Whether this process looks for dead workers and runs schedules; api processes leave it to the workers. */
  readonly supervise?: boolean
  /** How often dead workers are looked for. */
  readonly monitorIntervalSeconds?: number
  /** A question that gets no answer for longer is given up, with its connection: 30 s unless told otherwise. */
  readonly silenceMsMax?: number
  /** How long a retry that has become due, or a lost notification, may lie before a worker looks by itself. */
  readonly pollSeconds?: number
}

export interface Queue {
  /** Creates what is missing in the database; safe in many processes at once. */
  start(): Promise<void>
  /** Takes nothing new, lets handlers finish for at most `drainMs`, then aborts them; their messages are retried. */
  stop(options?: { readonly drainMs?: number }): Promise<void>
  /** Enqueues with the transaction that made the work necessary. False when this id was enqueued before. */
  send(
    tx: Transaction,
    queue: string,
    data: object,
    options: { readonly id: string; readonly startAfterMs?: number },
  ): Promise<boolean>
  /** @throws ClaimLost when another worker has taken the message over: roll back. Nobody can until `tx` has ended. */
  hold(tx: Transaction, queue: string, message: QueueMessage): Promise<void>
  /** @throws ClaimLost when another worker has taken the message over: roll back. */
  complete(tx: Transaction, queue: string, message: QueueMessage): Promise<void>
  /**
   * Gives the message back for a later try, or to the dead letters when its tries are spent.
   *
   * @throws ClaimLost when another worker has taken the message over: roll back.
   */
  fail(
    tx: Transaction,
    queue: string,
    message: QueueMessage,
    options: { readonly reason: string; readonly retryAfterMs?: number | undefined },
  ): Promise<void>
  /**
   * Hands messages to at most `concurrency` handlers at once. A handler that throws gives its message back; one that
   * returns without having completed it has completed it.
   */
  work(queue: string, options: { readonly concurrency: number }, handler: QueueHandler): Promise<void>
  /** Handles messages whose tries are spent; `data` is what was sent. */
  workDeadLetters(handler: QueueHandler): Promise<void>
  /** Runs a handler on a cron schedule (UTC), once over all processes. */
  schedule(name: string, cron: string, handler: () => Promise<void>): Promise<void>
  /** How many messages will be taken before this one; null when it is not waiting. */
  placeOf(client: SqlRunner, queue: string, id: string): Promise<number | null>
  /** Messages waiting and being handled, by queue. */
  depths(): Promise<readonly { readonly queue: string; readonly waiting: number; readonly active: number }[]>
}

/** The message was taken over by another worker; whatever this one did must not count. */
export class ClaimLost extends Error {
  constructor(queue: string, id: string) {
    super(`message ${id} of ${queue} is no longer ours`)
    this.name = 'ClaimLost'
  }
}

const DEAD_LETTERS = 'dead_letter'
/** An aborted handler kills its child process and writes one row; longer than this it hangs. */
const ABORT_MS_MAX = 3_000
/** Longer than any of the queue's own statements needs, and short enough to be back within a minute. */
const SILENCE_MS_MAX = 30_000
const holdClaim = sqlStatement('platform/hold-claim', Type.Object({ held: Type.Boolean() }))
const queuePlace = sqlStatement('platform/queue-place', Type.Object({ ahead: Type.Integer() }))

/** A UUID (RFC 9562 version 8) that is the same for the same parts, so that enqueueing twice is harmless. */
export function messageId(...parts: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** The job queue: pg-boss 12 in the same database, so that work and its cause commit together. */
export function createQueue(options: QueueOptions): Queue {
  const { log, supervise = true, pollSeconds = 2, silenceMsMax = SILENCE_MS_MAX } = options
  const dispatchers = new Map<string, Dispatcher>()
  const listener = options.listener ?? createListener({ url: options.databaseUrl, log })
  const database = createQueueDatabase({
    url: options.databaseUrl,
    poolMax: options.poolMax ?? 5,
    silenceMsMax,
    listener,
    log,
    onWake: (queue) => {
      if (queue === null) for (const dispatcher of dispatchers.values()) dispatcher.wake()
      else dispatchers.get(queue)?.wake()
    },
  })
  const boss = new PgBoss({
    db: database,
    useListenNotify: true,
    supervise,
    schedule: supervise,
    superviseIntervalSeconds: options.monitorIntervalSeconds ?? 5,
    monitorIntervalSeconds: options.monitorIntervalSeconds ?? 5,
  })
  boss.on('error', (error) => log.error({ err: error }, 'queue trouble'))
  boss.on('warning', (warning) => log.warn({ warning }, 'queue warning'))

  /** What a handler has settled in a transaction of its own. Should that have been rolled back, its heart stops beating. */
  const settled = new WeakSet<QueueMessage>()
  const isSettled = (message: QueueMessage) => settled.has(message)
  const dispatch = (queue: string, concurrency: number, handler: QueueHandler) => {
    if (dispatchers.has(queue)) throw new Error(`${queue} is worked already`)
    const pollMs = pollSeconds * 1000
    dispatchers.set(queue, createDispatcher({ boss, queue, concurrency, pollMs, handler, isSettled, log }))
  }

  return {
    start: async () => {
      await boss.start()
      await boss.createQueue(DEAD_LETTERS, { retryLimit: 10, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 })
      for (const { name, ...policy } of options.queues) {
        const settings = {
          retryLimit: policy.retryLimit,
          retryDelay: policy.retryDelaySeconds,
          retryBackoff: true,
          retryDelayMax: policy.retryDelayMaxSeconds,
          expireInSeconds: policy.expireInSeconds,
          heartbeatSeconds: policy.heartbeatSeconds,
          ...(policy.hasDeadLetters !== false && { deadLetter: DEAD_LETTERS }),
          notify: true,
        }
        await boss.createQueue(name, settings)
        // An upgrade may have changed the policy of a queue that exists.
        await boss.updateQueue(name, settings)
      }
    },

    stop: async ({ drainMs = 20_000 } = {}) => {
      const all = [...dispatchers.values()]
      const drained = Promise.all(all.map((dispatcher) => dispatcher.drain()))
      await Promise.race([drained, wait(drainMs, undefined, { ref: false })])
      await Promise.all(all.map((dispatcher) => dispatcher.abort()))
      // Whoever closes the database next must not pull it away from an aborted handler.
      await Promise.race([drained, wait(ABORT_MS_MAX, undefined, { ref: false })])
      await boss.stop({ graceful: false })
      if (options.listener === undefined) await listener.close()
      await database.close()
    },

    send: async (tx, queue, data, { id, startAfterMs }) => {
      // A pause and not a moment: the database's clock decides when it is over, whatever this machine's says.
      const startAfter = startAfterMs === undefined ? {} : { startAfter: startAfterMs / 1000 }
      return (await boss.send(queue, data, { id, db: fromPrisma(tx), ...startAfter })) !== null
    },

    hold: async (tx, queue, message) => {
      const [claim] = await holdClaim(tx, [queue, message.id, message.retryCount])
      if (claim === undefined) throw new ClaimLost(queue, message.id)
    },

    complete: async (tx, queue, message) => {
      const response = await boss.complete(queue, claimOf(message), null, { db: fromPrisma(tx) })
      if (commandResult(response).affected !== 1) throw new ClaimLost(queue, message.id)
      settled.add(message)
    },

    fail: async (tx, queue, message, { reason, retryAfterMs }) => {
      const db = fromPrisma(tx)
      const response = await boss.fail(queue, claimOf(message), { message: reason }, { db })
      if (commandResult(response).affected !== 1) throw new ClaimLost(queue, message.id)
      settled.add(message)
      if (retryAfterMs === undefined || message.retryCount >= message.retryLimit) return
      await boss.update(queue, undefined, { id: message.id, startAfter: Math.ceil(retryAfterMs / 1000), db })
    },

    work: async (queue, { concurrency }, handler) => dispatch(queue, concurrency, handler),

    workDeadLetters: async (handler) => dispatch(DEAD_LETTERS, 1, handler),

    schedule: async (name, cron, handler) => {
      await boss.createQueue(name, { retryLimit: 3, retryDelay: 60, retryBackoff: true })
      await boss.schedule(name, cron, null, { tz: 'UTC' })
      dispatch(name, 1, () => handler())
    },

    placeOf: async (client, queue, id) => (await queuePlace(client, [queue, id]))[0]?.ahead ?? null,

    depths: async () =>
      (await boss.getQueues()).map(({ name, queuedCount, activeCount }) => ({
        queue: name,
        waiting: queuedCount,
        active: activeCount,
      })),
  }
}

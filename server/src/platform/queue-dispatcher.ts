import { setImmediate as breathe } from 'node:timers/promises'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import type { Log } from './log.ts'

/** A message a worker holds. `id` and `retryCount` together are its claim; an older claim settles nothing. */
export interface QueueMessage {
  readonly id: string
  readonly retryCount: number
  readonly retryLimit: number
  /** Untrusted: whatever was written when it was sent. */
  readonly data: unknown
  /** Aborted when the claim is lost or the process stops. */
  readonly signal: AbortSignal
}

export type QueueHandler = (message: QueueMessage) => Promise<void>

export interface Dispatcher {
  /** There may be something to take. */
  wake(): void
  /** Takes nothing new; resolves when the last handler has returned. */
  drain(): Promise<void>
  /** Gives back what is still held and aborts its handlers. */
  abort(): Promise<void>
}

/** What pg-boss answers and does not say in its types. */
export interface CommandResult {
  readonly affected: number
  readonly settled: readonly string[] | null
}

export function commandResult(response: unknown): CommandResult {
  if (typeof response !== 'object' || response === null) return { affected: 0, settled: null }
  const settled = 'settled' in response && Array.isArray(response.settled) ? response.settled.map(String) : null
  return { affected: 'affected' in response ? Number(response.affected) : 0, settled }
}

export const claimOf = ({ id, retryCount }: QueueMessage) => ({ id, retryCount })

interface Holding {
  readonly message: QueueMessage
  readonly claim: AbortController
}

/** A handler that has lost its message and still runs after this hangs, and must not keep its place for ever. */
const LEAVE_MS_MAX = 3_000
/** The longest Node can wait; what may run longer has no end of its own. */
const TIMER_MS_MAX = 2 ** 31 - 1

/**
 * Takes messages of one queue for the `concurrency` handlers of this process: as many in one statement as are free, at
 * once when a notification comes or a full fetch says that more are waiting, and by a poll for what nobody announces
 * (retries that have become due, words that were lost).
 *
 * pg-boss has workers of its own; one of theirs takes one message at a time, so a burst needs as many workers as it
 * wants handlers, every notification makes each of them look, and each completes what its handler has completed already.
 *
 * @param isSettled whether a handler has completed or failed its message itself.
 */
export function createDispatcher(options: {
  readonly boss: PgBoss
  readonly queue: string
  readonly concurrency: number
  readonly pollMs: number
  readonly handler: QueueHandler
  readonly isSettled: (message: QueueMessage) => boolean
  readonly log: Log
}): Dispatcher {
  const { boss, queue, concurrency, pollMs, handler, isSettled, log } = options
  const held = new Map<JobWithMetadata, Holding>()
  const handling = new Set<Promise<void>>()
  let fetching: Promise<void> | null = null
  /** More may be waiting than the last fetch brought. */
  let hungry = false
  let stopped = false
  const ending: QueueMessage[] = []
  let completing: Promise<void> | null = null
  let heartbeat: NodeJS.Timeout | undefined

  const poll = setInterval(() => wake(), pollMs)

  const mayTake = () => hungry && !stopped && held.size < concurrency

  function wake(): void {
    hungry = true
    if (fetching !== null || !mayTake()) return
    fetching = fill().finally(() => {
      fetching = null
      // Woken, or a handler came free, in the very moment the last fetch came back short.
      if (mayTake()) wake()
    })
  }

  async function fill(): Promise<void> {
    // Handlers that end together free their hands one after the other: one fetch for all of them, not the first alone.
    await breathe()
    while (mayTake()) {
      hungry = false
      const batchSize = concurrency - held.size
      try {
        const jobs: JobWithMetadata[] = await boss.fetch(queue, { batchSize, includeMetadata: true })
        hungry ||= jobs.length >= batchSize
        for (const job of jobs) hold(job)
      } catch (error) {
        // The poll tries again.
        log.error({ err: error, queue }, 'messages could not be fetched')
        return
      }
    }
  }

  function hold(job: JobWithMetadata): void {
    const claim = new AbortController()
    const { id, retryCount, retryLimit, data } = job
    const holding: Holding = { claim, message: { id, retryCount, retryLimit, data, signal: claim.signal } }
    held.set(job, holding)
    if (job.heartbeatSeconds !== null) heartbeat ??= setInterval(() => void beat(), (job.heartbeatSeconds * 1000) / 2)
    const work = run(job, holding).finally(() => {
      held.delete(job)
      handling.delete(work)
      if (held.size === 0) {
        clearInterval(heartbeat)
        heartbeat = undefined
      }
      if (hungry) wake()
    })
    handling.add(work)
  }

  async function run(job: JobWithMetadata, { message, claim }: Holding): Promise<void> {
    const expired = new Error(`the handler took longer than ${job.expireInSeconds} s`)
    const expiry = setTimeout(
      () => void revoke([{ message, claim }], expired),
      Math.min(job.expireInSeconds * 1000, TIMER_MS_MAX),
    )
    try {
      const isDone = await Promise.race([handler(message).then(() => true), leaving(claim.signal)])
      if (!isDone) log.error({ queue, message: message.id }, 'a handler hangs; its place is given to another message')
      else if (!isSettled(message)) await complete(message)
    } catch (error) {
      try {
        await boss.fail(queue, claimOf(message), error instanceof Error ? error : { value: error })
      } catch (refusal) {
        // Its heart has stopped beating, so it will be taken up again.
        log.error({ err: refusal, queue, message: message.id }, 'a failed message could not be given back')
      }
    } finally {
      clearTimeout(expiry)
    }
  }

  /**
   * Messages that had no effect of their own to commit with, completed together with whatever else ends in this moment.
   * A claim that was lost meanwhile is left to whoever has it.
   */
  function complete(message: QueueMessage): Promise<void> {
    ending.push(message)
    completing ??= completeEnding()
    return completing
  }

  async function completeEnding(): Promise<void> {
    await breathe()
    completing = null
    await boss.complete(queue, ending.splice(0).map(claimOf))
  }

  /**
   * Takes messages away from their handlers. They are given back first, while the handlers still hold them: an aborted
   * handler may settle what it believes to be its own, and must find that it is not. What could not be given back is not
   * aborted either; somebody will find it expired.
   */
  async function revoke(holdings: readonly Holding[], reason: Error): Promise<void> {
    if (holdings.length === 0) return
    try {
      await boss.fail(
        queue,
        holdings.map(({ message }) => claimOf(message)),
        reason,
      )
    } catch (error) {
      log.error({ err: error, queue }, 'messages could not be given back')
      return
    }
    for (const { claim } of holdings) claim.abort(reason)
  }

  /** Says that the handlers live, and stops those whose claim is gone. */
  async function beat(): Promise<void> {
    const holdings = [...held.values()].filter(({ claim }) => !claim.signal.aborted)
    if (holdings.length === 0) return
    try {
      const { settled } = commandResult(
        await boss.touch(
          queue,
          holdings.map(({ message }) => claimOf(message)),
        ),
      )
      if (settled === null) return
      for (const { message, claim } of holdings)
        if (!settled.includes(message.id)) claim.abort(new Error(`message ${message.id} is no longer ours`))
    } catch (error) {
      // A heartbeat that could not be given says nothing about the claim.
      log.error({ err: error, queue }, 'a heartbeat could not be given')
    }
  }

  wake()
  return {
    wake,
    drain: async () => {
      stopped = true
      clearInterval(poll)
      await fetching
      await Promise.all(handling)
    },
    abort: () => revoke([...held.values()], new Error('the process stops')),
  }
}

/** False, some time after the signal came; never when it does not come. */
function leaving(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => setTimeout(() => resolve(false), LEAVE_MS_MAX).unref(), { once: true })
  })
}

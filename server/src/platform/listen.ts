import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

const firstPauseMs = 100
const pauseMsMax = 5_000
const connectTimeoutMs = 5_000
/** A silent connection is asked for a sign of life this often; NOTIFY sends nothing when nothing happens. */
const probeMs = 30_000

type NotificationHandler = (payload: string) => void

export type Listener = {
  /**
   * Calls `handler` for every NOTIFY on the channel. Listening has begun when the promise resolves, so what is read from
   * the database after that misses nothing. Resolves to the way to stop.
   */
  subscribe(channel: string, handler: NotificationHandler): Promise<() => void>
  /** Calls `handler` after a lost connection is back: notifications were missed, so read again what matters. */
  onReconnect(handler: () => void): () => void
  close(): Promise<void>
}

export type ListenerOptions = {
  url: string
  /** Told about lost connections; a handler that throws is reported here too. */
  log?: { warn(context: object, message: string): void }
}

/**
 * One connection that listens for the whole process and hands each notification to everybody who subscribed. It
 * reconnects by itself, with growing pauses, and then listens to the same channels again. Close it, or the process
 * stays alive.
 */
export function createListener({ url, log }: ListenerOptions): Listener {
  const channels = new Map<string, Set<NotificationHandler>>()
  const reconnectHandlers = new Set<() => void>()
  const closed = new AbortController()
  let connection: Promise<Client> | undefined
  let turn: Promise<unknown> = Promise.resolve()

  /** One statement at a time: a driver connection no longer queues what is asked of it while it is busy. */
  const run = (client: Client, text: string): Promise<unknown> => {
    const mine = turn.then(() => client.query(text))
    turn = mine.catch(() => undefined)
    return mine
  }

  const guarded = (call: () => void): void => {
    try {
      call()
    } catch (error) {
      log?.warn({ err: error }, 'A notification handler failed.')
    }
  }

  const watch = (client: Client): void => {
    const probe = setInterval(() => {
      run(client, 'SELECT 1').catch(() => client.end())
    }, probeMs)
    probe.unref()
    client.on('notification', ({ channel, payload }) => {
      for (const handler of channels.get(channel) ?? []) guarded(() => handler(payload ?? ''))
    })
    client.once('end', () => {
      clearInterval(probe)
      connection = undefined
      if (!closed.signal.aborted) void comeBack()
    })
  }

  const connectOnce = async (): Promise<Client> => {
    const client = new Client({
      connectionString: url,
      application_name: 'skein-listen',
      keepAlive: true,
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: connectTimeoutMs,
    })
    client.on('error', (error) => log?.warn({ err: error }, 'The notification connection failed.'))
    try {
      await client.connect()
      for (const channel of channels.keys()) await run(client, `LISTEN ${client.escapeIdentifier(channel)}`)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    watch(client)
    return client
  }

  const connect = async (): Promise<Client> => {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, pauseMsMax)) {
      closed.signal.throwIfAborted()
      try {
        return await connectOnce()
      } catch (error) {
        log?.warn({ err: error }, 'The notification connection could not be made; trying again.')
        // Jitter: after a database restart not every process should come back in the same instant.
        await wait(pauseMs * (0.5 + Math.random()), undefined, { signal: closed.signal })
      }
    }
  }

  const current = (): Promise<Client> => {
    connection ??= connect()
    return connection
  }

  const comeBack = async (): Promise<void> => {
    try {
      await current()
    } catch {
      // Only closing ends the attempts.
      return
    }
    for (const handler of reconnectHandlers) guarded(handler)
  }

  const listenTo = async (channel: string): Promise<void> => {
    for (;;) {
      const client = await current()
      try {
        await run(client, `LISTEN ${client.escapeIdentifier(channel)}`)
        return
      } catch (error) {
        log?.warn({ err: error, channel }, 'Listening to a channel failed; trying again.')
        await client.end().catch(() => undefined)
      }
    }
  }

  const stopListening = (channel: string): void => {
    channels.delete(channel)
    connection
      ?.then((client) =>
        channels.has(channel) ? undefined : run(client, `UNLISTEN ${client.escapeIdentifier(channel)}`),
      )
      // A lost connection listens to nothing.
      .catch(() => undefined)
  }

  return {
    async subscribe(channel, handler) {
      const handlers = channels.get(channel) ?? new Set()
      channels.set(channel, handlers.add(handler))
      await listenTo(channel)
      return () => {
        if (handlers.delete(handler) && handlers.size === 0 && channels.get(channel) === handlers)
          stopListening(channel)
      }
    },
    onReconnect(handler) {
      reconnectHandlers.add(handler)
      return () => reconnectHandlers.delete(handler)
    },
    async close() {
      closed.abort()
      const client = await connection?.catch(() => undefined)
      await turn
      await client?.end()
    },
  }
}

import { Pool } from 'pg'
import type { Db } from 'pg-boss'
import { DroppingClient } from './dropping-client.ts'
import type { Listener } from './listen.ts'
import type { Log } from './log.ts'
import { createStatementNames } from './statement-names.ts'

const statementTextsMax = 100
const connectTimeoutMs = 5_000
const idleConnectionMs = 30_000

export interface QueueDatabase extends Db {
  listen: NonNullable<Db['listen']>
  close(): Promise<void>
}

/**
 * pg-boss's connection to the database, with two things its own pool lacks: statements are prepared (fetching and
 * completing are planned anew at every call otherwise, which costs more than running them), and notifications come over
 * the process's one LISTEN connection.
 *
 * @param onWake also told of each queue that has something new; null after a break in which any may have.
 */
export function createQueueDatabase(options: {
  readonly url: string
  readonly poolMax: number
  /** How long the server may be silent; without a limit a worker would wait for its next message for ever. */
  readonly silenceMsMax: number
  readonly listener: Listener
  readonly log: Log
  readonly onWake: (queue: string | null) => void
}): QueueDatabase {
  const { listener, log, onWake } = options
  const pool = new Pool({
    connectionString: options.url,
    application_name: 'skein-queue',
    max: options.poolMax,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleConnectionMs,
    keepAlive: true,
    query_timeout: options.silenceMsMax,
    Client: DroppingClient,
  })
  pool.on('error', (error) => log.warn({ err: error }, 'a connection of the queue was lost'))
  const nameOf = createStatementNames(statementTextsMax)
  return {
    executeSql: (text, values) => {
      // Upkeep comes as several statements in one text and without values; such cannot be prepared.
      if (values === undefined || text.includes(';')) return pool.query(text, values)
      return pool.query({ name: nameOf({ sql: text }), text, values })
    },
    listen: async (channel, onNotification, onReconnect) => {
      const stop = await listener.subscribe(channel, (queue) => {
        onNotification(queue)
        onWake(queue)
      })
      const stopReconnects = listener.onReconnect(() => {
        onReconnect()
        onWake(null)
      })
      return {
        close: () => {
          stop()
          stopReconnects()
          return Promise.resolve()
        },
      }
    },
    close: () => pool.end(),
  }
}

import { Pool } from 'pg'
import { DroppingClient } from './dropping-client.ts'
import type { SqlRunner } from './sql-files.ts'
import { isPlannedOnce } from './statement-names.ts'

export interface ReadPoolOptions {
  readonly url: string
  /** Connections for statements that are planned once, and as many for the rest. */
  readonly max: number
  readonly connectTimeoutMs: number
  readonly idleTimeoutMs: number
  readonly statementTimeoutMs: number
  /** How long a connection is silent before the system asks whether the other end is still there. */
  readonly keepAliveAfterMs: number
  /** An empty name has the statement planned anew. */
  readonly nameOf: (query: { readonly sql: string }) => string
}

/**
 * Connections that only run statements of `sql/`, by the driver alone: around one short read Prisma costs more than the
 * read itself. What is written, and what belongs to a transaction, goes through Prisma. Statements that are planned once
 * have connections of their own, because PostgreSQL takes that setting by connection; a long search then keeps no page
 * waiting either.
 */
export function createReadPool(options: ReadPoolOptions): SqlRunner & { close(): Promise<void> } {
  const once = openPool(options, 'force_generic_plan')
  const rest = openPool(options, 'auto')
  return {
    $queryRawUnsafe: async (text, ...values) => {
      const pool = isPlannedOnce(text) ? once : rest
      const { rows } = await pool.query({ name: options.nameOf({ sql: text }), text, values })
      return rows
    },
    close: async () => {
      await Promise.all([once.end(), rest.end()])
    },
  }
}

function openPool(options: ReadPoolOptions, planCacheMode: string): Pool {
  const pool = new Pool({
    connectionString: options.url,
    application_name: 'skein-reads',
    options: `-c plan_cache_mode=${planCacheMode}`,
    max: options.max,
    connectionTimeoutMillis: options.connectTimeoutMs,
    idleTimeoutMillis: options.idleTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: options.keepAliveAfterMs,
    statement_timeout: options.statementTimeoutMs,
    // The server cancels first; this is for a connection that has gone silent.
    query_timeout: options.statementTimeoutMs + options.connectTimeoutMs,
    Client: DroppingClient,
  })
  // A connection that broke while nobody used it; the next read opens another, or fails and says so itself.
  pool.on('error', () => undefined)
  return pool
}

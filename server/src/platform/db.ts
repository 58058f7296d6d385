import { setTimeout as wait } from 'node:timers/promises'
import { ensurePartitions } from '@skein/partitions/ensure'
import { isMissingPartition } from '@skein/partitions/missing-partition'
import { PrismaPg } from '@prisma/adapter-pg'
import { Client, Pool } from 'pg'
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts'
import { createAnnouncer } from './announce.ts'
import { isWriteConflict } from './database-failure.ts'
import { DroppingClient } from './dropping-client.ts'
import { createReadPool } from './read-pool.ts'
import type { SqlRunner } from './sql-files.ts'
import { createStatementNames } from './statement-names.ts'
import { runTransaction, type Transaction } from './transaction.ts'

export { isLockTimeout, isUniqueViolation } from './database-failure.ts'
export type { Transaction } from './transaction.ts'

const connectTimeoutMs = 5_000
const idleConnectionMs = 30_000
/** The operating system's own first look at a silent connection comes after two hours. */
const keepAliveAfterMs = 10_000
const lockTimeoutMs = 5_000
const statementTextsMax = 500
/** How long a transaction may wait for a connection: past this the pool is too small or something leaks. */
const transactionWaitMs = 5_000
/** Making months waits for a lock at most 5 s a table. */
const ensureTimeoutMs = 20_000
const conflictRetriesMax = 3
const conflictPauseMs = 20

export type DatabaseOptions = {
  url: string
  /** Connections this process may hold; as many again for `reads`. */
  poolMax: number
  /** A statement that runs longer is cancelled by the server; a transaction may last twice as long. */
  statementTimeoutMs: number
}

/** Prisma inside a transaction, models and all. */
export type ModelTransaction = Prisma.TransactionClient

export type Database = {
  prisma: PrismaClient
  /** One statement on its own, by the driver alone: half of what the same costs by Prisma. */
  sql: SqlRunner
  /** For the reads most requests are made of: a few connections without Prisma, outside any transaction. */
  reads: SqlRunner
  /**
   * Runs `work` in one transaction (READ COMMITTED). It runs again from the start after a deadlock, a serialization
   * failure or a missing month, so it must do nothing but talk to the database.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>
  /** The same for work that writes by Prisma's models; it costs several times as much, and announces nothing. */
  modelTransaction<Result>(work: (tx: ModelTransaction) => Promise<Result>): Promise<Result>
  /**
   * Runs `work`; when a month's partition is missing, makes the partitions and runs it once more. For writes to
   * partitioned tables outside `transaction`.
   */
  withPartition<Result>(work: () => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

async function ensureNow(url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: 'skein-partitions',
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: ensureTimeoutMs,
  })
  // A connection lost between two statements would otherwise end the process; the next statement says the same.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await ensurePartitions(client)
  } finally {
    await client.end()
  }
}

async function retryConflicts<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let retry = 0; ; retry += 1) {
    try {
      return await work()
    } catch (error) {
      if (retry >= conflictRetriesMax || !isWriteConflict(error)) throw error
      await wait(conflictPauseMs * 2 ** retry * (0.5 + Math.random()))
    }
  }
}

/** Opens the pool behind Prisma; connections are made when first needed. Close it, or the process stays alive. */
export function createDatabase({ url, poolMax, statementTimeoutMs }: DatabaseOptions): Database {
  const names = createStatementNames(statementTextsMax)
  const pool = new Pool({
    connectionString: url,
    application_name: 'skein',
    max: poolMax,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleConnectionMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfterMs,
    // What is asked without waiting for the answer before it is sent at once (see `Transaction`).
    pipeline: true,
    statement_timeout: statementTimeoutMs,
    lock_timeout: Math.min(lockTimeoutMs, statementTimeoutMs),
    idle_in_transaction_session_timeout: statementTimeoutMs,
    // The server cancels first; this is for a connection that has gone silent.
    query_timeout: statementTimeoutMs + connectTimeoutMs,
    Client: DroppingClient,
  })
  // As the first statement on each connection; one that fails has lost its connection, and whoever asked for it hears so.
  pool.on('connect', (client) => {
    client.query(`SET transaction_timeout = ${statementTimeoutMs * 2}`).catch(() => undefined)
  })
  // An idle connection that is cut leaves the pool; whoever needs one next gets a new one.
  pool.on('error', () => undefined)
  const sql: SqlRunner = {
    $queryRawUnsafe: async (text, ...values) => (await pool.query({ name: names({ sql: text }), text, values })).rows,
  }
  const announcer = createAnnouncer(sql)
  const adapter = new PrismaPg(pool, { statementNameGenerator: names })
  const reads = createReadPool({
    url,
    max: Math.ceil(poolMax / 2),
    connectTimeoutMs,
    idleTimeoutMs: idleConnectionMs,
    statementTimeoutMs,
    keepAliveAfterMs,
    nameOf: createStatementNames(statementTextsMax),
  })
  const prisma = new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: transactionWaitMs, timeout: statementTimeoutMs * 2 },
  })
  let ensuring: Promise<void> | undefined
  const withPartition = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      if (!isMissingPartition(error)) throw error
      // Many requests meet the missing month at once; one of them makes it.
      ensuring ??= ensureNow(url).finally(() => {
        ensuring = undefined
      })
      await ensuring
      return work()
    }
  }
  return {
    prisma,
    sql,
    reads,
    transaction: async (work) => {
      const { result, announcements } = await withPartition(() =>
        retryConflicts(() => runTransaction(pool, names, work)),
      )
      announcer.announce(announcements)
      return result
    },
    modelTransaction: (work) => withPartition(() => retryConflicts(() => prisma.$transaction(work))),
    withPartition,
    close: async () => {
      await announcer.close()
      await prisma.$disconnect()
      await Promise.all([pool.end(), reads.close()])
    },
  }
}

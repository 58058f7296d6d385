import { setTimeout as wait } from 'node:timers/promises'
import { ensurePartitions } from '@skein/partitions/ensure'
import { isMissingPartition } from '@skein/partitions/missing-partition'
import { PrismaPg } from '@prisma/adapter-pg'
import { Client } from 'pg'
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts'
import { isWriteConflict } from './database-failure.ts'
import { createReadPool } from './read-pool.ts'
import type { SqlRunner } from './sql-files.ts'
import { createStatementNames } from './statement-names.ts'

export { isLockTimeout, isUniqueViolation } from './database-failure.ts'

const connectTimeoutMs = 5_000
const idleConnectionMs = 30_000
const lockTimeoutMs = 5_000
const statementTextsMax = 500
/** How long a transaction may wait for a connection: past this the pool is too small or something leaks. */
const transactionWaitMs = 5_000
const conflictRetriesMax = 3
const conflictPauseMs = 20

export type DatabaseOptions = {
  url: string
  /** Connections this process may hold; as many again for `reads`. */
  poolMax: number
  /** A statement that runs longer is cancelled by the server; a transaction may last twice as long. */
  statementTimeoutMs: number
}

/** Prisma inside a transaction. */
export type Transaction = Prisma.TransactionClient

export type Database = {
  prisma: PrismaClient
  /** For the reads most requests are made of: a few connections without Prisma, outside any transaction. */
  reads: SqlRunner
  /**
   * Runs `work` in one transaction (READ COMMITTED). It runs again from the start after a deadlock, a serialization
   * failure or a missing month, so it must do nothing but talk to the database.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>
  /**
   * Runs `work`; when a month's partition is missing, makes the partitions and runs it once more. For writes to
   * partitioned tables outside `transaction`.
   */
  withPartition<Result>(work: () => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

async function ensureNow(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'skein-partitions' })
  await client.connect()
  try {
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
  const adapter = new PrismaPg(
    {
      connectionString: url,
      application_name: 'skein',
      max: poolMax,
      connectionTimeoutMillis: connectTimeoutMs,
      idleTimeoutMillis: idleConnectionMs,
      keepAlive: true,
      statement_timeout: statementTimeoutMs,
      lock_timeout: Math.min(lockTimeoutMs, statementTimeoutMs),
      idle_in_transaction_session_timeout: statementTimeoutMs,
      // The server cancels first; this is for a connection that has gone silent.
      query_timeout: statementTimeoutMs + connectTimeoutMs,
    },
    { statementNameGenerator: createStatementNames(statementTextsMax) },
  )
  const reads = createReadPool({
    url,
    max: Math.ceil(poolMax / 2),
    connectTimeoutMs,
    idleTimeoutMs: idleConnectionMs,
    statementTimeoutMs,
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
    reads,
    transaction: (work) => withPartition(() => retryConflicts(() => prisma.$transaction(work))),
    withPartition,
    close: async () => {
      await Promise.all([prisma.$disconnect(), reads.close()])
    },
  }
}

import type { Pool, PoolClient } from 'pg'
import type { StatementNames } from './statement-names.ts'

/** A statement's turn inside a transaction. */
export interface Transaction {
  /**
   * Sends a statement at once, behind those sent before it: several that do not need each other's answers cost one round
   * trip together. The first that fails aborts the transaction, and all behind it fail with it.
   */
  $queryRawUnsafe<Result = unknown>(text: string, ...values: unknown[]): Promise<Result>
  /**
   * Tells every process that listens, once the transaction has committed, and never when it did not. Many in a short time
   * become one per `about`, the last. A notification may be lost with the process: who listens must also look by itself.
   */
  announce(channel: string, about: string, payload: string): void
  /**
   * Sends COMMIT behind the statements sent so far, instead of waiting for their answers first: locks they take are held
   * for no round trip. Nothing may follow, and what must not commit has to fail in SQL.
   */
  commitBehind(): void
}

/** What a transaction leaves for after its commit. */
export interface Announcement {
  readonly channel: string
  readonly about: string
  readonly payload: string
}

/** Work did not fail, but the server did not commit: a statement nobody waited for had failed. */
class NotCommitted extends Error {
  override readonly name = 'NotCommitted'
}

/**
 * Runs `work` in one transaction (READ COMMITTED) on a connection of the pool: by the driver alone, because Prisma's
 * interactive transactions cost several times what the statements in them do. Returns what it left to announce.
 */
export async function runTransaction<Result>(
  pool: Pool,
  names: StatementNames,
  work: (tx: Transaction) => Promise<Result>,
): Promise<{ result: Result; announcements: readonly Announcement[] }> {
  const client = await pool.connect()
  // A connection that breaks fails the query it is at; without this it would also end the process.
  client.on('error', ignore)
  const release = (isBroken: boolean) => {
    client.removeListener('error', ignore)
    client.release(isBroken)
  }
  const announcements: Announcement[] = []
  let committing: Promise<string> | undefined
  let isOver = false
  const commit = () => {
    isOver = true
    committing ??= command(client, 'COMMIT')
    return committing
  }
  // Shares its round trip with the first statement. Only a lost connection can make it fail, and then all fails.
  const begun = command(client, 'BEGIN')
  const tx: Transaction = {
    $queryRawUnsafe: async <Rows>(text: string, ...values: unknown[]): Promise<Rows> => {
      // Also for what work left running when it failed: it would write on a connection that is somebody else's by now.
      if (isOver) throw new Error('the transaction is over')
      const { rows } = await client.query({ name: names({ sql: text }), text, values })
      // What a statement returns is checked where it is read, by sqlStatement.
      return rows as Rows
    },
    announce: (channel, about, payload) => {
      announcements.push({ channel, about, payload })
    },
    commitBehind: () => {
      commit().catch(ignore)
    },
  }
  begun.catch(ignore)
  try {
    const result = await work(tx)
    await begun
    // A failed transaction answers COMMIT with ROLLBACK.
    if ((await commit()) !== 'COMMIT') throw new NotCommitted('the transaction was rolled back by the server')
    release(false)
    return { result, announcements }
  } catch (error) {
    isOver = true
    release(!(await rollBack(client, committing)))
    throw error
  }
}

const ignore = () => undefined

/** Ends what is left of a transaction; false when the connection cannot even do that. */
async function rollBack(client: PoolClient, committing: Promise<unknown> | undefined): Promise<boolean> {
  try {
    if (committing === undefined) await client.query('ROLLBACK')
    else await committing.catch(() => client.query('ROLLBACK'))
    return true
  } catch {
    return false
  }
}

/** Which command the server says it has run. */
async function command(client: PoolClient, text: string): Promise<string> {
  return (await client.query(text)).command
}

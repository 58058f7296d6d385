import { digestWords } from '#domains/notifications/digest-mail.rules.ts'
import { digestsStore as store, type MailRow, type MailStatus } from '#domains/notifications/digests.store.ts'
import { toNotification } from '#domains/notifications/notifications.store.ts'
import { readUnsubscribeToken, unsubscribeToken } from '#domains/notifications/unsubscribe-token.rules.ts'
import type { Clock } from '#platform/clock.ts'
import { BEFORE_EVERYTHING } from '#platform/cursor.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'

/** What fits on a page; the inbox has the rest. */
const ENTRIES_MAX = 30
const READERS_AT_ONCE = 200

/** A mail that waits, as it is to be sent now. */
export interface WaitingMail extends Omit<MailRow, 'id' | 'user_id'> {
  readonly unsubscribeUrl: string | null
}

export type DigestsService = ReturnType<typeof createDigestsService>

/** The mails that tell people what they have not read, one a day at most. */
export function createDigestsService(deps: {
  readonly db: Database
  readonly clock: Clock
  readonly secret: string
  /** Where people find this Skein, without a slash at its end. */
  readonly address: string
  /** Sends the queue message that will have the mail sent, with the transaction that writes it. */
  readonly enqueue: (tx: Transaction, mailId: string) => Promise<void>
}) {
  const { db, clock, secret, address, enqueue } = deps
  const unsubscribeUrl = (userId: string) => `${address}/unsubscribe/${unsubscribeToken(userId, secret)}`

  /** True when there was something to tell. */
  async function write(userId: string, day: string): Promise<boolean> {
    return db.transaction(async (tx) => {
      const rows = await store.take(tx, userId, ENTRIES_MAX)
      const [first] = rows
      if (first === undefined) return false
      const words = digestWords(rows.map(toNotification), {
        total: first.total,
        address,
        unsubscribeUrl: unsubscribeUrl(userId),
        language: first.language ?? 'en',
      })
      const id = await store.insert(tx, userId, day, words)
      // Whoever wrote it meanwhile has told of the same things; this roll-back leaves the rest for tomorrow.
      if (id === null) throw new DigestWritten()
      await enqueue(tx, id)
      return true
    })
  }

  return {
    /** Writes everybody's digest of today who is due. Returns how many. */
    async writeDue(): Promise<number> {
      const day = clock.now().toISOString().slice(0, 10)
      let written = 0
      let after: string = BEFORE_EVERYTHING.id
      for (;;) {
        const readers = await store.readers(db.prisma, after, day, READERS_AT_ONCE)
        for (const userId of readers) {
          const isWritten = await write(userId, day).catch((error: unknown) => {
            if (error instanceof DigestWritten) return false
            throw error
          })
          if (isWritten) written += 1
        }
        const last = readers.at(-1)
        if (last === undefined || readers.length < READERS_AT_ONCE) return written
        after = last
      }
    },

    /** The mail when it still waits, with its reader's address of this moment; null otherwise. */
    async readWaiting(id: string): Promise<WaitingMail | null> {
      const row = await store.read(db.prisma, id)
      if (row === null) return null
      const { user_id: userId, ...mail } = row
      return { ...mail, unsubscribeUrl: unsubscribeUrl(userId) }
    },

    record: (tx: Transaction, id: string, status: MailStatus, error: string | null): Promise<void> =>
      store.record(tx, id, status, error),

    /** @throws RequestFailure `not_found` for a token that is not ours. */
    async unsubscribe(token: string): Promise<void> {
      const userId = readUnsubscribeToken(token, secret)
      if (userId === null) throw new RequestFailure('not_found', { field: '/body/token' })
      await store.stopMail(db.sql, userId)
    },
  }
}

class DigestWritten extends Error {}

import {
  confirmationToken,
  confirmationWords,
  readConfirmationToken,
} from '#domains/accounts/confirmation-mail.rules.ts'
import { confirmationsStore as store } from '#domains/accounts/confirmations.store.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'

const LINK_HOURS = 48
/** A mail takes a moment to arrive; nobody's mailbox is to be filled from here. */
const PAUSE_SECONDS = 60
/** Of links that still work. */
const LINKS_MAX = 5

export type ConfirmationsService = ReturnType<typeof createConfirmationsService>

/** Whether an address is its account's: a link in a mail says so. */
export function createConfirmationsService(deps: {
  readonly db: Database
  readonly clock: Clock
  readonly secret: string
  /** Where people find this Skein, without a slash at its end. */
  readonly address: string
  /** Sends the queue message that will have the mail sent, with the transaction that writes it. */
  readonly enqueue: (tx: Transaction, id: string) => Promise<void>
}) {
  const { db, clock, secret, address, enqueue } = deps
  return {
    /**
     * Has a mail sent to the person's address. Returns false when it is confirmed already.
     *
     * @throws RequestFailure `rate_limited` when there was one just now, or enough of them; `unauthenticated` when the
     * account is gone.
     */
    ask: (userId: string): Promise<boolean> =>
      db.transaction(async (tx) => {
        const at = clock.now()
        const until = new Date(at.getTime() + LINK_HOURS * 3_600_000)
        const asked = await store.ask(tx, userId, { at, until, pauseSeconds: PAUSE_SECONDS, most: LINKS_MAX })
        if (asked === null) throw new RequestFailure('unauthenticated')
        if (asked.wait_seconds === null) return false
        if (asked.id === null) throw new RequestFailure('rate_limited', { retryAfterSeconds: asked.wait_seconds })
        await enqueue(tx, asked.id)
        return true
      }),

    /**
     * What the link does: once for the address it was sent to, and as often as one likes it says so again.
     *
     * @throws RequestFailure `confirmation_invalid`.
     */
    confirm: async (token: string): Promise<void> => {
      const id = readConfirmationToken(token, secret)
      const isConfirmed = id !== null && (await store.confirm(db.sql, id, clock.now()))
      if (!isConfirmed) throw new RequestFailure('confirmation_invalid', { field: '/body/token' })
    },

    /** The mail when it still waits, as it is to be sent now; null otherwise. */
    readWaiting: async (id: string) => {
      const row = await store.readWaiting(db.prisma, id, clock.now())
      if (row === null) return null
      const url = `${address}/confirm/${confirmationToken(id, secret)}`
      const { username, language } = row
      const { subject, text, html } = confirmationWords({
        username,
        url,
        hours: LINK_HOURS,
        language: language ?? 'en',
      })
      const { email, is_wanted } = row
      return { email, subject, text_body: text, html_body: html, is_wanted, unsubscribeUrl: null }
    },

    record: (tx: Transaction, id: string, status: string, error: string | null): Promise<void> =>
      store.record(tx, id, status, error),
  }
}

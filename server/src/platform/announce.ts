import { Type } from 'typebox'
import { type SqlRunner, sqlStatement } from './sql-files.ts'
import type { Announcement } from './transaction.ts'

const sendNotifications = sqlStatement('platform/send-notifications', Type.Object({ sent: Type.Integer() }))

/** A NOTIFY makes its commit wait for every other one, on the whole server: this many a second and process are enough. */
const INTERVAL_MS = 50

export interface Announcer {
  /** Sends at once, or with the others of the next 50 ms; of several about the same thing, the last. */
  announce(announcements: readonly Announcement[]): void
  /** Sends what is waiting and takes no more. */
  close(): Promise<void>
}

/**
 * Notifications outside the transactions they speak of, so that commits do not queue for the server's one notification
 * lock. What cannot be sent is forgotten: whoever listens looks by itself every few seconds anyway.
 */
export function createAnnouncer(client: SqlRunner): Announcer {
  const waiting = new Map<string, Announcement>()
  let lastAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let sending: Promise<unknown> = Promise.resolve()

  const send = () => {
    timer = undefined
    if (waiting.size === 0) return
    lastAt = performance.now()
    const news = [...waiting.values()]
    waiting.clear()
    const values = [news.map(({ channel }) => channel), news.map(({ payload }) => payload)]
    sending = Promise.allSettled([sending, sendNotifications(client, values)])
  }

  return {
    announce: (announcements) => {
      for (const news of announcements) waiting.set(`${news.channel} ${news.about}`, news)
      if (waiting.size === 0) return
      timer ??= setTimeout(send, Math.max(0, lastAt + INTERVAL_MS - performance.now()))
    },
    close: async () => {
      clearTimeout(timer)
      send()
      await sending
    },
  }
}

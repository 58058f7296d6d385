import { NotificationRow } from '#domains/notifications/notifications.store.ts'
import type { DigestWords } from '#domains/notifications/digest-mail.rules.ts'
import { type SqlRunner, sqlStatement } from '#platform/sql-files.ts'
import { PAGE_LANGUAGES } from '@skein/contract/page-language'
import { nullable } from '@skein/contract/pages'
import { type Static, Type } from 'typebox'

const DigestRow = Type.Object({
  ...NotificationRow.properties,
  total: Type.Integer(),
  /** Of the reader's pages; null when they never chose one. */
  language: nullable(Type.Enum(PAGE_LANGUAGES)),
})
const MailRow = Type.Object({
  id: Type.String(),
  user_id: Type.String(),
  email: Type.String(),
  subject: Type.String(),
  text_body: Type.String(),
  html_body: Type.String(),
  is_wanted: Type.Boolean(),
})
export type MailRow = Static<typeof MailRow>

const listReaders = sqlStatement('notifications/list-digest-readers', Type.Object({ user_id: Type.String() }))
const takeDigest = sqlStatement('notifications/take-digest', DigestRow)
const insertMail = sqlStatement('notifications/insert-mail', Type.Object({ id: Type.String() }))
const readMail = sqlStatement('notifications/read-mail', MailRow)
const recordMail = sqlStatement('notifications/record-mail', Type.Object({ recorded: Type.Boolean() }))
const stopMail = sqlStatement('notifications/stop-mail', Type.Object({ kind: Type.String() }))

/** How a try to send a mail ended: `waiting` is to be tried again. */
export type MailStatus = 'waiting' | 'sent' | 'failed' | 'withdrawn'

/** Reads and writes of `outbox_mail`, and what digests take from `notifications`. */
export const digestsStore = {
  /** People who are due on a day (`YYYY-MM-DD`), by id after `after`. */
  readers: async (client: SqlRunner, after: string, day: string, limit: number): Promise<readonly string[]> =>
    (await listReaders(client, [after, limit, day])).map((row) => row.user_id),

  take: (tx: SqlRunner, userId: string, limit: number) => takeDigest(tx, [userId, limit]),

  /** Null when there is one for this person and day already. */
  insert: async (tx: SqlRunner, userId: string, day: string, words: DigestWords): Promise<string | null> =>
    (await insertMail(tx, [userId, day, words.subject, words.text, words.html]))[0]?.id ?? null,

  read: async (client: SqlRunner, id: string): Promise<MailRow | null> => (await readMail(client, [id]))[0] ?? null,

  record: async (tx: SqlRunner, id: string, status: MailStatus, error: string | null): Promise<void> => {
    await recordMail(tx, [id, status, error])
  },

  stopMail: async (client: SqlRunner, userId: string): Promise<void> => {
    await stopMail(client, [userId])
  },
}

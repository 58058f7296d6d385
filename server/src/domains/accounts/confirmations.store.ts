import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { PAGE_LANGUAGES } from '@skein/contract/page-language'
import { nullable } from '@skein/contract/pages'
import { Type } from 'typebox'

const Asked = Type.Object({ id: nullable(Type.String()), wait_seconds: nullable(Type.Integer()) })
const Waiting = Type.Object({
  id: Type.String(),
  email: Type.String(),
  username: Type.String(),
  language: nullable(Type.Enum(PAGE_LANGUAGES)),
  is_wanted: Type.Boolean(),
})

const askConfirmation = sqlStatement('accounts/ask-confirmation', Asked)
const lockAccount = sqlStatement('accounts/lock-account', Type.Object({ locked: Type.Boolean() }))
const confirmEmail = sqlStatement('accounts/confirm-email', Type.Object({ is_confirmed: Type.Boolean() }))
const readConfirmation = sqlStatement('accounts/read-confirmation', Waiting)
const recordConfirmation = sqlStatement('accounts/record-confirmation', Type.Object({ recorded: Type.Boolean() }))

/** Reads and writes of `email_confirmations`. */
export const confirmationsStore = {
  /** Null when the person is gone. */
  ask: async (
    tx: SqlRunner,
    userId: string,
    { at, until, pauseSeconds, most }: { at: Date; until: Date; pauseSeconds: number; most: number },
  ) => {
    if ((await lockAccount(tx, [userId])).length === 0) return null
    return (await askConfirmation(tx, [userId, at.toISOString(), until.toISOString(), pauseSeconds, most]))[0] ?? null
  },

  confirm: async (client: SqlRunner, id: string, at: Date): Promise<boolean> =>
    (await confirmEmail(client, [id, at.toISOString()]))[0]?.is_confirmed === true,

  readWaiting: async (client: SqlRunner, id: string, at: Date) =>
    (await readConfirmation(client, [id, at.toISOString()]))[0] ?? null,

  record: async (tx: SqlRunner, id: string, status: string, error: string | null): Promise<void> => {
    await recordConfirmation(tx, [id, status, error])
  },
}

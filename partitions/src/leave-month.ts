import type { SqlClient } from './client.ts'
import { findMonths } from './month-tables.ts'
import { patiently } from './patiently.ts'
import { STATEMENTS, withNames } from './statements.ts'

const dropMsMax = 60_000

/**
 * Takes a month out of its table; nothing to do when it is out already. Readers and writers go on meanwhile: it waits for
 * the transactions that have seen the month, and each time it would hold others up it steps back and comes again.
 * @throws the database's error 55P03 or 57014 when old transactions last longer than `timeoutMs`; call it again then
 */
export async function detachMonth(
  client: SqlClient,
  table: string,
  partition: string,
  timeoutMs: number,
): Promise<void> {
  await patiently(client, timeoutMs, async () => {
    const found = (await findMonths(client, table)).find(({ name }) => name === partition)
    if (found === undefined || found.standing === 'detached') return
    const statement = found.standing === 'attached' ? STATEMENTS.detachPartition : STATEMENTS.finishDetach
    await client.query(withNames(statement, { table, partition }))
  })
}

/** Removes a month that is out of its table. It locks the tables its foreign keys point to, and steps back like a detach. */
export async function dropMonth(client: SqlClient, partition: string): Promise<void> {
  await patiently(client, dropMsMax, () => client.query(withNames(STATEMENTS.dropMonth, { partition })))
}

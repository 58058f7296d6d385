import type { SqlClient } from './client.ts'
import { type Month, monthInName } from './month.ts'
import { STATEMENTS } from './statements.ts'

/** A table that holds a month. */
export type MonthTable = {
  name: string
  month: Month
  /** `detaching`: a detach was cut short; `detached`: left behind by an archive that was. */
  standing: 'attached' | 'detaching' | 'detached'
  /** When the month came back from the archive. */
  restoredAt: Date | undefined
}

/** Another process archives or restores at this moment. */
export class ArchiveBusy extends Error {
  override readonly name = 'ArchiveBusy'
}

function read(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined
}

/** The months of a table by their names, in order; tables of other names are not ours and left out. */
export async function findMonths(client: SqlClient, table: string): Promise<MonthTable[]> {
  const { rows } = await client.query(STATEMENTS.findMonths, [table])
  return rows.flatMap((row): MonthTable[] => {
    const name = String(read(row, 'name'))
    const month = monthInName(table, name)
    if (month === undefined) return []
    const standing = read(row, 'standing')
    const restored = /^skein: restored (.+)$/.exec(String(read(row, 'comment')))?.[1]
    return [
      {
        name,
        month,
        standing: standing === 'attached' || standing === 'detaching' ? standing : 'detached',
        restoredAt: restored === undefined ? undefined : new Date(restored),
      },
    ]
  })
}

/** @throws ArchiveBusy when another session archives or restores */
export async function withArchiveLock<Result>(client: SqlClient, work: () => Promise<Result>): Promise<Result> {
  const { rows } = await client.query(STATEMENTS.holdArchive)
  if (read(rows[0], 'held') !== true) throw new ArchiveBusy('Another process archives or restores at this moment.')
  try {
    return await work()
  } finally {
    await client.query(STATEMENTS.releaseArchive)
  }
}

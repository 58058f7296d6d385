import type { SqlClient } from './client.ts'
import { addMonths, type Month, monthInName, monthOf, partitionName } from './month.ts'
import { PARTITION_POLICIES, type PartitionPolicy } from './policy.ts'
import { STATEMENTS } from './statements.ts'

/** How one partitioned table stands. */
export type PartitionStatus = {
  table: string
  /** In order of time. */
  months: Month[]
  /** Unbroken months after the present one; -1 when the present month itself is missing. */
  monthsAhead: number
  /** Children whose names are not ours: never touched, only reported. */
  strangers: string[]
}

function readNames(rows: unknown[]): string[] {
  return rows.map((row) => {
    if (typeof row === 'object' && row !== null && 'name' in row && typeof row.name === 'string') return row.name
    throw new Error('The partition list has a row without a name.')
  })
}

/** The months of one table and how far they reach beyond `now`. */
export async function inspectTable(client: SqlClient, table: string, now: Date): Promise<PartitionStatus> {
  const names = readNames((await client.query(STATEMENTS.listPartitions, [table])).rows)
  const months: Month[] = []
  const strangers: string[] = []
  for (const name of names) {
    const month = monthInName(table, name)
    if (month === undefined) strangers.push(name)
    else months.push(month)
  }
  const known = new Set(names)
  let monthsAhead = -1
  while (known.has(partitionName(table, addMonths(monthOf(now), monthsAhead + 1)))) monthsAhead += 1
  return { table, months, monthsAhead, strangers }
}

/** The status of every table that has a policy, in the policy's order. */
export async function inspectPartitions(
  client: SqlClient,
  now: Date = new Date(),
  policies: readonly PartitionPolicy[] = PARTITION_POLICIES,
): Promise<PartitionStatus[]> {
  const all: PartitionStatus[] = []
  for (const policy of policies) all.push(await inspectTable(client, policy.table, now))
  return all
}

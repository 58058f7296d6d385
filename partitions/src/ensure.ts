import type { SqlClient } from './client.ts'
import { inspectTable } from './inspect.ts'
import { addMonths, type Month, monthOf, partitionName } from './month.ts'
import { LOCK_WAIT_MS, untilLocked } from './patiently.ts'
import { PARTITION_POLICIES, type PartitionPolicy } from './policy.ts'
import { STATEMENTS } from './statements.ts'

const lockedMsMax = 5000

async function missingMonths(client: SqlClient, policy: PartitionPolicy, now: Date): Promise<Month[]> {
  const status = await inspectTable(client, policy.table, now)
  const known = new Set(status.months.map((month) => partitionName(policy.table, month)))
  return Array.from({ length: policy.monthsAhead + 1 }, (_, ahead) => addMonths(monthOf(now), ahead)).filter(
    (month) => !known.has(partitionName(policy.table, month)),
  )
}

/**
 * Makes the partitions that the policies ask for at `now`: the month of that moment in UTC and the months ahead. Does
 * nothing when they exist, may be called by any number of processes at once, and runs in transactions of its own, so the
 * client must not be inside one. Nobody waits behind it for more than 50 ms.
 * @returns the names of the partitions that were made
 * @throws the database's error 55P03 when a table stays locked for 5 s; nothing was made then
 */
export async function ensurePartitions(
  client: SqlClient,
  now: Date = new Date(),
  policies: readonly PartitionPolicy[] = PARTITION_POLICIES,
): Promise<string[]> {
  return untilLocked(lockedMsMax, () => ensureOnce(client, now, policies))
}

async function ensureOnce(client: SqlClient, now: Date, policies: readonly PartitionPolicy[]): Promise<string[]> {
  const made: string[] = []
  await client.query('BEGIN')
  try {
    await client.query(STATEMENTS.lockUpkeep)
    await client.query(STATEMENTS.limitLockWait, [`${LOCK_WAIT_MS}ms`])
    for (const policy of policies) {
      for (const month of await missingMonths(client, policy, now)) {
        await client.query(STATEMENTS.createPartition, [policy.table, month.year, month.month])
        made.push(partitionName(policy.table, month))
      }
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
  return made
}

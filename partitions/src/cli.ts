import type { SqlClient } from './client.ts'
import { ensurePartitions } from './ensure.ts'
import { inspectPartitions, type PartitionStatus } from './inspect.ts'
import { partitionName } from './month.ts'
import { MONTHS_AHEAD_MIN, PARTITION_POLICIES, type PartitionPolicy } from './policy.ts'

/** What a partitions command found or did, for a person to read. */
export type PartitionsReport = {
  lines: string[]
  /** True when a table has fewer months ready than is safe; a command line tool then exits with an error. */
  isAlarm: boolean
}

function describeKept({ monthsKept }: PartitionPolicy): string {
  return monthsKept === 'forever' ? 'kept for ever' : `kept ${monthsKept} months`
}

function describe(status: PartitionStatus, policy: PartitionPolicy | undefined): string[] {
  const [first] = status.months
  const last = status.months.at(-1)
  const range =
    first === undefined || last === undefined
      ? 'no partitions'
      : `${status.months.length} partitions, ${partitionName(status.table, first)} to ${partitionName(status.table, last)}`
  const ahead = status.monthsAhead < 0 ? 'the present month is MISSING' : `${status.monthsAhead} months ahead`
  const alarm = status.monthsAhead < MONTHS_AHEAD_MIN ? ' (too few: run "partitions ensure")' : ''
  return [
    [`${status.table}: ${range}`, `${ahead}${alarm}`, ...(policy === undefined ? [] : [describeKept(policy)])].join(
      ', ',
    ),
    ...status.strangers.map((name) => `  ${name} is not one of ours and is left alone`),
  ]
}

/**
 * The `partitions` command: `status` tells how many months each table has ready, `ensure` makes the missing ones first.
 * The client must be one session outside a transaction.
 */
export async function runPartitionsCommand(
  action: 'status' | 'ensure',
  client: SqlClient,
  now: Date = new Date(),
  policies: readonly PartitionPolicy[] = PARTITION_POLICIES,
): Promise<PartitionsReport> {
  const made = action === 'ensure' ? await ensurePartitions(client, now, policies) : []
  const statuses = await inspectPartitions(client, now, policies)
  return {
    lines: [
      ...made.map((name) => `made ${name}`),
      ...statuses.flatMap((status) =>
        describe(
          status,
          policies.find(({ table }) => table === status.table),
        ),
      ),
    ],
    isAlarm: statuses.some((status) => status.monthsAhead < MONTHS_AHEAD_MIN),
  }
}

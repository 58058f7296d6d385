import { ArchiveRefused, archiveMonth, type ArchiveOptions } from './archive.ts'
import { addMonths, type Month, monthOf, partitionName } from './month.ts'
import { findMonths, type MonthTable } from './month-tables.ts'
import { PARTITION_POLICIES, type PartitionPolicy } from './policy.ts'

/** A month that somebody brought back is left alone for so long. */
const restoredDays = 30

const indexOf = ({ year, month }: Month): number => year * 12 + month

/**
 * Whether a month is older than its table's policy keeps: the present month in UTC and `monthsKept` whole months before
 * it stay.
 */
export function isDue(policy: PartitionPolicy, month: Month, now: Date): boolean {
  if (policy.monthsKept === 'forever') return false
  return indexOf(month) < indexOf(addMonths(monthOf(now), -policy.monthsKept))
}

function isLeftAlone({ restoredAt }: MonthTable, now: Date): boolean {
  return restoredAt !== undefined && now.getTime() - restoredAt.getTime() < restoredDays * 86_400_000
}

export type ArchivedMonth = { partition: string; rows: number }
export type DueReport = { archived: ArchivedMonth[]; left: { partition: string; reason: string }[] }

/**
 * Archives every month that is older than its policy keeps, oldest first, at most `monthsMax` of them. A month that may
 * not go yet is reported and the others go on.
 */
export async function archiveDue(options: ArchiveOptions & { monthsMax?: number }): Promise<DueReport> {
  const { client, policies = PARTITION_POLICIES, now = new Date(), monthsMax = 12 } = options
  const report: DueReport = { archived: [], left: [] }
  for (const policy of policies) {
    const due = (await findMonths(client, policy.table)).filter(
      (table) => isDue(policy, table.month, now) && !isLeftAlone(table, now),
    )
    for (const { month } of due) {
      if (report.archived.length >= monthsMax) return report
      const partition = partitionName(policy.table, month)
      try {
        const { rows } = await archiveMonth(options, policy.table, month)
        report.archived.push({ partition, rows })
      } catch (error) {
        if (!(error instanceof ArchiveRefused)) throw error
        report.left.push({ partition, reason: error.message })
      }
    }
  }
  return report
}

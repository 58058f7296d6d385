/** What holds for one table that is partitioned by the month of `created_at`, in UTC. */
export type PartitionPolicy = {
  table: string
  /** Months kept ready after the present one. */
  monthsAhead: number
  /** Whole months kept in the database before archiving; `forever` for what people made. */
  monthsKept: number | 'forever'
  /** The statement that counts what keeps a month from being archived: work that is not finished. */
  countUnsettled?: 'countUnsettledJobs'
}

/** Fewer months ready than this is an alarm: there is still time to act, and a missing month stops all writing. */
export const MONTHS_AHEAD_MIN = 2

/** Every partitioned table has exactly one entry; a test holds this list against the database. */
export const PARTITION_POLICIES: readonly PartitionPolicy[] = [
  { table: 'segments', monthsAhead: 3, monthsKept: 'forever' },
  { table: 'jobs', monthsAhead: 3, monthsKept: 6, countUnsettled: 'countUnsettledJobs' },
]

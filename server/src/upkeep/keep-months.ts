import { archiveDue } from '@skein/partitions/archive-due'
import { ArchiveBusy } from '@skein/partitions/month-tables'
import { ensurePartitions } from '@skein/partitions/ensure'
import { inspectPartitions } from '@skein/partitions/inspect'
import { MONTHS_AHEAD_MIN } from '@skein/partitions/policy'
import { Client } from 'pg'
import type { Log } from '#platform/log.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'

export interface KeepMonthsOptions {
  readonly databaseUrl: string
  readonly storage: ObjectStorage
  readonly log: Log
  readonly now?: Date
}

/**
 * The daily care of the monthly tables: makes this month and the months ahead, raises the alarm when they are too few
 * all the same, and archives what is older than the policy keeps. Returns how many months were archived.
 */
export async function keepMonths({ databaseUrl, storage, log, now }: KeepMonthsOptions): Promise<number> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'skein-months' })
  // A connection lost in the night fails the statement it happens to; without a listener it would end the process.
  client.on('error', (error) => log.warn({ err: error }, 'the connection for the months was lost'))
  await client.connect()
  try {
    // A table that cannot have its months must not keep the others from being looked at.
    await ensurePartitions(client, now).catch((error: unknown) => log.error({ err: error }, 'months were not made'))
    const statuses = await inspectPartitions(client, now)
    for (const { table, monthsAhead } of statuses)
      if (monthsAhead < MONTHS_AHEAD_MIN)
        log.error({ table, monthsAhead, monthsAheadMin: MONTHS_AHEAD_MIN }, 'too few months ahead')
    const { archived, left } = await archiveDue({ client, store: storage, ...(now !== undefined && { now }) })
    for (const month of archived) log.info(month, 'a month was archived')
    for (const month of left) log.warn(month, 'a month could not be archived yet')
    return archived.length
  } catch (error) {
    if (error instanceof ArchiveBusy) return 0
    throw error
  } finally {
    await client.end()
  }
}

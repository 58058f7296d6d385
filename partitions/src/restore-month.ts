import { monthLabel } from './archive-key.ts'
import { ArchiveDamaged, type ArchiveManifest, findManifest } from './archive-manifest.ts'
import { ArchiveRefused, verifyArchive } from './archive.ts'
import type { ArchiveStore } from './archive-store.ts'
import type { SqlClient } from './client.ts'
import { addMonths, type Month, partitionName } from './month.ts'
import { contentOf, readArchive } from './month-rows.ts'
import { findMonths, withArchiveLock } from './month-tables.ts'
import { STATEMENTS, withNames } from './statements.ts'

const rowsAtOnce = 200

async function columnsToWrite(client: SqlClient, partition: string, manifest: ArchiveManifest): Promise<string[]> {
  const { rows } = await client.query(STATEMENTS.listColumns, [partition])
  const known = new Set(
    rows.map((row) => (typeof row === 'object' && row !== null && 'name' in row ? String(row.name) : '')),
  )
  const lost = manifest.columns.filter((column) => !known.has(column))
  if (lost.length > 0)
    throw new ArchiveRefused(`The archive has columns that ${manifest.table} no longer has: ${lost.join(', ')}.`)
  return manifest.columns
}

async function importRows(
  client: SqlClient,
  store: ArchiveStore,
  manifest: ArchiveManifest,
  partition: string,
): Promise<void> {
  const columns = (await columnsToWrite(client, partition, manifest)).join(', ')
  const statement = withNames(STATEMENTS.importRows, { partition, table: manifest.table, columns })
  const { lines } = await readArchive(store, manifest.object.key)
  let batch: string[] = []
  const write = async () => {
    if (batch.length > 0) await client.query(statement, [`[${batch.join(',')}]`])
    batch = []
  }
  for await (const line of lines) {
    batch.push(line)
    if (batch.length >= rowsAtOnce) await write()
  }
  await write()
}

/** Columns that were added since would make every row read differently; then the number of rows is compared. */
async function demandSame(client: SqlClient, manifest: ArchiveManifest, partition: string): Promise<void> {
  const { rows } = await client.query(STATEMENTS.listColumns, [partition])
  const { rows: count, contentSha256 } = await contentOf(client, partition)
  const isSame =
    count === manifest.rows && (rows.length > manifest.columns.length || contentSha256 === manifest.contentSha256)
  if (!isSame) throw new ArchiveDamaged(`${partition} did not come back as it was archived.`)
}

/**
 * Brings an archived month back as a partition of its table: all of it or nothing. The archive stays, and the daily
 * archiving leaves the month alone for 30 days.
 *
 * The client must be one session outside a transaction; its time zone becomes UTC.
 * @throws ArchiveRefused when there is no archive, the month is in the database, or its columns are gone
 * @throws ArchiveDamaged when the archive is not what its manifest says
 */
export async function restoreMonth(
  { client, store, now = new Date() }: { client: SqlClient; store: ArchiveStore; now?: Date },
  table: string,
  month: Month,
): Promise<ArchiveManifest> {
  const partition = partitionName(table, month)
  return withArchiveLock(client, async () => {
    if ((await findMonths(client, table)).some(({ name }) => name === partition))
      throw new ArchiveRefused(`${partition} is in the database.`)
    const manifest = await findManifest(store, table, monthLabel(month))
    if (manifest === undefined) throw new ArchiveRefused(`There is no archive of ${partition}.`)
    await verifyArchive(store, manifest)
    await client.query("SET TIME ZONE 'UTC'")
    await client.query('BEGIN')
    try {
      // By hand and rare: better to hold others up for a moment than to import all of it again.
      await client.query(STATEMENTS.limitLockWait, ['5s'])
      await client.query(withNames(STATEMENTS.createMonth, { table, partition }))
      await importRows(client, store, manifest, partition)
      await demandSame(client, manifest, partition)
      const until = addMonths(month, 1)
      await client.query(
        withNames(STATEMENTS.attachMonth, { table, partition, from: firstOf(month), until: firstOf(until) }),
      )
      await client.query(withNames(STATEMENTS.markRestored, { partition, moment: now.toISOString() }))
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
    return manifest
  })
}

/** With its offset, or the border would follow the session's time zone. */
function firstOf({ year, month }: Month): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01 00:00:00+00`
}

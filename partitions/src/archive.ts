import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { archivePrefix, monthLabel } from './archive-key.ts'
import { ArchiveDamaged, type ArchiveManifest, findManifest } from './archive-manifest.ts'
import type { ArchiveStore } from './archive-store.ts'
import type { SqlClient } from './client.ts'
import { type Month, partitionName } from './month.ts'
import { detachMonth, dropMonth } from './leave-month.ts'
import { findMonths, withArchiveLock } from './month-tables.ts'
import { exportToFile, readArchive } from './month-rows.ts'
import { PARTITION_POLICIES, type PartitionPolicy } from './policy.ts'
import { STATEMENTS, withNames } from './statements.ts'

/** A month may not be archived; the message says why. Nothing was changed. */
export class ArchiveRefused extends Error {
  override readonly name = 'ArchiveRefused'
}

export type ArchiveOptions = {
  client: SqlClient
  store: ArchiveStore
  policies?: readonly PartitionPolicy[]
  now?: Date
  /** How long a detach may wait for old transactions, in milliseconds; it is taken up again by the next run. */
  detachTimeoutMs?: number
}

const detachMsMax = 300_000

function rowsOf(rows: unknown[], name: string): unknown[] {
  return rows.map((row): unknown => (typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined))
}

async function demandSettled(client: SqlClient, policy: PartitionPolicy, partition: string): Promise<void> {
  if (policy.countUnsettled === undefined) return
  const { rows } = await client.query(withNames(STATEMENTS[policy.countUnsettled], { partition }))
  const unsettled = Number(rowsOf(rows, 'unsettled')[0])
  if (unsettled > 0) throw new ArchiveRefused(`${partition} holds ${unsettled} that are still under way.`)
}

/** Stores a month and reads it back; the same contents are stored once, however often this runs. */
async function store(options: ArchiveOptions, table: string, month: Month): Promise<ArchiveManifest> {
  const { client, now = new Date() } = options
  const partition = partitionName(table, month)
  const directory = await mkdtemp(join(tmpdir(), 'skein-archive-'))
  try {
    const file = join(directory, 'rows')
    const content = await exportToFile(client, partition, file)
    const known = await findManifest(options.store, table, monthLabel(month))
    if (known?.contentSha256 === content.contentSha256) {
      await verifyArchive(options.store, known)
      return known
    }
    const { rows } = await client.query(STATEMENTS.listColumns, [partition])
    const prefix = `${archivePrefix(table, monthLabel(month))}${content.contentSha256.slice(0, 32)}`
    const key = `${prefix}/rows.jsonl.zst`
    const manifest: ArchiveManifest = {
      format: 1,
      table,
      month: monthLabel(month),
      ...content,
      columns: rowsOf(rows, 'name').map(String),
      object: { key, ...(await options.store.put(key, { file })) },
      archivedAt: now.toISOString(),
    }
    await verifyArchive(options.store, manifest)
    await options.store.put(
      `${prefix}/manifest.json`,
      new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`),
    )
    return manifest
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Reads an archive back, byte by byte and line by line. @throws ArchiveDamaged when it is not what was archived */
export async function verifyArchive(from: ArchiveStore, manifest: ArchiveManifest): Promise<void> {
  const damaged = (cause?: unknown) => new ArchiveDamaged(`${manifest.object.key} is not what was archived.`, { cause })
  try {
    const { lines, content, objectSha256 } = await readArchive(from, manifest.object.key)
    for await (const line of lines) void line
    const { rows, contentSha256 } = content()
    if (rows === manifest.rows && contentSha256 === manifest.contentSha256 && objectSha256() === manifest.object.sha256)
      return
  } catch (error) {
    throw damaged(error)
  }
  throw damaged()
}

/**
 * Moves one month of a table into the archive: stored, read back, detached without blocking anybody, compared once more
 * with what the table holds then, dropped. May be cut short at any point and called again.
 *
 * The client must be one session outside a transaction; its time zone becomes UTC.
 * @throws ArchiveRefused when the policy keeps the table for ever, the month does not exist, or work in it is under way
 * @throws ArchiveDamaged when what was stored cannot be read back as it was; the month stays
 */
export async function archiveMonth(options: ArchiveOptions, table: string, month: Month): Promise<ArchiveManifest> {
  const { client, policies = PARTITION_POLICIES, detachTimeoutMs = detachMsMax } = options
  const policy = policies.find((candidate) => candidate.table === table)
  if (policy === undefined) throw new ArchiveRefused(`There is no policy for ${table}.`)
  if (policy.monthsKept === 'forever') throw new ArchiveRefused(`${table} is kept for ever and never archived.`)
  const partition = partitionName(table, month)
  return withArchiveLock(client, async () => {
    const found = (await findMonths(client, table)).find(({ name }) => name === partition)
    if (found === undefined) throw new ArchiveRefused(`There is no ${partition}.`)
    await client.query("SET TIME ZONE 'UTC'")
    await demandSettled(client, policy, partition)
    if (found.standing !== 'detached') {
      await store(options, table, month)
      await client.query("SELECT set_config('statement_timeout', $1, false)", [String(detachTimeoutMs)])
      try {
        await detachMonth(client, table, partition, detachTimeoutMs)
      } finally {
        await client.query('RESET statement_timeout')
      }
    }
    // From here nobody can change the month; what changed since it was stored is stored now.
    const manifest = await store(options, table, month)
    await dropMonth(client, partition)
    return manifest
  })
}

import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Listed } from './backup-manifest.ts'
import { copyHashed, isGone, walk } from './copy-file.ts'

/** Folders whose contents belong to the running server alone (PostgreSQL manual, "Making a base backup"). */
const EMPTIED = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//
const LEFT_OUT = /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init[^/]*|pgsql_tmp[^/]*|backup_label|tablespace_map)$/

const isSkipped = (path: string) => EMPTIED.test(path) || LEFT_OUT.test(path)

export interface ClusterCopyOptions {
  readonly url: string
  /** The running server's data directory. */
  readonly data: string
  /** Where the copy goes; must be empty. */
  readonly target: string
  /** Called after the files are copied and before the moment the copy stands for. */
  readonly beforeEnd: () => Promise<void>
}

/**
 * Copies a running cluster, file by file, with the log that makes the copy whole: PostgreSQL's own online base backup
 * (`pg_backup_start`, copy, `pg_backup_stop`). Readers and writers go on meanwhile. A server started on the copy
 * recovers to the moment the copy ended.
 *
 * @returns the major version of the server, and what was written
 */
export async function copyCluster(options: ClusterCopyOptions): Promise<{ major: number; listed: Listed[] }> {
  const { url, data, target, beforeEnd } = options
  const client = new Client({ connectionString: url, application_name: 'skein-backup' })
  await client.connect()
  try {
    const { rows } = await client.query<{ major: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS major",
    )
    // Holds back the removal of log files that the copy needs, until this session ends.
    await client.query("SELECT pg_create_physical_replication_slot('skein_backup_' || pg_backend_pid(), true, true)")
    await client.query("SELECT pg_backup_start('skein', fast => true)")
    const listed = await copyFiles(data, target)
    await beforeEnd()
    const { rows: ends } = await client.query<{ label: string; last: string }>(
      'SELECT labelfile AS label, pg_walfile_name(lsn) AS last FROM pg_backup_stop(wait_for_archive => false)',
    )
    const [end] = ends
    const first = /^START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)/.exec(end?.label ?? '')?.[1]
    if (end === undefined || first === undefined) throw new Error('PostgreSQL did not say where its backup starts')
    listed.push(await writeLabel(target, end.label), ...(await copyLog(data, target, first, end.last)))
    return { major: rows[0]?.major ?? 0, listed }
  } finally {
    await client.end()
  }
}

async function copyFiles(data: string, target: string): Promise<Listed[]> {
  const listed: Listed[] = []
  for await (const { path, isFolder } of walk(data, isSkipped)) {
    if (isFolder) {
      await mkdir(join(target, path), { recursive: true, mode: 0o700 })
      listed.push({ folder: path })
      continue
    }
    try {
      listed.push({ path, ...(await copyHashed(join(data, path), join(target, path))) })
    } catch (error) {
      // A table that was dropped meanwhile; the log says so too.
      if (!isGone(error)) throw error
    }
  }
  return listed
}

async function writeLabel(target: string, label: string): Promise<Listed> {
  const bytes = Buffer.from(label)
  await writeFile(join(target, 'backup_label'), bytes, { mode: 0o600 })
  return {
    path: 'backup_label',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

async function copyLog(data: string, target: string, first: string, last: string): Promise<Listed[]> {
  const listed: Listed[] = []
  for (const name of await readdir(join(data, 'pg_wal'))) {
    const isWanted = /^[0-9A-F]{24}$/.test(name) ? name >= first && name <= last : name.endsWith('.history')
    if (!isWanted) continue
    const path = `pg_wal/${name}`
    listed.push({ path, ...(await copyHashed(join(data, path), join(target, path))) })
  }
  return listed
}

import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RESTORE_MARK } from '#data-directory.ts'
import { placeCluster } from '#platform/embedded-postgres-place.ts'
import {
  type BackupManifest,
  BackupProblem,
  DATABASE_FOLDER,
  LISTING_FILE,
  type Listed,
  MANIFEST_FILE,
  MEDIA_FOLDER,
  PASSWORD_FILE,
  parseListed,
  parseManifest,
  SECRET_FILE,
} from './backup-manifest.ts'
import { copyHashed } from './copy-file.ts'

export interface RestoreOptions {
  /** A directory that `makeBackup` filled. */
  readonly from: string
  /** The data directory to fill: absent, empty, or left behind by a restore that did not finish. */
  readonly root: string
  /** The major version of the PostgreSQL that will run on it. */
  readonly postgresMajor: number
  readonly onNotice?: (notice: string) => void
}

/**
 * Puts a backup into an empty data directory, checking every file against its hash. Until the last file stands, the
 * directory carries a mark that keeps Skein from starting on it; starting the restore again begins anew.
 *
 * @throws BackupProblem when the backup is damaged or for another kind of machine, or the directory is in use.
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupManifest> {
  const { from, root } = options
  const { manifest, listed } = await readBackup(from, options.postgresMajor)
  await clear(root)
  await mkdir(root, { recursive: true, mode: 0o755 })
  await writeFile(join(root, RESTORE_MARK), 'Skein must not start here: a restore did not finish. Start it again.\n')
  for (const entry of listed)
    if ('path' in entry && (entry.path.startsWith(`${MEDIA_FOLDER}/`) || entry.path === SECRET_FILE))
      await restoreFile(from, entry.path, join(root, entry.path), entry)
  const password = await readFile(join(from, PASSWORD_FILE), 'utf8')
  await placeCluster(
    join(root, 'database'),
    password,
    (data) => fillCluster(from, data, listed),
    options.onNotice ?? (() => undefined),
  )
  await rm(join(root, RESTORE_MARK))
  return manifest
}

async function readBackup(
  from: string,
  postgresMajor: number,
): Promise<{ manifest: BackupManifest; listed: Listed[] }> {
  if (!existsSync(join(from, MANIFEST_FILE)))
    throw new BackupProblem(`${from} holds no backup, or one that was not finished: ${MANIFEST_FILE} is missing.`)
  const manifest = parseManifest(await readFile(join(from, MANIFEST_FILE), 'utf8'))
  const { major, platform, arch } = manifest.postgres
  if (platform !== process.platform || arch !== process.arch)
    throw new BackupProblem(`This backup was made on ${platform} ${arch} and only starts there.`)
  if (major !== postgresMajor)
    throw new BackupProblem(
      `This backup is of PostgreSQL ${major}; this Skein runs ${postgresMajor}. Use the Skein that made it.`,
    )
  const listing = await readFile(join(from, LISTING_FILE))
  if (createHash('sha256').update(listing).digest('hex') !== manifest.listing.sha256)
    throw new BackupProblem(`This backup is damaged: ${LISTING_FILE} is not what the manifest says.`)
  const lines = listing
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
  return { manifest, listed: lines.map(parseListed) }
}

async function clear(root: string): Promise<void> {
  if (!existsSync(root)) return
  const found = readdirSync(root)
  if (found.length === 0) return
  if (!found.includes(RESTORE_MARK))
    throw new BackupProblem(`${root} is not empty. Restore into an empty data directory, named by SKEIN_DATA_DIR.`)
  const pointer = join(root, 'database', 'location')
  if (existsSync(pointer)) await rm((await readFile(pointer, 'utf8')).trim(), { recursive: true, force: true })
  for (const name of found) if (name !== RESTORE_MARK) await rm(join(root, name), { recursive: true, force: true })
}

async function fillCluster(from: string, data: string, listed: readonly Listed[]): Promise<void> {
  const inside = `${DATABASE_FOLDER}/`
  for (const entry of listed) {
    const path = 'path' in entry ? entry.path : entry.folder
    if (!path.startsWith(inside)) continue
    const to = join(data, path.slice(inside.length))
    if ('path' in entry) await restoreFile(from, path, to, entry)
    else await mkdir(to, { recursive: true, mode: 0o700 })
  }
}

async function restoreFile(
  from: string,
  path: string,
  to: string,
  expected: { readonly sizeBytes: number; readonly sha256: string },
): Promise<void> {
  const copied = await copyHashed(join(from, path), to).catch((error: unknown) => {
    throw new BackupProblem(`This backup is damaged: ${path} cannot be read.`, { cause: error })
  })
  if (copied.sha256 !== expected.sha256 || copied.sizeBytes !== expected.sizeBytes)
    throw new BackupProblem(`This backup is damaged: ${path} is not what it was.`)
}

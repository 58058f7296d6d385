import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataDirectory } from '#data-directory.ts'
import { storageTrouble } from '#providers/storage/storage-failure.ts'
import {
  type BackupManifest,
  BackupProblem,
  DATABASE_FOLDER,
  LISTING_FILE,
  type Listed,
  MANIFEST_FILE,
  MEDIA_FOLDER,
  PASSWORD_FILE,
  SECRET_FILE,
} from './backup-manifest.ts'
import { copyCluster } from './copy-cluster.ts'
import { copyHashed, isGone, walk } from './copy-file.ts'

export interface BackupOptions {
  /** An empty directory or one that does not exist. */
  readonly target: string
  readonly directory: DataDirectory
  /** The embedded server, running. */
  readonly postgres: { readonly url: string; readonly data: string }
  readonly skeinVersion: string
}

/**
 * Makes a backup of everything a Skein on the embedded server consists of, while it runs: database, media, secret. The
 * database's moment lies between two passes over the media, so that every object it refers to is in the backup; an
 * object too many is swept later.
 *
 * @throws BackupProblem when the target is not empty or has no room. What was written of an unfinished backup is removed.
 */
export async function makeBackup(options: BackupOptions): Promise<BackupManifest> {
  const { target, directory, postgres } = options
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new BackupProblem(`${target} is not empty. Name a directory that does not exist yet.`)
  await mkdir(target, { recursive: true, mode: 0o700 })
  try {
    const media = new Map<string, Listed>()
    const copyMedia = () => copyNewMedia(directory.media, join(target, MEDIA_FOLDER), media)
    const cluster = await copyCluster({ ...postgres, target: join(target, DATABASE_FOLDER), beforeEnd: copyMedia })
    await copyMedia()
    const listed = [
      ...cluster.listed.map((entry) => below(DATABASE_FOLDER, entry)),
      ...[...media.values()].map((entry) => below(MEDIA_FOLDER, entry)),
      await copyNamed(join(directory.database, 'password'), target, PASSWORD_FILE),
    ]
    const secret = join(directory.root, 'secret')
    if (existsSync(secret)) listed.push(await copyNamed(secret, target, SECRET_FILE))
    return await seal(options, cluster.major, listed)
  } catch (error) {
    for (const name of readdirSync(target)) await rm(join(target, name), { recursive: true, force: true })
    if (storageTrouble(error) === 'full') throw new BackupProblem(`There is no room for the backup in ${target}.`)
    throw error
  }
}

const below = (folder: string, entry: Listed): Listed =>
  'path' in entry ? { ...entry, path: `${folder}/${entry.path}` } : { folder: `${folder}/${entry.folder}` }

async function copyNamed(from: string, target: string, name: string): Promise<Listed> {
  return { path: name, ...(await copyHashed(from, join(target, name))) }
}

/** Objects never change, so one that was copied need not be looked at again. */
async function copyNewMedia(root: string, target: string, copied: Map<string, Listed>): Promise<void> {
  for await (const { path, isFolder } of walk(root, (name) => /(^|\/)\./.test(name))) {
    if (isFolder || copied.has(path)) continue
    try {
      copied.set(path, { path, ...(await copyHashed(join(root, path), join(target, path))) })
    } catch (error) {
      // Swept, or a stage tidied up after itself.
      if (!isGone(error)) throw error
    }
  }
}

async function seal({ target, skeinVersion }: BackupOptions, major: number, listed: Listed[]): Promise<BackupManifest> {
  const listing = listed.map((entry) => `${JSON.stringify(entry)}\n`).join('')
  await writeFile(join(target, LISTING_FILE), listing, { mode: 0o600 })
  const files = listed.filter((entry) => 'path' in entry)
  const manifest: BackupManifest = {
    format: 1,
    madeAt: new Date().toISOString(),
    skeinVersion,
    postgres: { major, platform: process.platform, arch: process.arch },
    listing: {
      files: files.length,
      bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      sha256: createHash('sha256').update(listing).digest('hex'),
    },
  }
  const handle = await open(join(target, MANIFEST_FILE), 'wx', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return manifest
}

import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Secret } from '#config.ts'
import { StartProblem } from '#start-problem.ts'

/** Lies in a data directory while a backup is being restored into it. */
export const RESTORE_MARK = 'restore-unfinished'

/** Where everything that must survive lives. */
export interface DataDirectory {
  readonly root: string
  readonly database: string
  readonly media: string
  /** Scratch space of renders; safe to delete while nothing runs. */
  readonly work: string
}

/**
 * Makes sure the data directory is there and ours to write.
 *
 * @throws StartProblem naming the directory and the cure.
 */
export function openDataDirectory(root: string): DataDirectory {
  const directory = { root, database: join(root, 'database'), media: join(root, 'media'), work: join(root, 'work') }
  if (existsSync(join(root, RESTORE_MARK)))
    throw new StartProblem(
      `A backup was being restored into ${root} and that did not finish. Start the restore again; it begins anew.`,
    )
  try {
    for (const path of [root, directory.media, directory.work]) {
      // The embedded database runs as its own account when Skein is started by root, so others may pass through here.
      mkdirSync(path, { recursive: true, mode: 0o755 })
      accessSync(path, constants.W_OK)
    }
  } catch (error) {
    throw new StartProblem(
      `Skein cannot write to its data directory ${root}. Make it writable, or set SKEIN_DATA_DIR to one that is.`,
      { cause: error },
    )
  }
  return directory
}

/** The secret that signs sessions, kept beside the data: made at the first start, the same ever after. */
export function instanceSecret(directory: DataDirectory): Secret {
  const file = join(directory.root, 'secret')
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return new Secret(readFileSync(file, 'utf8').trim())
}

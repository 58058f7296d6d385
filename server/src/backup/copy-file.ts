import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface Copied {
  readonly sizeBytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** Whether a file went away before it was opened: a dropped table, a swept object. */
export const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Copies a file for its owner alone and hashes the very bytes that were written. */
export async function copyHashed(from: string, to: string): Promise<Copied> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      sizeBytes += chunk.length
      done(null, chunk)
    },
  })
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await pipeline(createReadStream(from), meter, createWriteStream(to, { mode: 0o600 }))
  return { sizeBytes, sha256: hash.digest('hex') }
}

export interface Entry {
  /** Relative, with `/`. */
  readonly path: string
  readonly isFolder: boolean
}

/** Everything below a folder, folders before what is in them. `skip` leaves out an entry and all below it. */
export async function* walk(root: string, skip: (path: string) => boolean, folder = ''): AsyncIterable<Entry> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
    if (isGone(error)) return []
    throw error
  })
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (skip(path)) continue
    if (entry.isDirectory()) {
      yield { path, isFolder: true }
      yield* walk(root, skip, path)
    } else if (entry.isFile()) yield { path, isFolder: false }
  }
}

import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, readdir, readFile, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { Readable } from 'node:stream'
import { diskRoom } from './disk-room.ts'
import { hashFile } from './hash-file.ts'
import { checkObjectKey, checkObjectPrefix } from './object-key.rules.ts'
import { StorageConflict, StorageMissing } from './storage-failure.ts'
import type { ObjectInfo, ObjectKey, ObjectStorage, StorageRoom } from './storage.port.ts'

/** Half-written objects live here, outside every key's reach (a key segment cannot start with a dot). */
const STAGING = '.incoming'
/** No write takes this long: an older draft is what a killed process or a failing disk left behind. */
const DRAFT_MS_MAX = 3_600_000

const isCode = (error: unknown, ...codes: string[]) =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Objects as files below one directory on a local file system. */
export class DiskStorage implements ObjectStorage {
  readonly id = 'disk'
  readonly #root: string
  readonly #reserveBytes: number
  /** Of `performance.now()`. */
  #tidiedAt: number | undefined

  /**
   * @param root absolute directory; created when missing. One file system, because objects are published by hard link.
   * @param reserveBytes with less than that free it counts as full.
   */
  constructor(root: string, { reserveBytes = 0 }: { readonly reserveBytes?: number } = {}) {
    this.#root = root
    this.#reserveBytes = reserveBytes
  }

  async put(key: ObjectKey, body: Uint8Array | { readonly file: string }): Promise<ObjectInfo> {
    const target = this.#pathOf(key)
    const staging = join(this.#root, STAGING)
    await mkdir(staging, { recursive: true })
    await this.#tidy(staging)
    const draft = join(staging, randomUUID())
    try {
      const info = await this.#writeDraft(draft, body)
      await this.#makeDirectories(dirname(target))
      try {
        // A hard link fails when the name is taken, where rename would silently replace the other writer's object.
        await link(draft, target)
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error
        if ((await hashFile(target)).sha256 !== info.sha256) throw new StorageConflict(key)
      }
      // Also for what is there already: whoever linked it may have failed at this.
      await syncDirectory(dirname(target))
      return info
    } finally {
      // What is stored is stored, whether or not the disk lets go of the draft; that is tidied up later.
      await rm(draft, { force: true }).catch(() => undefined)
    }
  }

  async head(key: ObjectKey): Promise<{ readonly sizeBytes: number } | null> {
    try {
      const found = await stat(this.#pathOf(key))
      return found.isFile() ? { sizeBytes: found.size } : null
    } catch (error) {
      if (isCode(error, 'ENOENT', 'ENOTDIR')) return null
      throw error
    }
  }

  async read(key: ObjectKey, range?: { readonly start: number; readonly end: number }): Promise<Readable> {
    const path = this.#pathOf(key)
    if ((await this.head(key)) === null) throw new StorageMissing(key)
    if (range && range.end <= range.start) return Readable.from([])
    return createReadStream(path, range ? { start: range.start, end: range.end - 1 } : {})
  }

  async readBytes(key: ObjectKey): Promise<Uint8Array> {
    try {
      return await readFile(this.#pathOf(key))
    } catch (error) {
      if (isCode(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) throw new StorageMissing(key, { cause: error })
      throw error
    }
  }

  async *list(
    prefix: string,
  ): AsyncIterable<{ readonly key: ObjectKey; readonly sizeBytes: number; readonly modifiedAt: Date }> {
    checkObjectPrefix(prefix)
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1)
    for await (const key of this.#walk(folder)) {
      if (!key.startsWith(prefix)) continue
      const found = await stat(this.#pathOf(key)).catch((error: unknown) => {
        if (isCode(error, 'ENOENT')) return null
        throw error
      })
      if (found) yield { key, sizeBytes: found.size, modifiedAt: found.mtime }
    }
  }

  async remove(key: ObjectKey): Promise<void> {
    const path = this.#pathOf(key)
    try {
      await unlink(path)
      await syncDirectory(dirname(path))
    } catch (error) {
      if (!isCode(error, 'ENOENT', 'ENOTDIR')) throw error
    }
  }

  async room(): Promise<StorageRoom> {
    await mkdir(this.#root, { recursive: true })
    return diskRoom(this.#root, this.#reserveBytes)
  }

  async #tidy(staging: string): Promise<void> {
    if (this.#tidiedAt !== undefined && performance.now() - this.#tidiedAt < DRAFT_MS_MAX) return
    this.#tidiedAt = performance.now()
    for (const name of await readdir(staging)) {
      const draft = join(staging, name)
      // Another process may be tidying up too.
      const found = await stat(draft).catch(() => null)
      if (found !== null && Date.now() - found.mtimeMs > DRAFT_MS_MAX) await rm(draft, { force: true })
    }
  }

  #pathOf(key: ObjectKey): string {
    return join(this.#root, ...checkObjectKey(key).split('/'))
  }

  /** Hashes the same bytes that are written, so a source file that changes meanwhile cannot get a wrong hash. */
  async #writeDraft(draft: string, body: Uint8Array | { readonly file: string }): Promise<ObjectInfo> {
    const hash = createHash('sha256')
    let sizeBytes = 0
    const handle = await open(draft, 'wx', 0o644)
    try {
      for await (const chunk of body instanceof Uint8Array ? [body] : createReadStream(body.file)) {
        hash.update(chunk)
        sizeBytes += chunk.length
        await handle.writeFile(chunk)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    return { sizeBytes, sha256: hash.digest('hex') }
  }

  /** New directory entries are synced up to the root: a durable file in a directory that vanishes is not durable. */
  async #makeDirectories(directory: string): Promise<void> {
    const first = await mkdir(directory, { recursive: true })
    if (first === undefined) return
    for (let at = directory; at.length >= first.length; at = dirname(at)) await syncDirectory(dirname(at))
  }

  async *#walk(folder: string): AsyncIterable<ObjectKey> {
    const entries = await readdir(join(this.#root, ...folder.split('/').filter(Boolean)), {
      withFileTypes: true,
    }).catch((error: unknown) => {
      if (isCode(error, 'ENOENT', 'ENOTDIR')) return []
      throw error
    })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name.includes(sep)) continue
      if (entry.isDirectory()) yield* this.#walk(`${folder}${entry.name}/`)
      else if (entry.isFile()) yield `${folder}${entry.name}`
    }
  }
}

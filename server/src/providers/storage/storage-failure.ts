import type { ObjectKey } from './storage.port.ts'

/** The key already holds other bytes. Never retried: keys are content-addressed, so the caller computed one wrongly. */
export class StorageConflict extends Error {
  readonly key: ObjectKey
  constructor(key: ObjectKey) {
    super(`object ${key} already holds other bytes`)
    this.name = 'StorageConflict'
    this.key = key
  }
}

/** Nothing is stored under the key. */
export class StorageMissing extends Error {
  readonly key: ObjectKey
  constructor(key: ObjectKey, options: { cause?: unknown } = {}) {
    super(`object ${key} does not exist`, options)
    this.name = 'StorageMissing'
    this.key = key
  }
}

/** A key that is not lower-case path segments; it could leave the storage root, so it is refused before any I/O. */
export class StorageKeyRefused extends Error {
  constructor(key: string) {
    super(`object key ${JSON.stringify(key.slice(0, 80))} is not allowed`)
    this.name = 'StorageKeyRefused'
  }
}

/** Why nothing can be written or read now: there is no room, or the disk or server is in trouble. */
export type StorageTrouble = 'full' | 'failing'

/** The storage cannot serve now; the same call may succeed later. */
export class StorageAway extends Error {
  readonly trouble: StorageTrouble
  constructor(trouble: StorageTrouble, options: { cause?: unknown } = {}) {
    super(trouble === 'full' ? 'the storage has no room' : 'the storage does not serve', options)
    this.name = 'StorageAway'
    this.trouble = trouble
  }
}

/** What a file system says; a disk that goes bad is often turned read-only by the system before anybody looks. */
const DISK_TROUBLES: Readonly<Record<string, StorageTrouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EIO: 'failing',
  EROFS: 'failing',
  ESTALE: 'failing',
}
const CAUSES_MAX = 6

/**
 * What kind of storage trouble is behind an error, however deep inside; null when it is none. A full or failing disk
 * under scratch files counts too: it is as passing, and as little the writer's or a provider's fault.
 */
export function storageTrouble(error: unknown, depth = 0): StorageTrouble | null {
  if (!(error instanceof Error) || depth > CAUSES_MAX) return null
  if (error instanceof StorageAway) return error.trouble
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return DISK_TROUBLES[code] ?? storageTrouble(error.cause, depth + 1)
}

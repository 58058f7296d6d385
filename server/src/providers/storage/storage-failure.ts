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

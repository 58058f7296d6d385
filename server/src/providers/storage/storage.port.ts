import type { Readable } from 'node:stream'
import type { StorageTrouble } from './storage-failure.ts'

/** Keys are ours: lower-case path segments joined by `/`, never made from user text. */
export type ObjectKey = string

export interface ObjectInfo {
  readonly sizeBytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** What is known of the room for more objects. */
export interface StorageRoom {
  /** Null where nobody can say before it is tried. */
  readonly freeBytes: number | null
  /** Why nothing new should be begun; null when it may. What is left then is kept for what is paid for already. */
  readonly trouble: StorageTrouble | null
  /** Somebody should make room before it is full. */
  readonly isLow: boolean
}

/**
 * Immutable objects by key. Writing a key that exists with the same bytes succeeds; with other bytes it fails, so a
 * repeated stage is harmless and nothing is ever overwritten. Where a disk or a server cannot serve now, whatever a call
 * throws is known to `storageTrouble`.
 */
export interface ObjectStorage {
  readonly id: string
  /** Durable when it resolves. @throws StorageConflict when the key holds other bytes. */
  put(key: ObjectKey, body: Uint8Array | { readonly file: string }): Promise<ObjectInfo>
  /** Null when the key does not exist. */
  head(key: ObjectKey): Promise<{ readonly sizeBytes: number } | null>
  /** Half-open byte range; the whole object without one. @throws StorageMissing. */
  read(key: ObjectKey, range?: { readonly start: number; readonly end: number }): Promise<Readable>
  readBytes(key: ObjectKey): Promise<Uint8Array>
  list(
    prefix: string,
  ): AsyncIterable<{ readonly key: ObjectKey; readonly sizeBytes: number; readonly modifiedAt: Date }>
  remove(key: ObjectKey): Promise<void>
  /** Asked before something is paid for that has to be stored afterwards; cheap enough to ask every time. */
  room(): Promise<StorageRoom>
}

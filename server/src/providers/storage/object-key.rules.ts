import { StorageKeyRefused } from './storage-failure.ts'
import type { ObjectKey } from './storage.port.ts'

const KEY_LENGTH_MAX = 512
/** A segment starts with a letter or digit, so `.`, `..` and hidden files cannot be spelled. */
const SEGMENT = /^[a-z0-9][a-z0-9._-]*$/

/** @throws StorageKeyRefused unless the key is one or more safe segments joined by `/`. */
export function checkObjectKey(key: string): ObjectKey {
  if (key.length > KEY_LENGTH_MAX || !key.split('/').every((segment) => SEGMENT.test(segment))) {
    throw new StorageKeyRefused(key)
  }
  return key
}

/** As `checkObjectKey`, but the empty prefix (everything) and one trailing `/` are fine. */
export function checkObjectPrefix(prefix: string): string {
  if (prefix === '') return prefix
  checkObjectKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix)
  return prefix
}

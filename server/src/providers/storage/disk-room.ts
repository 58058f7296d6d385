import { statfs } from 'node:fs/promises'
import type { StorageRoom } from './storage.port.ts'

/** Somebody should make room when no more than this many reserves are free. */
const RESERVES_LOW = 4

/** What an ordinary user may still write on the file system of a path, held against a reserve. */
export async function diskRoom(
  path: string,
  reserveBytes: number,
): Promise<StorageRoom & { readonly freeBytes: number }> {
  const { bavail, bsize } = await statfs(path)
  const freeBytes = bavail * bsize
  return {
    freeBytes,
    trouble: freeBytes < reserveBytes ? 'full' : null,
    isLow: freeBytes < reserveBytes * RESERVES_LOW,
  }
}

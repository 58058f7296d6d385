import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { ObjectInfo } from './storage.port.ts'

/** Size in bytes and SHA-256 of a local file, read as a stream. @throws what reading the file throws. */
export async function hashFile(file: string): Promise<ObjectInfo> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk)
    sizeBytes += chunk.length
  }
  return { sizeBytes, sha256: hash.digest('hex') }
}

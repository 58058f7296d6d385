import type { Readable } from 'node:stream'

/** The part of an object storage that archives need: immutable objects by key. */
export type ArchiveStore = {
  /** Durable when it resolves; harmless when the key holds the same bytes already. */
  put(key: string, body: Uint8Array | { readonly file: string }): Promise<{ sizeBytes: number; sha256: string }>
  read(key: string): Promise<Readable>
  readBytes(key: string): Promise<Uint8Array>
  list(prefix: string): AsyncIterable<{ key: string }>
}

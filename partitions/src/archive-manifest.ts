import { archivePrefix } from './archive-key.ts'
import type { ArchiveStore } from './archive-store.ts'

/** What lies in the archive for one month. Written last: rows without it do not count. */
export type ArchiveManifest = {
  format: 1
  table: string
  /** Such as `2026_01`. */
  month: string
  rows: number
  columns: string[]
  /** Of all lines, uncompressed, each ended by a newline. */
  contentSha256: string
  /** Lines of JSON, one per row in order of id, compressed with Zstandard. */
  object: { key: string; sizeBytes: number; sha256: string }
  archivedAt: string
}

/** An archive is missing or is not what its manifest says. */
export class ArchiveDamaged extends Error {
  override readonly name = 'ArchiveDamaged'
}

function isManifest(value: unknown): value is ArchiveManifest {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  const object = fields.get('object')
  return (
    fields.get('format') === 1 &&
    ['table', 'month', 'contentSha256', 'archivedAt'].every((name) => typeof fields.get(name) === 'string') &&
    Number.isInteger(fields.get('rows')) &&
    Array.isArray(fields.get('columns')) &&
    typeof object === 'object' &&
    object !== null &&
    'key' in object &&
    'sha256' in object
  )
}

/** The newest archive of a month, or `undefined` when there is none. @throws ArchiveDamaged for an unreadable one */
export async function findManifest(
  store: ArchiveStore,
  table: string,
  month: string,
): Promise<ArchiveManifest | undefined> {
  let newest: ArchiveManifest | undefined
  for await (const { key } of store.list(archivePrefix(table, month))) {
    if (!key.endsWith('/manifest.json')) continue
    const manifest: unknown = JSON.parse(new TextDecoder().decode(await store.readBytes(key)))
    if (!isManifest(manifest)) throw new ArchiveDamaged(`${key} is not the manifest of an archive.`)
    if (newest === undefined || manifest.archivedAt > newest.archivedAt) newest = manifest
  }
  return newest
}

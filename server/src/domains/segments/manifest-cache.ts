import type { Manifest } from '#media/manifest.ts'
import { LRUCache } from 'lru-cache'

/** A scene of three hundred segments ten times over; a manifest is a few kilobytes. */
const MANIFESTS_MAX = 3000

export interface ManifestCache {
  /** @throws whatever reading it from storage throws. */
  get(mediaKey: string): Promise<Manifest>
}

/** Manifests never change once written, so one that was read is good for ever; simultaneous readers share one read. */
export function createManifestCache(read: (mediaKey: string) => Promise<Manifest>): ManifestCache {
  const cache = new LRUCache<string, Manifest>({ max: MANIFESTS_MAX, fetchMethod: (mediaKey) => read(mediaKey) })
  return {
    get: async (mediaKey) => {
      const manifest = await cache.fetch(mediaKey)
      if (manifest === undefined) throw new Error(`the manifest of ${mediaKey} was dropped while it was read`)
      return manifest
    },
  }
}

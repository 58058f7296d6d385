import { createHash } from 'node:crypto'
import type { ManifestCache } from '#domains/segments/manifest-cache.ts'
import { segmentsStore as store } from '#domains/segments/segments.store.ts'
import type { ScenesService } from '#domains/scenes/scenes.service.ts'
import type { Manifest } from '#media/manifest.ts'
import { masterPlaylist, mediaPlaylist, sceneCaptions } from '#media/playlist.rules.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller } from '#platform/mount.ts'
import type { SceneId } from '@skein/contract/ids'
import { LRUCache } from 'lru-cache'

export interface PlaylistQuery {
  readonly sceneId: SceneId
  /** `r<number>`. */
  readonly revision: string
  readonly file: 'master.m3u8' | '720p.m3u8' | '360p.m3u8' | 'captions.vtt'
  readonly mode?: 'vod' | 'event'
  /** The last segment of a snapshot; every file asked for with the same number tells of the same segments. */
  readonly upTo?: number
}

export interface Playlist {
  readonly body: string
  /** Strong: the hash of the body. */
  readonly etag: string
  readonly contentType: string
  readonly cacheControl: string
}

/** UTF-16 code units of kept playlists: a few hundred busy scenes. */
const CACHE_LENGTH_MAX = 16 * 1024 * 1024
const MANIFESTS_AT_ONCE = 16

export type PlaylistsService = ReturnType<typeof createPlaylistsService>

/**
 * A scene as HLS playlists and captions (MEDIA 3.2, 3.3), made from the ledger and the stored manifests. A snapshot is
 * pinned by `upTo`; without one the master pins it for the media playlists it names, so both renditions list the same
 * segments. The event list has no end and only ever grows. What must change otherwise is a new revision, and asking for
 * an old one is `not_found`: the player reads the scene again.
 */
export function createPlaylistsService(deps: {
  readonly db: Database
  readonly scenes: Pick<ScenesService, 'requireVisible'>
  readonly manifests: ManifestCache
}) {
  const { db, scenes, manifests } = deps
  const bodies = new LRUCache<string, { body: string; etag: string }>({
    maxSize: CACHE_LENGTH_MAX,
    sizeCalculation: ({ body }) => body.length,
  })

  async function build(query: PlaylistQuery, mode: 'vod' | 'event', upTo: number): Promise<string> {
    if (query.file === 'master.m3u8')
      return masterPlaylist((name) => `${name}.m3u8?${mode === 'vod' ? `upTo=${upTo}` : 'mode=event'}`)
    const mediaKeys = await store.mediaKeys(db.prisma, query.sceneId, upTo)
    const found = await readManifests(manifests, mediaKeys)
    if (query.file === 'captions.vtt') return sceneCaptions(found)
    const segments = found.map((manifest) => ({ manifest, baseUri: `/${manifest.mediaKey}` }))
    return mediaPlaylist(segments, query.file === '720p.m3u8' ? '720p' : '360p', mode)
  }

  return {
    /** @throws RequestFailure `not_found` for a scene without segments, an old revision or a snapshot from the future. */
    async read(query: PlaylistQuery, caller: Caller | null): Promise<Playlist> {
      const { isOpenToAll, playlistRevision, lastSequence } = await scenes.requireVisible(query.sceneId, caller)
      const mode = query.mode ?? 'vod'
      const upTo = mode === 'event' ? lastSequence : (query.upTo ?? lastSequence)
      if (query.revision !== `r${playlistRevision}` || upTo === 0 || upTo > lastSequence)
        throw new RequestFailure('not_found')

      const key = [query.sceneId, query.revision, query.file, mode, upTo].join(' ')
      let kept = bodies.get(key)
      if (kept === undefined) {
        const body = await build(query, mode, upTo)
        kept = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
        bodies.set(key, kept)
      }
      return {
        ...kept,
        contentType:
          query.file === 'captions.vtt' ? 'text/vtt; charset=utf-8' : 'application/vnd.apple.mpegurl; charset=utf-8',
        cacheControl: isOpenToAll ? `public, max-age=${maxAgeSeconds(query, mode)}` : 'private, no-store',
      }
    },
  }
}

/** MEDIA 3.2: a growing list must never be kept longer than half its target duration. */
function maxAgeSeconds(query: PlaylistQuery, mode: 'vod' | 'event'): number {
  const isMedia = query.file !== 'master.m3u8' && query.file !== 'captions.vtt'
  if (mode === 'event') return isMedia ? 1 : 5
  return query.upTo === undefined ? 5 : 60
}

async function readManifests(manifests: ManifestCache, mediaKeys: readonly string[]): Promise<Manifest[]> {
  const found: Manifest[] = []
  for (let start = 0; start < mediaKeys.length; start += MANIFESTS_AT_ONCE)
    found.push(
      ...(await Promise.all(mediaKeys.slice(start, start + MANIFESTS_AT_ONCE).map((key) => manifests.get(key)))),
    )
  return found
}

import { hash } from 'node:crypto'
import type { SceneTexts } from '#domains/segments/scene-texts.ts'
import type { SceneHeads } from '#domains/scenes/scene-heads.service.ts'
import { maySeeScene, type SceneHead } from '#domains/scenes/scenes.rules.ts'
import { masterPlaylist, mediaPlaylistOf } from '#media/playlist.rules.ts'
import { webVttOf } from '#media/webvtt.rules.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller, KeptAnswer } from '#platform/mount.ts'
import type { SceneId } from '@skein/contract/ids'
import { LRUCache } from 'lru-cache'

export interface PlaylistQuery {
  readonly sceneId: SceneId
  /** `r<number>`. */
  readonly revision: string
  readonly file: 'master.m3u8' | '720p.m3u8' | '360p.m3u8' | 'subtitles.m3u8' | 'captions.vtt'
  readonly mode?: 'vod' | 'event'
  /** The last segment of a snapshot; every file asked for with the same number tells of the same segments. */
  readonly upTo?: number
}

const PLAYLIST = 'application/vnd.apple.mpegurl; charset=utf-8'
const CAPTIONS = 'text/vtt; charset=utf-8'
/** Players may stand on any page. */
const HEADERS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'etag' }

export type PlaylistsService = ReturnType<typeof createPlaylistsService>

/**
 * A scene as HLS playlists and captions (MEDIA 3.2, 3.3), made from the ledger and the stored manifests. A snapshot is
 * pinned by `upTo`; without one the master pins it for the media playlists it names, so both renditions list the same
 * segments. The event list has no end and only ever grows. What must change otherwise is a new revision, and asking for
 * an old one is `not_found`: the player reads the scene again.
 *
 * @param bytesMax of kept playlists; 0 keeps none.
 */
export function createPlaylistsService(deps: {
  readonly heads: SceneHeads
  readonly texts: SceneTexts
  readonly bytesMax: number
}) {
  const { heads, texts, bytesMax } = deps
  const bodies =
    bytesMax === 0
      ? null
      : new LRUCache<string, { body: Buffer; etag: string }>({
          maxSize: bytesMax,
          sizeCalculation: ({ body }) => body.length + 200,
        })

  async function build(query: PlaylistQuery, mode: 'vod' | 'event', upTo: number, edition: string): Promise<string> {
    switch (query.file) {
      case 'master.m3u8':
        return masterPlaylist((name) => `${name}.m3u8?${mode === 'vod' ? `upTo=${upTo}` : 'mode=event'}`)
      case 'captions.vtt':
        return webVttOf(await texts.read(query.sceneId, edition, 'captions', upTo))
      case '720p.m3u8':
        return mediaPlaylistOf(await texts.read(query.sceneId, edition, '720p', upTo), mode)
      case 'subtitles.m3u8':
        return mediaPlaylistOf(await texts.read(query.sceneId, edition, 'subtitles', upTo), mode)
      case '360p.m3u8':
        return mediaPlaylistOf(await texts.read(query.sceneId, edition, '360p', upTo), mode)
    }
  }

  async function headFor(query: PlaylistQuery, caller: Caller | null): Promise<SceneHead> {
    const isIn = (head: SceneHead) =>
      query.revision === `r${head.playlistRevision}` &&
      head.lastSequence > 0 &&
      (query.mode === 'event' || (query.upTo ?? 1) <= head.lastSequence)
    const known = await heads.recent(query.sceneId)
    // Who asks for more than was known a moment ago has heard of it: only what is there now can say no.
    const head = known !== null && isIn(known) ? known : await heads.newest(query.sceneId)
    if (head === null || !isIn(head) || !maySeeScene(caller, head)) throw new RequestFailure('not_found')
    return head
  }

  return {
    /** @throws RequestFailure `not_found` for a scene without segments, an old revision or a snapshot from the future. */
    async read(query: PlaylistQuery, caller: Caller | null): Promise<KeptAnswer> {
      const { sceneId } = query
      const head = await headFor(query, caller)
      const { isOpenToAll, contentVersion, lastSequence } = head
      const mode = query.mode ?? 'vod'
      const isPinned = mode === 'vod' && query.upTo !== undefined
      const upTo = isPinned ? (query.upTo ?? lastSequence) : lastSequence
      const edition = `${query.revision}.${contentVersion}`

      const key = [sceneId, edition, query.file, mode, upTo].join(' ')
      let kept = bodies?.get(key)
      if (kept === undefined) {
        const body = Buffer.from(await build(query, mode, upTo, edition))
        kept = { body, etag: `"${hash('sha256', body, 'base64url').slice(0, 22)}"` }
        bodies?.set(key, kept)
      }
      const isCurrent = () => {
        const now = heads.peek(sceneId)
        return (
          now !== null &&
          now.isOpenToAll &&
          now.playlistRevision === head.playlistRevision &&
          now.contentVersion === contentVersion &&
          (isPinned ? upTo <= now.lastSequence : upTo === now.lastSequence)
        )
      }
      return {
        ...kept,
        contentType: query.file === 'captions.vtt' ? CAPTIONS : PLAYLIST,
        cacheControl: isOpenToAll ? `public, max-age=${maxAgeSeconds(query, mode)}` : 'private, no-store',
        headers: HEADERS,
        isCurrent: isOpenToAll && bodies !== null ? isCurrent : null,
        isForSignedIn: true,
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

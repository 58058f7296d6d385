import type { PlaylistsService } from '#domains/segments/playlists.service.ts'
import type { SegmentsService } from '#domains/segments/segments.service.ts'
import { createEventFeeds } from '#platform/event-feed.ts'
import { serveEventStream } from '#platform/event-stream.ts'
import type { Mounter } from '#platform/mount.ts'
import * as scenes from '@skein/contract/scenes'
import { getSegment } from '@skein/contract/segments'

/** Binds the contract's routes for segments, a scene's event stream and its playlists. */
export function mountSegments(mount: Mounter, segments: SegmentsService, playlists: PlaylistsService): void {
  mount.open(getSegment, ({ params }, { caller }) => segments.read(params.segmentId, caller))
  mount.open(scenes.listSegments, ({ params, query }, { caller }) => segments.list(params.sceneId, caller, query))

  const feedOf = createEventFeeds()
  mount.raw(scenes.watchScene, async ({ params }, { caller, callerNow, request, reply }) => {
    const { key, source, startAfter } = await segments.watch(params.sceneId, caller, callerNow)
    serveEventStream(request, reply, feedOf(key, source, startAfter), startAfter)
  })

  mount.raw(scenes.getPlaylist, async ({ params, query }, { caller, request, reply }) => {
    const playlist = await playlists.read({ ...params, ...query }, caller)
    reply
      .header('etag', playlist.etag)
      .header('cache-control', playlist.cacheControl)
      .header('access-control-allow-origin', '*')
      .header('access-control-expose-headers', 'etag')
      .type(playlist.contentType)
    const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    if (known?.some((tag) => tag === playlist.etag || tag === '*')) await reply.code(304).send()
    else await reply.send(playlist.body)
  })
}

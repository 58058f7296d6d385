import type { PlaylistsService } from '#domains/segments/playlists.service.ts'
import type { RerendersService } from '#domains/segments/rerenders.service.ts'
import type { SegmentsService } from '#domains/segments/segments.service.ts'
import { serveEventStream } from '#platform/event-stream.ts'
import { claimOf } from '#platform/idempotency.ts'
import type { Mounter } from '#platform/mount.ts'
import * as scenes from '@skein/contract/scenes'
import { getSegment, rerenderSegment } from '@skein/contract/segments'

/** Binds the contract's routes for segments, a scene's event stream and its playlists. */
export function mountSegments(
  mount: Mounter,
  segments: SegmentsService,
  playlists: PlaylistsService,
  rerenders: RerendersService,
): void {
  mount.open(getSegment, ({ params }, { caller }) => segments.read(params.segmentId, caller))
  mount.signedIn(rerenderSegment, ({ params }, call) => rerenders.request(call.caller, params.segmentId, claimOf(call)))
  mount.open(scenes.listSegments, ({ params, query }, { caller }) => segments.list(params.sceneId, caller, query))

  mount.raw(scenes.watchScene, async ({ params }, { caller, request, reply }) => {
    const { startAfter, readAfter, subscribe } = await segments.watch(params.sceneId, caller)
    await serveEventStream(request, reply, { startAfter, readAfter, subscribe })
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

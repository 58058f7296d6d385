import type { PlaylistsService } from '#domains/segments/playlists.service.ts'
import type { RerendersService } from '#domains/segments/rerenders.service.ts'
import type { SaidService } from '#domains/segments/said.service.ts'
import type { SegmentPages } from '#domains/segments/segment-pages.ts'
import type { SegmentsService } from '#domains/segments/segments.service.ts'
import type { StoryTextsService } from '#domains/segments/story-texts.service.ts'
import { createEventFeeds } from '#platform/event-feed.ts'
import { serveEventStream } from '#platform/event-stream.ts'
import { claimOf } from '#platform/idempotency.ts'
import type { Mounter } from '#platform/mount.ts'
import { getRecap } from '@skein/contract/recap'
import * as scenes from '@skein/contract/scenes'
import { editSegment, getSegment, rerenderSegment } from '@skein/contract/segments'
import { listTranscript } from '@skein/contract/transcript'

/** Binds the contract's routes for segments, a scene's event stream and its playlists. */
export function mountSegments(
  mount: Mounter,
  segments: SegmentsService,
  pages: SegmentPages,
  playlists: PlaylistsService,
  rerenders: RerendersService,
  texts: StoryTextsService,
  said: SaidService,
): void {
  mount.kept(getSegment, ({ params }, { caller }) => segments.read(params.segmentId, caller))
  mount.kept(scenes.listSegments, ({ params, query }, { caller }) => pages.read(params.sceneId, caller, query))
  mount.kept(scenes.getPlaylist, ({ params, query }, { caller }) => playlists.read({ ...params, ...query }, caller))
  mount.kept(getRecap, ({ params, query }, { caller }) => texts.recap(params.sceneId, caller, query.before))
  mount.kept(listTranscript, ({ params, query }, { caller }) => texts.transcript(params.sceneId, caller, query))
  mount.signedIn(editSegment, ({ params, body }, { caller }) => said.change(caller, params.segmentId, body))
  mount.signedIn(rerenderSegment, ({ params }, call) => rerenders.request(call.caller, params.segmentId, claimOf(call)))

  const feedOf = createEventFeeds()
  mount.raw(scenes.watchScene, async ({ params }, { caller, callerNow, request, reply }) => {
    const { key, source, startAfter } = await segments.watch(params.sceneId, caller, callerNow)
    serveEventStream(request, reply, feedOf(key, source, startAfter), startAfter)
  })
}

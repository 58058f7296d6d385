import type { ContentNote } from '@skein/contract/content-notes'
import type { Scene, SegmentSummary } from '@skein/contract/scenes'
import { nameOf } from '../../lib/person.ts'
import type { PlayerSource } from '../../player/source.ts'

/**
 * What the player needs of a scene, or null while nothing is published. The playlist and the segments are two reads;
 * until both show the same number the older picture is the true one, so there is no source.
 *
 * @param isGrowing the list that grows while it plays instead of the snapshot. @param stopsAt what the viewer wants to be
 * asked about.
 */
export function playerSource(
  scene: Scene,
  segments: readonly SegmentSummary[],
  isGrowing: boolean,
  stopsAt: readonly ContentNote[] = [],
): PlayerSource | null {
  if (scene.playlists === null || segments.length === 0) return null
  const { vod, event } = scene.playlists
  const [revision = vod, query] = vod.split('?')
  // Not the count: a segment that was taken down leaves a gap.
  if (segments.at(-1)?.sequence !== Number(new URLSearchParams(query).get('upTo') ?? scene.segmentCount)) return null
  return {
    hls: isGrowing ? event : vod,
    revision,
    hasCaptions: true,
    isGrowing,
    segments: segments.map((segment) => ({
      sequence: segment.sequence,
      startsAt: segment.startsAt,
      duration: segment.duration,
      videoUrl: segment.videoUrl,
      posterUrl: segment.posterUrl,
      author: segment.author.username,
      writer: nameOf(segment.author),
      label: `${segment.sequence}, ${nameOf(segment.author)}`,
      stopsFor: segment.contentNotes.filter((note) => stopsAt.includes(note)),
    })),
  }
}

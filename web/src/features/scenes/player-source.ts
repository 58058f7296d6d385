import type { Scene, SegmentSummary } from '@skein/contract/scenes'
import { nameOf } from '../../lib/person.ts'
import type { PlayerSource } from '../../player/source.ts'

/**
 * What the player needs of a scene, or null while nothing is published. The playlist and the segments are two reads;
 * until both show the same number the older picture is the true one, so there is no source.
 */
export function playerSource(scene: Scene, segments: readonly SegmentSummary[]): PlayerSource | null {
  if (scene.playlists === null || segments.length === 0) return null
  const { vod } = scene.playlists
  const [revision = vod, query] = vod.split('?')
  // Not the count: a segment that was taken down leaves a gap.
  if (segments.at(-1)?.sequence !== Number(new URLSearchParams(query).get('upTo') ?? scene.segmentCount)) return null
  return {
    hls: vod,
    revision,
    hasCaptions: true,
    segments: segments.map((segment) => ({
      sequence: segment.sequence,
      startsAt: segment.startsAt,
      duration: segment.duration,
      videoUrl: segment.videoUrl,
      posterUrl: segment.posterUrl,
      author: segment.author.username,
      label: `${segment.sequence}, ${nameOf(segment.author)}`,
    })),
  }
}

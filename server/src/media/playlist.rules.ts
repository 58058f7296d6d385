import { CMAF_SEGMENT_SECONDS, FRAMES_PER_SECOND, RENDITIONS, type RenditionName } from './encoding-contract.ts'
import type { Manifest } from './manifest.ts'
import { type Cue, cueBlocks, webVttOf } from './webvtt.rules.ts'

/** One published segment of a scene, in order. */
export interface PlaylistSegment {
  readonly manifest: Manifest
  /** Where the segment's objects are served: `<baseUri>/720p/init.mp4`. Relative to the playlist, or absolute. No slash at its end. */
  readonly baseUri: string
}

/** What a segment brings to its scene's captions. */
export interface CuedSegment {
  readonly durationSeconds: number
  readonly cues: readonly Cue[]
}

const HALF_FRAME_SECONDS = 0.5 / FRAMES_PER_SECOND
const lines = (list: readonly string[]) => `${list.join('\n')}\n`

/**
 * The scene's master playlist (RFC 8216, MEDIA 3.3). It declares the contract's ceilings, not what is there now, so it
 * stays the same while segments arrive.
 */
export function masterPlaylist(mediaPlaylistUri: (rendition: RenditionName | 'subtitles') => string): string {
  return lines([
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    // Not the default: the animatic shows the words in its picture.
    `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="Captions",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="${mediaPlaylistUri('subtitles')}"`,
    ...RENDITIONS.flatMap((spec) => [
      `#EXT-X-STREAM-INF:BANDWIDTH=${spec.declaredBandwidth},CODECS="${spec.codecs}",RESOLUTION=${spec.width}x${spec.height},FRAME-RATE=${FRAMES_PER_SECOND.toFixed(3)},SUBTITLES="captions"`,
      mediaPlaylistUri(spec.name),
    ]),
  ])
}

/** Where an object of a manifest is served: its key with the manifest's own prefix swapped for the base URI. */
function uriOf(segment: PlaylistSegment, key: string): string {
  return `${segment.baseUri}${key.slice(segment.manifest.mediaKey.length)}`
}

/**
 * One segment's lines in a media playlist; between two segments belongs `#EXT-X-DISCONTINUITY`.
 *
 * @throws RangeError when the segment lacks the rendition.
 */
export function mediaPlaylistLines(segment: PlaylistSegment, rendition: RenditionName): string {
  const found = segment.manifest.renditions.find((candidate) => candidate.name === rendition)
  if (!found) throw new RangeError(`${segment.manifest.mediaKey} has no ${rendition} rendition`)
  return lines([
    `#EXT-X-MAP:URI="${uriOf(segment, found.init.key)}"`,
    ...partsOf(found).flatMap((part) => [extInf(part), uriOf(segment, part.key)]),
  ])
}

const partsOf = ({ segments }: Manifest['renditions'][number]) =>
  segments.filter((part) => part.durationSeconds >= HALF_FRAME_SECONDS)
const extInf = ({ durationSeconds }: { readonly durationSeconds: number }) => `#EXTINF:${durationSeconds.toFixed(6)},`

/**
 * One segment's lines in the subtitle rendition's playlist: one for each part of its picture, all of them naming the one
 * file with the segment's cues. A part must hold all cues of its own time and may hold more (RFC 8216, 3.5); so the
 * rendition has the same target duration and the same breaks as the others, which a growing list demands (6.2.4).
 */
export function subtitleLines(segment: PlaylistSegment): string {
  const [rendition] = segment.manifest.renditions
  const uri = uriOf(segment, segment.manifest.captions.key)
  return lines(rendition === undefined ? [] : partsOf(rendition).flatMap((part) => [extInf(part), uri]))
}

/**
 * One rendition's media playlist around the lines of its segments. `vod` is a finished snapshot of what exists; `event`
 * may grow at its end and is never edited otherwise. Pass the same segments for every rendition, or players lose step
 * when they switch.
 */
export function mediaPlaylistOf(segmentLines: string, mode: 'vod' | 'event'): string {
  const head = lines([
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${CMAF_SEGMENT_SECONDS}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    `#EXT-X-PLAYLIST-TYPE:${mode.toUpperCase()}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
  ])
  return `${head}${segmentLines}${mode === 'vod' ? '#EXT-X-ENDLIST\n' : ''}`
}

/** One rendition's media playlist of these segments, whole. @throws RangeError when a segment lacks the rendition. */
export function mediaPlaylist(
  segments: readonly PlaylistSegment[],
  rendition: RenditionName | 'subtitles',
  mode: 'vod' | 'event',
): string {
  const texts = segments.map((segment) =>
    rendition === 'subtitles' ? subtitleLines(segment) : mediaPlaylistLines(segment, rendition),
  )
  return mediaPlaylistOf(texts.join('#EXT-X-DISCONTINUITY\n'), mode)
}

/** Seconds each segment starts at within the scene, and the scene's length at the end of the list. */
export function segmentStarts(manifests: readonly Pick<Manifest, 'durationSeconds'>[]): readonly number[] {
  const starts = [0]
  for (const manifest of manifests) starts.push((starts.at(-1) ?? 0) + manifest.durationSeconds)
  return starts
}

/**
 * One segment's cues in a scene's captions, moved to where the segment starts.
 *
 * @param startSeconds where the segment starts in the scene.
 * @param cuesBefore cues of the segments before it: they are numbered through.
 */
export function captionBlocks(
  segment: CuedSegment,
  startSeconds: number,
  cuesBefore: number,
): { readonly text: string; readonly count: number } {
  return cueBlocks(
    segment.cues.map((cue) => ({
      ...cue,
      start: cue.start + startSeconds,
      end: Math.min(cue.end, segment.durationSeconds) + startSeconds,
    })),
    cuesBefore,
  )
}

/** One WebVTT file for the whole scene: every segment's cues moved to where the segment starts. */
export function sceneCaptions(manifests: readonly CuedSegment[]): string {
  const starts = segmentStarts(manifests)
  let cues = 0
  const texts = manifests.map((manifest, index) => {
    const { text, count } = captionBlocks(manifest, starts[index] ?? 0, cues)
    cues += count
    return text
  })
  return webVttOf(texts.join(''))
}

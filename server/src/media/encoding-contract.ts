/** What every stored segment looks like, whoever rendered it (DESIGN.md section 6, MEDIA 2.5). */

export const FRAMES_PER_SECOND = 24
/** Closed groups of two seconds: a 4 s CMAF segment is exactly two, and every segment starts on a key frame. */
export const FRAMES_PER_GROUP = 48
export const AUDIO_SAMPLES_PER_SECOND = 48_000
export const AUDIO_SAMPLES_PER_FRAME = 1024
export const AUDIO_BITS_PER_SECOND = 128_000
export const CMAF_SEGMENT_SECONDS = 4

export type RenditionName = '720p' | '360p'

export interface RenditionSpec {
  readonly name: RenditionName
  readonly width: number
  readonly height: number
  /** RFC 6381. Fixed by the contract, so that a scene's master playlist never changes while it grows. */
  readonly codecs: string
  /** x264's spelling of the level in `codecs`. */
  readonly level: string
  readonly crf: number
  readonly bitsPerSecondMax: number
  /** Ceiling declared in the master playlist: video peak, audio and container together (MEDIA 3.3). */
  readonly declaredBandwidth: number
}

export const RENDITIONS: readonly RenditionSpec[] = [
  {
    name: '720p',
    width: 1280,
    height: 720,
    codecs: 'avc1.64001f,mp4a.40.2',
    level: '3.1',
    crf: 21,
    bitsPerSecondMax: 3_000_000,
    declaredBandwidth: 3_700_000,
  },
  {
    name: '360p',
    width: 640,
    height: 360,
    codecs: 'avc1.64001e,mp4a.40.2',
    level: '3.0',
    crf: 23,
    bitsPerSecondMax: 900_000,
    declaredBandwidth: 950_000,
  },
]

/** @throws RangeError for a name outside the contract. */
export function renditionSpec(name: RenditionName): RenditionSpec {
  const spec = RENDITIONS.find((candidate) => candidate.name === name)
  if (!spec) throw new RangeError(`no rendition ${name}`)
  return spec
}

/** Whole AAC frames that fit into a video of this many seconds; at most one frame (21 ms) shorter. */
export const audioFrameCount = (seconds: number): number =>
  Math.floor((seconds * AUDIO_SAMPLES_PER_SECOND) / AUDIO_SAMPLES_PER_FRAME)

import type { RenderedVideo } from '../video.port.ts'
import type { Container } from './sniff-container.rules.ts'

/** What the ingest process is given. */
export interface IngestTask {
  readonly file: string
  readonly container: Container
  /** Empty, the caller's own; the files stay in it. */
  readonly directory: string
  /** The segment's length: a shorter film is held on its last picture, a longer one is cut. */
  readonly durationSeconds: number
  readonly limits: IngestLimits
}

export interface IngestLimits {
  readonly sideMax: number
  readonly pixelsMax: number
  readonly secondsMax: number
  readonly streamsMax: number
}

export const INGEST_LIMITS: IngestLimits = { sideMax: 4096, pixelsMax: 4096 * 2304, secondsMax: 120, streamsMax: 8 }

/** What was found in the file, measured and not believed. */
interface MeasuredFilm {
  readonly container: Container
  readonly videoCodec: string
  readonly width: number
  readonly height: number
  /** Pictures at 24 a second that the file had for the segment. */
  readonly frames: number
  /** By the file's own word; 0 when it has none. */
  readonly seconds: number
  readonly framesPerSecond: number
  readonly audioCodec: string | null
}

export interface IngestedFiles extends Pick<RenderedVideo, 'posterSizes'> {
  readonly renditions: readonly { readonly name: '720p' | '360p'; readonly file: string }[]
  readonly posterFile: string
  readonly spriteFile?: string
  readonly measured: MeasuredFilm
  /** Seconds the last picture stands because the film was shorter than the segment. */
  readonly heldSeconds: number
  /** Seconds that were cut off. */
  readonly cutSeconds: number
  /** Pictures that would have flashed more than three times in a second and were softened. */
  readonly softenedFrames: number
}

/** The code of a file that is not what we take in; anything else that goes wrong is our own trouble. */
export const UNUSABLE_FILM = 'unusable'

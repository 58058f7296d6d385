import {
  AV_CODEC_ID_AAC,
  AV_CODEC_ID_AC3,
  AV_CODEC_ID_AV1,
  AV_CODEC_ID_FLAC,
  AV_CODEC_ID_H264,
  AV_CODEC_ID_HEVC,
  AV_CODEC_ID_MP3,
  AV_CODEC_ID_OPUS,
  AV_CODEC_ID_PCM_S16LE,
  AV_CODEC_ID_VORBIS,
  AV_CODEC_ID_VP8,
  AV_CODEC_ID_VP9,
} from 'node-av/constants'
import { Demuxer } from 'node-av/api'
import type { Stream } from 'node-av/lib'
import { TaskFailure } from '#platform/child-task/serve-child-task.ts'
import { type IngestLimits, type IngestTask, UNUSABLE_FILM } from './ingest-task.ts'

const VIDEO_CODECS = new Map<number, string>([
  [AV_CODEC_ID_H264, 'h264'],
  [AV_CODEC_ID_HEVC, 'hevc'],
  [AV_CODEC_ID_VP8, 'vp8'],
  [AV_CODEC_ID_VP9, 'vp9'],
  [AV_CODEC_ID_AV1, 'av1'],
])
const AUDIO_CODECS = new Map<number, string>([
  [AV_CODEC_ID_AAC, 'aac'],
  [AV_CODEC_ID_MP3, 'mp3'],
  [AV_CODEC_ID_OPUS, 'opus'],
  [AV_CODEC_ID_VORBIS, 'vorbis'],
  [AV_CODEC_ID_FLAC, 'flac'],
  [AV_CODEC_ID_AC3, 'ac3'],
  [AV_CODEC_ID_PCM_S16LE, 'pcm'],
])
/** Decoders that probing may touch: the ones above and no other of the hundreds in FFmpeg. */
const DECODERS =
  'h264,hevc,vp8,libvpx,vp9,libvpx-vp9,av1,libdav1d,aac,mp3,mp3float,opus,libopus,vorbis,flac,ac3,pcm_s16le'
const PROBE_BYTES = 5_000_000
const PROBE_MICROSECONDS = 5_000_000

export const unusable = (problem: string, cause?: unknown) => new TaskFailure(UNUSABLE_FILM, problem, { cause })

/**
 * Opens a film with its demuxer forced and nothing but its own file to read: a playlist inside cannot send FFmpeg
 * anywhere (RELIABILITY, fact 12).
 *
 * @throws TaskFailure `unusable`.
 */
export async function openFilm({ file, container, limits }: IngestTask): Promise<Demuxer> {
  const options = {
    protocol_whitelist: 'file',
    codec_whitelist: DECODERS,
    max_streams: limits.streamsMax,
    probesize: PROBE_BYTES,
    analyzeduration: PROBE_MICROSECONDS,
  }
  try {
    return await Demuxer.open(file, { format: container, options })
  } catch (error) {
    throw unusable('the file cannot be opened', error)
  }
}

export interface FilmPicture {
  readonly stream: Stream
  readonly codec: string
  readonly seconds: number
}

/** @throws TaskFailure `unusable` when there is no picture we take in, or it breaks a limit. */
export function pictureOf(demuxer: Demuxer, limits: IngestLimits): FilmPicture {
  const stream = demuxer.video()
  if (stream === undefined) throw unusable('the file has no picture')
  const codec = VIDEO_CODECS.get(stream.codecpar.codecId)
  if (codec === undefined) throw unusable('the picture is coded in a way that is not taken in')
  const { width, height } = stream.codecpar
  if (width < 16 || height < 16) throw unusable(`the picture is ${width}x${height}`)
  if (Math.max(width, height) > limits.sideMax || width * height > limits.pixelsMax)
    throw unusable(`the picture is ${width}x${height}, larger than is taken in`)
  const seconds = Math.max(0, Number.isFinite(demuxer.duration) ? demuxer.duration : 0)
  if (seconds > limits.secondsMax) throw unusable(`the film lasts ${Math.round(seconds)} s, longer than is taken in`)
  return { stream, codec, seconds }
}

/** The sound, when there is one we can decode; a film without is no worse a film. */
export function soundOf(demuxer: Demuxer): { readonly stream: Stream; readonly codec: string } | null {
  const stream = demuxer.audio()
  const codec = stream === undefined ? undefined : AUDIO_CODECS.get(stream.codecpar.codecId)
  return stream === undefined || codec === undefined ? null : { stream, codec }
}

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas'
import { FilterAPI } from 'node-av/api'
import { AV_LOG_FATAL, AV_PIX_FMT_YUV420P } from 'node-av/constants'
import { FFmpegError, Frame, Log, Rational } from 'node-av/lib'
import { encodeSound, type StereoSound } from '#animatic/encode/encode-sound.ts'
import { writePosters } from '#animatic/encode/poster-files.ts'
import { RenditionEncoder } from '#animatic/encode/rendition-encoder.ts'
import { SpriteSheet } from '#animatic/encode/sprite-sheet.ts'
import { levelSound } from '#animatic/sound/level-sound.ts'
import { FRAMES_PER_SECOND, RENDITIONS } from '#media/encoding-contract.ts'
import { FlashGuard } from '#media/flash/flash-guard.ts'
import { muxMp4 } from '#media/mux.ts'
import { TILE } from '#media/sprite.rules.ts'
import { FRAME_HEIGHT, FRAME_WIDTH } from './fit-picture.rules.ts'
import type { IngestedFiles, IngestTask } from './ingest-task.ts'
import { type FilmPicture, openFilm, pictureOf, soundOf, unusable } from './open-film.ts'
import { readPictures } from './read-pictures.ts'
import { readSound, silence } from './read-sound.ts'

/** Less than this of what a file promised is no film that was cut a little short, but one that was broken off. */
const FRAMES_PROMISED_SHARE_MIN = 0.8
const FRAMES_MIN = FRAMES_PER_SECOND / 2
/** Into the film, where a first picture is mostly black and a last one mostly a blur. */
const POSTER_SHARE = 0.4
const POSTER_QUALITY = 82
/** Of a sample of sound: the encoder overshoots, and no true peak may pass -1 dB. */
const PEAK = 0.72

/**
 * Re-encodes somebody else's film to the encoding contract (DESIGN.md section 6): letterboxed, 24 frames a second, with
 * a sound track, as long as its segment. Runs native code on hostile bytes: call it in a process of its own.
 *
 * @throws TaskFailure `unusable` for a file we do not take in.
 */
export async function ingestFilm(task: IngestTask, report: (percent: number) => void): Promise<IngestedFiles> {
  Log.setLevel(AV_LOG_FATAL)
  const { directory, durationSeconds, limits } = task
  const demuxer = await openFilm(task)
  const picture = pictureOf(demuxer, limits)
  const { avgFrameRate } = picture.stream
  const { width, height } = picture.stream.codecpar
  const startsAt = startOf(picture)
  const pictures = await encodePictures(demuxer, picture, task, report)
  await demuxer.close()

  const heard = await soundFrom(task, startsAt)
  const audio = await encodeSound(await levelSound(heard.sound, PEAK))
  const renditions = []
  for (const [index, spec] of RENDITIONS.entries()) {
    const encoder = pictures.encoders[index]
    if (encoder === undefined) throw new Error(`${spec.name} was not encoded`)
    const file = join(directory, `${spec.name}.mp4`)
    await writeFile(file, await muxMp4({ video: { packets: encoder.packets, config: encoder.config }, audio }))
    renditions.push({ name: spec.name, file })
  }
  const posters = await writePosters(directory, pictures.poster, pictures.poster.encodeSync('jpeg', POSTER_QUALITY))
  const spriteFile = join(directory, 'sprite.jpg')
  await writeFile(spriteFile, pictures.sprite.jpeg())
  report(100)
  const seconds = Math.round(picture.seconds * 1000) / 1000
  return {
    renditions,
    ...posters,
    spriteFile,
    heldSeconds: Math.max(0, durationSeconds - pictures.count / FRAMES_PER_SECOND),
    cutSeconds: Math.max(0, seconds - durationSeconds),
    softenedFrames: pictures.softened,
    measured: {
      container: task.container,
      videoCodec: picture.codec,
      width,
      height,
      frames: pictures.count,
      seconds,
      framesPerSecond: avgFrameRate.den > 0 ? Math.round((avgFrameRate.num / avgFrameRate.den) * 1000) / 1000 : 0,
      audioCodec: heard.codec,
    },
  }
}

function startOf({ stream }: FilmPicture): number {
  const { startTime, timeBase } = stream
  const seconds = timeBase.den > 0 && startTime > -(2n ** 62n) ? (Number(startTime) * timeBase.num) / timeBase.den : 0
  return Number.isFinite(seconds) ? seconds : 0
}

async function encodePictures(
  demuxer: Awaited<ReturnType<typeof openFilm>>,
  picture: FilmPicture,
  { durationSeconds, limits }: IngestTask,
  report: (percent: number) => void,
): Promise<{ encoders: RenditionEncoder[]; count: number; poster: Canvas; sprite: SpriteSheet; softened: number }> {
  const frameCount = Math.round(durationSeconds * FRAMES_PER_SECOND)
  const promised = Math.min(frameCount, Math.floor(picture.seconds * FRAMES_PER_SECOND))
  const source = { width: FRAME_WIDTH, height: FRAME_HEIGHT, pixels: 'yuv420p' as const }
  const encoders = await Promise.all(RENDITIONS.map((spec) => RenditionEncoder.open(spec, source)))
  const posterAt = Math.floor((promised === 0 ? frameCount : promised) * POSTER_SHARE)
  const sprite = new SpriteSheet(durationSeconds)
  let last: Frame | null = null
  let poster: Canvas | null = null
  let count = 0

  const guard = new FlashGuard('yuv420p', { width: FRAME_WIDTH, height: FRAME_HEIGHT })
  const add = async (picture: Frame, index: number): Promise<void> => {
    using frame = harmless(picture, guard)
    if (sprite.wants(index)) sprite.add(index, await drawn(frame, TILE))
    frame.pts = BigInt(index)
    frame.timeBase = new Rational(1, FRAMES_PER_SECOND)
    await Promise.all(encoders.map((encoder) => encoder.encode(copyOf(frame), index)))
    report((index / frameCount) * 90)
  }
  for await (const { frame, times } of readPictures(demuxer, picture, limits, frameCount)) {
    if (poster === null && count + times > posterAt) poster = await drawPoster(frame)
    for (let time = 0; time < times; time += 1) {
      await add(frame, count)
      count += 1
    }
    last?.free()
    last = frame
  }
  if (last === null || count < FRAMES_MIN) throw unusable('the file holds no film')
  if (count < promised * FRAMES_PROMISED_SHARE_MIN) throw unusable('the film breaks off before its end')
  for (let index = count; index < frameCount; index += 1) await add(last, index)
  poster ??= await drawPoster(last)
  last.free()
  for (const encoder of encoders) await encoder.finish()
  return { encoders, count, poster, sprite, softened: guard.softened }
}

/** The picture itself, or a softened one in its place when it would flash too often. The caller's to free. */
function harmless(picture: Frame, guard: FlashGuard): Frame {
  const bytes = picture.toBuffer()
  const shown = guard.pass(bytes)
  if (shown === bytes) return copyOf(picture)
  const frame = new Frame()
  frame.alloc()
  frame.format = AV_PIX_FMT_YUV420P
  frame.width = FRAME_WIDTH
  frame.height = FRAME_HEIGHT
  frame.copyProps(picture)
  FFmpegError.throwIfError(frame.fromBuffer(shown), 'soften a picture')
  return frame
}

function copyOf(frame: Frame): Frame {
  const copy = frame.clone()
  if (copy === null) throw new Error('FFmpeg cannot share a frame')
  return copy
}

const drawPoster = (frame: Frame): Promise<Canvas> => drawn(frame, { width: FRAME_WIDTH, height: FRAME_HEIGHT })

/** A frame as a picture of this size. */
async function drawn(frame: Frame, { width, height }: { width: number; height: number }): Promise<Canvas> {
  using filter = FilterAPI.create(`scale=${width}:${height}:flags=area,format=rgba`)
  await filter.process(copyOf(frame))
  const scaled = await filter.receive()
  if (!(scaled instanceof Frame)) throw new Error('FFmpeg cannot turn a frame into a picture')
  const canvas = createCanvas(width, height)
  const pixels = new Uint8ClampedArray(scaled.toBuffer())
  scaled.free()
  canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0)
  return canvas
}

/** Read in a pass of its own: sound and picture may lie far apart in a file, and one of them would pile up. */
async function soundFrom(task: IngestTask, startsAt: number): Promise<{ sound: StereoSound; codec: string | null }> {
  const demuxer = await openFilm(task)
  try {
    const found = soundOf(demuxer)
    if (found === null) return { sound: silence(task.durationSeconds), codec: null }
    const sound = await readSound(demuxer, found.stream, { startsAt, seconds: task.durationSeconds })
    return { sound, codec: found.codec }
  } finally {
    await demuxer.close()
  }
}

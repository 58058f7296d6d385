import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createFrameRenderer } from '#animatic/frame-renderer.ts'
import { synthesizeAmbience } from '#animatic/sound/ambience.ts'
import { FRAME } from '#animatic/world.ts'
import {
  AUDIO_BITS_PER_SECOND,
  AUDIO_SAMPLES_PER_SECOND,
  CMAF_SEGMENT_SECONDS,
  FRAMES_PER_GROUP,
  FRAMES_PER_SECOND,
  RENDITIONS,
} from '#media/encoding-contract.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { answerOrders } from './answer-orders.ts'

export interface FeedOrder {
  readonly request: VideoRequest
  /** Has a folder for each rendition's HLS. */
  readonly directory: string
}

/** Milliseconds by the wall. */
export interface FeedAnswer {
  readonly sound: number
  readonly setUp: number
  readonly draw: number
  readonly wait: number
  readonly finish: number
}

function argumentsFor(sound: string, directory: string): string[] {
  const { width, height } = FRAME
  const outputs = RENDITIONS.flatMap(({ name, crf, bitsPerSecondMax, level }) => [
    ...['-map', `[${name}]`, '-map', '1:a', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(crf)],
    ...['-maxrate', String(bitsPerSecondMax), '-bufsize', String(bitsPerSecondMax * 2), '-profile:v', 'high'],
    ...['-level', level, '-bf', '0', '-g', String(FRAMES_PER_GROUP), '-keyint_min', String(FRAMES_PER_GROUP)],
    ...['-sc_threshold', '0', '-threads', '2', '-c:a', 'aac', '-b:a', String(AUDIO_BITS_PER_SECOND)],
    ...['-flags', '+global_header', '-f', 'tee'],
    `[f=mp4:movflags=+faststart]${join(directory, `${name}.mp4`)}|[f=hls:hls_time=${CMAF_SEGMENT_SECONDS}:hls_segment_type=fmp4:hls_playlist_type=vod]${join(directory, name, 'index.m3u8')}`,
  ])
  const scales =
    '[0:v]scale=1280:720:flags=fast_bilinear:out_color_matrix=bt709:out_range=tv,format=yuv420p,split[720p][large];[large]scale=640:360:flags=bicubic[360p]'
  return [
    ...['-hide_banner', '-loglevel', 'error', '-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`],
    ...['-r', String(FRAMES_PER_SECOND), '-i', 'pipe:0', '-f', 'f32le', '-ar', String(AUDIO_SAMPLES_PER_SECOND)],
    ...['-ac', '2', '-i', sound, '-filter_complex', scales, ...outputs],
  ]
}

async function writeSound(request: VideoRequest, file: string): Promise<void> {
  const { left, right } = synthesizeAmbience(request)
  const both = new Float32Array(left.length * 2)
  for (let at = 0; at < left.length; at++) both.set([left[at] ?? 0, right[at] ?? 0], at * 2)
  await writeFile(file, Buffer.from(both.buffer))
}

async function feed({ stdin }: ChildProcess, pixels: Buffer): Promise<void> {
  if (stdin === null) throw new Error('ffmpeg has no input')
  if (!stdin.write(pixels)) await once(stdin, 'drain')
}

answerOrders<FeedOrder>(async ({ request, directory }) => {
  const spent = { sound: 0, setUp: 0, draw: 0, wait: 0, finish: 0 }
  let lapped = performance.now()
  const lap = (account: keyof typeof spent) => {
    const now = performance.now()
    spent[account] += now - lapped
    lapped = now
  }
  const sound = join(directory, 'sound.f32')
  await writeSound(request, sound)
  lap('sound')
  const ffmpeg = spawn('ffmpeg', argumentsFor(sound, directory), { stdio: ['pipe', 'ignore', 'inherit'] })
  const ended = once(ffmpeg, 'exit')
  const renderer = createFrameRenderer(request)
  lap('setUp')
  for (let index = 0; index < renderer.frameCount; index++) {
    const pixels = renderer.draw(index).data()
    lap('draw')
    await feed(ffmpeg, pixels)
    await nextTurn()
    lap('wait')
  }
  ffmpeg.stdin.end()
  const [code] = await ended
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
  lap('finish')
  return { ...spent, setUp: spent.setUp + renderer.setUpMs, draw: spent.draw - renderer.setUpMs } satisfies FeedAnswer
})

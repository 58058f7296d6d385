import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createFrameRenderer } from '#animatic/frame-renderer.ts'
import { composeSound } from '#animatic/sound/compose-sound.ts'
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

const flags = (values: Readonly<Record<string, string | number>>): string[] =>
  Object.entries(values).flatMap(([name, value]) => [`-${name}`, String(value)])

const SCALES =
  '[0:v]scale=1280:720:flags=fast_bilinear:out_color_matrix=bt709:out_range=tv,format=yuv420p,split[720p][large];[large]scale=640:360:flags=bicubic[360p]'

function argumentsFor(sound: string, directory: string): string[] {
  const pictures = { f: 'rawvideo', pix_fmt: 'rgba', s: `${FRAME.width}x${FRAME.height}`, r: FRAMES_PER_SECOND }
  const outputs = RENDITIONS.flatMap(({ name, crf, bitsPerSecondMax, level }) => {
    const mp4 = `[f=mp4:movflags=+faststart]${join(directory, `${name}.mp4`)}`
    const hls = `[f=hls:hls_time=${CMAF_SEGMENT_SECONDS}:hls_segment_type=fmp4:hls_playlist_type=vod]${join(directory, name, 'index.m3u8')}`
    const video = {
      'c:v': 'libx264',
      preset: 'veryfast',
      crf,
      maxrate: bitsPerSecondMax,
      bufsize: bitsPerSecondMax * 2,
      'profile:v': 'high',
      level,
      bf: 0,
      g: FRAMES_PER_GROUP,
      keyint_min: FRAMES_PER_GROUP,
      sc_threshold: 0,
      threads: 2,
    }
    const audio = { 'c:a': 'aac', 'b:a': AUDIO_BITS_PER_SECOND }
    const maps = ['-map', `[${name}]`, '-map', '1:a']
    return maps.concat(flags({ ...video, ...audio, flags: '+global_header', f: 'tee' }), `${mp4}|${hls}`)
  })
  return flags({ loglevel: 'error', ...pictures, i: 'pipe:0' }).concat(
    flags({ f: 'f32le', ar: AUDIO_SAMPLES_PER_SECOND, ac: 2, i: sound, filter_complex: SCALES }),
    outputs,
  )
}

async function writeSound(request: VideoRequest, file: string): Promise<void> {
  const { sound, length } = await composeSound(request)
  const { left, right } = sound
  const both = new Float32Array(length * 2)
  for (let at = 0; at < length; at++) both.set([left[at] ?? 0, right[at] ?? 0], at * 2)
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

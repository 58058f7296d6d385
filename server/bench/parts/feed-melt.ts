import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createFrameRenderer } from '#animatic/frame-renderer.ts'
import { AUDIO_BITS_PER_SECOND, FRAMES_PER_GROUP, FRAMES_PER_SECOND, RENDITIONS } from '#media/encoding-contract.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { answerOrders } from './answer-orders.ts'

export interface StillsOrder {
  readonly request: VideoRequest
  readonly directory: string
}

const run = promisify(execFile)
const STILLS = 3
/** Shots melt into each other over this many frames. */
const MIX = 14

/** Moves over a still, from one rectangle to another, as `affine` wants it. */
const move = (frames: number) => [
  '-attach',
  'affine',
  `transition.rect=0=-3%/-3%:106%x106%;${frames}=-10%/-7%:118%x118%`,
]

answerOrders<StillsOrder>(async ({ request, directory }) => {
  const renderer = createFrameRenderer(request)
  const { frameCount } = renderer
  // Each cross-fade is shown once and belongs to both of its shots.
  const each = Math.round((frameCount + MIX * (STILLS - 1)) / STILLS)
  const track = []
  for (let still = 0; still < STILLS; still++) {
    const file = join(directory, `${still}.png`)
    const at = Math.floor(((still + 0.5) / STILLS) * frameCount)
    await writeFile(file, renderer.draw(at).encodeSync('png'))
    track.push(file, `out=${each - 1}`, ...move(each), ...(still > 0 ? ['-mix', String(MIX), '-mixer', 'luma'] : []))
  }
  const [large] = RENDITIONS
  const consumer = {
    vcodec: 'libx264',
    preset: 'veryfast',
    crf: large?.crf ?? 21,
    vb: 0,
    bf: 0,
    g: FRAMES_PER_GROUP,
    threads: 2,
    acodec: 'aac',
    ab: AUDIO_BITS_PER_SECOND,
    r: FRAMES_PER_SECOND,
    // Two threads compose, and no frame is dropped.
    real_time: -2,
    movflags: '+faststart',
  }
  const settings = Object.entries(consumer).map(([name, value]) => `${name}=${value}`)
  const sound = ['-audio-track', 'tone:', `out=${frameCount - 1}`]
  const target = ['-consumer', `avformat:${join(directory, '720p.mp4')}`]
  await run('melt', ['-profile', 'atsc_720p_24'].concat(track, sound, target, settings))
  return {}
})

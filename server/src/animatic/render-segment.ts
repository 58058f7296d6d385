import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AV_LOG_ERROR, AV_PIX_FMT_RGBA } from 'node-av/constants'
import { Frame, Log, Rational } from 'node-av/lib'
import { FRAMES_PER_SECOND, RENDITIONS, type RenditionName } from '#media/encoding-contract.ts'
import { muxMp4 } from '#media/mux.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { encodeSound } from './encode/encode-sound.ts'
import { RenditionEncoder } from './encode/rendition-encoder.ts'
import { SpriteSheet } from './encode/sprite-sheet.ts'
import { createFrameRenderer, type FrameRenderer } from './frame-renderer.ts'
import type { Picture } from './pen/canvas.ts'
import { composeSound } from './sound/compose-sound.ts'
import type { SpokenLine } from './sound/narration.rules.ts'

/**
 * Frames drawn but not yet encoded. Balances memory (3.7 MB each, and x264 keeps more) against idling: below three the
 * second core waits for the pen.
 */
const FRAMES_IN_FLIGHT_MAX = 4
const POSTER_BYTES_MAX = 120_000
const POSTER_QUALITIES = [84, 76, 68, 58, 45] as const

export interface RenderedFiles {
  readonly renditions: readonly { readonly name: RenditionName; readonly file: string }[]
  readonly posterFile: string
  readonly spriteFile: string
  readonly notes: readonly string[]
}

function rgbaFrame(canvas: Picture, index: number): Frame {
  const frame = new Frame()
  frame.alloc()
  frame.format = AV_PIX_FMT_RGBA
  frame.width = canvas.width
  frame.height = canvas.height
  frame.fromBuffer(canvas.data())
  frame.pts = BigInt(index)
  frame.timeBase = new Rational(1, FRAMES_PER_SECOND)
  return frame
}

function posterOf(renderer: FrameRenderer): Buffer {
  const canvas = renderer.drawPoster()
  let jpeg = canvas.encodeSync('jpeg', POSTER_QUALITIES[0])
  for (const quality of POSTER_QUALITIES.slice(1)) {
    if (jpeg.length <= POSTER_BYTES_MAX) break
    jpeg = canvas.encodeSync('jpeg', quality)
  }
  return jpeg
}

async function encodePictures(
  renderer: FrameRenderer,
  sprite: SpriteSheet,
  afterFrame: (index: number) => void,
): Promise<readonly RenditionEncoder[]> {
  const source = { width: renderer.width, height: renderer.height }
  const encoders = await Promise.all(RENDITIONS.map((spec) => RenditionEncoder.open(spec, source)))
  // One chain per rendition keeps its frames in order while drawing runs ahead of both.
  const chains = encoders.map(() => Promise.resolve())
  const inFlight: Promise<unknown>[] = []
  for (let index = 0; index < renderer.frameCount; index++) {
    const drawn = renderer.draw(index)
    sprite.add(index, drawn)
    const frame = rgbaFrame(drawn, index)
    for (const [k, encoder] of encoders.entries()) {
      const copy = frame.clone()
      if (!copy) throw new Error('FFmpeg cannot share a frame')
      const before = chains[k] ?? Promise.resolve()
      chains[k] = before.then(() => encoder.encode(copy, index))
    }
    frame.free()
    inFlight.push(Promise.all(chains))
    // Native memory is released only when the event loop turns; without that a frame costs five times as much.
    if (inFlight.length >= FRAMES_IN_FLIGHT_MAX) await inFlight.shift()
    await nextTurn()
    afterFrame(index)
  }
  await Promise.all(inFlight)
  for (const encoder of encoders) await encoder.finish()
  return encoders
}

/**
 * Draws and encodes one segment into `directory`. Runs native code: call it in a process of its own.
 *
 * @param afterFrame called once per frame with 0..100; may throw to stop. @param narration files that are spoken over it.
 */
export async function renderSegment(
  request: VideoRequest,
  directory: string,
  afterFrame: (percent: number) => void,
  narration: readonly SpokenLine[] = [],
): Promise<RenderedFiles> {
  Log.setLevel(AV_LOG_ERROR)
  const renderer = createFrameRenderer(request)
  const sprite = new SpriteSheet(request.script.durationSeconds)
  const encoders = await encodePictures(renderer, sprite, (index) => afterFrame((index / renderer.frameCount) * 95))
  const composed = await composeSound(request, narration)
  const audio = await encodeSound(composed.sound, composed.length)

  const renditions = []
  for (const [k, spec] of RENDITIONS.entries()) {
    const encoder = encoders[k]
    if (!encoder) throw new Error(`${spec.name} was not encoded`)
    const file = join(directory, `${spec.name}.mp4`)
    await writeFile(file, await muxMp4({ video: { packets: encoder.packets, config: encoder.config }, audio }))
    renditions.push({ name: spec.name, file })
  }
  const posterFile = join(directory, 'poster.jpg')
  await writeFile(posterFile, posterOf(renderer))
  const spriteFile = join(directory, 'sprite.jpg')
  await writeFile(spriteFile, sprite.jpeg())
  afterFrame(100)
  return { renditions, posterFile, spriteFile, notes: [...renderer.notes, ...composed.notes] }
}

import { setImmediate as nextTurn } from 'node:timers/promises'
import { createCanvas } from '@napi-rs/canvas'
import { STILL_HEIGHT, STILL_WIDTH } from '@skein/contract/preview'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { createFrameRenderer } from '../frame-renderer.ts'
import type { Picture } from '../pen/canvas.ts'

const WEBP_QUALITY = 78

/** What a child that draws stills is given. */
export interface StillsTask {
  readonly request: VideoRequest
  /** Places in the script's list of shots. */
  readonly shots: readonly number[]
}

/** What it gives back. */
export interface DrawnStills {
  /** In the order asked for: WebP in base64. */
  readonly stills: readonly string[]
  /** What could not be drawn, in words a writer understands. */
  readonly notes: readonly string[]
}

/** Draws one small picture of each of these shots, without any words on it. */
export async function drawStills(
  { request, shots }: StillsTask,
  report: (percent: number) => void,
): Promise<DrawnStills> {
  const renderer = createFrameRenderer(request, { isFilmed: false })
  const stills: string[] = []
  for (const shot of shots) {
    // Native memory is released only when the event loop turns, and only then can it be heard that nobody waits any more.
    await nextTurn()
    report((100 * stills.length) / shots.length)
    stills.push((await small(renderer.drawStill(shot)).encode('webp', WEBP_QUALITY)).toString('base64'))
  }
  return { stills, notes: renderer.notes }
}

function small(picture: Picture): Picture {
  const sheet = createCanvas(STILL_WIDTH, STILL_HEIGHT)
  const pen = sheet.getContext('2d')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, STILL_WIDTH, STILL_HEIGHT)
  return sheet
}

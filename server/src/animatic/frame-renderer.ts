import type { VideoRequest } from '#providers/video/video.port.ts'
import { FRAMES_PER_SECOND } from '#media/encoding-contract.ts'
import { createFinish, sheetForShot } from './light/finish.ts'
import type { Pen, Picture } from './pen/canvas.ts'
import { clamp, easeInOut, smoothStep } from './pen/curve.ts'
import { createShotPainter, type ShotPainter } from './shot-painter.ts'
import { createCaption } from './text/caption.ts'
import { drawableText } from './text/drawable-text.ts'
import { shapeText } from './text/shape-text.ts'
import { createCredit, createTitleCard } from './text/title-card.ts'
import { CROSSFADE_SECONDS, timeShots } from './timeline.rules.ts'
import { FRAME } from './world.ts'

export interface FrameRenderer {
  readonly width: number
  readonly height: number
  readonly frameCount: number
  /** A frame that tells what the segment is about: the middle of its fullest shot, its caption standing still. */
  readonly posterFrame: number
  /** What could not be drawn, in words a writer understands. */
  readonly notes: readonly string[]
  /** The same canvas every time: copy what you keep before the next call. Frames may be drawn in any order. */
  draw(frame: number): Picture
}

const OPENING_FADE_SECONDS = 0.6
const NOTE_CAPTION = 'Some letters cannot be drawn into the picture yet; the captions carry the whole text.'

/** Everything that is drawn for one segment. The same request gives bit-identical frames, in any process. */
export function createFrameRenderer(request: VideoRequest): FrameRenderer {
  const canvas = sheetForShot()
  const other = sheetForShot()
  const pen = canvas.getContext('2d')
  const otherPen = other.getContext('2d')
  const finish = createFinish()

  const texts = request.script.shots.map((shot) => drawableText(shapeText(shot.caption)))
  const shots = timeShots(request.script).map((timed) => {
    const caption = createCaption(pen, texts[timed.index]?.text ?? '')
    return {
      ...timed,
      caption,
      painter: createShotPainter(request, timed.shot, timed.index, caption?.topY ?? FRAME.height),
    }
  })
  const title = request.title === null ? null : createTitleCard(pen, request.title)
  const credit = request.credit === null ? null : createCredit(pen, request.credit)
  const total = request.script.durationSeconds

  const half = CROSSFADE_SECONDS / 2
  const paint = (target: Pen, shot: { painter: ShotPainter; start: number; end: number }, seconds: number) =>
    shot.painter.draw(target, seconds - shot.start, (seconds - shot.start + half) / (shot.end - shot.start + half * 2))

  return {
    width: FRAME.width,
    height: FRAME.height,
    frameCount: Math.round(total * FRAMES_PER_SECOND),
    posterFrame: posterFrameOf(shots),
    notes: texts.every((text) => text.isWhole) ? [] : [NOTE_CAPTION],
    draw: (frame) => {
      const seconds = frame / FRAMES_PER_SECOND
      const current = shots.find((shot) => seconds < shot.end) ?? shots.at(-1)
      if (!current) return canvas
      paint(pen, current, seconds)
      const [previous, next] = [shots[current.index - 1], shots[current.index + 1]]
      const melting =
        next && seconds > current.end - half
          ? { shot: next, share: easeInOut((seconds - current.end + half) / CROSSFADE_SECONDS) }
          : previous && seconds < current.start + half
            ? { shot: previous, share: 1 - easeInOut((seconds - current.start + half) / CROSSFADE_SECONDS) }
            : null
      if (melting) {
        paint(otherPen, melting.shot, seconds)
        pen.globalAlpha = clamp(melting.share)
        pen.drawImage(other, 0, 0)
        pen.globalAlpha = 1
      }
      finish(pen, frame)
      current.caption?.draw(pen, seconds - current.start, current.end - current.start)
      title?.(pen, seconds)
      credit?.(pen, total - seconds)
      if (request.startsAtSeconds === 0 && seconds < OPENING_FADE_SECONDS) {
        pen.fillStyle = `rgba(5,5,11,${1 - smoothStep(0, OPENING_FADE_SECONDS, seconds)})`
        pen.fillRect(0, 0, FRAME.width, FRAME.height)
      }
      return canvas
    },
  }
}

/** People make a poster: the shot with the most cast wins, the longer one among equals. Late enough for its words to stand. */
function posterFrameOf(shots: readonly { start: number; end: number; painter: ShotPainter }[]): number {
  const [best] = shots.toSorted(
    (a, b) => b.painter.castCount - a.painter.castCount || b.end - b.start - (a.end - a.start),
  )
  if (!best) return 0
  return Math.round((best.start + (best.end - best.start) * 0.72) * FRAMES_PER_SECOND)
}

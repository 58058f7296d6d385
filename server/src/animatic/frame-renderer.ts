import type { Shot } from '@skein/contract/script'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { FRAMES_PER_SECOND } from '#media/encoding-contract.ts'
import { createFinish, sheetForShot } from './light/finish.ts'
import { isAnimal } from './figure/look.rules.ts'
import { sheetOf } from './figure/sheet.rules.ts'
import type { Pen, Picture } from './pen/canvas.ts'
import { lighten } from './pen/colour.ts'
import { clamp, easeInOut, smoothStep } from './pen/curve.ts'
import { settingOf } from './setting.ts'
import { stageCast } from './staging.rules.ts'
import { createShotPainter, type ShotPainter } from './shot-painter.ts'
import { createCaption, type SpeakerLook } from './text/caption.ts'
import { missingNote } from './text/drawable-text.ts'
import { languageTag } from './text/language.rules.ts'
import { createCredit, createTitleCard } from './text/title-card.ts'
import { CROSSFADE_SECONDS, type TimedShot, timeShots, timeUtterances } from './timeline.rules.ts'
import { FRAME } from './world.ts'

export interface FrameRenderer {
  readonly width: number
  readonly height: number
  readonly frameCount: number
  /** What could not be drawn, in words a writer understands. */
  readonly notes: readonly string[]
  /** The same canvas every time: copy what you keep before the next call. Frames may be drawn in any order. */
  draw(frame: number): Picture
  /** A moment that tells what the segment is about, without any words on it. The same canvas as `draw`. */
  drawPoster(): Picture
}

const OPENING_FADE_SECONDS = 0.6
/** Two shots are on screen while they melt; more painted places at once would only fill memory (25 MB each). */
const PAINTERS_MAX = 2
/** Where in its shot a poster is taken: people have arrived, nothing melts. */
const POSTER_MOMENT = 0.6

/** Shot painters, made when first needed. Frames come in order, so the oldest one is the one that is over. */
function painterShelf(request: VideoRequest, clearBelowY: readonly number[]): (shot: TimedShot) => ShotPainter {
  const painters = new Map<number, ShotPainter>()
  return ({ shot, index }) => {
    const found = painters.get(index)
    if (found) return found
    const painter = createShotPainter(request, shot, index, clearBelowY[index] ?? FRAME.height)
    for (const oldest of painters.keys()) {
      if (painters.size < PAINTERS_MAX) break
      painters.delete(oldest)
    }
    painters.set(index, painter)
    return painter
  }
}

/** People make a poster: the shot with the most cast wins, the longer one among equals. */
function posterFrameOf(shots: readonly TimedShot[]): number {
  const [best] = shots.toSorted(
    (a, b) => b.shot.cast.length - a.shot.cast.length || b.end - b.start - (a.end - a.start),
  )
  return best ? Math.round((best.start + (best.end - best.start) * POSTER_MOMENT) * FRAMES_PER_SECOND) : 0
}

/** Where a speaker stands in this shot, and the colour a viewer knows them by. */
function lookOf(request: VideoRequest, shot: Shot, entityId: string): SpeakerLook {
  const known = (id: string) => sheetOf(id, request.bible)
  const { side } = settingOf(request.sceneId, shot)
  // Only distances between touching people depend on the place's scale, and no caption is that exact.
  const { marks } = stageCast(shot, { side, figureScale: 1, sheetOf: known })
  const x = marks.find(({ sheet }) => sheet.id === entityId || sheet.id.startsWith(`${entityId}~`))?.x ?? null
  const { look, coat, skin } = known(entityId)
  return { x, colour: lighten(isAnimal(look.kind) && !look.isDressed ? skin : coat, 0.4) }
}

/** Everything that is drawn for one segment. The same request gives bit-identical frames, in any process. */
export function createFrameRenderer(request: VideoRequest): FrameRenderer {
  const canvas = sheetForShot()
  const other = sheetForShot()
  const pen = canvas.getContext('2d')
  const otherPen = other.getContext('2d')
  const finish = createFinish()

  const shots = timeShots(request.script)
  const language = languageTag(request.script.language, shots.map(({ shot }) => shot.caption).join(' '))
  const captions = shots.map((timed) =>
    createCaption(pen, timeUtterances(timed, request.bible), language, (entityId) =>
      lookOf(request, timed.shot, entityId),
    ),
  )
  const title = createTitleCard(pen, request.title, language)
  const credit = createCredit(pen, request.credit, language)
  const painterOf = painterShelf(
    request,
    captions.map((caption) => caption?.topY ?? FRAME.height),
  )
  const total = request.script.durationSeconds
  const half = CROSSFADE_SECONDS / 2

  const paint = (target: Pen, shot: TimedShot, seconds: number) => {
    const since = seconds - shot.start
    painterOf(shot).draw(target, since, (since + half) / (shot.end - shot.start + half * 2))
  }
  const shotAt = (seconds: number) => shots.find((shot) => seconds < shot.end) ?? shots.at(-1)
  /** The picture without words, melting into its neighbour near a cut. */
  const paintPicture = (frame: number): void => {
    const seconds = frame / FRAMES_PER_SECOND
    const current = shotAt(seconds)
    if (!current) return
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
  }
  return {
    width: FRAME.width,
    height: FRAME.height,
    frameCount: Math.round(total * FRAMES_PER_SECOND),
    notes: missingNote([...captions, title, credit].flatMap((words) => words?.missing ?? [])),
    draw: (frame) => {
      const seconds = frame / FRAMES_PER_SECOND
      paintPicture(frame)
      const current = shotAt(seconds)
      if (current) captions[current.index]?.draw(pen, seconds - current.start, current.end - current.start)
      title.draw(pen, seconds)
      credit.draw(pen, total - seconds)
      if (request.startsAtSeconds === 0 && seconds < OPENING_FADE_SECONDS) {
        pen.fillStyle = `rgba(5,5,11,${1 - smoothStep(0, OPENING_FADE_SECONDS, seconds)})`
        pen.fillRect(0, 0, FRAME.width, FRAME.height)
      }
      return canvas
    },
    drawPoster: () => {
      paintPicture(posterFrameOf(shots))
      return canvas
    },
  }
}

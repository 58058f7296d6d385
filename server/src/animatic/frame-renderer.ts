import type { Shot } from '@skein/contract/script'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { FRAMES_PER_SECOND } from '#media/encoding-contract.ts'
import { baked } from './bake.ts'
import { isAnimal } from './figure/look.rules.ts'
import { sheetOf } from './figure/sheet.rules.ts'
import { createGrade } from './grade.ts'
import { finishTextures, sheetForShot } from './light/finish.ts'
import type { Pen, Picture } from './pen/canvas.ts'
import { lighten } from './pen/colour.ts'
import { clamp, easeInOut, smoothStep } from './pen/curve.ts'
import { buildPlace } from './places/build-place.ts'
import { releaseMemory } from './release-memory.ts'
import { settingOf } from './setting.ts'
import { createShotPainter, type Scenery, type ShotPainter } from './shot-painter.ts'
import { stageCast } from './staging.rules.ts'
import { createCaption, type SpeakerLook } from './text/caption.ts'
import { missingNote } from './text/drawable-text.ts'
import { languageTag } from './text/language.rules.ts'
import { createCredit, createTitleCard } from './text/title-card.ts'
import { CROSSFADE_SECONDS, type TimedShot, timeShots, timeUtterances } from './timeline.rules.ts'
import { FRAME } from './world.ts'

export interface FrameRenderer {
  readonly frameCount: number
  /** Milliseconds spent so far on painting places, which happens when they are first seen. */
  readonly setUpMs: number
  /** What could not be drawn, in words a writer understands. */
  readonly notes: readonly string[]
  /** The same canvas every time: copy what you keep before the next call. Frames may be drawn in any order. */
  draw(frame: number): Picture
  /** A moment that tells what the segment is about, without any words on it. The same canvas as `draw`. */
  drawPoster(): Picture
}

const OPENING_FADE_SECONDS = 0.6
/** Two shots are on screen while they melt; more painted places at once would only fill memory (25 MB each). */
const KEPT_MAX = 2
/** Where in its shot a poster is taken: people have arrived, nothing melts. */
const POSTER_MOMENT = 0.6

/** Keeps the newest few of what is made when first asked for: frames come in order, so the oldest is what is over. */
function shelf<Key, Made>(make: (key: Key) => Made, nameOf: (key: Key) => string): (key: Key) => Made {
  const kept = new Map<string, Made>()
  return (key) => {
    const name = nameOf(key)
    const found = kept.get(name)
    // What was just asked for is the newest again; and what is over makes room before something new is made.
    kept.delete(name)
    for (const oldest of kept.keys()) {
      if (kept.size < KEPT_MAX) break
      kept.delete(oldest)
    }
    const made = found ?? make(key)
    kept.set(name, made)
    return made
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
  const textures = finishTextures()
  let setUpMs = 0

  const shots = timeShots(request.script)
  const language = languageTag(request.script.language, shots.map(({ shot }) => shot.caption).join(' '))
  const captions = shots.map((timed) =>
    createCaption(pen, timeUtterances(timed, request.bible), language, (entityId) =>
      lookOf(request, timed.shot, entityId),
    ),
  )
  const title = createTitleCard(pen, request.title, language)
  const credit = createCredit(pen, request.credit, language)
  const sceneryOf = shelf(
    (shot: Shot): Scenery => {
      const setting = settingOf(request.sceneId, shot)
      // What the last place left goes before this one is painted, and what its painting left before it is baked.
      releaseMemory()
      const built = buildPlace(setting)
      releaseMemory()
      return { stage: baked(built), grade: createGrade(setting.palette, textures) }
    },
    ({ setting, mood }) => JSON.stringify([setting, mood]),
  )
  const painterOf = shelf(
    (timed: TimedShot): ShotPainter => {
      const began = performance.now()
      const clearBelowY = captions[timed.index]?.topY ?? FRAME.height
      const painter = createShotPainter(request, timed, sceneryOf(timed.shot), clearBelowY)
      setUpMs += performance.now() - began
      return painter
    },
    ({ index }) => String(index),
  )
  const total = request.script.durationSeconds
  const half = CROSSFADE_SECONDS / 2

  const paint = (target: Pen, shot: TimedShot, frame: number) => {
    const seconds = frame / FRAMES_PER_SECOND - shot.start
    const progress = (seconds + half) / (shot.end - shot.start + half * 2)
    painterOf(shot).draw(target, { frame, seconds, progress })
  }
  const shotAt = (seconds: number) => shots.find((shot) => seconds < shot.end) ?? shots.at(-1)
  /** The picture without words, melting into its neighbour near a cut. */
  const paintPicture = (frame: number): void => {
    const seconds = frame / FRAMES_PER_SECOND
    const current = shotAt(seconds)
    if (!current) return
    paint(pen, current, frame)
    const [previous, next] = [shots[current.index - 1], shots[current.index + 1]]
    const melting =
      next && seconds > current.end - half
        ? { shot: next, share: easeInOut((seconds - current.end + half) / CROSSFADE_SECONDS) }
        : previous && seconds < current.start + half
          ? { shot: previous, share: 1 - easeInOut((seconds - current.start + half) / CROSSFADE_SECONDS) }
          : null
    if (melting) {
      paint(otherPen, melting.shot, frame)
      pen.globalAlpha = clamp(melting.share)
      pen.drawImage(other, 0, 0)
      pen.globalAlpha = 1
    }
    pen.drawImage(textures.edge, 0, 0)
  }
  return {
    get setUpMs() {
      return setUpMs
    },
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

import type { Shot } from '@skein/contract/script'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { baked } from './bake.ts'
import { LIFT_MAX, lookAt, type View, viewAt } from './camera.ts'
import { crowdPicture } from './figure/crowd.ts'
import { createInsert } from './figure/insert.ts'
import { FigurePainter } from './figure/paint-figure.ts'
import { paintPiece } from './figure/paint-piece.ts'
import { sheetOf } from './figure/sheet.rules.ts'
import { focusPull } from './light/focus.ts'
import { paintFall } from './light/precipitation.ts'
import type { Pen } from './pen/canvas.ts'
import { darken, mix } from './pen/colour.ts'
import type { Stage } from './stage.ts'
import { type Mark, type PieceMark, type Staging, stageCast } from './staging.rules.ts'
import { acrossFrame, downFrame, FRAME, WORLD } from './world.ts'

/** When a picture of a shot is taken. */
interface Moment {
  /** Of the segment. */
  readonly frame: number
  /** Since the shot began; negative while it melts in. */
  readonly seconds: number
  /** 0 to 1 over the shot with its melts. */
  readonly progress: number
}

export interface ShotPainter {
  draw(pen: Pen, moment: Moment): void
}

/** A place in its light, and the grade that belongs to that light: the same for every shot there. */
export interface Scenery {
  readonly stage: Stage
  readonly grade: (pen: Pen, frame: number) => void
}

interface Item {
  readonly depth: number
  readonly draw: (pen: Pen, seconds: number) => void
}

const FIGURE_DEPTH = 0.9
const CROWD_DEPTH = 0.86
/** How far below the frame a tilt can look. */
const CAMERA_REACH = 70
/** Free air between feet and words. */
const CAPTION_CLEARANCE = 10
const WINDS = { clear: 0.12, cloudy: 0.3, rain: 0.5, snow: 0.4, fog: 0.05 } as const

/** The figure's height gives its depth a hair's breadth, so that who stands lower is drawn over who stands higher. */
function figureItem(stage: Stage, mark: Mark, order: number): Item {
  const { palette, weather } = stage.setting
  const light = {
    key: mix(stage.keyLight.colour, [255, 255, 255], 0.1),
    side: stage.keyLight.side,
    strength: 0.85 * Math.max(0.5, palette.key),
    shadow: mark.isFromBehind ? darken(palette.shadow, 0.5) : palette.shadow,
    dimness: mark.isFromBehind ? 0.72 : stage.isIndoors ? Math.min(0.2, palette.dimness) : palette.dimness,
  }
  const feetY = stage.groundY + mark.drop
  const hidden = Math.max(0, feetY - downFrame(1) - CAMERA_REACH)
  const act = { ...mark, wind: stage.isIndoors ? 0 : WINDS[weather], seat: stage.isIndoors ? 'stool' : 'rock' } as const
  const painter = new FigurePainter(mark.sheet, act, light, { height: mark.height, hidden })
  return {
    depth: FIGURE_DEPTH + order * 0.0001,
    draw: (pen, seconds) => {
      const x = acrossFrame(mark.x + mark.speed * Math.max(-0.5, seconds - 1))
      painter.paint(pen, x, feetY, Math.max(0, seconds))
    },
  }
}

function pieceItem(stage: Stage, mark: PieceMark): Item {
  const picture = paintPiece(mark.piece, mark.height, mark.facing, stage)
  const [x, y] = [acrossFrame(mark.x), stage.groundY + mark.drop]
  return { depth: FIGURE_DEPTH - 0.0001, draw: (pen, seconds) => picture(pen, x, y, seconds) }
}

/** Behind the cast, a little up the ground. */
function crowdItem(stage: Stage, { crowd, height }: NonNullable<Staging['crowd']>, isClose: boolean): Item {
  const { setting } = stage
  const picture = crowdPicture(crowd, setting.words, height, WORLD.width, setting.palette)
  const y = stage.groundY - picture.height + (isClose ? height * 0.36 : -6)
  return {
    depth: CROWD_DEPTH,
    draw: (pen, seconds) => pen.drawImage(picture, Math.sin(seconds * 0.5) * 2, y),
  }
}

/** How far the place must rise so that standing feet stay above the words at the shot's nearest moment. */
function liftFor(shot: Shot, stage: Stage, marks: readonly Mark[], isClose: boolean, clearBelowY: number): number {
  if (isClose || marks.length === 0) return 0
  const lowest = Math.max(
    ...[0, 0.5, 1].map((progress) => {
      const view = viewAt(shot.camera.move, progress, 0)
      const scale = 1 + (view.zoom - 1) * 1.26
      const fromPivot = (stage.groundY + 8 - (110 + 720 * 0.56)) * scale
      return 720 * (0.56 - view.y * FIGURE_DEPTH * 1.15) + fromPivot
    }),
  )
  return Math.min(
    LIFT_MAX,
    Math.max(0, (lowest + CAPTION_CLEARANCE - clearBelowY) / FRAME.height / (FIGURE_DEPTH * 1.15)),
  )
}

/** Builds a shot's people once and draws its moments. `clearBelowY` is where the caption begins. */
export function createShotPainter(
  { bible }: VideoRequest,
  { shot, index }: { readonly shot: Shot; readonly index: number },
  { stage: built, grade }: Scenery,
  clearBelowY: number,
): ShotPainter {
  const { setting } = built
  const staging = stageCast(shot, {
    side: setting.side,
    figureScale: built.figureScale,
    sheetOf: (entityId) => sheetOf(entityId, bible),
  })
  const stage = staging.isClose ? baked(focusPull(built)) : built
  const lift = liftFor(shot, stage, staging.marks, staging.isClose, clearBelowY)

  const items: readonly Item[] = [
    ...stage.layers.map((layer) => ({
      depth: layer.depth,
      draw: (pen: Pen, seconds: number) => pen.drawImage(layer.picture, layer.x + layer.drift * seconds, layer.y),
    })),
    ...stage.motions,
    ...(staging.crowd ? [crowdItem(stage, staging.crowd, staging.isClose)] : []),
    ...staging.pieces.map((mark) => pieceItem(stage, mark)),
    ...staging.marks.map((mark, order) => figureItem(stage, mark, order)),
  ].toSorted((a, b) => a.depth - b.depth)

  const insert = staging.insert === null ? null : createInsert(staging.insert.thing, setting, staging.insert.holder)
  const lifted = (view: View): View => ({ ...view, y: view.y + lift })
  return {
    draw: (pen, { frame, seconds, progress }) => {
      const view = lifted(viewAt(shot.camera.move, progress, index))
      pen.imageSmoothingQuality = 'low'
      for (const item of items) {
        pen.save()
        lookAt(pen, view, item.depth)
        item.draw(pen, seconds)
        pen.restore()
      }
      insert?.(pen, view, seconds)
      if (!stage.isIndoors) paintFall(pen, setting, seconds)
      grade(pen, frame)
    },
  }
}

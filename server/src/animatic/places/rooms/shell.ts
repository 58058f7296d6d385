import { LAMP, lamp, motes, shafts } from '../../light/motions.ts'
import { blended, box, glow, linear, type Pen, type Point } from '../../pen/canvas.ts'
import { type Colour, css, darken, mix } from '../../pen/colour.ts'
import type { Setting } from '../../setting.ts'
import type { Layer, Motion, Stage } from '../../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../../world.ts'
import { ridgeLayer } from '../elements/land.ts'
import { cropLayer, layer } from '../elements/sheet.ts'
import { skyLayers } from '../elements/sky.ts'
import { gloomOf } from './room-light.ts'
import { furnish, type Furnishing, movingPieces } from './furnish.ts'

/** Rooms are seen from nearer than landscapes. */
const ROOM_FIGURE_SCALE = 1.22
/** The floor is nearer than the wall and slides over its foot when the camera tilts. */
const BEHIND_FLOOR = 60
/** How far the view slides behind the windows. */
const VIEW_MARGIN = 90
export const FLOOR = 0.7
const GROUND = 0.8

interface WindowShape {
  /** Share of the frame's width, of its middle. */
  readonly x: number
  /** Share of the frame's height, of its top. */
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isArched: boolean
}

export interface Room {
  readonly wall: Colour
  readonly floor: Colour
  readonly windows: readonly WindowShape[]
  /** Where the lamp or fire burns, in the world. */
  readonly lamp: Point
  readonly lampReach: number
  /** Drawn on the wall, behind everything that stands in the room. */
  readonly onWall: (pen: Pen) => void
  /** Stands on the floor, behind the figures. */
  readonly onFloor: (pen: Pen) => void
  /** In front of the figures, at the frame's edges. */
  readonly inFront?: (pen: Pen) => void
  /** What moves outside the window; hills by default. */
  readonly view?: readonly (Layer | Motion)[]
  readonly motions?: readonly Motion[]
  /** What else stands in it, by lot or because its name says so. */
  readonly furnishing?: Furnishing
}

function openingPath(pen: Pen, shape: WindowShape): void {
  const [x, y] = [acrossFrame(shape.x) - shape.width / 2, downFrame(shape.y)]
  const round = shape.isArched ? shape.width / 2 : 6
  pen.roundRect(x, y, shape.width, shape.height, [round, round, 4, 4])
}

/** Frame, glazing bars and sill. */
function paintFrame(pen: Pen, shape: WindowShape, wood: Colour): void {
  const [x, y] = [acrossFrame(shape.x), downFrame(shape.y)]
  pen.strokeStyle = css(wood)
  pen.lineWidth = 11
  pen.beginPath()
  openingPath(pen, shape)
  pen.stroke()
  box(pen, x - 3, y, 6, shape.height, css(wood))
  for (const bar of shape.height > 200 ? [0.36, 0.68] : [0.5])
    box(pen, x - shape.width / 2, y + shape.height * bar, shape.width, 5, css(wood))
  box(pen, x - shape.width / 2 - 20, y + shape.height, shape.width + 40, 14, css(mix(wood, [255, 240, 210], 0.12)), 3)
}

function wallLayer(setting: Setting, room: Room): Layer {
  const { palette } = setting
  return layer(0.5, (pen) => {
    pen.fillStyle = linear(
      pen,
      [0, 0],
      [0, downFrame(FLOOR)],
      [
        [0, css(darken(room.wall, 0.42))],
        [0.6, css(room.wall)],
        [1, css(darken(room.wall, 0.2))],
      ],
    )
    pen.beginPath()
    pen.rect(0, 0, WORLD.width, downFrame(FLOOR) + BEHIND_FLOOR)
    for (const shape of room.windows) openingPath(pen, shape)
    pen.fill('evenodd')
    blended(pen, 'source-atop', () => {
      const stains = setting.random('plaster')
      for (let stain = 0; stain < 70; stain++) {
        pen.fillStyle = css(darken(room.wall, 0.5), 0.045)
        pen.beginPath()
        pen.arc(stains.next() * WORLD.width, stains.next() * downFrame(FLOOR), stains.between(20, 90), 0, Math.PI * 2)
        pen.fill()
      }
      room.onWall(pen)
    })
    const wood = mix(darken(room.floor, 0.12), palette.shadow, 0.1)
    for (const shape of room.windows) paintFrame(pen, shape, wood)
    box(pen, 0, downFrame(FLOOR) - 20, WORLD.width, 20, css(darken(wood, 0.25)))
    box(pen, 0, downFrame(FLOOR) - 22, WORLD.width, 3, css(mix(wood, LAMP, 0.25)))
    paintGloom(pen, setting, room)
  })
}

function floorLayer(setting: Setting, room: Room, pieces: ReturnType<typeof furnish>): Layer {
  return layer(0.84, (pen) => {
    const top = downFrame(FLOOR)
    pen.fillStyle = linear(
      pen,
      [0, top],
      [0, WORLD.height],
      [
        [0, css(darken(room.floor, 0.25))],
        [0.2, css(room.floor)],
        [1, css(darken(room.floor, 0.62))],
      ],
    )
    pen.fillRect(0, top, WORLD.width, WORLD.height)
    pen.strokeStyle = css(darken(room.floor, 0.5), 0.5)
    pen.lineWidth = 2
    for (let board = -22; board <= 22; board++) {
      pen.beginPath()
      pen.moveTo(WORLD.width / 2 + board * 60, top)
      pen.lineTo(WORLD.width / 2 + board * 128, WORLD.height)
      pen.stroke()
    }
    blended(pen, 'screen', () => {
      pen.translate(room.lamp[0], top + 70)
      pen.scale(1, 0.24)
      glow(pen, [0, 0], 520, LAMP, setting.palette.lampsLit ? 0.4 : 0.06)
    })
    pen.resetTransform()
    paintWindowLight(pen, setting, room)
    room.onFloor(pen)
    for (const { piece, at } of pieces) piece.paint(pen, setting, at, setting.random(`piece ${piece.words.source}`))
    paintGloom(pen, setting, room)
  })
}

/** The panes' light on the floor, slanting away from the sun's side; what tells day in a room before anything else does. */
function paintWindowLight(pen: Pen, setting: Setting, room: Room): void {
  const { palette, side } = setting
  if (palette.lampsLit || palette.key < 0.4) return
  const top = downFrame(FLOOR) + 4
  blended(pen, 'screen', () => {
    for (const { x, width } of room.windows) {
      for (const half of [-1, 1]) {
        const [near, far] = [
          acrossFrame(x) + half * (width * 0.27),
          acrossFrame(x) - side * 190 + half * (width * 0.42),
        ]
        pen.fillStyle = linear(
          pen,
          [0, top],
          [0, top + 170],
          [
            [0, css(palette.light, 0.34 * palette.key)],
            [1, css(palette.light, 0.06 * palette.key)],
          ],
        )
        pen.beginPath()
        pen.moveTo(near - width * 0.2, top)
        pen.lineTo(near + width * 0.2, top)
        pen.lineTo(far + width * 0.34, top + 170)
        pen.lineTo(far - width * 0.34, top + 170)
        pen.fill()
      }
    }
  })
}

/** The part of the world that can be seen through the windows. */
function viewBox(windows: readonly WindowShape[]): { x: number; y: number; width: number; height: number } {
  const left = Math.min(...windows.map((shape) => acrossFrame(shape.x) - shape.width / 2)) - VIEW_MARGIN
  const right = Math.max(...windows.map((shape) => acrossFrame(shape.x) + shape.width / 2)) + VIEW_MARGIN
  const top = Math.min(...windows.map((shape) => downFrame(shape.y))) - VIEW_MARGIN
  const bottom = Math.max(...windows.map((shape) => downFrame(shape.y) + shape.height)) + VIEW_MARGIN
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** What the light does not reach: deepest far from the lamp at night, gentle by day. Only where something is painted. */
function paintGloom(pen: Pen, setting: Setting, room: Room): void {
  const { palette } = setting
  const [source, reach, depth]: readonly [Point, number, number] = palette.lampsLit
    ? [room.lamp, room.lampReach, 0.66]
    : [[acrossFrame(room.windows[0]?.x ?? 0.5), downFrame(0.45)], 980, 0.34]
  blended(pen, 'source-atop', () => {
    const gloom = pen.createRadialGradient(source[0], source[1], reach * 0.12, source[0], source[1], reach)
    gloom.addColorStop(0, css(gloomOf(setting), 0))
    gloom.addColorStop(1, css(gloomOf(setting), depth))
    pen.fillStyle = gloom
    pen.fillRect(0, 0, WORLD.width, WORLD.height)
  })
}

/** Four walls around a story: a view through the windows, a wall, a floor, a lamp. */
export function roomStage(setting: Setting, room: Room): Stage {
  const { palette, side } = setting
  const view = room.view ?? [
    ridgeLayer(setting, {
      part: 'outside',
      depth: 0.1,
      baseY: downFrame(0.6),
      height: 170,
      frequency: 0.004,
      nearness: 0.4,
    }),
  ]
  const window = room.windows[0]
  const pieces = furnish(setting, room.furnishing)
  const daylight: readonly Motion[] =
    window && !palette.lampsLit && palette.key > 0.4
      ? [shafts(setting, 0.87, [acrossFrame(window.x), downFrame(window.y)], 0.9)]
      : []
  return {
    setting,
    layers: [
      ...[...skyLayers(setting, downFrame(0.66)), ...view.filter((one) => 'picture' in one)].map((one) =>
        cropLayer(one, viewBox(room.windows)),
      ),
      wallLayer(setting, room),
      floorLayer(setting, room, pieces),
      ...(room.inFront ? [layer(1.25, room.inFront)] : []),
    ],
    motions: [
      ...view.filter((one) => 'draw' in one),
      ...(palette.lampsLit ? [lamp(0.86, room.lamp, room.lampReach * 0.6, 0.72)] : daylight),
      motes(setting, 1, { colour: palette.lampsLit ? LAMP : palette.light, count: 26, size: 1.5, halo: false }),
      ...(room.motions ?? []),
      ...movingPieces(setting, pieces),
    ],
    groundY: downFrame(GROUND),
    figureScale: ROOM_FIGURE_SCALE,
    keyLight: palette.lampsLit
      ? { colour: LAMP, side: room.lamp[0] > WORLD.width / 2 ? 1 : -1 }
      : { colour: palette.light, side: window ? (window.x > 0.5 ? 1 : -1) : side },
    isIndoors: true,
  }
}

import { draught } from '../../light/life.ts'
import { box, linear, type Pen } from '../../pen/canvas.ts'
import { type Colour, css, darken } from '../../pen/colour.ts'
import type { Setting } from '../../setting.ts'
import type { Stage } from '../../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../../world.ts'
import { paintPicture, paintTable, paintTableLamp } from './furniture.ts'
import { inRoom, type Piece } from './piece.ts'
import { indoors } from './room-light.ts'
import { FLOOR, roomStage } from './shell.ts'
import { PIECES } from './sitting-pieces.ts'
import { paintWall, WALLPAPERS } from './walls.ts'

const CURTAINS = ['#7d2f38', '#3f5f4d', '#2f4f6f', '#a5803c', '#6a3d5e', '#b06a45', '#8f8a7a'] as const

/** Curtains either side of a window, hung in folds. */
function paintCurtains(pen: Pen, x: number, y: number, width: number, height: number, cloth: Colour): void {
  for (const half of [-1, 1]) {
    const edge = x + half * (width / 2 + 22)
    for (let fold = 0; fold < 6; fold++) {
      pen.fillStyle = css(fold % 2 ? cloth : darken(cloth, 0.22))
      pen.beginPath()
      pen.moveTo(edge + half * (fold * 11 - 30), y - 34)
      pen.bezierCurveTo(
        edge + half * (fold * 11 - 24),
        y + height * 0.5,
        edge + half * (fold * 11 - 10),
        y + height * 0.7,
        edge + half * (fold * 11 - 16),
        y + height + 60,
      )
      pen.lineTo(edge + half * (fold * 11 - 2), y + height + 60)
      pen.bezierCurveTo(
        edge + half * fold * 11,
        y + height * 0.7,
        edge + half * (fold * 11 - 10),
        y + height * 0.5,
        edge + half * (fold * 11 - 16),
        y - 34,
      )
      pen.fill()
    }
  }
  box(pen, x - width / 2 - 90, y - 42, width + 180, 9, css(darken(cloth, 0.6)), 4)
}

/** A rug in front of everything, its border in gold. */
function paintRug(pen: Pen, setting: Setting, cloth: Colour): void {
  pen.fillStyle = linear(
    pen,
    [0, downFrame(0.75)],
    [0, downFrame(0.93)],
    [
      [0, css(cloth)],
      [1, css(darken(cloth, 0.4))],
    ],
  )
  pen.beginPath()
  pen.ellipse(WORLD.width / 2, downFrame(0.84), 430, 70, 0, 0, Math.PI * 2)
  pen.fill()
  pen.strokeStyle = css(inRoom(setting, '#c9a45c'), 0.5)
  pen.lineWidth = 4
  for (const inset of [34, 60]) {
    pen.beginPath()
    pen.ellipse(WORLD.width / 2, downFrame(0.84), 430 - inset, 70 - inset * 0.34, 0, 0, Math.PI * 2)
    pen.stroke()
  }
}

/** A standing lamp in a corner, so that every room has a light of its own. Returns the middle of its light. */
function paintStandingLamp(pen: Pen, setting: Setting, x: number): void {
  const foot = downFrame(0.75)
  box(pen, x - 3, foot - 250, 6, 250, css(inRoom(setting, '#6a5030')))
  box(pen, x - 24, foot - 8, 48, 10, css(inRoom(setting, '#5a4028')), 5)
  pen.fillStyle = setting.palette.lampsLit ? 'rgb(255,222,158)' : css(inRoom(setting, '#d9c9a4'))
  pen.beginPath()
  pen.moveTo(x - 26, foot - 300)
  pen.lineTo(x + 26, foot - 300)
  pen.lineTo(x + 50, foot - 240)
  pen.lineTo(x - 50, foot - 240)
  pen.fill()
}

const LIVING_ROOM: readonly [Piece, ...Piece[]] = [
  PIECES.hearth,
  PIECES.piano,
  PIECES.armchair,
  PIECES.clock,
  PIECES.desk,
  PIECES.bookcase,
  PIECES.dresser,
]

const windowsOf = (setting: Setting) => {
  const { side } = setting
  const random = setting.random('windows')
  const isArched = random.chance(0.5)
  const x = 0.5 + side * random.between(0.12, 0.2)
  const width = random.between(170, 240)
  return random.chance(0.45)
    ? [
        { x: x - side * 0.02, y: 0.15, width: width * 0.72, height: 230, isArched },
        { x: x + side * 0.22, y: 0.15, width: width * 0.72, height: 230, isArched },
      ]
    : [{ x, y: random.between(0.11, 0.15), width, height: random.between(220, 280), isArched }]
}

/** A lantern on a hook from the beam, where nobody would put a standing lamp. */
function paintHangingLantern(pen: Pen, setting: Setting, x: number): void {
  const middle = downFrame(0.75) - 265
  const iron = css(inRoom(setting, '#2f2a28'))
  box(pen, x - 1.5, 0, 3, middle - 24, iron)
  box(
    pen,
    x - 14,
    middle - 20,
    28,
    40,
    setting.palette.lampsLit ? 'rgb(255,214,140)' : css(inRoom(setting, '#b5a888')),
    5,
  )
  for (const dy of [-24, 18]) box(pen, x - 17, middle + dy, 34, 6, iron, 3)
  box(pen, x - 1.5, middle - 20, 3, 40, iron)
}

/** Rooms that nobody papered. */
const ROUGH_ROOM =
  /\b(?:cell|prison|jail|gaol|dungeon|cellar|basement|vault|hut|shack|shed|barn|attic|loft|cabin|tower|ruins?)\b/

/** A room that people live in: paper, window, curtains and furniture are its own, by lot. */
export function interiorRoom(setting: Setting): Stage {
  const { side } = setting
  const cloths = setting.random('cloths')
  const isRough = ROUGH_ROOM.test(setting.words)
  const wall = inRoom(
    setting,
    isRough ? cloths.pick(['#77706a', '#6d5a48', '#7a6a58']) : setting.random('wallpaper').pick(WALLPAPERS),
  )
  const wood = inRoom(setting, cloths.pick(['#6a4630', '#5a4a3c', '#7d5a3a']))
  const windows = windowsOf(setting)
  const curtain = inRoom(setting, cloths.pick(CURTAINS))
  const rug = inRoom(setting, cloths.pick(CURTAINS))
  const lampX = acrossFrame(0.5 - side * 0.44)
  const picture = acrossFrame(0.5 - side * cloths.between(0.1, 0.14))
  return roomStage(setting, {
    wall,
    floor: wood,
    windows,
    lamp: [lampX, downFrame(0.75) - 265],
    lampReach: 1000,
    furnishing: {
      spots: [0.5 - side * 0.25, 0.5 + side * 0.43],
      ...(!isRough && { lot: LIVING_ROOM }),
    },
    motions: isRough
      ? []
      : windows
          .slice(0, 1)
          .map(({ x, y, width, height }) =>
            draught(0.52, [acrossFrame(x) - side * (width / 2 + 8), downFrame(y) - 30], height + 70, curtain, side),
          ),
    onWall: (pen) => {
      paintWall(pen, setting, wall, downFrame(FLOOR), isRough ? 'rough' : 'papered')
      if (isRough) return
      for (const { x, y, width, height } of windows)
        paintCurtains(pen, acrossFrame(x), downFrame(y), width, height, curtain)
      paintPicture(pen, picture - 44, downFrame(0.18), 88, 112, (colour) => indoors(setting, colour))
    },
    onFloor: (pen) => {
      if (!isRough) paintRug(pen, setting, rug)
      if (isRough) paintHangingLantern(pen, setting, lampX)
      else paintStandingLamp(pen, setting, lampX)
    },
  })
}

/** Where people sleep: a bed under its quilt, a night lamp, a wardrobe. */
export function bedroom(setting: Setting): Stage {
  const { side, palette } = setting
  const cloths = setting.random('cloths')
  const wall = inRoom(setting, setting.random('wallpaper').pick(WALLPAPERS))
  const windows = windowsOf(setting).map((window) => ({ ...window, x: 0.5 + side * Math.abs(window.x - 0.5) }))
  const curtain = inRoom(setting, cloths.pick(CURTAINS))
  const nightTable = acrossFrame(0.5 - side * 0.46)
  return roomStage(setting, {
    wall,
    floor: inRoom(setting, '#7d5f45'),
    windows,
    lamp: [nightTable, downFrame(0.75) - 170],
    lampReach: 940,
    furnishing: {
      spots: [0.5 - side * 0.28, 0.5 + side * 0.44],
      lot: [PIECES.bed, PIECES.dresser, PIECES.clock, PIECES.armchair],
      bySpot: [PIECES.bed],
      shows: /bed|cot|bunk/,
    },
    motions: windows
      .slice(0, 1)
      .map(({ x, y, width, height }) =>
        draught(0.52, [acrossFrame(x) - side * (width / 2 + 8), downFrame(y) - 30], height + 70, curtain, side),
      ),
    onWall: (pen) => {
      paintWall(pen, setting, wall, downFrame(FLOOR))
      for (const { x, y, width, height } of windows)
        paintCurtains(pen, acrossFrame(x), downFrame(y), width, height, curtain)
      paintPicture(pen, acrossFrame(0.5 - side * 0.3) - 70, downFrame(0.2), 140, 96, (colour) =>
        indoors(setting, colour),
      )
    },
    onFloor: (pen) => {
      paintRug(pen, setting, inRoom(setting, cloths.pick(CURTAINS)))
      paintTable(
        pen,
        { x: nightTable - 44, y: downFrame(0.75) - 78, width: 88, height: 80 },
        inRoom(setting, '#6a4630'),
      )
      paintTableLamp(pen, nightTable, downFrame(0.75) - 78, palette.lampsLit, (colour) => indoors(setting, colour))
    },
  })
}

import { box, disc, fillShape, oval } from '../../pen/canvas.ts'
import { css, darken, lighten } from '../../pen/colour.ts'
import type { Setting } from '../../setting.ts'
import type { Stage } from '../../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../../world.ts'
import { paintTable, paintTableLamp } from './furniture.ts'
import { inRoom } from './piece.ts'
import { DOOR } from './plain-pieces.ts'
import { indoors } from './room-light.ts'
import { FLOOR, roomStage } from './shell.ts'
import { PIECES } from './sitting-pieces.ts'
import { paintWall } from './walls.ts'

/** A classroom: a written-on board, a map, rows of desks, tall windows. */
export function school(setting: Setting): Stage {
  const { side, palette } = setting
  const random = setting.random('school')
  const wall = inRoom(setting, random.pick(['#b5a888', '#9ab0a8', '#c2b08a', '#a8a8a0']))
  const wood = inRoom(setting, '#8a6440')
  const board = acrossFrame(0.5 - side * 0.12)
  const lamps = [0.3, 0.72].map((x) => [acrossFrame(x), downFrame(0.12)] as const)
  return roomStage(setting, {
    wall,
    floor: inRoom(setting, '#7d6048'),
    windows: [0.28, 0.46].map((x) => ({ x: 0.5 + side * x, y: 0.1, width: 150, height: 300, isArched: false })),
    lamp: [WORLD.width / 2, downFrame(0.12)],
    lampReach: 1100,
    furnishing: { spots: [0.5 - side * 0.46], lot: [PIECES.bookcase, DOOR, PIECES.clock, PIECES.dresser] },
    onWall: (pen) => {
      box(pen, 0, downFrame(0.46), WORLD.width, downFrame(FLOOR) - downFrame(0.46), css(darken(wall, 0.3)))
      box(pen, 0, downFrame(0.455), WORLD.width, 7, css(darken(wall, 0.5)))
      box(pen, board - 214, downFrame(0.14), 428, 222, css(inRoom(setting, '#6a4630')), 4)
      box(pen, board - 202, downFrame(0.14) + 12, 404, 198, css(inRoom(setting, '#2f4a40')))
      pen.strokeStyle = css(inRoom(setting, '#e9e6da'), 0.72)
      pen.lineWidth = 3
      for (let line = 0; line < 4; line++) {
        pen.beginPath()
        let x = board - 180
        pen.moveTo(x, downFrame(0.2) + line * 40)
        while (x < board - 180 + 130 + line * 44) {
          pen.quadraticCurveTo(
            x + 4,
            downFrame(0.2) + line * 40 - random.between(2, 15),
            x + 9,
            downFrame(0.2) + line * 40,
          )
          x += random.chance(0.16) ? 20 : 9
        }
        pen.stroke()
      }
      box(pen, board - 214, downFrame(0.14) + 222, 428, 10, css(wood))
      for (const [x, y] of lamps) {
        box(pen, x - 1.5, 0, 3, y - 10, css(darken(palette.shadow, 0.5)))
        oval(pen, [x, y], 34, 17, palette.lampsLit ? 'rgb(255,236,186)' : css(inRoom(setting, '#e3dcc8')))
      }
    },
    onFloor: (pen) => {
      for (const [row, y] of [0.755, 0.86].entries()) {
        const size = 1 + row * 0.4
        for (let desk = -3; desk <= 3; desk++) {
          // The middle stays open for whoever the story is about.
          if (Math.abs(desk) < 1 + row * 0.5) continue
          const x = WORLD.width / 2 + desk * 196 * size
          const top = downFrame(y) - 64 * size
          fillShape(
            pen,
            [
              [x - 62 * size, top],
              [x + 62 * size, top],
              [x + 70 * size, top + 20 * size],
              [x - 70 * size, top + 20 * size],
            ],
            css(lighten(wood, 0.14)),
          )
          box(pen, x - 70 * size, top + 20 * size, 140 * size, 12 * size, css(darken(wood, 0.2)))
          for (const leg of [-58, 48])
            box(pen, x + leg * size, top + 32 * size, 10 * size, 42 * size, css(darken(wood, 0.45)))
          if (random.chance(0.6))
            box(
              pen,
              x - 26 * size,
              top + 4 * size,
              42 * size,
              10 * size,
              css(inRoom(setting, random.pick(['#efe8d8', '#7d2f38', '#2f4f6f']))),
              2,
            )
        }
      }
    },
  })
}

/** An office: desks under lamps, cabinets of drawers, a wide window on the town. */
export function office(setting: Setting): Stage {
  const { side, palette } = setting
  const random = setting.random('office')
  const wall = inRoom(setting, random.pick(['#8a8f86', '#9a8a74', '#7d8a94', '#a3967d']))
  const wood = inRoom(setting, '#5d4030')
  const steel = inRoom(setting, random.pick(['#6d7a72', '#7a6a52', '#5f6a78']))
  const deskX = acrossFrame(0.5 - side * 0.27)
  const deskY = downFrame(0.655)
  return roomStage(setting, {
    wall,
    floor: inRoom(setting, '#6a5a4c'),
    windows: [{ x: 0.5 + side * 0.2, y: 0.1, width: 380, height: 250, isArched: false }],
    lamp: [deskX, deskY - 96],
    lampReach: 980,
    furnishing: { spots: [0.5 + side * 0.45], lot: [DOOR, PIECES.bookcase, PIECES.clock], shows: /desk|office|table/ },
    onWall: (pen) => {
      paintWall(pen, setting, wall, downFrame(FLOOR))
      const cabinet = acrossFrame(0.5 - side * 0.44)
      for (let stack = 0; stack < 3; stack++)
        for (let drawer = 0; drawer < 4; drawer++) {
          const [x, y] = [cabinet - 105 + stack * 72, downFrame(FLOOR) - 262 + drawer * 64]
          box(pen, x, y, 68, 61, css(darken(steel, 0.08 * stack)), 3)
          box(pen, x + 18, y + 12, 32, 12, css(inRoom(setting, '#e9e2cc')), 2)
          box(pen, x + 24, y + 34, 20, 6, css(darken(steel, 0.45)), 3)
        }
      for (let blind = 0; blind < 7; blind++)
        box(
          pen,
          acrossFrame(0.5 + side * 0.2) - 190,
          downFrame(0.1) + blind * 11,
          380,
          7,
          css(inRoom(setting, '#d9cfb5'), 0.86),
        )
      for (let paper = 0; paper < 9; paper++) {
        const [x, y] = [acrossFrame(0.5 - side * 0.13) + random.between(-90, 70), downFrame(random.between(0.17, 0.36))]
        box(
          pen,
          x,
          y,
          random.between(30, 56),
          random.between(34, 56),
          css(inRoom(setting, random.pick(['#e9e2cc', '#cfd6d0', '#e0c98a']))),
          1,
        )
      }
    },
    onFloor: (pen) => {
      paintTable(pen, { x: deskX - 190, y: deskY, width: 380, height: 116 }, wood)
      box(pen, deskX - 182, deskY + 15, 110, 88, css(darken(wood, 0.14)), 3)
      paintTableLamp(pen, deskX, deskY, palette.lampsLit, (colour) => indoors(setting, colour))
      box(pen, deskX + 62, deskY - 40, 92, 40, css(inRoom(setting, '#2f3438')), 6)
      box(pen, deskX + 74, deskY - 66, 68, 30, css(inRoom(setting, '#efe8d8')), 2)
      for (let sheet = 0; sheet < 6; sheet++)
        box(
          pen,
          deskX - 150 + (sheet % 2) * 3,
          deskY - 5 - sheet * 5,
          74,
          5,
          css(inRoom(setting, sheet % 2 ? '#efe8d8' : '#d9d0b8')),
          1,
        )
    },
  })
}

/** A hospital ward: white beds in a row, screens, tall windows. */
export function hospital(setting: Setting): Stage {
  const { side, palette } = setting
  const random = setting.random('ward')
  const wall = inRoom(setting, random.pick(['#b9c9c2', '#c2ccd2', '#cfd0bd', '#b5c4cf']))
  const iron = inRoom(setting, '#e3e6e2')
  const blanket = inRoom(setting, random.pick(['#5a8fa8', '#8a9a50', '#b5684f', '#6a72ac']))
  const lamps = [0.26, 0.74].map((x) => [acrossFrame(x), downFrame(0.13)] as const)
  return roomStage(setting, {
    wall,
    floor: inRoom(setting, '#9aa39a'),
    windows: [-0.34, 0, 0.34].map((x) => ({ x: 0.5 + x, y: 0.1, width: 130, height: 250, isArched: false })),
    lamp: [acrossFrame(0.5 - side * 0.24), downFrame(0.13)],
    lampReach: 1050,
    furnishing: { spots: [], shows: /bed|cot/ },
    onWall: (pen) => {
      box(pen, 0, downFrame(0.5), WORLD.width, downFrame(FLOOR) - downFrame(0.5), css(darken(wall, 0.24)))
      box(pen, 0, downFrame(0.5), WORLD.width, 6, css(lighten(wall, 0.4)))
      for (const [x, y] of lamps) {
        box(pen, x - 1.5, 0, 3, y - 10, css(darken(palette.shadow, 0.5)))
        oval(pen, [x, y], 40, 15, palette.lampsLit ? 'rgb(255,246,220)' : css(lighten(wall, 0.4)))
      }
    },
    onFloor: (pen) => {
      for (const x of [0.03, 0.29, 0.73, 0.98]) {
        const [at, foot] = [acrossFrame(x), downFrame(0.765)]
        pen.strokeStyle = css(iron)
        pen.lineWidth = 6
        for (const [dx, height] of [
          [-116, 150],
          [112, 104],
        ] as const) {
          pen.beginPath()
          pen.roundRect(at + dx - 16, foot - height, 32, height, [14, 14, 0, 0])
          pen.stroke()
        }
        box(pen, at - 112, foot - 66, 222, 34, css(lighten(iron, 0.3)), 8)
        oval(pen, [at - 82, foot - 72], 38, 17, css(lighten(iron, 0.6)))
        box(pen, at - 40, foot - 72, 150, 40, css(blanket), 10)
        box(pen, at - 40, foot - 72, 26, 40, css(lighten(iron, 0.4)), 8)
        box(pen, at - 66, foot - 184, 30, 38, css(inRoom(setting, '#efe8d8')), 2)
      }
      const screen = acrossFrame(0.5 - side * 0.07)
      for (let fold = 0; fold < 3; fold++)
        box(
          pen,
          screen - 78 + fold * 52,
          downFrame(0.745) - 210 + (fold % 2) * 6,
          50,
          204,
          css(fold % 2 ? lighten(wall, 0.3) : lighten(wall, 0.16)),
          3,
        )
      disc(pen, [acrossFrame(0.15), downFrame(0.72) - 30], 12, css(inRoom(setting, '#c9472f'), 0.75))
      box(pen, acrossFrame(0.15) - 22, downFrame(0.72) - 20, 44, 60, css(iron), 4)
    },
  })
}

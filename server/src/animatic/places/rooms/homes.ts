import { fire } from '../../light/life.ts'
import { box, disc } from '../../pen/canvas.ts'
import { type Colour, css, darken, hex } from '../../pen/colour.ts'
import type { Setting } from '../../setting.ts'
import type { Stage } from '../../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../../world.ts'
import { paintCrockery, paintHearth, paintShelves, paintTable } from './furniture.ts'
import { DOOR } from './plain-pieces.ts'
import { indoors } from './room-light.ts'
import { FLOOR, roomStage } from './shell.ts'
import { PIECES } from './sitting-pieces.ts'

/** Books to the ceiling, a ladder, a green-shaded reading lamp. */
export function library(setting: Setting): Stage {
  const { palette, side } = setting
  const tone = (colour: Colour) => indoors(setting, colour)
  const wood = tone(hex(setting.random('wood').pick(['#5a3a26', '#4a3a34', '#6d4a2c', '#54442f'])))
  const window = { x: 0.5, y: 0.06, width: 150, height: 330, isArched: true }
  const tableY = downFrame(0.66)
  const lampX = acrossFrame(0.5 + side * 0.29)
  return roomStage(setting, {
    wall: darken(wood, 0.15),
    floor: tone(hex('#5d4230')),
    windows: [window],
    lamp: [lampX, tableY - 96],
    lampReach: 940,
    onWall: (pen) => {
      const random = setting.random('books')
      for (const [x, width] of [
        [-0.12, 250],
        [0.105, 250],
        [0.585, 250],
        [0.81, 250],
      ] as const) {
        paintShelves(pen, { x: acrossFrame(x), y: downFrame(-0.1), width, rows: 6, rowHeight: 92 }, wood, tone, random)
      }
      const ladder = acrossFrame(0.5 - side * 0.27)
      pen.strokeStyle = css(tone(hex('#9a7347')))
      pen.lineWidth = 8
      for (const rail of [-28, 28]) {
        pen.beginPath()
        pen.moveTo(ladder + rail + side * 60, downFrame(-0.1))
        pen.lineTo(ladder + rail, downFrame(FLOOR))
        pen.stroke()
      }
      pen.lineWidth = 6
      for (let rung = 0; rung < 11; rung++) {
        const share = rung / 11
        pen.beginPath()
        pen.moveTo(ladder - 28 + side * 60 * (1 - share), downFrame(-0.1 + 0.8 * share))
        pen.lineTo(ladder + 28 + side * 60 * (1 - share), downFrame(-0.1 + 0.8 * share))
        pen.stroke()
      }
    },
    onFloor: (pen) => {
      paintTable(pen, { x: lampX - 190, y: tableY, width: 380, height: 112 }, tone(hex('#7a5030')))
      box(pen, lampX - 4, tableY - 82, 8, 82, css(tone(hex('#b8903f'))))
      pen.beginPath()
      pen.roundRect(lampX - 58, tableY - 112, 116, 34, [26, 26, 6, 6])
      pen.fillStyle = css(palette.lampsLit ? hex('#4f9a6a') : tone(hex('#3f7a55')))
      pen.fill()
      box(pen, lampX - 50, tableY - 82, 100, 6, palette.lampsLit ? 'rgb(255,236,180)' : css(tone(hex('#d9d2b8'))), 3)
      for (const [dx, width, colour] of [
        [-160, 70, '#7d2f38'],
        [-154, 60, '#2f4f6f'],
        [-150, 52, '#b58a44'],
      ] as const) {
        const stack = (dx + 160) * 1.9
        box(pen, lampX + dx, tableY - 15 - stack, width, 13, css(tone(hex(colour))), 2)
      }
    },
  })
}

/** A kitchen with a hearth, copper pans, jars, and a long table. */
export function kitchen(setting: Setting): Stage {
  const { side } = setting
  const tone = (colour: Colour) => indoors(setting, colour)
  const wood = tone(hex('#8a6440'))
  const hearthX = acrossFrame(0.5 - side * 0.33)
  const tableY = downFrame(0.665)
  return roomStage(setting, {
    wall: tone(hex(setting.random('limewash').pick(['#b39a76', '#a3b09a', '#c2b59a', '#b58a6a', '#93a3ad']))),
    floor: tone(hex('#8a6f5a')),
    windows: [{ x: 0.5 + side * 0.1, y: 0.15, width: 210, height: 190, isArched: false }],
    lamp: [hearthX, downFrame(FLOOR) - 60],
    lampReach: 1060,
    furnishing: { spots: [0.5 - side * 0.06], lot: [DOOR, PIECES.dresser, PIECES.clock], shows: /fire|hearth|table/ },
    motions: [fire(0.856, [hearthX, downFrame(FLOOR) - 12], 84, 420)],
    onWall: (pen) => {
      // Beams and a rail of pans under them.
      box(pen, 0, downFrame(-0.02), WORLD.width, 30, css(darken(wood, 0.5)))
      for (let pan = 0; pan < 6; pan++) {
        const [x, size] = [acrossFrame(0.5 + side * (0.26 + pan * 0.055)), 25 - pan * 1.6]
        box(pen, x - 2, downFrame(0.05), 4, 62, css(darken(wood, 0.5)))
        disc(pen, [x, downFrame(0.05) + 74], size, css(tone(hex(pan % 2 ? '#b5623c' : '#8d8f92'))))
        disc(pen, [x - 5, downFrame(0.05) + 69], size * 0.5, css(tone(hex(pan % 2 ? '#d98a5c' : '#b3b6b8'))))
      }
      const random = setting.random('crockery')
      for (const row of [0.33, 0.47]) {
        const [near, far] = [acrossFrame(0.5 + side * 0.24), acrossFrame(0.5 + side * 0.5)]
        paintCrockery(pen, Math.min(near, far), downFrame(row), Math.abs(far - near), wood, tone, random)
      }
      paintHearth(pen, hearthX, downFrame(FLOOR), tone)
    },
    onFloor: (pen) => {
      const x = acrossFrame(0.5 + side * 0.29)
      paintTable(pen, { x: x - 210, y: tableY, width: 420, height: 108 }, wood)
      disc(pen, [x - 90, tableY - 16], 22, css(tone(hex('#c9a45c'))))
      box(pen, x - 20, tableY - 46, 34, 46, css(tone(hex('#8fa3a8'))), 8)
      for (const [dx, colour] of [
        [60, '#b5392f'],
        [82, '#b5392f'],
        [72, '#d9a24a'],
      ] as const)
        disc(pen, [x + dx, tableY - (dx === 72 ? 25 : 10)], 11, css(tone(hex(colour))))
    },
  })
}

import { fire } from '../../light/life.ts'
import { lamp } from '../../light/motions.ts'
import { box, disc, linear, oval, type Pen } from '../../pen/canvas.ts'
import { type Colour, css, darken, hex, mix } from '../../pen/colour.ts'
import type { Setting } from '../../setting.ts'
import type { Motion, Stage } from '../../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../../world.ts'
import { throughAir } from '../elements/land.ts'
import { paintCrockery, paintHearth, paintTable } from './furniture.ts'
import { DOOR, PLAIN } from './plain-pieces.ts'
import { indoors } from './room-light.ts'
import { FLOOR, roomStage } from './shell.ts'
import { PIECES } from './sitting-pieces.ts'

function paintTimber(pen: Pen, wood: Colour): void {
  for (const x of [0.02, 0.25, 0.75, 0.98]) {
    pen.fillStyle = linear(
      pen,
      [acrossFrame(x) - 16, 0],
      [acrossFrame(x) + 16, 0],
      [
        [0, css(darken(wood, 0.4))],
        [0.5, css(wood)],
        [1, css(darken(wood, 0.5))],
      ],
    )
    pen.fillRect(acrossFrame(x) - 16, 0, 32, downFrame(FLOOR))
  }
  box(pen, 0, downFrame(0.02), WORLD.width, 34, css(darken(wood, 0.2)))
  for (let x = 60; x < WORLD.width; x += 190)
    box(pen, x, downFrame(-0.15), 30, downFrame(0.03) - downFrame(-0.15), css(darken(wood, 0.35)))
}

/** A taproom: timber, hearth, casks behind a bar, hanging lamps. */
export function tavern(setting: Setting): Stage {
  const { side, palette } = setting
  const tone = (colour: Colour) => indoors(setting, colour)
  const wood = tone(hex('#6b452a'))
  const hearthX = acrossFrame(0.5 + side * 0.34)
  const hanging = [0.36, 0.62].map((x) => [acrossFrame(x), downFrame(0.2)] as const)
  return roomStage(setting, {
    wall: tone(hex(setting.random('limewash').pick(['#8f7350', '#a3866a', '#7d7a5a', '#94655a']))),
    floor: tone(hex('#5d402a')),
    windows: [{ x: 0.5 - side * 0.02, y: 0.27, width: 130, height: 130, isArched: false }],
    lamp: [hearthX, downFrame(FLOOR) - 60],
    lampReach: 1040,
    furnishing: { spots: [0.5 + side * 0.18], lot: [DOOR, PLAIN.stairs, PIECES.clock], shows: /fire|hearth/ },
    motions: [
      ...hanging.map((place) => lamp(0.7, place, 190, palette.lampsLit ? 0.7 : 0.35)),
      fire(0.856, [hearthX, downFrame(FLOOR) - 12], 84, 420),
    ],
    onWall: (pen) => {
      paintTimber(pen, wood)
      paintHearth(pen, hearthX, downFrame(FLOOR), tone)
      const casks = acrossFrame(0.5 - side * 0.35)
      for (const [dx, dy] of [
        [-96, 0],
        [0, 0],
        [96, 0],
        [-48, -84],
        [48, -84],
      ] as const) {
        disc(pen, [casks + dx, downFrame(0.52) + dy], 45, css(tone(hex('#7d5530'))))
        disc(pen, [casks + dx, downFrame(0.52) + dy], 36, css(tone(hex('#9a6e40'))))
        disc(pen, [casks + dx, downFrame(0.52) + dy], 5, css(darken(wood, 0.4)))
      }
      paintCrockery(pen, casks - 150, downFrame(0.27), 300, wood, tone, setting.random('mugs'))
      for (const [x, y] of hanging) {
        box(pen, x - 1.5, downFrame(0.05), 3, y - downFrame(0.05) - 18, css(darken(palette.shadow, 0.6)))
        box(pen, x - 13, y - 18, 26, 34, 'rgb(255,214,140)', 6)
        box(pen, x - 16, y - 22, 32, 7, css(darken(palette.shadow, 0.6)), 3)
      }
    },
    onFloor: (pen) => {
      const bar = acrossFrame(0.5 - side * 0.38)
      pen.fillStyle = linear(
        pen,
        [0, downFrame(0.6)],
        [0, downFrame(0.79)],
        [
          [0, css(wood)],
          [1, css(darken(wood, 0.5))],
        ],
      )
      pen.fillRect(bar - 210, downFrame(0.605), 420, downFrame(0.79) - downFrame(0.605))
      box(pen, bar - 226, downFrame(0.59), 452, 18, css(mix(wood, palette.light, 0.2)), 4)
      for (let panel = 0; panel < 5; panel++)
        box(pen, bar - 196 + panel * 82, downFrame(0.63), 68, 92, css(darken(wood, 0.28)), 4)
      for (const dx of [-120, -86, 90]) {
        box(pen, bar + dx, downFrame(0.59) - 30, 22, 30, css(tone(hex('#b9a17a'))), 4)
        oval(pen, [bar + dx + 11, downFrame(0.59) - 30], 12, 5, css(tone(hex('#f3ead2'))))
      }
    },
  })
}

/** A maker's shop: tools on the wall, a bench with a vice, wheels and planks. */
export function workshop(setting: Setting): Stage {
  const { side, palette } = setting
  const tone = (colour: Colour) => indoors(setting, colour)
  const wood = tone(hex('#86603a'))
  const steel = tone(hex('#9aa0a3'))
  const benchX = acrossFrame(0.5 - side * 0.3)
  const benchY = downFrame(0.645)
  return roomStage(setting, {
    wall: tone(hex(setting.random('boards').pick(['#77644f', '#6a6f6d', '#86705a', '#5f5a62']))),
    floor: tone(hex('#6b5742')),
    windows: [{ x: 0.5 + side * 0.25, y: 0.16, width: 280, height: 210, isArched: false }],
    lamp: [benchX, downFrame(0.25)],
    lampReach: 1000,
    furnishing: { spots: [0.5 + side * 0.02], lot: [DOOR, PLAIN.stove, PLAIN.chest], shows: /table/ },
    onWall: (pen) => {
      for (let plank = 0; plank < WORLD.width; plank += 58)
        box(pen, plank, 0, 2.5, downFrame(FLOOR), css(darken(wood, 0.6), 0.4))
      box(pen, benchX - 230, downFrame(0.2), 460, 8, css(darken(wood, 0.3)))
      const random = setting.random('tools')
      for (let tool = 0; tool < 11; tool++) {
        const [x, length, kind] = [benchX - 205 + tool * 40, random.between(60, 120), random.whole(0, 3)]
        const y = downFrame(0.2) + 10
        if (kind === 0) {
          box(pen, x, y, 8, length, css(wood), 3)
          box(pen, x - 14, y + length - 20, 36, 20, css(steel), 3)
        } else if (kind === 1) {
          box(pen, x + 1, y, 6, length * 0.45, css(wood), 3)
          box(pen, x + 2, y + length * 0.45, 4, length * 0.55, css(steel), 2)
        } else if (kind === 2) {
          pen.strokeStyle = css(steel)
          pen.lineWidth = 6
          pen.beginPath()
          pen.arc(x + 4, y + 34, 22, 0, Math.PI * 2)
          pen.stroke()
        } else {
          pen.fillStyle = css(steel)
          pen.beginPath()
          pen.moveTo(x - 6, y + 24)
          pen.lineTo(x + 22, y + 24)
          pen.lineTo(x + 8, y + length + 10)
          pen.fill()
          box(pen, x - 6, y, 28, 24, css(wood), 6)
        }
      }
      // A pendant lamp over the bench.
      box(pen, benchX - 1.5, 0, 3, downFrame(0.2), css(darken(palette.shadow, 0.6)))
      pen.beginPath()
      pen.moveTo(benchX - 14, downFrame(0.17))
      pen.lineTo(benchX + 14, downFrame(0.17))
      pen.lineTo(benchX + 54, downFrame(0.235))
      pen.lineTo(benchX - 54, downFrame(0.235))
      pen.fillStyle = css(tone(hex('#3f5f4d')))
      pen.fill()
      if (palette.lampsLit) oval(pen, [benchX, downFrame(0.238)], 44, 8, 'rgb(255,236,180)')
    },
    onFloor: (pen) => {
      paintTable(pen, { x: benchX - 230, y: benchY, width: 460, height: 122 }, wood)
      box(pen, benchX - 210, benchY - 40, 44, 40, css(darken(steel, 0.35)), 4)
      box(pen, benchX - 178, benchY - 30, 60, 14, css(darken(steel, 0.2)), 4)
      box(pen, benchX + 40, benchY - 12, 150, 12, css(mix(wood, [255, 230, 180], 0.25)), 2)
      const wheel = acrossFrame(0.5 + side * 0.42)
      pen.strokeStyle = css(wood)
      pen.lineWidth = 13
      pen.beginPath()
      pen.arc(wheel, downFrame(0.7), 76, 0, Math.PI * 2)
      pen.stroke()
      pen.lineWidth = 6
      for (let spoke = 0; spoke < 5; spoke++) {
        const angle = (spoke / 5) * Math.PI
        pen.beginPath()
        pen.moveTo(wheel - Math.cos(angle) * 74, downFrame(0.7) - Math.sin(angle) * 74)
        pen.lineTo(wheel + Math.cos(angle) * 74, downFrame(0.7) + Math.sin(angle) * 74)
        pen.stroke()
      }
    },
  })
}

/** Hills, poles and wires that run past a carriage window. */
function passingLand(setting: Setting): Motion {
  const { palette, noise, horizonY } = setting
  const rows = [
    { speed: 40, y: horizonY - 70, height: 90, nearness: 0.35 },
    { speed: 110, y: horizonY - 30, height: 70, nearness: 0.6 },
    { speed: 320, y: horizonY + 10, height: 40, nearness: 0.85 },
  ] as const
  const colours = rows.map((row) => throughAir(setting, mix(palette.ground, palette.shadow, 0.35), row.nearness))
  return {
    depth: 0.2,
    draw: (pen, seconds) => {
      for (const [index, row] of rows.entries()) {
        pen.fillStyle = css(colours[index] ?? palette.ground)
        pen.beginPath()
        pen.moveTo(0, WORLD.height)
        for (let x = 0; x <= WORLD.width; x += 14) {
          pen.lineTo(x, row.y - noise.cloud((x + seconds * row.speed) * 0.004, index * 9, 3) * row.height)
        }
        pen.lineTo(WORLD.width, WORLD.height)
        pen.fill()
      }
      const gap = 620
      for (let pole = -1; pole < 4; pole++) {
        const x = pole * gap - ((seconds * 520) % gap)
        box(pen, x, horizonY - 250, 9, 330, css(darken(palette.shadow, 0.5)))
        box(pen, x - 24, horizonY - 226, 57, 6, css(darken(palette.shadow, 0.5)))
      }
    },
  }
}

/** A railway carriage: panelled wall, wide windows on a passing land, facing seats. */
export function train(setting: Setting): Stage {
  const tone = (colour: Colour) => indoors(setting, colour)
  const panel = tone(hex('#7a4a30'))
  const cloth = tone(hex('#3f5f4d'))
  const lamps = [0.27, 0.73].map((x) => [acrossFrame(x), downFrame(0.17)] as const)
  return roomStage(setting, {
    wall: panel,
    floor: tone(hex('#5d4636')),
    windows: [0.06, 0.5, 0.94].map((x) => ({ x, y: 0.15, width: 410, height: 240, isArched: false })),
    lamp: [WORLD.width / 2, downFrame(0.14)],
    lampReach: 1100,
    view: [passingLand(setting)],
    motions: lamps.map((place) => lamp(0.71, place, 150, setting.palette.lampsLit ? 0.7 : 0.2)),
    onWall: (pen) => {
      box(pen, 0, downFrame(0.06), WORLD.width, 12, css(darken(panel, 0.4)))
      box(pen, 0, downFrame(0.53), WORLD.width, 8, css(mix(panel, [255, 220, 160], 0.3)))
      for (let x = 30; x < WORLD.width; x += 150) box(pen, x, downFrame(0.56), 120, 78, css(darken(panel, 0.18)), 4)
      for (const [x, y] of lamps) {
        box(pen, x - 5, y - 6, 10, 34, css(tone(hex('#c9a45c'))), 3)
        disc(pen, [x, y - 12], 16, setting.palette.lampsLit ? 'rgb(255,226,168)' : css(tone(hex('#e3d8bd'))))
      }
    },
    onFloor: (pen) => {
      for (const [x, turn] of [
        [0.1, 1],
        [0.9, -1],
      ] as const) {
        const seat = acrossFrame(x)
        pen.fillStyle = linear(
          pen,
          [0, downFrame(0.42)],
          [0, downFrame(0.8)],
          [
            [0, css(mix(cloth, [255, 230, 190], 0.12))],
            [1, css(darken(cloth, 0.45))],
          ],
        )
        pen.beginPath()
        pen.roundRect(seat - turn * 20 - 46, downFrame(0.42), 92, downFrame(0.79) - downFrame(0.42), [26, 26, 6, 6])
        pen.fill()
        box(
          pen,
          seat - turn * 20 - 30 + (turn > 0 ? 0 : -130),
          downFrame(0.665),
          190,
          34,
          css(mix(cloth, [255, 230, 190], 0.08)),
          14,
        )
        box(pen, seat - turn * 20 - 20 + (turn > 0 ? 0 : -120), downFrame(0.7), 170, 70, css(darken(cloth, 0.5)), 6)
        for (let button = 0; button < 3; button++)
          disc(pen, [seat - turn * 20, downFrame(0.47) + button * 52], 4, css(darken(cloth, 0.4)))
      }
    },
  })
}

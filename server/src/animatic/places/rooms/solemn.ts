import { fire } from '../../light/life.ts'
import { box, disc, fillShape, linear, type Pen } from '../../pen/canvas.ts'
import { type Colour, css, darken, hex, lighten, mix } from '../../pen/colour.ts'
import type { Setting } from '../../setting.ts'
import type { Stage } from '../../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../../world.ts'
import { archPath } from '../elements/masonry.ts'
import { inRoom } from './piece.ts'
import { FLOOR, roomStage } from './shell.ts'
import { PIECES } from './sitting-pieces.ts'

const GLASS = ['#c9472f', '#2f6fa8', '#e0a83c', '#4a8a5a', '#7a4a8a'] as const

function paintColumn(pen: Pen, x: number, width: number, stone: Colour, side: -1 | 1): void {
  const top = downFrame(-0.15)
  const foot = downFrame(FLOOR) + 6
  pen.fillStyle = linear(
    pen,
    [x - width / 2, 0],
    [x + width / 2, 0],
    side > 0
      ? [
          [0, css(darken(stone, 0.42))],
          [0.7, css(stone)],
          [1, css(lighten(stone, 0.16))],
        ]
      : [
          [0, css(lighten(stone, 0.16))],
          [0.3, css(stone)],
          [1, css(darken(stone, 0.42))],
        ],
  )
  pen.fillRect(x - width / 2, top, width, foot - top)
  for (const flute of [-0.2, 0.06, 0.28]) box(pen, x + width * flute, top, 3, foot - top, css(darken(stone, 0.4), 0.4))
  box(pen, x - width * 0.7, foot - 26, width * 1.4, 28, css(darken(stone, 0.2)), 3)
  box(pen, x - width * 0.68, downFrame(0.11), width * 1.36, 20, css(lighten(stone, 0.1)), 3)
}

/** Coloured light in lead: what a church window is from inside. */
function paintStainedGlass(pen: Pen, setting: Setting, x: number, y: number, width: number, height: number): void {
  const random = setting.random(`glass ${Math.round(x)}`)
  // By night the windows are dark and the candles are the light.
  const dark = setting.timeOfDay === 'night' ? 0.66 : setting.timeOfDay === 'dusk' ? 0.25 : 0
  pen.save()
  archPath(pen, x, y, width, height, true)
  pen.clip()
  box(pen, x - width / 2, y - height, width, height, '#14121c')
  const cell = width / 3
  for (let row = 0; row * cell < height; row++) {
    for (let column = 0; column < 3; column++) {
      const glass = mix(darken(hex(random.pick(GLASS)), dark), setting.palette.light, 0.16 * (1 - dark))
      box(pen, x - width / 2 + column * cell + 1.5, y - height + row * cell + 1.5, cell - 3, cell - 3, css(glass), 3)
    }
  }
  const rose = mix(darken(hex('#e9c46a'), dark), setting.palette.light, 0.2 * (1 - dark))
  disc(pen, [x, y - height * 0.66], width * 0.3, '#14121c')
  for (let petal = 0; petal < 6; petal++) {
    const angle = (petal / 6) * Math.PI * 2
    disc(
      pen,
      [x + Math.cos(angle) * width * 0.16, y - height * 0.66 + Math.sin(angle) * width * 0.16],
      width * 0.085,
      css(rose),
    )
  }
  pen.restore()
}

/** A church from within: columns, coloured windows, candles, pews either side of the aisle. */
export function church(setting: Setting): Stage {
  const { side } = setting
  const random = setting.random('church')
  const stone = inRoom(setting, random.pick(['#a89e8e', '#9a9a9a', '#b5a68c', '#8f8a94']))
  const wood = inRoom(setting, '#5a3a26')
  const windows = random.chance(0.5) ? [-0.3, 0, 0.3] : [-0.38, -0.13, 0.13, 0.38]
  const candles = [-0.12, 0.12].map((x) => [acrossFrame(0.5 + x), downFrame(0.54)] as const)
  return roomStage(setting, {
    wall: stone,
    floor: inRoom(setting, '#8a8178'),
    windows: [{ x: 0.5 + side * 0.9, y: 0.3, width: 40, height: 60, isArched: true }],
    lamp: [WORLD.width / 2, downFrame(0.5)],
    lampReach: 1000,
    furnishing: { spots: [], shows: /altar/ },
    motions: candles.flatMap(([x, y]) =>
      [-20, 0, 20].map((dx) => fire(0.857, [x + dx, y - 30 + Math.abs(dx) * 0.5], 15, 110)),
    ),
    onWall: (pen) => {
      for (const x of windows) {
        archPath(pen, acrossFrame(0.5 + x), downFrame(0.53), 132, 384, true)
        pen.fillStyle = css(darken(stone, 0.34))
        pen.fill()
        paintStainedGlass(pen, setting, acrossFrame(0.5 + x), downFrame(0.52), 112, 362)
      }
      const ribs = windows.map((x) => x - (windows[1] ?? 0.2) / 2 + (windows[0] ?? 0) / 2)
      for (const x of [...ribs, 0.5]) {
        const at = acrossFrame(0.5 + x)
        paintColumn(pen, at, 58, lighten(stone, 0.05), side)
        pen.strokeStyle = css(darken(stone, 0.12))
        pen.lineWidth = 15
        for (const to of [-1, 1]) {
          pen.beginPath()
          pen.moveTo(at, downFrame(0.12))
          pen.quadraticCurveTo(at + to * 30, downFrame(-0.05), at + to * 170, downFrame(-0.16))
          pen.stroke()
        }
      }
    },
    onFloor: (pen) => {
      const [middle, foot] = [WORLD.width / 2, downFrame(0.745)]
      fillShape(
        pen,
        [
          [middle - 70, downFrame(FLOOR)],
          [middle + 70, downFrame(FLOOR)],
          [middle + 210, WORLD.height],
          [middle - 210, WORLD.height],
        ],
        css(inRoom(setting, '#7d2a35'), 0.85),
      )
      box(pen, middle - 92, foot - 92, 184, 92, css(lighten(stone, 0.08)))
      box(pen, middle - 104, foot - 104, 208, 15, css(lighten(stone, 0.24)), 2)
      box(pen, middle - 40, foot - 90, 80, 88, css(inRoom(setting, '#efe8d8')))
      box(pen, middle - 4, foot - 206, 8, 104, css(inRoom(setting, '#c79a3c')))
      box(pen, middle - 27, foot - 180, 54, 8, css(inRoom(setting, '#c79a3c')))
      for (const [x, y] of candles) {
        box(pen, x - 3, y - 4, 6, foot - y + 4, css(inRoom(setting, '#b8903f')))
        box(pen, x - 26, y - 6, 52, 6, css(inRoom(setting, '#b8903f')), 3)
        for (const dx of [-20, 0, 20])
          box(pen, x + dx - 3.5, y - 30 + Math.abs(dx) * 0.5, 7, 26, css(inRoom(setting, '#efe4c8')), 2)
      }
      for (let row = 0; row < 3; row++) {
        for (const half of [-1, 1]) {
          const [near, y] = [middle + half * (180 + row * 40), downFrame(0.76 + row * 0.085)]
          const height = 74 + row * 22
          const left = half > 0 ? near : 0
          box(
            pen,
            left,
            y - height,
            half > 0 ? WORLD.width - near : near,
            height * 0.62,
            css(darken(wood, 0.1 + row * 0.12)),
          )
          box(pen, left, y - height - 8, half > 0 ? WORLD.width - near : near, 11, css(lighten(wood, 0.12)), 3)
          box(pen, near - 9, y - height - 18, 18, height + 22, css(darken(wood, 0.05 + row * 0.1)), 4)
        }
      }
    },
  })
}

/** A palace's or castle's hall: columns, banners, tall windows, chandeliers, a carpet that leads to the far end. */
export function greatHall(setting: Setting): Stage {
  const { side, palette } = setting
  const random = setting.random('hall')
  const stone = inRoom(setting, random.pick(['#9a8f82', '#b5a690', '#8a8a92', '#a08a78']))
  const banner = inRoom(setting, random.pick(['#8a2232', '#2f4a7d', '#3f6a48', '#6a3d6e']))
  const device = random.whole(0, 2)
  const chandeliers = [0.3, 0.7].map((x) => [acrossFrame(x), downFrame(0.17)] as const)
  return roomStage(setting, {
    wall: stone,
    floor: inRoom(setting, random.pick(['#8a7f74', '#6f6a72', '#9a8468'])),
    windows: [-0.22, 0.22].map((x) => ({ x: 0.5 + x, y: 0.12, width: 120, height: 340, isArched: true })),
    lamp: [WORLD.width / 2, downFrame(0.3)],
    lampReach: 1050,
    furnishing: {
      spots: [0.5 - side * 0.01],
      lot: /ball|theat|opera|dining|court/.test(setting.words) ? [PIECES.clock] : [PIECES.throne],
    },
    motions: chandeliers.flatMap(([x, y]) =>
      [-52, -18, 18, 52].map((dx) => fire(0.71, [x + dx, y - 8], 17, palette.lampsLit ? 150 : 60)),
    ),
    onWall: (pen) => {
      for (let course = 0; course < 16; course++)
        for (let x = -(course % 2) * 50; x < WORLD.width; x += 100)
          box(
            pen,
            x,
            course * 42,
            97,
            39,
            css((course + x / 50) % 3 < 1 ? darken(stone, 0.24) : lighten(stone, 0.14), 0.2),
            2,
          )
      for (const x of [-0.06, 0.14, 0.4, 0.6, 0.86, 1.06]) paintColumn(pen, acrossFrame(x), 66, stone, side)
      for (const x of [0.02, 0.5, 0.98]) {
        const [at, top, foot] = [acrossFrame(x), downFrame(0.08), downFrame(0.42)]
        fillShape(
          pen,
          [
            [at - 42, top],
            [at + 42, top],
            [at + 42, foot],
            [at, foot + 44],
            [at - 42, foot],
          ],
          css(banner),
        )
        box(pen, at - 50, top - 8, 100, 9, css(inRoom(setting, '#c79a3c')), 4)
        box(pen, at - 34, top, 4, foot - top, css(inRoom(setting, '#c79a3c'), 0.7))
        box(pen, at + 30, top, 4, foot - top, css(inRoom(setting, '#c79a3c'), 0.7))
        const gold = css(inRoom(setting, '#d9b45c'))
        if (device === 0) disc(pen, [at, top + 120], 20, gold)
        else if (device === 1)
          fillShape(
            pen,
            [
              [at, top + 92],
              [at + 24, top + 120],
              [at, top + 148],
              [at - 24, top + 120],
            ],
            gold,
          )
        else
          for (const [dx, dy] of [
            [0, 96],
            [-15, 124],
            [15, 124],
          ] as const)
            disc(pen, [at + dx, top + dy], 11, gold)
      }
    },
    onFloor: (pen) => {
      for (let tile = 0; tile < 9; tile++) {
        const y = downFrame(FLOOR) + tile * tile * 4
        box(pen, 0, y, WORLD.width, 2, css(darken(stone, 0.6), 0.35))
      }
      const middle = WORLD.width / 2
      fillShape(
        pen,
        [
          [middle - 90, downFrame(FLOOR)],
          [middle + 90, downFrame(FLOOR)],
          [middle + 270, WORLD.height],
          [middle - 270, WORLD.height],
        ],
        css(banner, 0.92),
      )
      for (const half of [-1, 1])
        fillShape(
          pen,
          [
            [middle + half * 76, downFrame(FLOOR)],
            [middle + half * 82, downFrame(FLOOR)],
            [middle + half * 246, WORLD.height],
            [middle + half * 230, WORLD.height],
          ],
          css(inRoom(setting, '#c79a3c'), 0.8),
        )
      for (const [x, y] of chandeliers) {
        const iron = css(inRoom(setting, '#4a3a24'))
        box(pen, x - 2, 0, 4, y + 10, iron)
        box(pen, x - 66, y + 8, 132, 8, iron, 4)
        for (const dx of [-52, -18, 18, 52]) box(pen, x + dx - 4, y - 10, 8, 20, css(inRoom(setting, '#efe4c8')), 2)
      }
    },
  })
}

import { fire } from '../../light/life.ts'
import { lamp } from '../../light/motions.ts'
import { box, disc, fillShape, oval } from '../../pen/canvas.ts'
import { css, darken, hex, lighten, mix } from '../../pen/colour.ts'
import { downFrame } from '../../world.ts'
import { inRoom, type Piece } from './piece.ts'

const stairs: Piece = {
  words: /\b(?:stairs?|stair(?:case|way|well)?|steps|landing)\b/,
  width: 330,
  paint: (pen, setting, [x, y]) => {
    const wood = inRoom(setting, '#7a5236')
    const { side } = setting
    for (let step = 0; step < 9; step++) {
      const [left, top] = [x + side * (step * 36 - 150), y - (step + 1) * 30]
      box(pen, side > 0 ? left : left - 36, top, 36, y - top, css(darken(wood, 0.25 + step * 0.02)))
      box(pen, (side > 0 ? left : left - 36) - 3, top, 42, 7, css(lighten(wood, 0.14)), 2)
      box(pen, left + side * 14, top - 72, 5, 74, css(darken(wood, 0.3)))
    }
    pen.strokeStyle = css(lighten(wood, 0.06))
    pen.lineWidth = 10
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(x - side * 150, y - 100)
    pen.lineTo(x + side * 172, y - 366)
    pen.stroke()
  },
}

const ladder: Piece = {
  words: /\b(?:ladder|loft|attic)\b/,
  width: 120,
  paint: (pen, setting, [x, y]) => {
    pen.strokeStyle = css(inRoom(setting, '#9a7347'))
    pen.lineWidth = 8
    pen.beginPath()
    for (const rail of [-26, 26]) {
      pen.moveTo(x + rail, y)
      pen.lineTo(x + rail * 0.8 + 50, downFrame(-0.1))
    }
    for (let rung = 1; rung < 14; rung++) {
      const share = rung / 14
      const at = x + 50 * share * ((y - downFrame(-0.1)) / (y - downFrame(-0.1)))
      pen.moveTo(at - 24, y - share * (y - downFrame(-0.1)))
      pen.lineTo(at + 24, y - share * (y - downFrame(-0.1)))
    }
    pen.stroke()
  },
}

const mirror: Piece = {
  words: /\b(?:mirror|looking[- ]glass|dressing[- ]room)\b/,
  width: 130,
  paint: (pen, setting, [x, y]) => {
    const gold = inRoom(setting, '#b8903f')
    oval(pen, [x, y - 190], 62, 104, css(gold))
    oval(pen, [x, y - 190], 52, 94, css(mix(setting.palette.sky[2], inRoom(setting, '#8fa3ad'), 0.5)))
    fillShape(
      pen,
      [
        [x - 30, y - 250],
        [x - 8, y - 270],
        [x + 22, y - 130],
        [x - 2, y - 112],
      ],
      'rgba(255,255,255,0.14)',
    )
    for (const lean of [-1, 1])
      fillShape(
        pen,
        [
          [x + lean * 20, y - 100],
          [x + lean * 30, y - 100],
          [x + lean * 58, y],
          [x + lean * 46, y],
        ],
        css(darken(gold, 0.3)),
      )
  },
}

const altar: Piece = {
  words: /\b(?:altar|shrine)\b/,
  width: 240,
  paint: (pen, setting, [x, y]) => {
    const stone = inRoom(setting, '#b3a998')
    box(pen, x - 130, y - 18, 260, 20, css(darken(stone, 0.3)))
    box(pen, x - 96, y - 104, 192, 90, css(stone))
    box(pen, x - 106, y - 116, 212, 15, css(lighten(stone, 0.2)), 2)
    box(pen, x - 40, y - 104, 80, 90, css(inRoom(setting, '#efe8d8')))
    box(pen, x - 3, y - 200, 7, 84, css(inRoom(setting, '#c79a3c')))
    box(pen, x - 24, y - 178, 48, 7, css(inRoom(setting, '#c79a3c')))
    for (const dx of [-78, 78]) box(pen, x + dx - 4, y - 160, 8, 44, css(inRoom(setting, '#efe4c8')), 2)
  },
  motions: (_, [x, y]) => [-78, 78].map((dx) => fire(0.857, [x + dx, y - 158], 15, 90)),
}

const chest: Piece = {
  words: /\b(?:chest|trunk|treasure|treasury|vault)\b/,
  width: 150,
  paint: (pen, setting, [x, y]) => {
    const wood = inRoom(setting, '#7a5030')
    box(pen, x - 66, y - 58, 132, 58, css(darken(wood, 0.2)), 3)
    pen.fillStyle = css(wood)
    pen.beginPath()
    pen.roundRect(x - 70, y - 92, 140, 40, [34, 34, 4, 4])
    pen.fill()
    for (const dx of [-50, -5, 40]) box(pen, x + dx, y - 90, 10, 90, css(inRoom(setting, '#5f5a55')))
    box(pen, x - 11, y - 62, 22, 22, css(inRoom(setting, '#c9a45c')), 4)
  },
}

const globe: Piece = {
  words: /\b(?:globe|observatory|study)\b/,
  width: 110,
  paint: (pen, setting, [x, y]) => {
    const wood = inRoom(setting, '#5a3826')
    for (const lean of [-1, 0, 1])
      fillShape(
        pen,
        [
          [x - 5, y - 76],
          [x + 5, y - 76],
          [x + lean * 38 + 5, y],
          [x + lean * 38 - 5, y],
        ],
        css(wood),
      )
    disc(pen, [x, y - 116], 46, css(inRoom(setting, '#5d8a9a')))
    for (const [dx, dy, w, h] of [
      [-14, -18, 20, 13],
      [14, 6, 17, 20],
      [-20, 16, 12, 9],
    ] as const)
      oval(pen, [x + dx, y - 116 + dy], w, h, css(inRoom(setting, '#b3a25f')), 0.4)
    pen.strokeStyle = css(inRoom(setting, '#c9a45c'))
    pen.lineWidth = 5
    pen.beginPath()
    pen.arc(x, y - 116, 52, -0.6, Math.PI + 0.6)
    pen.stroke()
  },
}

const telescope: Piece = {
  words: /\b(?:telescope|observatory)\b/,
  width: 190,
  paint: (pen, setting, [x, y]) => {
    const brass = inRoom(setting, '#b8903f')
    for (const lean of [-1, 0.2, 1])
      fillShape(
        pen,
        [
          [x - 5, y - 150],
          [x + 5, y - 150],
          [x + lean * 56 + 5, y],
          [x + lean * 56 - 5, y],
        ],
        css(inRoom(setting, '#5a3826')),
      )
    pen.save()
    pen.translate(x, y - 156)
    pen.rotate(-0.55 * setting.side)
    box(pen, -100, -15, 200, 30, css(brass), 5)
    box(pen, setting.side > 0 ? 70 : -112, -21, 42, 42, css(lighten(brass, 0.15)), 5)
    box(pen, setting.side > 0 ? -132 : 96, -9, 36, 18, css(darken(brass, 0.3)), 4)
    pen.restore()
  },
}

const bars: Piece = {
  words: /\b(?:prison|cell|jail|gaol|dungeon|cage|lock-up)\b/,
  width: 300,
  paint: (pen, setting, [x, y]) => {
    const iron = css(darken(inRoom(setting, '#4d4f55'), 0.35))
    for (let bar = -5; bar <= 5; bar++) box(pen, x + bar * 27 - 4, y - 420, 8, 420, iron, 3)
    for (const up of [410, 220, 30]) box(pen, x - 150, y - up, 300, 10, iron)
    box(pen, x + 22, y - 226, 40, 34, css(inRoom(setting, '#6d6a68')), 4)
    disc(pen, [x + 42, y - 209], 5, '#15121a')
  },
}

const stove: Piece = {
  words: /\b(?:stove|oven|furnace|boiler|forge|smithy|foundry)\b/,
  width: 170,
  paint: (pen, setting, [x, y]) => {
    const iron = inRoom(setting, '#3a3a40')
    box(pen, x - 12, downFrame(-0.1), 24, y - 130 - downFrame(-0.1), css(darken(iron, 0.1)))
    box(pen, x - 74, y - 138, 148, 124, css(iron), 8)
    box(pen, x - 82, y - 146, 164, 13, css(lighten(iron, 0.16)), 4)
    box(pen, x - 44, y - 104, 88, 58, css(hex('#d9742f')), 6)
    for (let bar = 0; bar < 5; bar++) box(pen, x - 38 + bar * 18, y - 104, 5, 58, css(darken(iron, 0.2)))
    for (const dx of [-66, 52]) box(pen, x + dx, y - 16, 14, 18, css(darken(iron, 0.3)))
  },
  motions: (_, [x, y]) => [lamp(0.857, [x, y - 74], 230, 0.7, [255, 150, 70])],
}

const cradle: Piece = {
  words: /\b(?:cradle|nursery|crib)\b/,
  width: 170,
  paint: (pen, setting, [x, y]) => {
    const wood = inRoom(setting, '#a87d4f')
    pen.strokeStyle = css(darken(wood, 0.3))
    pen.lineWidth = 8
    pen.beginPath()
    pen.arc(x, y - 70, 78, 0.35, Math.PI - 0.35)
    pen.stroke()
    fillShape(
      pen,
      [
        [x - 76, y - 86],
        [x + 76, y - 86],
        [x + 60, y - 20],
        [x - 60, y - 20],
      ],
      css(wood),
    )
    oval(pen, [x, y - 88], 74, 16, css(inRoom(setting, '#efe8d8')))
    pen.fillStyle = css(lighten(wood, 0.1))
    pen.beginPath()
    pen.arc(x - setting.side * 50, y - 86, 42, Math.PI, 0)
    pen.fill()
  },
}

const door: Piece = {
  words: /\b(?:door(?:way)?|hall(?:way)?|corridor|passage|lobby|entrance)\b/,
  width: 150,
  paint: (pen, setting, [x, y], random) => {
    const wood = inRoom(setting, random.pick(['#6a4630', '#4d5f55', '#7a3a36', '#5d6470']))
    box(pen, x - 74, y - 300, 148, 300, css(darken(wood, 0.45)), 3)
    box(pen, x - 62, y - 288, 124, 288, css(wood), 2)
    for (const dx of [-50, 6])
      for (const [up, height] of [
        [270, 110],
        [144, 120],
      ] as const) {
        box(pen, x + dx, y - up, 44, height, css(darken(wood, 0.22)), 3)
        box(pen, x + dx + 5, y - up + 5, 34, height - 10, css(lighten(wood, 0.07)), 2)
      }
    disc(pen, [x + 48, y - 142], 6, css(inRoom(setting, '#d9b45c')))
  },
}

const easel: Piece = {
  words: /\b(?:easel|studio|gallery|museum|painting)\b/,
  width: 150,
  paint: (pen, setting, [x, y]) => {
    const wood = inRoom(setting, '#9a7347')
    for (const lean of [-1, 0, 1])
      fillShape(
        pen,
        [
          [x - 5, y - 270],
          [x + 5, y - 270],
          [x + lean * 62 + 5, y],
          [x + lean * 62 - 5, y],
        ],
        css(wood),
      )
    box(pen, x - 66, y - 230, 132, 112, css(inRoom(setting, '#efe8d8')), 2)
    box(pen, x - 58, y - 222, 116, 96, css(inRoom(setting, '#9fb4bd')))
    fillShape(
      pen,
      [
        [x - 58, y - 126],
        [x - 58, y - 160],
        [x - 10, y - 190],
        [x + 24, y - 158],
        [x + 58, y - 176],
        [x + 58, y - 126],
      ],
      css(inRoom(setting, '#5f7a5a')),
    )
    disc(pen, [x + 30, y - 200], 11, css(inRoom(setting, '#e9b84f')))
    box(pen, x - 72, y - 118, 144, 8, css(darken(wood, 0.2)))
  },
}

/** Looked through in order; the first whose word a place's name holds is set up. */
export const PLAIN_PIECES: readonly Piece[] = [
  bars,
  telescope,
  altar,
  stairs,
  ladder,
  mirror,
  chest,
  stove,
  cradle,
  easel,
  globe,
  door,
]
export const DOOR = door
export const PLAIN = { stove, chest, stairs } as const

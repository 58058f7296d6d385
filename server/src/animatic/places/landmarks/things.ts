import { fire, jet, smoke } from '../../light/life.ts'
import { box, disc, fillShape, oval } from '../../pen/canvas.ts'
import { css, darken, hex, mix } from '../../pen/colour.ts'
import { archPath, inLight, paintMasonry, sideLit } from '../elements/masonry.ts'
import { groundColour } from '../elements/land.ts'
import { paintTree } from '../elements/trees.ts'
import type { Landmark } from './landmark.ts'

/** Over the ground people stand on (0.86 at most), behind the people (0.9). */
const BESIDE_PEOPLE = 0.88

const fountain: Landmark = {
  words: /\b(?:fountain)s?\b/,
  depth: BESIDE_PEOPLE,
  paint: (pen, setting, [x, y]) => {
    const stone = inLight(setting, '#b3aa9a', 0.34)
    const water = mix(setting.palette.sky[3], setting.palette.shadow, 0.3)
    box(pen, x - 118, y - 40, 236, 44, css(stone), 10)
    pen.fillStyle = sideLit(pen, setting, x - 118, 236, stone)
    pen.beginPath()
    pen.roundRect(x - 118, y - 40, 236, 44, 10)
    pen.fill()
    oval(pen, [x, y - 40], 122, 14, css(mix(stone, setting.palette.light, 0.3)))
    oval(pen, [x, y - 40], 108, 10, css(water))
    box(pen, x - 9, y - 116, 18, 78, css(darken(stone, 0.1)))
    oval(pen, [x, y - 112], 52, 12, css(darken(stone, 0.2)))
    oval(pen, [x, y - 116], 50, 9, css(mix(water, setting.palette.light, 0.2)))
    box(pen, x - 5, y - 146, 10, 32, css(stone), 4)
  },
  motions: (setting, [x, y]) => [
    jet(setting, BESIDE_PEOPLE + 0.001, [x, y - 146], 62, 34),
    jet(setting, BESIDE_PEOPLE + 0.001, [x, y - 114], 26, 84),
  ],
}

const gate: Landmark = {
  words: /\bgates?\b/,
  depth: BESIDE_PEOPLE,
  paint: (pen, setting, [x, y], random) => {
    const stone = inLight(setting, '#9a8f82')
    const iron = css(darken(setting.palette.shadow, 0.6))
    for (const dx of [-96, 66]) {
      paintMasonry(pen, setting, { x: x + dx, y: y - 190, width: 32, height: 190 }, stone, { course: 16, random })
      box(pen, x + dx - 5, y - 198, 42, 11, css(darken(stone, 0.2)))
      disc(pen, [x + dx + 16, y - 208], 13, css(stone))
    }
    for (let bar = -60; bar <= 60; bar += 12)
      box(pen, x + bar - 1.5, y - 150 - (60 - Math.abs(bar)) * 0.5, 3.4, 150 + (60 - Math.abs(bar)) * 0.5, iron)
    for (const up of [30, 96, 140]) box(pen, x - 64, y - up, 128, 5, iron)
  },
}

const well: Landmark = {
  words: /\bwell\b/,
  depth: BESIDE_PEOPLE,
  paint: (pen, setting, [x, y], random) => {
    const stone = inLight(setting, '#8b867e', 0.4)
    for (const post of [-46, 40]) box(pen, x + post, y - 120, 7, 84, css(inLight(setting, '#4d3520')))
    fillShape(
      pen,
      [
        [x - 68, y - 112],
        [x, y - 160],
        [x + 68, y - 112],
      ],
      css(inLight(setting, '#74493a', 0.4)),
    )
    paintMasonry(pen, setting, { x: x - 56, y: y - 46, width: 112, height: 50 }, stone, { course: 15, random })
  },
}

const STRIPES = ['#b5392f', '#2f6f6f', '#c98a2c', '#4d5f9a'] as const
const GOODS = ['#c9472f', '#e0a83c', '#6f9a4a', '#d9773c', '#8a4a7a'] as const

const stall: Landmark = {
  words: /\b(?:stalls?|market|booth|bazaar|fair)\b/,
  depth: BESIDE_PEOPLE,
  paint: (pen, setting, [x, y], random) => {
    const wood = inLight(setting, '#7d5a38')
    const stripe = inLight(setting, random.pick(STRIPES), 0.26)
    const pale = inLight(setting, '#efe6d0', 0.26)
    for (const post of [-108, 100]) box(pen, x + post, y - 190, 8, 190, css(darken(wood, 0.2)))
    box(pen, x - 112, y - 74, 224, 74, css(darken(wood, 0.12)))
    for (let plank = 0; plank < 3; plank++) box(pen, x - 112, y - 52 + plank * 20, 224, 2.4, css(darken(wood, 0.5)))
    for (let heap = 0; heap < 5; heap++) {
      const goods = inLight(setting, random.pick(GOODS), 0.22)
      for (let piece = 0; piece < 9; piece++)
        disc(
          pen,
          [x - 92 + heap * 43 + (piece % 4) * 10 + (piece > 3 ? 5 : 0), y - 80 - Math.floor(piece / 4) * 9],
          7,
          css(darken(goods, (piece % 3) * 0.1)),
        )
    }
    box(pen, x - 116, y - 78, 232, 7, css(wood))
    for (let strip = 0; strip < 10; strip++) {
      const [left, right] = [x - 130 + strip * 26, x - 104 + strip * 26]
      const cloth = strip % 2 ? pale : stripe
      fillShape(
        pen,
        [
          [x + (left - x) * 0.84, y - 226],
          [x + (right - x) * 0.84, y - 226],
          [right, y - 168],
          [left, y - 168],
        ],
        css(cloth),
      )
      pen.fillStyle = css(darken(cloth, 0.14))
      pen.beginPath()
      pen.arc((left + right) / 2, y - 168, 13, 0, Math.PI)
      pen.fill()
    }
  },
}

const statue: Landmark = {
  words: /\b(?:statue|monument|memorial|obelisk)\b/,
  depth: 0.7,
  paint: (pen, setting, [x, y]) => {
    const stone = inLight(setting, '#a8a69c')
    pen.fillStyle = sideLit(pen, setting, x - 50, 100, stone)
    pen.fillRect(x - 50, y - 90, 100, 90)
    box(pen, x - 60, y - 98, 120, 12, css(stone))
    const bronze = inLight(setting, '#5f7a6a', 0.4)
    pen.fillStyle = sideLit(pen, setting, x - 30, 60, bronze)
    pen.beginPath()
    pen.moveTo(x - 26, y - 98)
    pen.bezierCurveTo(x - 30, y - 180, x - 30, y - 200, x - 10, y - 214)
    pen.lineTo(x + 10, y - 214)
    pen.bezierCurveTo(x + 30, y - 200, x + 30, y - 180, x + 26, y - 98)
    pen.fill()
    disc(pen, [x, y - 226], 15, css(bronze))
    box(pen, x + 14, y - 250, 6, 70, css(bronze), 3)
  },
}

const campfire: Landmark = {
  words: /\b(?:camp ?fire|bonfire|fire)\b/,
  depth: BESIDE_PEOPLE,
  paint: (pen, setting, [x, y]) => {
    for (const turn of [-0.35, 0.3, 0]) {
      pen.save()
      pen.translate(x, y - 6)
      pen.rotate(turn)
      box(pen, -44, -7, 88, 13, css(darken(inLight(setting, '#5d4028'), 0.3)), 6)
      pen.restore()
    }
    for (let stone = -3; stone <= 3; stone++)
      oval(pen, [x + stone * 18, y + 4 - Math.abs(stone) * 2], 11, 7, css(darken(inLight(setting, '#6d6a68'), 0.2)))
  },
  motions: (setting, [x, y]) => [
    fire(BESIDE_PEOPLE + 0.001, [x, y - 6], 62),
    smoke(setting, BESIDE_PEOPLE - 0.001, [x, y - 60], 0.9),
  ],
}

const sign: Landmark = {
  words: /\b(?:cross ?roads?|sign(?:post)?|junction|fork)\b/,
  depth: BESIDE_PEOPLE,
  paint: (pen, setting, [x, y]) => {
    const wood = inLight(setting, '#8a6440')
    box(pen, x - 6, y - 210, 12, 210, css(darken(wood, 0.25)))
    for (const [up, to] of [
      [200, 1],
      [160, -1],
      [122, 1],
    ] as const)
      fillShape(
        pen,
        [
          [x - to * 14, y - up],
          [x + to * 82, y - up],
          [x + to * 100, y - up + 14],
          [x + to * 82, y - up + 28],
          [x - to * 14, y - up + 28],
        ],
        css(to > 0 ? wood : darken(wood, 0.12)),
      )
  },
}

const bench: Landmark = {
  words: /\b(?:bench|seat)\b/,
  depth: BESIDE_PEOPLE,
  paint: (pen, setting, [x, y]) => {
    const wood = inLight(setting, '#7d5a38')
    const iron = css(darken(setting.palette.shadow, 0.55))
    for (const dx of [-82, 74]) box(pen, x + dx, y - 84, 8, 84, iron, 3)
    for (const up of [80, 62, 42]) box(pen, x - 94, y - up, 188, 13, css(darken(wood, (80 - up) * 0.005)), 3)
    box(pen, x - 98, y - 40, 196, 9, css(mix(wood, setting.palette.light, 0.25)), 3)
  },
}

const ladder: Landmark = {
  words: /\bladder\b/,
  depth: BESIDE_PEOPLE,
  paint: (pen, setting, [x, y]) => {
    pen.strokeStyle = css(inLight(setting, '#8a6440'))
    pen.lineWidth = 8
    pen.beginPath()
    for (const rail of [-22, 22]) {
      pen.moveTo(x + rail, y)
      pen.lineTo(x + rail + 46, y - 330)
    }
    for (let rung = 1; rung < 12; rung++) {
      const share = rung / 12
      pen.moveTo(x - 22 + 46 * share, y - 330 * share)
      pen.lineTo(x + 22 + 46 * share, y - 330 * share)
    }
    pen.stroke()
  },
}

const tree: Landmark = {
  words: /\b(?:oak|willow|elm|beech|apple ?tree|tree)\b/,
  depth: 0.7,
  paint: (pen, setting, at, random) =>
    paintTree(
      pen,
      setting,
      at,
      400,
      { trunk: inLight(setting, '#5d4633', 0.45), leaves: groundColour(setting, hex('#5f7a3c')) },
      random,
    ),
}

const stones: Landmark = {
  words: /\b(?:standing stones?|stone circle|henge|ruins?|temple)\b/,
  depth: 0.6,
  paint: (pen, setting, [x, y], random) => {
    const stone = inLight(setting, '#8f8c86')
    for (let slab = 0; slab < 6; slab++) {
      const [left, height] = [x - 170 + slab * 62, random.between(80, 150)]
      pen.fillStyle = sideLit(pen, setting, left, 36, stone)
      pen.beginPath()
      pen.roundRect(left, y - height, 36, height + 6, [random.between(4, 14), random.between(4, 14), 0, 0])
      pen.fill()
      if (slab % 2 === 0 && random.chance(0.7))
        box(pen, left - 6, y - Math.min(height, 118) - 20, 110, 22, css(darken(stone, 0.12)), 4)
    }
  },
}

const grave: Landmark = {
  words: /\b(?:graves?|tomb(?:stone)?|headstone)\b/,
  depth: BESIDE_PEOPLE,
  paint: (pen, setting, [x, y]) => {
    const stone = inLight(setting, '#9a9890')
    archPath(pen, x, y, 76, 118)
    pen.fillStyle = sideLit(pen, setting, x - 38, 76, stone)
    pen.fill()
    for (const [up, width] of [
      [78, 40],
      [62, 48],
      [46, 32],
    ] as const)
      box(pen, x - width / 2, y - up, width, 4, css(darken(stone, 0.4), 0.7))
    oval(pen, [x, y + 8], 74, 11, css(darken(groundColour(setting, hex('#6d5a40')), 0.2)))
  },
}

const boat: Landmark = {
  words: /\b(?:boat|raft|canoe|dinghy|wreck)\b/,
  depth: BESIDE_PEOPLE,
  paint: (pen, setting, [x, y]) => {
    const hull = inLight(setting, '#6f4a34')
    pen.fillStyle = sideLit(pen, setting, x - 130, 260, hull)
    pen.beginPath()
    pen.moveTo(x - 130, y - 62)
    pen.quadraticCurveTo(x, y - 34, x + 130, y - 66)
    pen.quadraticCurveTo(x + 96, y + 2, x + 40, y + 4)
    pen.lineTo(x - 60, y + 4)
    pen.quadraticCurveTo(x - 108, y - 4, x - 130, y - 62)
    pen.fill()
    pen.strokeStyle = css(darken(hull, 0.45), 0.7)
    pen.lineWidth = 2.4
    for (const drop of [14, 28]) {
      pen.beginPath()
      pen.moveTo(x - 124 + drop * 0.4, y - 60 + drop)
      pen.quadraticCurveTo(x, y - 34 + drop, x + 124 - drop * 0.4, y - 64 + drop)
      pen.stroke()
    }
  },
}

/** Looked through in order; the first whose word a place's name holds is set up. */
export const THINGS: readonly Landmark[] = [
  fountain,
  gate,
  well,
  stall,
  statue,
  campfire,
  grave,
  boat,
  sign,
  bench,
  ladder,
  stones,
  tree,
]

import { fire } from '../../light/life.ts'
import { box, disc, fillShape, linear, oval, type Pen } from '../../pen/canvas.ts'
import { type Colour, css, darken, lighten, mix } from '../../pen/colour.ts'
import { paintHearth, paintShelves, paintTable, paintTableLamp } from './furniture.ts'
import { inRoom, type Piece } from './piece.ts'

const CLOTHS = ['#7d2f38', '#3f5f4d', '#2f4f6f', '#8a6a3a', '#5a3d5e', '#9a5a3c'] as const

const upright = (pen: Pen, y: number, height: number, colour: Colour) =>
  linear(
    pen,
    [0, y - height],
    [0, y],
    [
      [0, css(lighten(colour, 0.1))],
      [1, css(darken(colour, 0.42))],
    ],
  )

const hearth: Piece = {
  words: /\b(?:fire ?place|hearth|fireside|fire|chimney|grate)\b/,
  width: 290,
  paint: (pen, setting, [x, y]) => {
    paintHearth(pen, x, y, (colour) => mix(colour, inRoom(setting, '#6d625a'), 0.45))
  },
  motions: (_, [x, y]) => [fire(0.856, [x, y - 12], 84, 420)],
}

const piano: Piece = {
  words: /\bpiano|harpsichord|organ\b/,
  width: 270,
  paint: (pen, setting, [x, y]) => {
    const wood = inRoom(setting, '#3a2420')
    pen.fillStyle = upright(pen, y, 200, wood)
    pen.fillRect(x - 125, y - 200, 250, 196)
    box(pen, x - 134, y - 208, 268, 12, css(lighten(wood, 0.16)), 3)
    box(pen, x - 134, y - 112, 268, 26, css(lighten(wood, 0.08)), 3)
    box(pen, x - 118, y - 112, 236, 12, css(inRoom(setting, '#efe8d8')))
    for (let key = 0; key < 26; key++)
      if (![2, 6, 9, 13, 16, 20, 23].includes(key))
        box(pen, x - 116 + key * 9, y - 112, 5, 7, css(inRoom(setting, '#17121a')))
    box(pen, x - 52, y - 176, 104, 54, css(inRoom(setting, '#e9dfc6')), 2)
    for (let line = 0; line < 6; line++) box(pen, x - 46, y - 168 + line * 8, 42, 1.6, css(inRoom(setting, '#6d6458')))
    for (const dx of [-112, 98]) box(pen, x + dx, y - 86, 14, 84, css(darken(wood, 0.3)))
    box(pen, x - 46, y - 20, 92, 14, css(inRoom(setting, '#7d2f38')), 6)
    for (const dx of [-38, 30]) box(pen, x + dx, y - 8, 8, 40, css(darken(wood, 0.35)))
  },
}

const bed: Piece = {
  words: /\b(?:bed(?:room|chamber|side)?|cot|bunk)\b/,
  width: 350,
  paint: (pen, setting, [x, y], random) => {
    const wood = inRoom(setting, '#6a4630')
    const quilt = inRoom(setting, random.pick(CLOTHS))
    const linen = inRoom(setting, '#efe8d8')
    pen.fillStyle = upright(pen, y, 190, wood)
    pen.beginPath()
    pen.roundRect(x - 172, y - 186, 26, 190, [10, 10, 0, 0])
    pen.roundRect(x + 148, y - 122, 24, 126, [10, 10, 0, 0])
    pen.fill()
    box(pen, x - 148, y - 60, 298, 42, css(darken(wood, 0.2)))
    box(pen, x - 146, y - 98, 296, 46, css(linen), 14)
    oval(pen, [x - 104, y - 104], 46, 23, css(lighten(linen, 0.2)))
    oval(pen, [x - 96, y - 98], 40, 16, css(darken(linen, 0.1)))
    pen.beginPath()
    pen.moveTo(x - 52, y - 106)
    pen.bezierCurveTo(x + 20, y - 122, x + 120, y - 112, x + 150, y - 98)
    pen.lineTo(x + 152, y - 34)
    pen.quadraticCurveTo(x + 40, y - 22, x - 66, y - 34)
    pen.closePath()
    pen.fillStyle = upright(pen, y - 28, 90, quilt)
    pen.fill()
    for (let patch = 0; patch < 7; patch++) {
      box(
        pen,
        x - 44 + patch * 27,
        y - 92 + (patch % 2) * 22,
        19,
        19,
        css(patch % 3 ? lighten(quilt, 0.2) : darken(quilt, 0.2), 0.6),
        3,
      )
    }
    for (const dx of [-148, 140]) box(pen, x + dx, y - 20, 12, 22, css(darken(wood, 0.4)))
  },
}

const throne: Piece = {
  words: /\bthrone\b/,
  width: 200,
  paint: (pen, setting, [x, y]) => {
    const gold = inRoom(setting, '#c79a3c')
    const velvet = inRoom(setting, '#8a2232')
    for (const [half, up, tone] of [
      [120, 0, 0.4],
      [92, 16, 0.28],
    ] as const)
      box(pen, x - half, y - up - 16, half * 2, 18, css(darken(inRoom(setting, '#8f8780'), tone)))
    box(pen, x - 58, y - 262, 116, 232, css(gold), 12)
    box(pen, x - 44, y - 244, 88, 214, css(velvet), 8)
    fillShape(
      pen,
      [
        [x - 62, y - 258],
        [x - 36, y - 300],
        [x - 14, y - 268],
        [x, y - 320],
        [x + 14, y - 268],
        [x + 36, y - 300],
        [x + 62, y - 258],
      ],
      css(lighten(gold, 0.1)),
    )
    disc(pen, [x, y - 286], 8, css(inRoom(setting, '#3f8fb0')))
    box(pen, x - 72, y - 112, 144, 26, css(lighten(velvet, 0.12)), 8)
    box(pen, x - 76, y - 150, 18, 122, css(darken(gold, 0.15)), 6)
    box(pen, x + 58, y - 150, 18, 122, css(darken(gold, 0.15)), 6)
    box(pen, x - 62, y - 88, 124, 56, css(darken(velvet, 0.25)))
  },
}

const armchair: Piece = {
  words: /\b(?:armchair|sofa|couch|settee|parlou?r|drawing-room|sitting-room|living-room|lounge)\b/,
  width: 210,
  paint: (pen, setting, [x, y], random) => {
    const cloth = inRoom(setting, random.pick(CLOTHS))
    const half = random.chance(0.5) ? 78 : 116
    pen.fillStyle = upright(pen, y, 168, cloth)
    pen.beginPath()
    pen.roundRect(x - half, y - 164, half * 2, 130, [34, 34, 8, 8])
    pen.fill()
    box(pen, x - half + 12, y - 84, half * 2 - 24, 32, css(lighten(cloth, 0.12)), 12)
    box(pen, x - half + 8, y - 56, half * 2 - 16, 44, css(darken(cloth, 0.3)), 6)
    for (const dx of [-half - 14, half - 18]) box(pen, x + dx, y - 106, 32, 96, css(darken(cloth, 0.12)), 15)
    for (let button = 0; button < 4; button++)
      disc(pen, [x - half * 0.6 + button * half * 0.4, y - 128], 3.4, css(darken(cloth, 0.4)))
    for (const dx of [-half, half - 10]) box(pen, x + dx, y - 12, 10, 14, css(inRoom(setting, '#3a2820')))
  },
}

const clock: Piece = {
  words: /\bclock\b/,
  width: 96,
  paint: (pen, setting, [x, y]) => {
    const wood = inRoom(setting, '#5a3826')
    box(pen, x - 38, y - 70, 76, 70, css(darken(wood, 0.2)), 3)
    box(pen, x - 27, y - 220, 54, 154, css(wood))
    box(pen, x - 36, y - 304, 72, 90, css(lighten(wood, 0.06)), 6)
    pen.fillStyle = css(lighten(wood, 0.06))
    pen.beginPath()
    pen.arc(x, y - 302, 36, Math.PI, 0)
    pen.fill()
    disc(pen, [x, y - 272], 27, css(inRoom(setting, '#efe4c8')))
    pen.strokeStyle = css(inRoom(setting, '#2a1c18'))
    pen.lineWidth = 3
    pen.beginPath()
    pen.moveTo(x, y - 290)
    pen.lineTo(x, y - 272)
    pen.lineTo(x + 13, y - 265)
    pen.stroke()
    box(pen, x - 15, y - 202, 30, 118, css(darken(wood, 0.5)), 4)
    box(pen, x - 1.5, y - 200, 3, 78, css(inRoom(setting, '#c9a45c')))
    disc(pen, [x, y - 116], 11, css(inRoom(setting, '#d9b45c')))
  },
}

const desk: Piece = {
  words: /\b(?:desk|table|study|office|bureau)\b/,
  width: 320,
  paint: (pen, setting, [x, y]) => {
    const wood = inRoom(setting, '#6a4630')
    const top = y - 118
    paintTable(pen, { x: x - 150, y: top, width: 300, height: 118 }, wood)
    paintTableLamp(pen, x, top, setting.palette.lampsLit, (colour) => mix(colour, wood, 0.2))
    box(pen, x + 66, top - 12, 66, 12, css(inRoom(setting, '#7d2f38')), 2)
    box(pen, x + 72, top - 22, 56, 10, css(inRoom(setting, '#2f4f6f')), 2)
    box(pen, x - 130, top - 4, 62, 4, css(inRoom(setting, '#efe6cf')))
  },
}

const bookcase: Piece = {
  words: /\b(?:books?|book ?case|book ?shel(?:f|ves)|shel(?:f|ves))\b/,
  width: 260,
  paint: (pen, setting, [x, y], random) =>
    paintShelves(
      pen,
      { x: x - 110, y: y - 332, width: 220, rows: 4, rowHeight: 80 },
      inRoom(setting, '#5a3a26'),
      (colour) => mix(colour, inRoom(setting, '#5a3a26'), 0.28),
      random,
    ),
}

const dresser: Piece = {
  words: /\b(?:wardrobe|cupboard|dresser|chest of drawers|closet)\b/,
  width: 190,
  paint: (pen, setting, [x, y], random) => {
    const wood = inRoom(setting, random.pick(['#7a5236', '#5d4636', '#8a6a4a']))
    pen.fillStyle = upright(pen, y, 280, wood)
    pen.fillRect(x - 84, y - 272, 168, 268)
    box(pen, x - 94, y - 284, 188, 16, css(lighten(wood, 0.12)), 3)
    for (const dx of [-76, 4]) {
      box(pen, x + dx, y - 256, 72, 168, css(darken(wood, 0.16)), 4)
      box(pen, x + dx + 8, y - 248, 56, 152, css(lighten(wood, 0.05)), 3)
    }
    for (const dx of [-10, 10]) disc(pen, [x + dx, y - 170], 4.5, css(inRoom(setting, '#c9a45c')))
    box(pen, x - 76, y - 78, 152, 56, css(darken(wood, 0.16)), 4)
    for (const dx of [-34, 34]) disc(pen, [x + dx, y - 50], 4.5, css(inRoom(setting, '#c9a45c')))
  },
}

/** Looked through in order; the first whose word a place's name holds is set up. */
export const SITTING_PIECES: readonly Piece[] = [throne, piano, hearth, clock, bookcase, dresser, armchair, desk, bed]
export const PIECES = { hearth, piano, bed, throne, armchair, clock, desk, bookcase, dresser } as const

import { box, disc, fillShape, linear, oval, type Pen } from '../../pen/canvas.ts'
import { type Colour, css, darken, hex, lighten, mix } from '../../pen/colour.ts'
import type { Random } from '../../pen/random.ts'

const SPINES = ['#7d2f38', '#2f4f6f', '#3f5f3d', '#b58a44', '#4d3c6a', '#8c8377', '#22625f'] as const

/** Shelves of books; `tone` puts a colour under the room's light. */
export function paintShelves(
  pen: Pen,
  at: { x: number; y: number; width: number; rows: number; rowHeight: number },
  wood: Colour,
  tone: (colour: Colour) => Colour,
  random: Random,
): void {
  const { x, y, width, rows, rowHeight } = at
  box(pen, x - 9, y - 6, width + 18, rows * rowHeight + 12, css(darken(wood, 0.55)))
  for (let row = 0; row < rows; row++) {
    const foot = y + (row + 1) * rowHeight
    let left = x + 5
    while (left < x + width - 24) {
      const [thick, height] = [random.between(8, 22), rowHeight * random.between(0.58, 0.9)]
      if (random.chance(0.09)) {
        left += 24
        continue
      }
      const cloth = tone(hex(random.pick(SPINES)))
      const leans = random.chance(0.07)
      pen.save()
      pen.translate(left, foot - 5)
      if (leans) pen.rotate(0.14)
      pen.fillStyle = linear(
        pen,
        [0, 0],
        [thick, 0],
        [
          [0, css(darken(cloth, 0.3))],
          [0.5, css(cloth)],
          [1, css(darken(cloth, 0.22))],
        ],
      )
      pen.fillRect(0, -height, thick - 1, height)
      box(pen, 1, -height + 9, thick - 3, 2, css(tone([230, 200, 130]), 0.55))
      box(pen, 1, -14, thick - 3, 2, css(tone([230, 200, 130]), 0.55))
      pen.restore()
      left += thick
    }
    box(pen, x - 9, foot - 5, width + 18, 9, css(mix(wood, [255, 220, 160], 0.1)))
  }
  for (const side of [x - 12, x + width + 3]) box(pen, side, y - 12, 10, rows * rowHeight + 22, css(wood))
}

/** A table seen from the front, with two legs and a lit edge. */
export function paintTable(pen: Pen, at: { x: number; y: number; width: number; height: number }, wood: Colour): void {
  const { x, y, width, height } = at
  for (const leg of [x + 14, x + width - 32]) {
    pen.fillStyle = linear(
      pen,
      [0, y],
      [0, y + height],
      [
        [0, css(darken(wood, 0.3))],
        [1, css(darken(wood, 0.6))],
      ],
    )
    pen.fillRect(leg, y + 12, 18, height - 12)
  }
  box(pen, x + 8, y + 12, width - 16, 22, css(darken(wood, 0.4)))
  box(pen, x, y, width, 15, css(wood), 4)
  box(pen, x + 2, y, width - 4, 3, css(lighten(wood, 0.26)), 2)
}

/** A shaded table lamp; (x, y) is its foot. Returns the middle of its light. */
export function paintTableLamp(
  pen: Pen,
  x: number,
  y: number,
  isLit: boolean,
  tone: (colour: Colour) => Colour,
): readonly [number, number] {
  box(pen, x - 4, y - 84, 8, 84, css(tone(hex('#8a6a3a'))))
  oval(pen, [x, y], 34, 7, css(tone(hex('#6f5530'))))
  fillShape(
    pen,
    [
      [x - 24, y - 128],
      [x + 24, y - 128],
      [x + 48, y - 78],
      [x - 48, y - 78],
    ],
    isLit ? 'rgb(255,222,158)' : css(tone(hex('#d9c9a4'))),
  )
  return [x, y - 100]
}

/** A picture on the wall: a frame with a small landscape. */
export function paintPicture(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  tone: (colour: Colour) => Colour,
): void {
  box(pen, x, y, width, height, css(tone(hex('#8a6531'))), 3)
  pen.fillStyle = linear(
    pen,
    [0, y],
    [0, y + height],
    [
      [0, css(tone(hex('#9fb4bd')))],
      [0.6, css(tone(hex('#d8c49a')))],
      [1, css(tone(hex('#5d6b45')))],
    ],
  )
  pen.fillRect(x + 8, y + 8, width - 16, height - 16)
}

/** A stone hearth with a fire in it. Returns the middle of the flames. */
export function paintHearth(
  pen: Pen,
  x: number,
  floorY: number,
  tone: (colour: Colour) => Colour,
): readonly [number, number] {
  const stone = tone(hex('#8b8178'))
  box(pen, x - 120, floorY - 250, 240, 250, css(darken(stone, 0.12)))
  pen.save()
  pen.beginPath()
  pen.rect(x - 120, floorY - 250, 240, 250)
  pen.clip()
  for (let row = 0; row < 8; row++) {
    for (let column = -(row % 2); column < 5; column++) {
      box(
        pen,
        x - 118 + column * 50 + (row % 2) * 25,
        floorY - 248 + row * 31,
        47,
        28,
        css((row * 7 + column * 5) % 3 ? stone : darken(stone, 0.12)),
        4,
      )
    }
  }
  pen.restore()
  box(pen, x - 140, floorY - 266, 280, 22, css(tone(hex('#5d4028'))), 3)
  pen.beginPath()
  pen.roundRect(x - 72, floorY - 150, 144, 150, [60, 60, 0, 0])
  pen.fillStyle = '#150d0b'
  pen.fill()
  for (const [dx, size, colour] of [
    [-22, 62, '#d9642a'],
    [20, 70, '#e0752f'],
    [0, 88, '#f2a23c'],
    [-4, 52, '#ffdc86'],
  ] as const) {
    pen.fillStyle = colour
    pen.beginPath()
    pen.moveTo(x + dx - size * 0.3, floorY - 10)
    pen.quadraticCurveTo(x + dx - size * 0.34, floorY - size * 0.6, x + dx, floorY - size)
    pen.quadraticCurveTo(x + dx + size * 0.36, floorY - size * 0.5, x + dx + size * 0.3, floorY - 10)
    pen.fill()
  }
  for (const dx of [-34, 16]) box(pen, x + dx - 22, floorY - 16, 62, 13, '#2a1a11', 6)
  return [x, floorY - 50]
}

/** A row of jars, jugs and plates on a plank. */
export function paintCrockery(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  wood: Colour,
  tone: (colour: Colour) => Colour,
  random: Random,
): void {
  box(pen, x, y, width, 10, css(wood))
  box(pen, x, y + 10, width, 6, css(darken(wood, 0.5), 0.6))
  let left = x + 12
  while (left < x + width - 34) {
    const [kind, size] = [random.whole(0, 3), random.between(0.8, 1.15)]
    const glaze = tone(hex(random.pick(['#d6cdbb', '#8fa3a8', '#b5623c', '#6d7f5a', '#c9a45c'])))
    if (kind === 0) {
      disc(pen, [left + 18, y - 22 * size], 21 * size, css(glaze))
      disc(pen, [left + 18, y - 22 * size], 14 * size, css(darken(glaze, 0.12)))
    } else if (kind === 1) box(pen, left + 4, y - 42 * size, 26 * size, 42 * size, css(glaze), 8)
    else if (kind === 2) box(pen, left + 8, y - 54 * size, 17 * size, 54 * size, css(darken(glaze, 0.25)), 7)
    else {
      box(pen, left + 4, y - 28 * size, 30 * size, 28 * size, css(glaze), 6)
      box(pen, left + 30, y - 22 * size, 9, 12, css(darken(glaze, 0.2)), 5)
    }
    left += 48
  }
}

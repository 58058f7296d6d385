import { fire, smoke, turning } from '../../light/life.ts'
import { beam, lamp } from '../../light/motions.ts'
import { box, disc, fillShape, type Pen } from '../../pen/canvas.ts'
import { css, darken, lighten, mix } from '../../pen/colour.ts'
import { FRAME } from '../../world.ts'
import { paintHouse } from '../elements/buildings.ts'
import { archPath, inLight, paintBattlements, paintMasonry, paneColour, sideLit } from '../elements/masonry.ts'
import type { Landmark } from './landmark.ts'
import { paintLighthouse } from './lighthouse.ts'

const lighthouse: Landmark = {
  words: /\b(?:lighthouse|beacon|light ?house)\b/,
  depth: 0.42,
  paint: (pen, setting, [x, y]) => paintLighthouse(pen, setting, x, y - 300, y),
  motions: (setting, [x, y]) =>
    setting.palette.lampsLit ? [beam(0.43, [x, y - 320], FRAME.width * 0.6), lamp(0.431, [x, y - 320], 120)] : [],
}

const SAIL = 128

function paintSails(pen: Pen, wood: string, cloth: string): void {
  for (let sail = 0; sail < 4; sail++) {
    pen.rotate(Math.PI / 2)
    box(pen, -3, -SAIL, 6, SAIL, wood)
    box(pen, 3, -SAIL + 4, 25, SAIL - 34, cloth)
    for (let bar = 0; bar < 5; bar++) box(pen, 3, -SAIL + 6 + bar * 19, 25, 2, wood)
    box(pen, 15, -SAIL + 4, 2, SAIL - 34, wood)
  }
  disc(pen, [0, 0], 8, wood)
}

const windmill: Landmark = {
  words: /\b(?:windmill|mill)\b/,
  depth: 0.44,
  paint: (pen, setting, [x, y]) => {
    const wall = inLight(setting, '#cfc2a8', 0.32)
    const cap = inLight(setting, '#6b3f38')
    fillShape(
      pen,
      [
        [x - 52, y],
        [x - 33, y - 190],
        [x + 33, y - 190],
        [x + 52, y],
      ],
      sideLit(pen, setting, x - 52, 104, wall),
    )
    fillShape(
      pen,
      [
        [x - 40, y - 186],
        [x - 22, y - 226],
        [x + 22, y - 226],
        [x + 40, y - 186],
      ],
      css(cap),
    )
    box(pen, x - 13, y - 46, 26, 46, css(darken(cap, 0.4)), 12)
    for (const up of [92, 146]) box(pen, x - 8, y - up, 16, 20, paneColour(setting, wall), 7)
  },
  motions: (setting, [x, y]) => [
    turning(0.445, [x, y - 200], 0.34, (pen) =>
      paintSails(
        pen,
        css(darken(inLight(setting, '#5d4028'), 0.3)),
        css(mix(inLight(setting, '#e2d6ba', 0.3), setting.palette.light, 0.1), 0.86),
      ),
    ),
  ],
}

const church: Landmark = {
  words: /\b(?:church|chapel|steeple|minster|cathedral|abbey|belfry|monastery)\b/,
  depth: 0.4,
  paint: (pen, setting, [x, y], random) => {
    const stone = inLight(setting, '#a79d8f')
    const roof = inLight(setting, '#5a5560', 0.42)
    paintMasonry(pen, setting, { x: x - 20, y: y - 96, width: 170, height: 96 }, stone, { course: 11, random })
    fillShape(
      pen,
      [
        [x - 24, y - 92],
        [x + 8, y - 146],
        [x + 136, y - 146],
        [x + 158, y - 92],
      ],
      css(roof),
    )
    paintMasonry(pen, setting, { x: x - 68, y: y - 190, width: 60, height: 190 }, stone, { course: 11, random })
    fillShape(
      pen,
      [
        [x - 74, y - 188],
        [x - 38, y - 306],
        [x - 2, y - 188],
      ],
      css(darken(roof, 0.15)),
    )
    box(pen, x - 39.5, y - 334, 3, 30, css(darken(roof, 0.4)))
    box(pen, x - 46, y - 326, 16, 3, css(darken(roof, 0.4)))
    pen.fillStyle = paneColour(setting, stone)
    for (const [dx, foot, width, height] of [
      [-38, 128, 20, 42],
      [30, 26, 18, 46],
      [72, 26, 18, 46],
      [114, 26, 18, 46],
    ] as const) {
      archPath(pen, x + dx, y - foot, width, height, true)
      pen.fill()
    }
    archPath(pen, x - 38, y, 30, 54, true)
    pen.fillStyle = css(darken(roof, 0.45))
    pen.fill()
  },
}

const castle: Landmark = {
  words: /\b(?:castle|fortress|citadel|keep|stronghold|fort)\b/,
  depth: 0.3,
  paint: (pen, setting, [x, y], random) => {
    const stone = inLight(setting, '#8f8a86')
    const roof = inLight(setting, '#5d4a55', 0.42)
    for (const [dx, width, height, hasRoof] of [
      [-150, 56, 170, true],
      [-100, 200, 104, false],
      [94, 60, 190, true],
      [-32, 74, 250, false],
      [34, 40, 216, true],
    ] as const) {
      const block = { x: x + dx, y: y - height, width, height }
      paintMasonry(pen, setting, block, stone, { course: 13, random })
      if (!hasRoof) paintBattlements(pen, block, 12, css(darken(stone, 0.12)))
      else
        fillShape(
          pen,
          [
            [x + dx - 7, y - height + 2],
            [x + dx + width / 2, y - height - width * 1.25],
            [x + dx + width + 7, y - height + 2],
          ],
          css(roof),
        )
      box(pen, x + dx + width / 2 - 4, y - height + 34, 8, 22, paneColour(setting, stone, random.chance(0.8)), 4)
    }
    archPath(pen, x, y, 46, 66)
    pen.fillStyle = css(darken(stone, 0.66))
    pen.fill()
  },
}

const tower: Landmark = {
  words: /\b(?:tower|turret|watchtower)\b/,
  depth: 0.42,
  paint: (pen, setting, [x, y], random) => {
    const stone = inLight(setting, '#8f8a86')
    const block = { x: x - 44, y: y - 300, width: 88, height: 300 }
    paintMasonry(pen, setting, block, stone, { course: 15, random })
    paintBattlements(pen, { ...block, x: x - 54, width: 108, y: y - 296 }, 15, css(darken(stone, 0.15)))
    box(pen, x - 54, y - 298, 108, 16, css(darken(stone, 0.22)))
    for (const up of [90, 160, 232]) box(pen, x - 5, y - up, 10, 28, paneColour(setting, stone), 5)
    archPath(pen, x, y, 32, 58)
    pen.fillStyle = css(darken(stone, 0.6))
    pen.fill()
  },
}

const cottage: Landmark = {
  words: /\b(?:cottage|hut|cabin|shack|house|farm(?:house)?|inn|home|lodge|manor|mansion)\b/,
  depth: 0.5,
  paint: (pen, setting, [x, y], random) =>
    paintHouse(pen, setting, { x: x - 105, y, width: 210, height: 104 }, (colour) => colour, random),
  motions: (setting, [x, y]) => [smoke(setting, 0.49, [x, y - 190], 0.8)],
}

const barn: Landmark = {
  words: /\b(?:barn|stables?|shed|byre)\b/,
  depth: 0.5,
  paint: (pen, setting, [x, y]) => {
    const wood = inLight(setting, '#8a4034')
    box(pen, x - 110, y - 110, 220, 110, css(wood))
    pen.fillStyle = sideLit(pen, setting, x - 110, 220, wood)
    pen.fillRect(x - 110, y - 110, 220, 110)
    fillShape(
      pen,
      [
        [x - 124, y - 106],
        [x - 76, y - 168],
        [x, y - 196],
        [x + 76, y - 168],
        [x + 124, y - 106],
      ],
      css(inLight(setting, '#5a4a44', 0.42)),
    )
    for (let plank = -100; plank < 110; plank += 17) box(pen, x + plank, y - 108, 2, 108, css(darken(wood, 0.4), 0.5))
    box(pen, x - 42, y - 84, 84, 84, css(darken(wood, 0.35)))
    pen.strokeStyle = css(lighten(wood, 0.5))
    pen.lineWidth = 4
    pen.strokeRect(x - 42, y - 84, 84, 84)
    pen.beginPath()
    pen.moveTo(x - 42, y - 84)
    pen.lineTo(x + 42, y)
    pen.moveTo(x + 42, y - 84)
    pen.lineTo(x - 42, y)
    pen.stroke()
  },
}

const tent: Landmark = {
  words: /\b(?:tents?|camp|encampment|circus|wigwam|tepee)\b/,
  depth: 0.6,
  paint: (pen, setting, [x, y]) => {
    for (const [dx, size, code] of [
      [-46, 1, '#c9a878'],
      [80, 0.72, '#a8684e'],
    ] as const) {
      const cloth = inLight(setting, code, 0.3)
      const [at, half, height] = [x + dx, 92 * size, 128 * size]
      fillShape(
        pen,
        [
          [at - half, y],
          [at, y - height],
          [at + half, y],
        ],
        sideLit(pen, setting, at - half, half * 2, cloth),
      )
      fillShape(
        pen,
        [
          [at - half * 0.22, y],
          [at, y - height * 0.72],
          [at + half * 0.22, y],
        ],
        setting.palette.lampsLit ? 'rgb(255,206,122)' : css(darken(cloth, 0.6)),
      )
    }
  },
  motions: (setting, [x, y]) => [fire(0.86, [x + 20, y + 22], 44), smoke(setting, 0.83, [x + 20, y - 10], 0.8)],
}

/** Looked through in order; the first whose word a place's name holds is built. */
export const BUILDINGS: readonly Landmark[] = [lighthouse, windmill, castle, church, tower, barn, tent, cottage]

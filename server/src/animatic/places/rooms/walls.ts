import { box, disc, oval, type Pen } from '../../pen/canvas.ts'
import { type Colour, css, darken, lighten, mix } from '../../pen/colour.ts'
import type { Setting } from '../../setting.ts'
import { downFrame, WORLD } from '../../world.ts'

export const WALLPAPERS = [
  '#7a5546',
  '#5f6a55',
  '#6b5a6e',
  '#4d6472',
  '#8a6d45',
  '#7d4a48',
  '#4f6b62',
  '#8f8270',
  '#5a5f7d',
] as const

type Pattern = (pen: Pen, wall: Colour, floorY: number) => void

const stripes: Pattern = (pen, wall, floorY) => {
  for (let x = 0; x < WORLD.width; x += 46) {
    box(pen, x, 0, 23, floorY, css(lighten(wall, 0.5), 0.09))
    box(pen, x + 31, 0, 3, floorY, css(darken(wall, 0.5), 0.12))
  }
}

const lozenges: Pattern = (pen, wall, floorY) => {
  for (let row = 0; row * 54 < floorY; row++) {
    for (let x = (row % 2) * 36; x < WORLD.width; x += 72) {
      const y = row * 54 + 20
      oval(pen, [x, y], 14, 23, css(lighten(wall, 0.4), 0.13))
      oval(pen, [x, y], 8, 15, css(darken(wall, 0.4), 0.16))
      disc(pen, [x + 36, y + 27], 3, css(lighten(wall, 0.5), 0.16))
    }
  }
}

const flowers: Pattern = (pen, wall, floorY) => {
  for (let row = 0; row * 62 < floorY; row++) {
    for (let x = (row % 2) * 44; x < WORLD.width; x += 88) {
      const y = row * 62 + 26
      for (let petal = 0; petal < 5; petal++) {
        const angle = (petal / 5) * Math.PI * 2 + row
        disc(pen, [x + Math.cos(angle) * 7, y + Math.sin(angle) * 7], 5, css(lighten(wall, 0.5), 0.22))
      }
      disc(pen, [x, y], 4, css(mix(wall, [230, 170, 90], 0.5), 0.4))
      oval(pen, [x + 12, y + 16], 10, 3.4, css(darken(wall, 0.4), 0.26), 0.8)
    }
  }
}

const panels: Pattern = (pen, wall, floorY) => {
  const rail = floorY - 190
  box(pen, 0, rail, WORLD.width, floorY - rail, css(darken(wall, 0.28)))
  box(pen, 0, rail - 8, WORLD.width, 10, css(lighten(wall, 0.14)))
  for (let x = 14; x < WORLD.width; x += 112) {
    box(pen, x, rail + 22, 92, 136, css(darken(wall, 0.42)), 3)
    box(pen, x + 7, rail + 29, 78, 122, css(darken(wall, 0.2)), 2)
  }
}

const timber: Pattern = (pen, wall, floorY) => {
  const wood = css(darken(mix(wall, [90, 60, 40], 0.6), 0.4))
  for (let x = 40; x < WORLD.width; x += 300) box(pen, x, 0, 26, floorY, wood)
  box(pen, 0, downFrame(0.04), WORLD.width, 24, wood)
  pen.strokeStyle = wood
  pen.lineWidth = 18
  for (let x = 66; x < WORLD.width; x += 600) {
    pen.beginPath()
    pen.moveTo(x, downFrame(0.08))
    pen.lineTo(x + 270, floorY)
    pen.stroke()
  }
}

const bricks: Pattern = (pen, wall, floorY) => {
  for (let row = 0; row * 22 < floorY; row++)
    for (let x = -(row % 2) * 27; x < WORLD.width; x += 54)
      box(
        pen,
        x,
        row * 22,
        50,
        19,
        (row * 5 + x) % 7 < 3 ? css(darken(wall, 0.3), 0.3) : css(lighten(wall, 0.25), 0.1),
        2,
      )
}

const boards: Pattern = (pen, wall, floorY) => {
  for (let x = 0; x < WORLD.width; x += 58) {
    box(pen, x, 0, 3, floorY, css(darken(wall, 0.5), 0.5))
    box(pen, x + 3, 0, 3, floorY, css(lighten(wall, 0.3), 0.12))
  }
}

const PAPERED: readonly [Pattern, ...Pattern[]] = [stripes, lozenges, flowers, panels, timber]
const ROUGH: readonly [Pattern, ...Pattern[]] = [bricks, boards, timber]

/** Covers a wall in the pattern that this very room has always had. */
export function paintWall(
  pen: Pen,
  setting: Setting,
  wall: Colour,
  floorY: number,
  kind: 'papered' | 'rough' = 'papered',
): void {
  const random = setting.random('wall pattern')
  random.pick(kind === 'papered' ? PAPERED : ROUGH)(pen, wall, floorY)
}

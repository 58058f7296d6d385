import { blended, disc, glow, oval, type Pen, picture, pixels, type Point } from '../pen/canvas.ts'
import { type Colour, css } from '../pen/colour.ts'
import { smoothStep } from '../pen/curve.ts'
import type { Setting } from '../setting.ts'
import type { Motion } from '../stage.ts'
import { downFrame, WORLD } from '../world.ts'

/** Lamplight and flames, whatever the hour. */
export const LAMP: Colour = [255, 200, 118]

/** Light on water below the sun or moon. */
export function glints(setting: Setting, depth: number, waterY: number, reach: number): Motion {
  const { palette, sun } = setting
  const random = setting.random('glints')
  const sparks = Array.from({ length: 50 }, () => {
    const near = random.next()
    return {
      x: sun.x + (random.next() - 0.5) * (50 + near * 270),
      y: waterY + 4 + near * near * reach,
      width: 4 + near * 22,
      height: 0.9 + near * 1.6,
      pace: 2 + random.next() * 3,
      offset: random.next() * 7,
    }
  })
  return {
    depth,
    draw: (pen, seconds) =>
      blended(pen, 'screen', () => {
        for (const spark of sparks) {
          const strength = (0.5 + 0.5 * Math.sin(seconds * spark.pace + spark.offset)) ** 3
          oval(pen, [spark.x, spark.y], spark.width, spark.height, css(palette.sun, strength * 0.7 * palette.key))
        }
      }),
  }
}

/** A lamp, window or fire that breathes a little. */
export function lamp(depth: number, place: Point, radius: number, strength = 0.8, colour: Colour = LAMP): Motion {
  return {
    depth,
    draw: (pen, seconds) => {
      const flicker = 1 + 0.03 * Math.sin(seconds * 9 + place[0]) + 0.02 * Math.sin(seconds * 23 + place[1])
      blended(pen, 'screen', () => glow(pen, place, radius * flicker, colour, strength * flicker))
    },
  }
}

/** A lighthouse's turning beam, both ways. */
export function beam(depth: number, [x, y]: Point, length: number): Motion {
  return {
    depth,
    draw: (pen, seconds) =>
      blended(pen, 'screen', () => {
        const turn = Math.sin(seconds * 0.5) * 0.5
        const light = pen.createRadialGradient(x, y, 8, x, y, length)
        light.addColorStop(0, 'rgba(255,232,176,0.6)')
        light.addColorStop(0.4, 'rgba(255,226,170,0.2)')
        light.addColorStop(1, 'rgba(255,220,160,0)')
        pen.fillStyle = light
        for (const angle of [turn, turn + Math.PI]) {
          for (const spread of [0.03, 0.07]) {
            pen.globalAlpha = 0.6
            pen.beginPath()
            pen.moveTo(x, y)
            pen.arc(x, y, length, angle - spread, angle + spread)
            pen.closePath()
            pen.fill()
          }
        }
      }),
  }
}

/** Shafts of sunlight slanting through leaves, windows or dust. */
export function shafts(setting: Setting, depth: number, from: Point, strength = 1): Motion {
  const { palette } = setting
  const slant = from[0] > WORLD.width / 2 ? 0.35 : -0.15
  return {
    depth,
    draw: (pen, seconds) =>
      blended(pen, 'screen', () => {
        for (let shaft = 0; shaft < 7; shaft++) {
          const angle = 0.5 + shaft * 0.27 + Math.sin(seconds * 0.2 + shaft) * 0.03 + slant
          const glowing = (0.05 + 0.06 * (0.5 + 0.5 * Math.sin(seconds * 0.5 + shaft * 2.1))) * palette.key * strength
          const end: Point = [from[0] + Math.cos(angle) * 760, from[1] + Math.sin(angle) * 760]
          const light = pen.createLinearGradient(from[0], from[1], end[0], end[1])
          light.addColorStop(0, css(palette.light, glowing * 1.7))
          light.addColorStop(1, css(palette.light, 0))
          const width = 0.035 + 0.02 * ((shaft * 37) % 3)
          pen.fillStyle = light
          pen.beginPath()
          pen.moveTo(...from)
          pen.lineTo(from[0] + Math.cos(angle - width) * 900, from[1] + Math.sin(angle - width) * 900)
          pen.lineTo(from[0] + Math.cos(angle + width) * 900, from[1] + Math.sin(angle + width) * 900)
          pen.fill()
        }
      }),
  }
}

/** Dust, pollen, fireflies or sparks adrift. */
export function motes(
  setting: Setting,
  depth: number,
  options: { colour: Colour; count: number; size: number; halo: boolean },
): Motion {
  const random = setting.random('motes')
  const specks = Array.from({ length: options.count }, () => ({
    x: random.next() * WORLD.width,
    y: downFrame(0.28 + random.next() * 0.55),
    offset: random.next() * 7,
    pace: 0.3 + random.next(),
    size: options.size * (0.6 + random.next()),
  }))
  return {
    depth,
    draw: (pen, seconds) =>
      blended(pen, 'screen', () => {
        for (const speck of specks) {
          const place: Point = [
            speck.x + Math.sin(seconds * speck.pace + speck.offset) * 26 + seconds * 6,
            speck.y + Math.cos(seconds * speck.pace * 0.8 + speck.offset) * 18,
          ]
          const strength = (0.5 + 0.5 * Math.sin(seconds * (1.5 + speck.pace) + speck.offset)) ** 2
          disc(pen, place, speck.size, css(options.colour, strength * (options.halo ? 1 : 0.5)))
          if (options.halo) disc(pen, place, speck.size * 5, css(options.colour, strength * 0.15))
        }
      }),
  }
}

/** A band of mist that slides along. */
export function mist(setting: Setting, depth: number, y: number, height: number, strength: number): Motion {
  const { palette, noise } = setting
  const [width, rows] = [320, 60]
  const sheet = pixels(width, rows, (column, row) => {
    const body = Math.sin((Math.PI * row) / rows) ** 2
    const wisps = smoothStep(0.25, 0.75, noise.cloud(column * 0.024 + y, row * 0.05 + y, 4))
    const ends = Math.min(1, column / 40, (width - column) / 40)
    return [...palette.haze, strength * (0.5 + palette.haziness * 0.6) * body * wisps * ends]
  })
  const span = WORLD.width * 1.1
  const band = picture(span, height, (pen) => pen.drawImage(sheet, 0, 0, span, height))
  return {
    depth,
    draw: (pen: Pen, seconds) => {
      const slide = (seconds * 14) % (span * 0.8)
      for (const start of [-0.8, 0, 0.8]) pen.drawImage(band, start * span + slide - span * 0.1, y)
    },
  }
}

import { blended, disc, glow, oval, type Pen, type Point } from '../pen/canvas.ts'
import { type Colour, css, darken, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Motion } from '../stage.ts'
import { downFrame, WORLD } from '../world.ts'
import { LAMP } from './motions.ts'

const TONGUES: readonly (readonly [dx: number, height: number, width: number, pace: number, colour: string])[] = [
  [-0.28, 0.7, 0.3, 7.1, '#c9502a'],
  [0.26, 0.76, 0.3, 8.3, '#d9642a'],
  [0, 1, 0.34, 6.2, '#ef9a38'],
  [0.1, 0.66, 0.22, 9.7, '#f7bd55'],
  [-0.05, 0.5, 0.17, 11.3, '#ffe49a'],
]

/** Flames that lick upward from (x, y), `size` high, with their light on what is near. */
export function fire(depth: number, [x, y]: Point, size: number, reach = size * 3.2): Motion {
  return {
    depth,
    draw: (pen, seconds) => {
      for (const [dx, height, width, pace, colour] of TONGUES) {
        const lick = 0.86 + 0.14 * Math.sin(seconds * pace + x + dx * 9)
        const lean = Math.sin(seconds * pace * 0.6 + dx * 20) * size * 0.07
        const [foot, half, tip] = [x + dx * size * 0.8, width * size, y - size * height * lick]
        pen.fillStyle = colour
        pen.beginPath()
        pen.moveTo(foot - half, y)
        pen.bezierCurveTo(
          foot - half * 1.1,
          y - size * height * 0.45,
          foot + lean - half * 0.2,
          tip + size * 0.2,
          foot + lean,
          tip,
        )
        pen.bezierCurveTo(
          foot + lean + half * 0.3,
          tip + size * 0.28,
          foot + half * 1.1,
          y - size * height * 0.4,
          foot + half,
          y,
        )
        pen.fill()
      }
      const flicker = 1 + 0.05 * Math.sin(seconds * 8.3 + x) + 0.03 * Math.sin(seconds * 19 + y)
      blended(pen, 'screen', () => glow(pen, [x, y - size * 0.4], reach * flicker, LAMP, 0.6 * flicker))
    },
  }
}

/** Smoke from a chimney or a camp fire, drifting to the side as it thins. */
export function smoke(setting: Setting, depth: number, [x, y]: Point, size = 1): Motion {
  const { palette, side } = setting
  const colour = mix(mix(palette.haze, palette.shadow, 0.3), [235, 235, 240], 0.15)
  const puffs = 9
  return {
    depth,
    draw: (pen, seconds) => {
      for (let puff = 0; puff < puffs; puff++) {
        const turn = seconds * 0.11 + puff / puffs
        const age = turn - Math.floor(turn)
        const sway = Math.sin(age * 7 + puff) * 9 * age
        const place: Point = [x - side * age * age * 130 * size + sway, y - age * 150 * size]
        disc(pen, place, (7 + age * 34) * size, css(colour, 0.3 * (1 - age) * Math.min(1, age * 8)))
      }
    },
  }
}

/** A few birds on the wing, by day and in fair weather; nothing otherwise. */
export function birds(setting: Setting, topY = 0.16, count = 6): readonly Motion[] {
  const { weather, timeOfDay, palette } = setting
  if (weather !== 'clear' && weather !== 'cloudy') return []
  if (timeOfDay === 'night') return []
  const random = setting.random('birds')
  const flock = Array.from({ length: count }, () => ({
    x: random.next() * WORLD.width,
    y: downFrame(topY + random.next() * 0.2),
    size: 5 + random.next() * 8,
    pace: 14 + random.next() * 20,
    beat: 5 + random.next() * 4,
    offset: random.next() * 7,
  }))
  const colour = css(darken(mix(palette.shadow, palette.sky[1], 0.25), 0.35), 0.8)
  return [
    {
      depth: 0.15,
      draw: (pen, seconds) => {
        pen.strokeStyle = colour
        pen.lineCap = 'round'
        for (const { x, y, size, pace, beat, offset } of flock) {
          const flap = Math.sin(seconds * beat + offset)
          const [at, height] = [
            (x + seconds * pace * setting.side + WORLD.width) % WORLD.width,
            y + Math.sin(seconds * 0.6 + offset) * 9,
          ]
          pen.lineWidth = size * 0.2
          pen.beginPath()
          pen.moveTo(at - size, height - size * 0.5 * flap)
          pen.quadraticCurveTo(at - size * 0.4, height - size * 0.35, at, height)
          pen.quadraticCurveTo(at + size * 0.4, height - size * 0.35, at + size, height - size * 0.5 * flap)
          pen.stroke()
        }
      },
    },
  ]
}

/** Long low waves that come in toward the viewer: what makes painted water move. */
export function swell(setting: Setting, depth: number, waterY: number, reach: number): Motion {
  const { palette } = setting
  const random = setting.random('swell')
  const waves = Array.from({ length: 26 }, () => ({
    x: random.next() * WORLD.width,
    start: random.next(),
    width: 60 + random.next() * 150,
    pace: 0.03 + random.next() * 0.03,
  }))
  const [crest, trough] = [mix(palette.sky[3], palette.sun, 0.3), darken(palette.shadow, 0.4)]
  return {
    depth,
    draw: (pen, seconds) => {
      pen.lineCap = 'round'
      for (const { x, start, width, pace } of waves) {
        const turn = start + seconds * pace
        const near = turn - Math.floor(turn)
        const y = waterY + 6 + near * near * reach
        const strength = Math.sin(near * Math.PI)
        const half = width * (0.3 + near)
        pen.lineWidth = 0.8 + near * 2.2
        pen.strokeStyle = css(crest, 0.34 * strength)
        pen.beginPath()
        pen.moveTo(x - half, y)
        pen.quadraticCurveTo(x, y - 3 - near * 5, x + half, y)
        pen.stroke()
        pen.strokeStyle = css(trough, 0.26 * strength)
        pen.beginPath()
        pen.moveTo(x - half * 0.8, y + 3 + near * 3)
        pen.quadraticCurveTo(x, y + near * 2, x + half * 0.8, y + 3 + near * 3)
        pen.stroke()
      }
    },
  }
}

/** A thing that turns slowly about a point: sails, a wheel. */
export const turning = (depth: number, [x, y]: Point, pace: number, paint: (pen: Pen) => void): Motion => ({
  depth,
  draw: (pen, seconds) => {
    pen.save()
    pen.translate(x, y)
    pen.rotate(seconds * pace)
    paint(pen)
    pen.restore()
  },
})

/** Water thrown up from (x, y) that falls back in arcs. */
export function jet(setting: Setting, depth: number, [x, y]: Point, height: number, width: number): Motion {
  const colour: Colour = mix(setting.palette.sky[3], [255, 255, 255], 0.35)
  return {
    depth,
    draw: (pen, seconds) => {
      for (let drop = 0; drop < 42; drop++) {
        const turn = seconds * 0.9 + drop * 0.377
        const age = turn - Math.floor(turn)
        const lean = ((drop * 53) % 41) / 20 - 1
        const rise = 4 * age * (1 - age)
        oval(
          pen,
          [x + lean * width * age, y - height * rise * (1 - Math.abs(lean) * 0.2)],
          2.2,
          3.4,
          css(colour, 0.75 * (1 - age * 0.5)),
        )
      }
    },
  }
}

/** A curtain's free edge that the draught moves: `height` down from (x, y). */
export function draught(depth: number, [x, y]: Point, height: number, colour: Colour, to: -1 | 1): Motion {
  return {
    depth,
    draw: (pen, seconds) => {
      for (let fold = 0; fold < 3; fold++) {
        const sway = (8 + 6 * Math.sin(seconds * 0.9 + fold * 0.8)) * to
        pen.fillStyle = css(darken(colour, fold * 0.14))
        pen.beginPath()
        pen.moveTo(x - to * fold * 9, y)
        pen.bezierCurveTo(
          x - to * fold * 9,
          y + height * 0.4,
          x + sway * 0.4 - to * fold * 8,
          y + height * 0.7,
          x + sway + to * (10 - fold * 9),
          y + height,
        )
        pen.lineTo(x + sway - to * (8 + fold * 9), y + height)
        pen.bezierCurveTo(
          x - to * (14 + fold * 9),
          y + height * 0.7,
          x - to * (16 + fold * 9),
          y + height * 0.4,
          x - to * (16 + fold * 9),
          y,
        )
        pen.fill()
      }
    },
  }
}

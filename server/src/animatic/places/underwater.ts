import { shafts } from '../light/motions.ts'
import { blended, glow, linear, oval, pixels, type Point } from '../pen/canvas.ts'
import { type Colour, css, darken, hex, mix } from '../pen/colour.ts'
import { smoothStep } from '../pen/curve.ts'
import type { Setting } from '../setting.ts'
import type { Layer, Motion, Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { fillBelow, waveLine } from './elements/land.ts'
import { layer } from './elements/sheet.ts'

const CORALS = ['#d9607a', '#e0924a', '#b56aa8', '#d9b45c', '#6fa8a0'] as const
const FISH = ['#e9a24a', '#e0d27a', '#d96a5a', '#9ac4d9'] as const

/** What the sea makes of a colour at this distance. */
const through = (setting: Setting, colour: Colour, nearness: number): Colour => mix(deep(setting), colour, nearness)
const deep = ({ palette }: Setting): Colour =>
  darken(
    mix(mix(hex('#1f6f86'), palette.sky[1], 0.3), palette.shadow, 0.2 + palette.dimness * 0.8),
    Math.max(0, palette.dimness - 0.12) * 1.5,
  )

function reef(setting: Setting, index: number): Layer {
  const random = setting.random(`reef ${index}`)
  const { noise, palette } = setting
  const nearness = 0.24 + index * 0.2
  const base = downFrame(0.62 + index * 0.055)
  return layer(0.14 + index * 0.2, (pen) => {
    const rock = through(setting, mix(hex('#3d4a55'), palette.shadow, 0.4), nearness + 0.15)
    const floor = (x: number) => base - (noise.cloud(x * 0.004 + index * 31, index * 7, 4) - 0.42) * (300 - index * 50)
    fillBelow(
      pen,
      waveLine(floor, 8),
      linear(
        pen,
        [0, base - 120],
        [0, base + 200],
        [
          [0, css(mix(rock, palette.light, 0.12 * palette.key))],
          [1, css(darken(rock, 0.35))],
        ],
      ),
    )
    for (let growth = 0; growth < 34; growth++) {
      const x = random.next() * WORLD.width
      const [kind, size, colour] = [
        random.whole(0, 2),
        random.between(16, 44) * (0.7 + index * 0.3),
        hex(random.pick(CORALS)),
      ]
      const y = floor(x) + 6
      const stuff = through(setting, mix(colour, palette.shadow, 0.2), nearness)
      pen.strokeStyle = css(stuff)
      pen.fillStyle = css(stuff)
      pen.lineCap = 'round'
      if (kind === 0) {
        for (let arm = -3; arm <= 3; arm++) {
          pen.lineWidth = size * 0.12
          pen.beginPath()
          pen.moveTo(x, y)
          pen.quadraticCurveTo(
            x + arm * size * 0.12,
            y - size * 0.7,
            x + arm * size * 0.26,
            y - size * (1.3 - Math.abs(arm) * 0.14),
          )
          pen.stroke()
        }
      } else if (kind === 1) {
        pen.beginPath()
        pen.arc(x, y, size * 0.62, Math.PI, 0)
        pen.fill()
        for (let groove = -2; groove <= 2; groove++)
          oval(pen, [x + groove * size * 0.2, y - size * 0.26], size * 0.03, size * 0.2, css(darken(stuff, 0.3), 0.6))
      } else
        for (let tube = 0; tube < 4; tube++)
          oval(
            pen,
            [x + (tube - 1.5) * size * 0.3, y - size * (0.3 + (tube % 2) * 0.2)],
            size * 0.12,
            size * 0.5,
            css(darken(stuff, tube * 0.08)),
          )
    }
  })
}

function kelp(setting: Setting, depth: number, count: number, tone: Colour, places: (share: number) => number): Motion {
  const random = setting.random(`kelp ${depth}`)
  const stalks = Array.from({ length: count }, () => ({
    x: places(random.next()),
    height: random.between(150, 430),
    offset: random.next() * 7,
    width: random.between(5, 10),
  }))
  const [leaf, dark] = [css(tone), css(darken(tone, 0.25))]
  return {
    depth,
    draw: (pen, seconds) => {
      pen.lineCap = 'round'
      for (const { x, height, offset, width } of stalks) {
        const foot = downFrame(depth > 1 ? 1.12 : 0.8)
        const sway = (share: number) => Math.sin(seconds * 0.7 + offset + share * 2.6) * 26 * share
        pen.strokeStyle = dark
        pen.lineWidth = width
        pen.beginPath()
        pen.moveTo(x, foot)
        pen.bezierCurveTo(
          x + sway(0.3),
          foot - height * 0.35,
          x + sway(0.7),
          foot - height * 0.7,
          x + sway(1),
          foot - height,
        )
        pen.stroke()
        for (let frond = 1; frond < 7; frond++) {
          const share = frond / 7
          const lean = frond % 2 ? 1 : -1
          oval(
            pen,
            [x + sway(share) + lean * width * 1.7, foot - height * share],
            width * 2,
            width * 0.7,
            leaf,
            lean * -0.5 + sway(share) * 0.01,
          )
        }
      }
    },
  }
}

function shoal(setting: Setting): Motion {
  const random = setting.random('fish')
  const colours = Array.from({ length: 3 }, () => through(setting, hex(random.pick(FISH)), 0.72))
  const fish = Array.from({ length: 22 }, (_, index) => ({
    group: index % 3,
    x: random.between(-130, 130),
    y: random.between(-46, 46),
    size: random.between(7, 15),
    offset: random.next() * 7,
  }))
  const groups = [0, 1, 2].map(() => ({
    x: random.next() * WORLD.width,
    y: downFrame(random.between(0.2, 0.55)),
    pace: random.between(16, 34) * (random.chance(0.5) ? 1 : -1),
  }))
  return {
    depth: 0.5,
    draw: (pen, seconds) => {
      for (const { group, x, y, size, offset } of fish) {
        const school = groups[group]
        if (!school) continue
        const to = Math.sign(school.pace)
        const at: Point = [
          (school.x + x + seconds * school.pace + WORLD.width * 2) % WORLD.width,
          school.y + y + Math.sin(seconds + offset) * 7,
        ]
        const flick = Math.sin(seconds * 7 + offset) * size * 0.22
        const colour = css(colours[group] ?? [255, 255, 255])
        oval(pen, at, size, size * 0.46, colour)
        pen.beginPath()
        pen.moveTo(at[0] - to * size * 0.8, at[1])
        pen.lineTo(at[0] - to * size * 1.6, at[1] - size * 0.5 + flick)
        pen.lineTo(at[0] - to * size * 1.6, at[1] + size * 0.5 + flick)
        pen.fillStyle = colour
        pen.fill()
      }
    },
  }
}

function bubbles(setting: Setting): Motion {
  const random = setting.random('bubbles')
  const specks = Array.from({ length: 36 }, () => ({
    x: random.next() * WORLD.width,
    start: random.next(),
    size: 2 + random.next() * 6,
    pace: 0.05 + random.next() * 0.08,
  }))
  return {
    depth: 0.95,
    draw: (pen, seconds) => {
      pen.lineWidth = 1.3
      for (const { x, start, size, pace } of specks) {
        const turn = start + seconds * pace
        const rise = turn - Math.floor(turn)
        pen.strokeStyle = css([225, 245, 250], 0.5 * Math.sin(rise * Math.PI))
        pen.beginPath()
        pen.arc(x + Math.sin(seconds * 2 + start * 9) * 7, downFrame(1 - rise), size, 0, Math.PI * 2)
        pen.stroke()
      }
    },
  }
}

/** Under the sea: light falling from the surface, reefs sinking into blue, kelp, fish and bubbles. */
export function underwater(setting: Setting): Stage {
  const { palette, noise, sun, side } = setting
  const water = deep(setting)
  const surface = mix(mix(hex('#8fd9d9'), palette.light, 0.3), water, palette.dimness * 1.5)
  return {
    setting,
    layers: [
      layer(0.02, (pen) => {
        pen.fillStyle = linear(
          pen,
          [0, 0],
          [0, WORLD.height],
          [
            [0, css(surface)],
            [0.28, css(mix(surface, water, 0.62))],
            [0.7, css(water)],
            [1, css(darken(water, 0.55))],
          ],
        )
        pen.fillRect(0, 0, WORLD.width, WORLD.height)
        const ripples = pixels(300, 60, (x, y) => {
          const web = Math.abs(noise.cloud(x * 0.06, y * 0.12, 3) - 0.5)
          return [235, 252, 248, smoothStep(0.07, 0, web) * (1 - y / 60) * 0.5 * Math.max(0.3, palette.key)]
        })
        pen.drawImage(ripples, 0, 0, WORLD.width, downFrame(0.16))
        blended(pen, 'screen', () => glow(pen, [sun.x, 60], 620, surface, 0.7 * palette.key))
      }),
      reef(setting, 0),
      reef(setting, 1),
      reef(setting, 2),
      layer(0.84, (pen) => {
        const sand = through(setting, mix(hex('#c2b58a'), palette.shadow, 0.35), 0.66)
        const floor = waveLine((x) => downFrame(0.755) - noise.cloud(x * 0.005, 5, 3) * 26)
        fillBelow(
          pen,
          floor,
          linear(
            pen,
            [0, downFrame(0.73)],
            [0, WORLD.height],
            [
              [0, css(mix(sand, palette.light, 0.16))],
              [0.3, css(sand)],
              [1, css(darken(sand, 0.6))],
            ],
          ),
        )
        const ripple = setting.random('ripples')
        for (let line = 0; line < 90; line++) {
          const near = ripple.next()
          const at: Point = [ripple.next() * WORLD.width, downFrame(0.77) + near * 190]
          oval(
            pen,
            at,
            30 + near * 90,
            1.6 + near * 3,
            css(ripple.chance(0.5) ? darken(sand, 0.4) : mix(sand, palette.light, 0.4), 0.3),
          )
        }
      }),
    ],
    motions: [
      shafts(setting, 0.6, [acrossFrame(0.5 + side * 0.2), -40], setting.timeOfDay === 'night' ? 0.6 : 1.7),
      kelp(
        setting,
        0.62,
        13,
        through(setting, hex('#3f6f4a'), 0.55),
        (share) => (share < 0.5 ? share * 0.7 : 1 - (1 - share) * 0.7) * WORLD.width,
      ),
      shoal(setting),
      bubbles(setting),
      kelp(
        setting,
        1.25,
        9,
        darken(water, 0.72),
        (share) => (share < 0.5 ? share * 0.36 : 1 - (1 - share) * 0.36) * WORLD.width,
      ),
    ],
    groundY: downFrame(0.79),
    figureScale: 1,
    keyLight: { colour: surface, side },
    // No rain falls down here.
    isIndoors: true,
  }
}

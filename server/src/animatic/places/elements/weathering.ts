import { createCanvas } from '@napi-rs/canvas'
import { blended, linear, oval, type Pen, type Picture, picture, type Point, settled } from '../../pen/canvas.ts'
import { type Colour, css, darken, lighten, mix } from '../../pen/colour.ts'
import type { Setting } from '../../setting.ts'
import type { Layer, Motion } from '../../stage.ts'
import { downFrame, WORLD } from '../../world.ts'

/** Between these depths a layer stands in the weather: nearer is a dark frame, farther is sky. */
const SHELTERED = { before: 0.07, beyond: 0.95 } as const
/** Layers from here on are the ground people stand on. */
const GROUND_DEPTH = 0.8
const GROUND_TOP = downFrame(0.735)
const SNOW_PIXELS = 7
const RIM_PIXELS = 3
const PUDDLES = 9

/** One sheet for all edges of all layers: each would otherwise hold 6 MB until the next garbage collection. */
const scratch = createCanvas(WORLD.width, WORLD.height)

/**
 * Lays one colour on the strip of a drawing that looks toward (dx, dy): where snow lies or light catches. Only over what
 * is there: weather changes no shape.
 */
function paintEdge(pen: Pen, sheet: Picture, [dx, dy]: Point, colour: string): void {
  const { width, height } = sheet
  const strip = scratch.getContext('2d')
  strip.globalCompositeOperation = 'copy'
  strip.drawImage(sheet, 0, 0)
  strip.globalCompositeOperation = 'destination-out'
  strip.drawImage(sheet, -dx, -dy)
  strip.globalCompositeOperation = 'source-in'
  strip.fillStyle = colour
  strip.fillRect(0, 0, WORLD.width, WORLD.height)
  blended(pen, 'source-atop', () => pen.drawImage(scratch, 0, 0, width, height, 0, 0, width, height))
}

function snowColour({ palette }: Setting): Colour {
  const lit = mix(lighten(palette.shadow, 0.78), palette.light, 0.25)
  return mix(lit, palette.shadow, palette.dimness * 0.9)
}

function snowOn(pen: Pen, setting: Setting, layer: Layer): void {
  const snow = snowColour(setting)
  const share = 0.5 + 0.5 * layer.depth
  paintEdge(pen, layer.picture, [0, -SNOW_PIXELS * share], css(snow, 0.92))
  if (layer.depth < GROUND_DEPTH) return
  blended(pen, 'source-atop', () => {
    const top = GROUND_TOP - layer.y
    pen.fillStyle = linear(
      pen,
      [0, top],
      [0, WORLD.height - layer.y],
      [
        [0, css(snow, 0.2)],
        [0.12, css(snow, 0.78)],
        [0.5, css(snow, 0.7)],
        [1, css(darken(snow, 0.3), 0.72)],
      ],
    )
    pen.fillRect(0, top, WORLD.width, WORLD.height)
    const drifts = setting.random('drifts')
    for (let drift = 0; drift < 46; drift++) {
      const near = drifts.next()
      const [x, y, width] = [drifts.next() * WORLD.width, top + 24 + near * 210, 50 + near * 190 * drifts.next()]
      oval(pen, [x, y], width, 5 + near * 12, css(mix(snow, setting.palette.light, 0.5), 0.28))
      oval(pen, [x, y + 6 + near * 9], width * 0.9, 3 + near * 6, css(setting.palette.shadow, 0.16))
    }
  })
}

/** Puddles that hold the sky, and a sheen on everything flat. */
function rainOn(pen: Pen, setting: Setting, layer: Layer): void {
  if (layer.depth < GROUND_DEPTH) return
  const { palette } = setting
  const top = GROUND_TOP - layer.y
  blended(pen, 'source-atop', () => {
    pen.fillStyle = linear(
      pen,
      [0, top],
      [0, top + 230],
      [
        [0, css(palette.sky[3], 0.34)],
        [0.35, css(palette.sky[2], 0.1)],
        [1, css(palette.shadow, 0.3)],
      ],
    )
    pen.fillRect(0, top, WORLD.width, WORLD.height)
    for (const { x, y, width, height } of puddles(setting)) {
      oval(pen, [x, y - layer.y + 2], width + 4, height + 2, css(darken(palette.shadow, 0.5), 0.4))
      oval(pen, [x, y - layer.y], width, height, css(mix(palette.sky[3], palette.shadow, 0.4), 0.55))
      oval(pen, [x - width * 0.2, y - layer.y - height * 0.2], width * 0.5, height * 0.4, css(palette.sky[3], 0.28))
    }
  })
}

function puddles(setting: Setting): readonly { x: number; y: number; width: number; height: number }[] {
  const random = setting.random('puddles')
  return Array.from({ length: PUDDLES }, (_, index) => {
    const near = random.next()
    const width = (26 + random.next() * 52) * (0.6 + near)
    return {
      x: ((index + random.next()) / PUDDLES) * WORLD.width,
      y: downFrame(0.785 + near * 0.16),
      width,
      height: width * 0.12,
    }
  })
}

/** The light's side of every shape, a thin bright line: what lifts it off what is behind. */
function rimOn(pen: Pen, setting: Setting, layer: Layer): void {
  const { palette, side } = setting
  const strength = palette.key * (0.2 + 0.5 * layer.depth) * (setting.timeOfDay === 'night' ? 0.5 : 0.62)
  paintEdge(pen, layer.picture, [side * RIM_PIXELS, -RIM_PIXELS * 0.6], css(palette.light, strength))
}

/** A layer as the weather leaves it: snow on its upper edges, puddles on its ground, fog over what is far, a lit rim. */
export function weathered(setting: Setting, layer: Layer): Layer {
  const { weather, palette } = setting
  if (layer.depth < SHELTERED.before || layer.depth > SHELTERED.beyond) return layer
  const sheet = picture(layer.picture.width, layer.picture.height, (pen) => {
    pen.drawImage(layer.picture, 0, 0)
    if (layer.isBare !== true) {
      if (weather === 'clear' || weather === 'cloudy') rimOn(pen, setting, layer)
      if (weather === 'snow') snowOn(pen, setting, layer)
      if (weather === 'rain') rainOn(pen, setting, layer)
    }
    if (weather === 'fog' && layer.depth < GROUND_DEPTH)
      blended(pen, 'source-atop', () => {
        pen.fillStyle = css(palette.haze, 0.62 * (1 - layer.depth) ** 0.8)
        pen.fillRect(0, 0, layer.picture.width, layer.picture.height)
      })
  })
  return { ...layer, picture: settled(sheet) }
}

/** Rings where drops meet the wet ground, and the small crowns above them. */
function splashes(setting: Setting): Motion {
  const random = setting.random('splashes')
  const drops = Array.from({ length: 40 }, () => {
    const near = random.next()
    return {
      x: random.next() * WORLD.width,
      y: downFrame(0.765 + near * 0.22),
      size: 5 + near * 15,
      pace: 1.6 + random.next(),
      offset: random.next(),
    }
  })
  return {
    depth: 0.88,
    draw: (pen, seconds) => {
      const light = setting.palette.sky[3]
      for (const { x, y, size, pace, offset } of drops) {
        const turn = seconds * pace + offset
        const age = turn - Math.floor(turn)
        // Every drop falls somewhere else than the one before.
        const at = x + ((Math.floor(turn) * 97) % 61) * 3 - 90
        pen.strokeStyle = css(mix(light, [255, 255, 255], 0.3), 0.5 * (1 - age))
        pen.lineWidth = 1.2
        pen.beginPath()
        pen.ellipse(at, y, size * (0.25 + age), size * 0.26 * (0.25 + age), 0, 0, Math.PI * 2)
        pen.stroke()
        if (age > 0.3) continue
        pen.beginPath()
        for (const lean of [-0.5, 0, 0.5]) {
          pen.moveTo(at, y)
          pen.lineTo(at + lean * size * 0.8, y - size * (0.9 - Math.abs(lean)) * (0.4 + age))
        }
        pen.stroke()
      }
    },
  }
}

/** What the weather moves on the ground; what falls is drawn by the camera's side. */
export const weatherMotions = (setting: Setting): readonly Motion[] =>
  setting.weather === 'rain' ? [splashes(setting)] : []

import { blended, disc, glow, linear, picture, pixels } from '../../pen/canvas.ts'
import { css, darken, mix } from '../../pen/colour.ts'
import { clamp, smoothStep } from '../../pen/curve.ts'
import type { Setting } from '../../setting.ts'
import type { Layer } from '../../stage.ts'
import { WORLD } from '../../world.ts'
import { layer } from './sheet.ts'

const CLOUD_GRID = { width: 272, height: 153 } as const
const CLOUD_DRIFT = 6
/** Far layers move less than near ones: a tilt may open this much under the horizon. */
const BELOW_HORIZON = 90

/** Sky, stars, sun or moon, and lit clouds. `horizonY` is where the lowest sky colour ends. */
export function skyLayers(setting: Setting, horizonY = setting.horizonY + 30): readonly Layer[] {
  return [backdrop(setting, horizonY), clouds(setting, horizonY)]
}

function backdrop(setting: Setting, horizonY: number): Layer {
  const { palette, sun, timeOfDay, weather } = setting
  return layer(0.02, (pen) => {
    const [zenith, high, low, horizon] = palette.sky
    pen.fillStyle = linear(
      pen,
      [0, 0],
      [0, horizonY],
      [
        [0, css(zenith)],
        [0.42, css(high)],
        [0.78, css(low)],
        [1, css(horizon)],
      ],
    )
    // Land covers the rest; a sky behind it would only cost time.
    pen.beginPath()
    pen.rect(0, 0, WORLD.width, horizonY + BELOW_HORIZON)
    pen.clip()
    pen.fillRect(0, 0, WORLD.width, WORLD.height)
    const random = setting.random('stars')
    for (let star = 0; star < 420; star++) {
      const [x, y] = [random.next() * WORLD.width, random.next() * horizonY * 0.8]
      const [brightness, size] = [random.next(), random.chance(0.07) ? 2.2 : random.between(0.6, 1.5)]
      if (palette.stars > 0)
        disc(pen, [x, y], size, css([255, 250, 240], palette.stars * brightness * (1 - y / horizonY)))
    }
    blended(pen, 'screen', () => {
      glow(pen, [sun.x, sun.y], 640, palette.light, 0.5 * palette.key)
      glow(pen, [sun.x, sun.y], 220, palette.sun, 0.75 * palette.key)
    })
    // Rain and fog hide the disc but not its glow.
    if (weather === 'rain' || weather === 'fog') return
    const isMoon = timeOfDay === 'night'
    disc(pen, [sun.x, sun.y], isMoon ? 34 : 44, css(palette.sun, weather === 'clear' ? 0.97 : 0.6))
    if (!isMoon) return
    const craters = setting.random('moon')
    for (let crater = 0; crater < 7; crater++) {
      const place = [sun.x + craters.between(-19, 19), sun.y + craters.between(-19, 19)] as const
      disc(pen, place, craters.between(3, 8), css(mix(palette.sun, palette.sky[1], 0.28), 0.5))
    }
  })
}

/** Noise clouds; the side toward the sun is lighter because less cloud lies between. */
function clouds(setting: Setting, horizonY: number): Layer {
  const { palette, noise, sun } = setting
  const { width, height } = CLOUD_GRID
  const sunX = sun.x / WORLD.width
  const shaded = mix(palette.sky[1], palette.shadow, 0.35)
  const lit = mix(palette.light, [255, 255, 255], 0.18)
  const grey = darken(mix(palette.sky[2], palette.haze, 0.4), 0.12)
  const grid = pixels(width, height, (column, row) => {
    const [u, v] = [column / width, row / height]
    const depth = v ** 1.4 * 7
    const density = noise.cloud(u * 6.5, depth * 1.6, 5)
    const sunward = noise.cloud(u * 6.5 + (sunX - u) * 0.5, (depth - 0.3) * 1.6, 4)
    const cover = smoothStep(1 - palette.cloud, 1.26 - palette.cloud, density) * smoothStep(1.02, 0.45, v) * 0.95
    const light = clamp((density - sunward) * 3 + 0.5 + (0.6 - Math.abs(u - sunX)) * 0.35) * (0.35 + 0.65 * palette.key)
    const colour = mix(mix(shaded, lit, light), grey, clamp(palette.cloud - 0.45))
    return [colour[0], colour[1], colour[2], cover]
  })
  const broad = picture(WORLD.width * 1.25, horizonY * 1.02, (pen) => {
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(grid, 0, 0, WORLD.width * 1.25, horizonY * 1.02)
  })
  return { depth: 0.05, picture: broad, x: -WORLD.width * 0.12, y: 0, drift: CLOUD_DRIFT }
}

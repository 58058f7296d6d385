import { linear } from '../../pen/canvas.ts'
import { css, darken, mix } from '../../pen/colour.ts'
import type { Setting } from '../../setting.ts'
import type { Layer } from '../../stage.ts'
import { WORLD } from '../../world.ts'
import { layer } from './sheet.ts'

/** Open water from `topY` to the bottom of the world, brighter under the sun. */
export function waterLayer(setting: Setting, depth: number, topY: number): Layer {
  const { palette, sun } = setting
  const random = setting.random('waves')
  const sheet = layer(depth, (pen) => {
    pen.fillStyle = linear(
      pen,
      [0, topY],
      [0, WORLD.height],
      [
        [0, css(mix(palette.sky[3], palette.haze, 0.4))],
        [0.12, css(mix(palette.sky[2], palette.shadow, 0.4))],
        [1, css(darken(palette.shadow, 0.35))],
      ],
    )
    pen.fillRect(0, topY, WORLD.width, WORLD.height)
    for (let wave = 0; wave < 900; wave++) {
      const near = random.next() ** 2
      const [x, y] = [random.next() * WORLD.width, topY + 2 + near * 260]
      const [width, slope, chance] = [8 + near * 80 * random.next(), random.between(-1, 1), random.next()]
      const sunlit = Math.exp(-(((x - sun.x) / (60 + near * 260)) ** 2)) * palette.key
      pen.strokeStyle =
        chance < 0.35 + sunlit * 0.5
          ? css(mix(palette.sky[3], palette.sun, sunlit), 0.1 + sunlit * 0.6)
          : css(darken(palette.shadow, 0.4), 0.22)
      pen.lineWidth = 0.7 + near * 2.4
      pen.beginPath()
      pen.moveTo(x - width, y)
      pen.quadraticCurveTo(x, y - 1 - near * 3, x + width, y + slope)
      pen.stroke()
    }
  })
  return { ...sheet, isBare: true }
}

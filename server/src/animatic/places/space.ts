import { motes } from '../light/motions.ts'
import { blended, box, disc, glow, linear, picture, pixels } from '../pen/canvas.ts'
import { type Colour, css, darken, hex, mix } from '../pen/colour.ts'
import { smoothStep } from '../pen/curve.ts'
import type { Setting } from '../setting.ts'
import type { Layer, Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'

const LIGHTS: readonly [Colour, ...Colour[]] = [
  [120, 220, 230],
  [255, 190, 100],
  [230, 110, 110],
  [140, 230, 160],
]
const WORLDS = ['#c9784d', '#5d8fb5', '#b99a6b', '#7d6aa8', '#6fa58a'] as const

/** Stars and a nebula; there is no hour out here, so the palette only tints it. */
function deepSky(setting: Setting): Layer {
  const { palette, noise } = setting
  const random = setting.random('stars')
  return layer(0.02, (pen) => {
    const black = mix([6, 7, 18], palette.sky[0], 0.16)
    pen.fillStyle = css(black)
    pen.fillRect(0, 0, WORLD.width, WORLD.height)
    const [warm, cold] = [mix(palette.sky[2], hex('#a5487a'), 0.5), mix(palette.sky[1], hex('#2f6f9f'), 0.5)]
    const cloud = pixels(320, 180, (x, y) => {
      const body = smoothStep(0.5, 0.85, noise.cloud(x * 0.016, y * 0.022, 5))
      const tint = mix(cold, warm, noise.at(x * 0.012 + 40, y * 0.012))
      return [tint[0], tint[1], tint[2], body * 0.6]
    })
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(cloud, 0, 0, WORLD.width, WORLD.height)
    for (let star = 0; star < 900; star++) {
      const bright = random.next() ** 3
      disc(
        pen,
        [random.next() * WORLD.width, random.next() * WORLD.height],
        0.5 + bright * 1.6,
        css([235, 240, 255], 0.3 + bright * 0.7),
      )
    }
  })
}

function planet(setting: Setting): Layer {
  const { side, noise } = setting
  const random = setting.random('planet')
  const colour: Colour = hex(random.pick(WORLDS))
  const hasRing = random.chance(0.5)
  const radius = random.between(150, 230)
  const [x, y] = [acrossFrame(0.5 + side * 0.22), downFrame(0.3)]
  return layer(0.12, (pen) => {
    blended(pen, 'screen', () => glow(pen, [x, y], radius * 1.6, colour, 0.4))
    const bands = picture(radius * 2, radius * 2, (ball) => {
      for (let row = 0; row < radius * 2; row++) {
        const tone = noise.cloud(row * 0.03, 5, 4)
        ball.fillStyle = css(
          tone > 0.5 ? mix(colour, [255, 245, 225], (tone - 0.5) * 1.4) : darken(colour, (0.5 - tone) * 1.2),
        )
        ball.fillRect(0, row, radius * 2, 1)
      }
    })
    pen.save()
    pen.beginPath()
    pen.arc(x, y, radius, 0, Math.PI * 2)
    pen.clip()
    pen.translate(x, y)
    pen.rotate(-0.25)
    pen.drawImage(bands, -radius, -radius)
    pen.rotate(0.25)
    const shade = pen.createRadialGradient(side * radius * 0.5, -radius * 0.5, radius * 0.2, 0, 0, radius * 1.15)
    shade.addColorStop(0, 'rgba(4,5,14,0)')
    shade.addColorStop(1, 'rgba(4,5,14,0.86)')
    pen.fillStyle = shade
    pen.fillRect(-radius, -radius, radius * 2, radius * 2)
    pen.restore()
    if (!hasRing) return
    pen.strokeStyle = css(mix(colour, [255, 245, 225], 0.4), 0.55)
    for (const [ring, width] of [
      [1.45, 14],
      [1.66, 6],
      [1.78, 9],
    ] as const) {
      pen.lineWidth = width
      pen.beginPath()
      pen.ellipse(x, y, radius * ring, radius * ring * 0.22, -0.25, -0.1, Math.PI + 0.1)
      pen.stroke()
    }
  })
}

/** The observation deck of a ship: a wide window on stars and a planet, a glowing console. */
export function space(setting: Setting): Stage {
  const { palette, side } = setting
  const hull = mix(hex('#4a5468'), palette.shadow, 0.5)
  const panel = setting.random('panel')
  return {
    ...outdoors(
      setting,
      [
        deepSky(setting),
        planet(setting),
        layer(0.7, (pen) => {
          pen.fillStyle = linear(
            pen,
            [0, 0],
            [0, WORLD.height],
            [
              [0, css(darken(hull, 0.55))],
              [1, css(hull)],
            ],
          )
          pen.beginPath()
          pen.rect(0, 0, WORLD.width, WORLD.height)
          pen.roundRect(
            acrossFrame(0.03),
            downFrame(0.05),
            acrossFrame(0.97) - acrossFrame(0.03),
            downFrame(0.66) - downFrame(0.05),
            70,
          )
          pen.fill('evenodd')
          pen.strokeStyle = css(mix(hull, palette.light, 0.4))
          pen.lineWidth = 5
          pen.beginPath()
          pen.roundRect(
            acrossFrame(0.03),
            downFrame(0.05),
            acrossFrame(0.97) - acrossFrame(0.03),
            downFrame(0.66) - downFrame(0.05),
            70,
          )
          pen.stroke()
          for (const x of [0.3, 0.7])
            box(pen, acrossFrame(x) - 7, downFrame(0.05), 14, downFrame(0.61) - downFrame(0), css(darken(hull, 0.3)))
          for (let lightAt = 0; lightAt < 90; lightAt++) {
            const [x, y] = [panel.next() * WORLD.width, downFrame(panel.between(0.68, 0.735))]
            box(pen, x, y, panel.between(5, 16), 4, css(panel.pick(LIGHTS), 0.75), 2)
          }
        }),
        layer(0.86, (pen) => {
          const top = downFrame(0.745)
          pen.fillStyle = linear(
            pen,
            [0, top],
            [0, WORLD.height],
            [
              [0, css(mix(hull, palette.light, 0.28))],
              [0.2, css(hull)],
              [1, css(darken(hull, 0.7))],
            ],
          )
          pen.fillRect(0, top, WORLD.width, WORLD.height)
          pen.strokeStyle = css(darken(hull, 0.5), 0.7)
          pen.lineWidth = 2
          for (let seam = -9; seam <= 9; seam++) {
            pen.beginPath()
            pen.moveTo(WORLD.width / 2 + seam * 120, top)
            pen.lineTo(WORLD.width / 2 + seam * 300, WORLD.height)
            pen.stroke()
          }
        }),
      ],
      [motes(setting, 1, { colour: [150, 210, 230], count: 16, size: 1.2, halo: false })],
    ),
    isIndoors: true,
    keyLight: { colour: mix([170, 205, 255], palette.light, 0.3), side },
  }
}

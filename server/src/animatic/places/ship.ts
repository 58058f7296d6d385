import { birds, swell } from '../light/life.ts'
import { glints, lamp } from '../light/motions.ts'
import { box, fillShape, linear, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { ridgeLayer } from './elements/land.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { waterLayer } from './elements/water.ts'

function paintDeck(pen: Pen, setting: Setting): void {
  const { palette } = setting
  const wood = mix(hex('#8a6440'), palette.shadow, 0.4)
  const top = downFrame(0.735)
  // Rail and balusters stand on the deck's far edge.
  for (let x = 20; x < WORLD.width; x += 46) box(pen, x, top - 78, 9, 84, css(darken(wood, 0.35)), 3)
  box(pen, 0, top - 90, WORLD.width, 15, css(mix(wood, palette.light, 0.16)))
  box(pen, 0, top - 78, WORLD.width, 4, css(darken(wood, 0.45)))
  pen.fillStyle = linear(
    pen,
    [0, top],
    [0, WORLD.height],
    [
      [0, css(mix(wood, palette.light, 0.25))],
      [0.12, css(wood)],
      [1, css(darken(wood, 0.6))],
    ],
  )
  pen.fillRect(0, top, WORLD.width, WORLD.height)
  pen.strokeStyle = css(darken(wood, 0.5), 0.6)
  pen.lineWidth = 2
  for (let plank = -24; plank <= 24; plank++) {
    pen.beginPath()
    pen.moveTo(WORLD.width / 2 + plank * 52, top)
    pen.lineTo(WORLD.width / 2 + plank * 112, WORLD.height)
    pen.stroke()
  }
  const barrel = acrossFrame(0.5 + setting.side * 0.4)
  for (const [dx, size] of [
    [0, 1],
    [-64 * setting.side, 0.84],
  ] as const) {
    const [x, y] = [barrel + dx, top + 42]
    pen.fillStyle = linear(
      pen,
      [x - 30 * size, 0],
      [x + 30 * size, 0],
      [
        [0, css(darken(wood, 0.4))],
        [0.5, css(mix(wood, palette.light, 0.1))],
        [1, css(darken(wood, 0.35))],
      ],
    )
    pen.beginPath()
    pen.moveTo(x - 26 * size, y - 84 * size)
    pen.quadraticCurveTo(x - 38 * size, y - 42 * size, x - 26 * size, y)
    pen.lineTo(x + 26 * size, y)
    pen.quadraticCurveTo(x + 38 * size, y - 42 * size, x + 26 * size, y - 84 * size)
    pen.fill()
    for (const hoop of [0.2, 0.76])
      box(pen, x - 33 * size, y - 84 * size * hoop - 5, 66 * size, 6, css(darken(palette.shadow, 0.4)), 2)
  }
}

/** Mast, yard and a full sail, shrouds up to the top. */
function paintRigging(pen: Pen, setting: Setting): void {
  const { palette, side } = setting
  const wood = css(darken(mix(hex('#6d4c2f'), palette.shadow, 0.4), 0.2))
  const mast = acrossFrame(0.5 - side * 0.27)
  const canvas = mix([232, 222, 200], palette.shadow, 0.3)
  fillShape(
    pen,
    [
      [mast - 200, downFrame(-0.12)],
      [mast + 200, downFrame(-0.12)],
      [mast + 228, downFrame(0.34)],
      [mast - 228, downFrame(0.34)],
    ],
    linear(
      pen,
      [mast - 228, 0],
      [mast + 228, 0],
      [
        [0, css(darken(canvas, 0.2))],
        [0.4, css(mix(canvas, palette.light, 0.25))],
        [0.75, css(canvas)],
        [1, css(darken(canvas, 0.3))],
      ],
    ),
  )
  pen.strokeStyle = css(darken(canvas, 0.4), 0.4)
  pen.lineWidth = 1.6
  for (let seam = -3; seam <= 3; seam++) {
    pen.beginPath()
    pen.moveTo(mast + seam * 56, downFrame(-0.12))
    pen.lineTo(mast + seam * 64, downFrame(0.34))
    pen.stroke()
  }
  box(pen, mast - 11, 0, 22, downFrame(0.75), wood)
  box(pen, mast - 246, downFrame(0.335), 492, 11, wood, 5)
  pen.strokeStyle = css(darken(palette.shadow, 0.55), 0.85)
  pen.lineWidth = 2
  for (const end of [-1, 1]) {
    for (let rope = 0; rope < 4; rope++) {
      pen.beginPath()
      pen.moveTo(mast + end * 6, downFrame(-0.1))
      pen.lineTo(mast + end * (110 + rope * 34), downFrame(0.64))
      pen.stroke()
    }
    for (let rung = 1; rung < 9; rung++) {
      const share = rung / 9
      pen.beginPath()
      pen.moveTo(mast + end * (6 + 104 * share), downFrame(-0.1 + 0.74 * share))
      pen.lineTo(mast + end * (6 + 206 * share), downFrame(-0.1 + 0.74 * share))
      pen.stroke()
    }
  }
}

/** A sailing ship's deck, the sea all round. */
export function ship(setting: Setting): Stage {
  const { palette, horizonY, side } = setting
  const lantern = [acrossFrame(0.5 - side * 0.27) + side * 34, downFrame(0.5)] as const
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.09,
        baseY: horizonY + 26,
        height: 50,
        frequency: 0.003,
        nearness: 0.2,
      }),
      waterLayer(setting, 0.16, horizonY + 10),
      layer(0.6, (pen) => {
        paintRigging(pen, setting)
        box(
          pen,
          lantern[0] - 8,
          lantern[1] - 12,
          16,
          24,
          palette.lampsLit ? 'rgb(255,222,150)' : css(darken(palette.shadow, 0.3)),
          4,
        )
      }),
      layer(0.84, (pen) => paintDeck(pen, setting)),
    ],
    [
      glints(setting, 0.161, horizonY + 10, 120),
      swell(setting, 0.162, horizonY + 10, 130),
      ...birds(setting, 0.12, 4),
      ...(palette.lampsLit ? [lamp(0.61, lantern, 200)] : []),
    ],
  )
}

import { lamp } from '../light/motions.ts'
import { blended, box, glow, linear, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Layer, Motion, Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { paintBlock, paintStreetLamp } from './elements/buildings.ts'
import { throughAir } from './elements/land.ts'
import { inLight, paneColour, sideLit } from './elements/masonry.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'

export const FRONTS = ['#8f6a58', '#a88f72', '#6a7088', '#7d5650', '#a39a88', '#5f6a70'] as const

/** One row of blocks; `opening` keeps the middle low so that the street has a far end. */
export function blocks(setting: Setting, index: number, footY: number, opening: number): Layer {
  const { palette } = setting
  const random = setting.random(`blocks ${index}`)
  return layer(0.1 + index * 0.16, (pen) => {
    const tones = setting.random(`tones ${index}`)
    let x = -30
    while (x < WORLD.width) {
      const width = random.between(54, 126) * (1 + index * 0.36)
      const full = random.between(130, 330) * (0.8 + index * 0.2)
      const nearMiddle = Math.abs(x + width / 2 - WORLD.width / 2) < opening
      // Far rows stay low there, near rows leave the street open.
      const height = nearMiddle ? full * 0.4 : full
      const at = { x, y: footY, width: width - 4, height, window: 6 + index * 2.4 }
      const colour = throughAir(setting, inLight(setting, tones.pick(FRONTS), 0.55), 0.42 + index * 0.2)
      if (!nearMiddle || index < 2) paintBlock(pen, setting, at, colour, random)
      x += width
    }
    pen.fillStyle = linear(
      pen,
      [0, footY - 120],
      [0, footY + 90],
      [
        [0, css(palette.haze, 0)],
        [1, css(palette.haze, 0.36 - index * 0.09)],
      ],
    )
    pen.fillRect(0, footY - 120, WORLD.width, WORLD.height)
  })
}

const AWNINGS = ['#8a3038', '#2f5f5a', '#b5803a', '#3f4f7a'] as const

/** Shops along the near pavement: their lit windows are what a street is in the evening. */
function paintShops(pen: Pen, setting: Setting): void {
  const { palette } = setting
  const random = setting.random('shops')
  const foot = downFrame(0.745)
  for (let x = -20; x < WORLD.width; ) {
    const width = random.between(130, 190)
    const [wall, awning] = [
      inLight(setting, random.pick(['#6a5f5a', '#7a5a4c', '#5f6470', '#80705c']), 0.44),
      inLight(setting, random.pick(AWNINGS), 0.36),
    ]
    const [isOpen, goods] = [random.chance(0.75), random.whole(2, 5)]
    // The street's far end stays in view between them.
    if (Math.abs(x + width / 2 - WORLD.width / 2) > 430) {
      const height = 168
      pen.fillStyle = sideLit(pen, setting, x, width, wall)
      pen.fillRect(x, foot - height, width, height)
      box(pen, x - 4, foot - height - 9, width + 8, 12, css(darken(wall, 0.3)))
      const pane = { x: x + 14, y: foot - 104, width: width * 0.56, height: 82 }
      box(pen, pane.x - 4, pane.y - 4, pane.width + 8, pane.height + 8, css(darken(wall, 0.5)))
      box(pen, pane.x, pane.y, pane.width, pane.height, paneColour(setting, wall, isOpen))
      for (let thing = 0; thing < goods; thing++)
        box(
          pen,
          pane.x + 6 + (thing * (pane.width - 12)) / goods,
          pane.y + pane.height - 30 + (thing % 2) * 8,
          11,
          30 - (thing % 2) * 8,
          css(darken(wall, 0.55), 0.7),
          4,
        )
      box(pen, x + width * 0.72, foot - 104, width * 0.2, 104, css(darken(awning, 0.35)))
      box(pen, x + width * 0.745, foot - 96, width * 0.15, 44, paneColour(setting, wall, isOpen))
      for (let stripe = 0; stripe < 8; stripe++) {
        const [left, step] = [x + 4 + (stripe * (width - 8)) / 8, (width - 8) / 8]
        pen.fillStyle = css(stripe % 2 ? mix(awning, [238, 228, 206], 0.62) : awning)
        pen.beginPath()
        pen.moveTo(left + 3, foot - 142)
        pen.lineTo(left + step + 1, foot - 142)
        pen.lineTo(left + step, foot - 112)
        pen.quadraticCurveTo(left + step / 2, foot - 102, left, foot - 112)
        pen.fill()
      }
      box(pen, x + 10, foot - 162, width - 20, 16, css(mix(awning, palette.shadow, 0.4)), 3)
    }
    x += width + random.between(6, 22)
  }
}

function paintPavement(pen: Pen, setting: Setting): void {
  const { palette, weather } = setting
  const top = downFrame(0.73)
  const stone = mix(hex('#6c6a72'), palette.shadow, 0.5)
  pen.fillStyle = linear(
    pen,
    [0, top],
    [0, WORLD.height],
    [
      [0, css(mix(stone, palette.haze, 0.34))],
      [0.3, css(stone)],
      [1, css(darken(stone, 0.6))],
    ],
  )
  pen.fillRect(0, top, WORLD.width, WORLD.height)
  pen.strokeStyle = css(darken(stone, 0.5), 0.42)
  pen.lineWidth = 1.4
  for (let course = 0; course < 9; course++) {
    const y = top + course * course * 4.2
    pen.beginPath()
    pen.moveTo(0, y)
    pen.lineTo(WORLD.width, y)
    for (let slab = -26; slab <= 26; slab++) {
      const x = WORLD.width / 2 + (slab + (course % 2) * 0.5) * 38 * (1 + course * 0.12)
      pen.moveTo(x, y)
      pen.lineTo(x + (x - WORLD.width / 2) * 0.026, y + (2 * course + 1) * 4.2)
    }
    pen.stroke()
  }
  // Wet stone mirrors the lamps.
  const shine = weather === 'rain' ? 0.5 : palette.lampsLit ? 0.3 : 0
  blended(pen, 'screen', () => {
    for (const x of [0.1, 0.5, 0.9]) {
      pen.save()
      pen.translate(acrossFrame(x), top + 60)
      pen.scale(1, 0.22)
      glow(pen, [0, 0], 260, [255, 190, 110], shine)
      pen.restore()
    }
  })
}

function street(setting: Setting, lamps: Motion[]): Layer {
  return layer(0.86, (pen) => {
    paintPavement(pen, setting)
    for (const x of [0.1, 0.9]) {
      const light = paintStreetLamp(pen, setting, acrossFrame(x), downFrame(0.765), 330)
      if (setting.palette.lampsLit) lamps.push(lamp(0.87, light, 260))
    }
  })
}

/** A street between tall houses that opens toward its far end. */
export function cityStreet(setting: Setting): Stage {
  const { horizonY } = setting
  const lamps: Motion[] = []
  const pavement = street(setting, lamps)
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      blocks(setting, 0, horizonY + 30, 0),
      blocks(setting, 1, horizonY + 52, 120),
      blocks(setting, 2, horizonY + 74, 260),
      blocks(setting, 3, horizonY + 100, 400),
      layer(0.66, (pen) => paintShops(pen, setting)),
      pavement,
    ],
    lamps,
  )
}

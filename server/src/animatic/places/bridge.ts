import { birds, swell } from '../light/life.ts'
import { glints, lamp, mist } from '../light/motions.ts'
import { box } from '../pen/canvas.ts'
import { css, darken, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Motion, Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { paintStreetLamp } from './elements/buildings.ts'
import { groundColour, paintGrass, ridgeLayer, throughAir } from './elements/land.ts'
import { inLight, paintMasonry } from './elements/masonry.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { waterLayer } from './elements/water.ts'

/** A stone bridge over a river, seen from its bank: arches, parapet, lamps. */
export function bridge(setting: Setting): Stage {
  const { horizonY, palette, side } = setting
  const water = horizonY + 22
  const lamps: Motion[] = []
  const stone = inLight(setting, setting.random('stone').pick(['#a59a84', '#8f8f94', '#a8886c']), 0.36)
  const arches = setting.random('arches').whole(3, 5)
  const gap = (WORLD.width * 0.92) / arches
  const crown = (x: number) => downFrame(0.475) + ((x - WORLD.width / 2) / WORLD.width) ** 2 * 260
  const openings = Array.from({ length: arches }, (_, arch) => {
    const [x, half, spring] = [WORLD.width / 2 + (arch - (arches - 1) / 2) * gap, gap * 0.4, water + 34]
    return { x, half, spring, rise: Math.min(half * 0.95, spring - crown(x) - 44) }
  })
  const span = layer(0.46, (pen) => {
    const foot = downFrame(0.76)
    const wall = throughAir(setting, stone, 0.86)
    pen.save()
    pen.beginPath()
    pen.moveTo(0, foot)
    for (let x = 0; x <= WORLD.width; x += 20) pen.lineTo(x, crown(x))
    pen.lineTo(WORLD.width, foot)
    pen.closePath()
    for (const { x, half, spring, rise } of openings) {
      pen.moveTo(x - half, foot)
      pen.lineTo(x - half, spring)
      pen.ellipse(x, spring, half, rise, 0, Math.PI, 0)
      pen.lineTo(x + half, foot)
      pen.closePath()
    }
    pen.clip('evenodd')
    paintMasonry(pen, setting, { x: 0, y: downFrame(0.4), width: WORLD.width, height: foot - downFrame(0.4) }, wall, {
      course: 17,
      random: setting.random('span'),
    })
    pen.restore()
    pen.lineWidth = 15
    pen.strokeStyle = css(mix(wall, palette.light, 0.2))
    for (const { x, half, spring, rise } of openings) {
      pen.beginPath()
      pen.ellipse(x, spring, half + 6, rise + 6, 0, Math.PI, 0)
      pen.stroke()
    }
    for (const [lift, width, tone] of [
      [0, 13, mix(wall, palette.light, 0.34)],
      [36, 7, darken(wall, 0.3)],
    ] as const) {
      pen.strokeStyle = css(tone)
      pen.lineWidth = width
      pen.beginPath()
      for (let x = 0; x <= WORLD.width; x += 20) pen.lineTo(x, crown(x) + lift)
      pen.stroke()
    }
    for (let pier = 0; pier <= arches; pier++) {
      const x = WORLD.width / 2 + (pier - arches / 2) * gap
      box(pen, x - 26, crown(x) - 16, 52, foot - crown(x) + 16, css(darken(wall, 0.12)))
      box(pen, x - 32, crown(x) - 24, 64, 13, css(mix(wall, palette.light, 0.28)))
      const light = paintStreetLamp(pen, setting, x, crown(x) - 22, 104)
      if (palette.lampsLit) lamps.push(lamp(0.47, light, 150))
    }
  })
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.09,
        baseY: horizonY + 16,
        height: 140,
        frequency: 0.0024,
        nearness: 0.3,
      }),
      ridgeLayer(setting, {
        part: 'shore',
        depth: 0.12,
        baseY: water + 10,
        height: 60,
        frequency: 0.0034,
        nearness: 0.5,
      }),
      waterLayer(setting, 0.16, water),
      span,
      layer(0.84, (pen) => {
        paintGrass(pen, setting, {
          topY: downFrame(0.765),
          colour: groundColour(setting),
          blade: 30,
          density: 1.2,
          random: setting.random('grass'),
        })
        const reeds = setting.random('reeds')
        for (let reed = 0; reed < 70; reed++) {
          const x = acrossFrame(0.5 - side * reeds.between(0.26, 0.62))
          const [height, bend] = [reeds.between(40, 120), reeds.between(-16, 16)]
          pen.strokeStyle = css(mix(darken(palette.ground, 0.3), palette.light, reeds.next() * 0.3))
          pen.lineWidth = reeds.between(1.4, 3)
          pen.beginPath()
          pen.moveTo(x, downFrame(0.79))
          pen.quadraticCurveTo(x, downFrame(0.79) - height * 0.6, x + bend, downFrame(0.79) - height)
          pen.stroke()
        }
      }),
    ],
    [
      glints(setting, 0.161, water, 130),
      swell(setting, 0.162, water, 140),
      mist(setting, 0.5, downFrame(0.66), 90, 0.4),
      ...lamps,
      ...birds(setting, 0.1),
    ],
  )
}

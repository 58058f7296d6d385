import { birds } from '../light/life.ts'
import { lamp, mist } from '../light/motions.ts'
import { box, fillShape, linear, type Pen } from '../pen/canvas.ts'
import { css, darken, hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Motion, Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { groundColour, paintGrass, ridgeLayer, throughAir } from './elements/land.ts'
import { archPath, inLight, paintBattlements, paintMasonry, paneColour } from './elements/masonry.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'

interface Tower {
  readonly dx: number
  readonly width: number
  readonly height: number
  readonly isRoofed: boolean
}

/** The skyline of this castle and no other: a keep, a curtain wall, towers by lot. */
function towersOf(setting: Setting): readonly Tower[] {
  const random = setting.random('towers')
  return [
    { dx: -30, width: random.between(104, 140), height: random.between(330, 390), isRoofed: random.chance(0.5) },
    { dx: -200, width: random.between(60, 84), height: random.between(230, 310), isRoofed: random.chance(0.6) },
    { dx: 150, width: random.between(64, 92), height: random.between(250, 330), isRoofed: random.chance(0.6) },
    { dx: -330, width: 84, height: random.between(170, 210), isRoofed: random.chance(0.3) },
    { dx: 290, width: 84, height: random.between(170, 220), isRoofed: random.chance(0.3) },
  ]
}

function paintTower(pen: Pen, setting: Setting, middle: number, foot: number, tower: Tower): void {
  const random = setting.random(`tower ${tower.dx}`)
  const stone = throughAir(setting, inLight(setting, '#938d86', 0.34), 0.8)
  const roof = throughAir(setting, inLight(setting, '#5f4652', 0.4), 0.8)
  const { width, height } = tower
  const block = { x: middle + tower.dx - width / 2, y: foot - height, width, height: height + 60 }
  paintMasonry(pen, setting, block, stone, { course: 15, random })
  const cornice = { ...block, x: block.x - 8, width: width + 16 }
  box(pen, cornice.x, block.y - 4, cornice.width, 16, css(darken(stone, 0.24)))
  if (tower.isRoofed)
    fillShape(
      pen,
      [
        [cornice.x - 2, block.y - 2],
        [block.x + width / 2, block.y - width * 1.3],
        [cornice.x + cornice.width + 2, block.y - 2],
      ],
      linear(
        pen,
        [cornice.x, 0],
        [cornice.x + cornice.width, 0],
        [
          [0, css(setting.side > 0 ? darken(roof, 0.3) : mix(roof, setting.palette.light, 0.25))],
          [1, css(setting.side > 0 ? mix(roof, setting.palette.light, 0.25) : darken(roof, 0.3))],
        ],
      ),
    )
  else paintBattlements(pen, { ...cornice, y: block.y - 4 }, 15, css(darken(stone, 0.14)))
  for (let floor = 0; floor < Math.floor(height / 74); floor++) {
    const isLived = random.chance(0.62)
    box(
      pen,
      block.x + width * random.between(0.3, 0.62),
      block.y + 36 + floor * 70,
      11,
      30,
      paneColour(setting, stone, isLived),
      5,
    )
  }
}

/** A castle on its rock: towers, a gate with its bridge, banners in the wind. */
export function castle(setting: Setting): Stage {
  const { horizonY, side, palette } = setting
  const middle = acrossFrame(0.5 - side * 0.08)
  const foot = downFrame(0.64)
  const towers = towersOf(setting)
  const cloth = inLight(setting, setting.random('banner').pick(['#a8323a', '#3a5f9a', '#c79a3c']), 0.2)
  const banners: Motion = {
    depth: 0.46,
    draw: (pen, seconds) => {
      for (const { dx, width, height, isRoofed } of towers.slice(0, 3)) {
        const [x, top] = [middle + dx, foot - height - (isRoofed ? width * 1.3 : 22)]
        box(pen, x - 1.5, top - 50, 3, 54, css(darken(palette.shadow, 0.5)))
        pen.fillStyle = css(cloth)
        pen.beginPath()
        pen.moveTo(x, top - 50)
        for (let step = 0; step <= 6; step++)
          pen.lineTo(x - side * step * 8, top - 50 + step * 1.5 + Math.sin(seconds * 4 - step * 0.9 + dx) * step * 0.8)
        for (let step = 6; step >= 0; step--)
          pen.lineTo(x - side * step * 8, top - 28 - step * 1.5 + Math.sin(seconds * 4 - step * 0.9 + dx) * step * 0.8)
        pen.fill()
      }
    },
  }
  const torches = [-46, 46].map((dx) => [middle + dx, foot + 6] as const)
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.09,
        baseY: horizonY + 16,
        height: 190,
        frequency: 0.003,
        nearness: 0.28,
      }),
      ridgeLayer(setting, {
        part: 'hills',
        depth: 0.2,
        baseY: horizonY + 40,
        height: 90,
        frequency: 0.0018,
        nearness: 0.45,
      }),
      layer(0.45, (pen) => {
        const rock = throughAir(setting, groundColour(setting, hex('#6f6a60')), 0.82)
        pen.beginPath()
        pen.moveTo(middle - 560, WORLD.height)
        pen.bezierCurveTo(middle - 470, foot + 110, middle - 420, foot + 20, middle - 380, foot + 12)
        pen.lineTo(middle + 340, foot + 12)
        pen.bezierCurveTo(middle + 400, foot + 20, middle + 470, foot + 110, middle + 600, WORLD.height)
        pen.fillStyle = linear(
          pen,
          [0, foot],
          [0, foot + 200],
          [
            [0, css(mix(rock, palette.light, 0.14))],
            [1, css(darken(rock, 0.4))],
          ],
        )
        pen.fill()
        const stone = throughAir(setting, inLight(setting, '#8a847d', 0.36), 0.8)
        for (const tower of towers.slice(0, 3)) paintTower(pen, setting, middle, foot, tower)
        const wall = { x: middle - 340, y: foot - 118, width: 640, height: 170 }
        paintMasonry(pen, setting, wall, stone, { course: 15, random: setting.random('wall') })
        paintBattlements(pen, wall, 17, css(darken(stone, 0.12)))
        for (const tower of towers.slice(3)) paintTower(pen, setting, middle, foot, tower)
        const gate = { x: middle - 62, y: foot - 150, width: 124, height: 200 }
        paintMasonry(pen, setting, gate, mix(stone, palette.light, 0.08), {
          course: 15,
          random: setting.random('gate'),
        })
        paintBattlements(pen, gate, 15, css(darken(stone, 0.1)))
        archPath(pen, middle, foot + 52, 66, 124)
        pen.fillStyle = css(darken(stone, 0.72))
        pen.fill()
        for (let bar = -24; bar <= 24; bar += 12)
          box(pen, middle + bar - 1.5, foot - 62, 3, 70, css(darken(stone, 0.45)))
      }),
      layer(0.85, (pen) => {
        const grass = groundColour(setting)
        paintGrass(pen, setting, {
          topY: downFrame(0.755),
          colour: grass,
          blade: 22,
          density: 0.9,
          random: setting.random('grass'),
        })
        const way = groundColour(setting, hex('#9a8460'))
        pen.beginPath()
        pen.moveTo(middle - 26, downFrame(0.715))
        pen.bezierCurveTo(
          middle - 60,
          downFrame(0.78),
          middle + side * 160 - 130,
          downFrame(0.84),
          middle + side * 200 - 330,
          WORLD.height,
        )
        pen.lineTo(middle + side * 200 + 330, WORLD.height)
        pen.bezierCurveTo(
          middle + side * 160 + 130,
          downFrame(0.84),
          middle + 70,
          downFrame(0.78),
          middle + 26,
          downFrame(0.715),
        )
        pen.fillStyle = linear(
          pen,
          [0, downFrame(0.72)],
          [0, WORLD.height],
          [
            [0, css(mix(way, palette.haze, 0.25))],
            [1, css(darken(way, 0.5))],
          ],
        )
        pen.fill()
      }),
    ],
    [
      banners,
      mist(setting, 0.4, horizonY + 26, 150, 0.4),
      ...(palette.lampsLit ? torches.map((place) => lamp(0.47, place, 90, 0.8)) : []),
      ...birds(setting, 0.1),
    ],
  )
}

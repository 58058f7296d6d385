import { birds } from '../light/life.ts'
import { lamp, mist, motes } from '../light/motions.ts'
import { box, fillShape, type Pen } from '../pen/canvas.ts'
import { type Colour, css, darken, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { acrossFrame, downFrame, WORLD } from '../world.ts'
import { groundColour, paintGrass, ridgeLayer, throughAir } from './elements/land.ts'
import { archPath, inLight, sideLit } from './elements/masonry.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { BUILDINGS } from './landmarks/buildings.ts'

const CHURCH = BUILDINGS.find(({ words }) => words.test('church'))

function paintStone(pen: Pen, setting: Setting, x: number, y: number, size: number, stone: Colour, kind: number): void {
  pen.save()
  pen.translate(x, y)
  pen.rotate(((Math.round(x) % 7) - 3) * 0.022)
  const light = sideLit(pen, setting, -size * 0.32, size * 0.64, stone, 0.34)
  if (kind === 0) {
    archPath(pen, 0, 6, size * 0.62, size)
    pen.fillStyle = light
    pen.fill()
    for (const [up, width] of [
      [0.66, 0.34],
      [0.54, 0.4],
      [0.42, 0.26],
    ] as const)
      box(pen, (-size * width) / 2, -size * up, size * width, size * 0.03, css(darken(stone, 0.45), 0.7))
  } else if (kind === 1) {
    pen.fillStyle = light
    pen.fillRect(-size * 0.07, -size * 1.15, size * 0.14, size * 1.18)
    pen.fillRect(-size * 0.28, -size * 0.9, size * 0.56, size * 0.13)
    box(pen, -size * 0.24, -size * 0.12, size * 0.48, size * 0.16, css(darken(stone, 0.2)))
  } else {
    fillShape(
      pen,
      [
        [-size * 0.2, 4],
        [-size * 0.12, -size * 1.2],
        [0, -size * 1.34],
        [size * 0.12, -size * 1.2],
        [size * 0.2, 4],
      ],
      light,
    )
    box(pen, -size * 0.28, -size * 0.12, size * 0.56, size * 0.16, css(darken(stone, 0.2)))
  }
  pen.restore()
}

/** A leafless tree that forks to its last twig; the night shows best through it. */
function paintBareTree(pen: Pen, setting: Setting, x: number, y: number, height: number): void {
  const random = setting.random('bare tree')
  pen.strokeStyle = css(darken(setting.palette.shadow, 0.5))
  pen.lineCap = 'round'
  const grow = (fromX: number, fromY: number, length: number, angle: number, width: number): void => {
    const [toX, toY] = [fromX + Math.cos(angle) * length, fromY + Math.sin(angle) * length]
    pen.lineWidth = width
    pen.beginPath()
    pen.moveTo(fromX, fromY)
    pen.quadraticCurveTo((fromX + toX) / 2 + random.between(-6, 6), (fromY + toY) / 2, toX, toY)
    pen.stroke()
    if (length < 16) return
    for (const turn of [random.between(-0.75, -0.2), random.between(0.15, 0.7)])
      grow(toX, toY, length * random.between(0.66, 0.8), angle + turn, width * 0.64)
  }
  grow(x, y, height * 0.3, -Math.PI / 2, height * 0.06)
}

/** Leaning stones in long grass, a church behind them, a bare tree, an iron fence. */
export function graveyard(setting: Setting): Stage {
  const { horizonY, side, palette, timeOfDay } = setting
  const random = setting.random('graves')
  const stone = inLight(setting, '#a3a198', 0.36)
  const chapel = acrossFrame(0.5 - side * 0.24)
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.09,
        baseY: horizonY + 16,
        height: 110,
        frequency: 0.0024,
        nearness: 0.3,
      }),
      layer(0.3, (pen) => CHURCH?.paint(pen, setting, [chapel, horizonY + 62], setting.random('chapel'))),
      ridgeLayer(setting, {
        part: 'knoll',
        depth: 0.36,
        baseY: horizonY + 84,
        height: 34,
        frequency: 0.0014,
        nearness: 0.7,
      }),
      layer(0.56, (pen) => {
        for (let row = 0; row < 2; row++) {
          for (let grave = 0; grave < 15; grave++) {
            const [x, size, kind] = [
              ((grave + random.between(0.15, 0.85)) / 15) * WORLD.width,
              random.between(38, 58) * (1 + row * 0.35),
              random.whole(0, 3) % 3,
            ]
            paintStone(
              pen,
              setting,
              x,
              downFrame(0.7 + row * 0.035),
              size,
              throughAir(setting, stone, 0.7 + row * 0.15),
              kind,
            )
          }
        }
        paintBareTree(pen, setting, acrossFrame(0.5 + side * 0.36), downFrame(0.76), 470)
      }),
      layer(0.84, (pen) => {
        for (const x of [0.03, 0.17, 0.33, 0.7, 0.85, 0.97])
          paintStone(
            pen,
            setting,
            acrossFrame(x) + random.between(-18, 18),
            downFrame(0.775),
            random.between(92, 132),
            stone,
            random.whole(0, 3) % 3,
          )
        paintGrass(pen, setting, {
          topY: downFrame(0.772),
          colour: groundColour(setting, mix(palette.ground, [70, 84, 66], 0.5)),
          blade: 36,
          density: 1.2,
          random: setting.random('grass'),
        })
      }),
      layer(1.28, (pen) => {
        const iron = css(darken(palette.shadow, 0.62))
        for (let bar = 0; bar < 48; bar++) {
          const x = bar * 38
          if (Math.abs(x - WORLD.width / 2) < 470) continue
          const top = WORLD.height - 270
          box(pen, x, top, 8, 280, iron)
          fillShape(
            pen,
            [
              [x - 6, top],
              [x + 4, top - 30],
              [x + 14, top],
            ],
            iron,
          )
        }
        for (const [from, to] of [
          [0, WORLD.width / 2 - 462],
          [WORLD.width / 2 + 468, WORLD.width],
        ] as const)
          box(pen, from, WORLD.height - 236, to - from, 9, iron)
      }),
    ],
    [
      mist(setting, 0.4, horizonY + 44, 130, 0.8),
      mist(setting, 0.6, downFrame(0.66), 110, 0.55),
      ...(palette.lampsLit ? [lamp(0.31, [chapel - 38, horizonY - 90], 90, 0.6)] : []),
      ...(timeOfDay === 'night'
        ? [motes(setting, 0.9, { colour: [190, 220, 255], count: 14, size: 2, halo: true })]
        : []),
      ...birds(setting, 0.14, 5),
    ],
  )
}

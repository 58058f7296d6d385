import { hex, mix } from '../pen/colour.ts'
import { birds } from '../light/life.ts'
import { motes } from '../light/motions.ts'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { acrossFrame, downFrame } from '../world.ts'
import { groundColour, paintGrass, ridgeLayer, throughAir } from './elements/land.ts'
import { outdoors } from './elements/outdoors.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'
import { paintTree } from './elements/trees.ts'

/** Open land: hills, a few trees on the crest, tall grass gone to straw. */
export function field(setting: Setting): Stage {
  const { palette, horizonY, side } = setting
  const straw = mix(palette.ground, hex('#c2a04c'), 0.45)
  const random = setting.random('trees')
  return outdoors(
    setting,
    [
      ...skyLayers(setting),
      ridgeLayer(setting, {
        part: 'far',
        depth: 0.1,
        baseY: horizonY + 10,
        height: 90,
        frequency: 0.0016,
        nearness: 0.25,
      }),
      ridgeLayer(setting, {
        part: 'hills',
        depth: 0.3,
        baseY: horizonY + 44,
        height: 70,
        frequency: 0.0014,
        nearness: 0.55,
        colour: straw,
      }),
      layer(0.42, (pen) => {
        const leaves = throughAir(setting, groundColour(setting), 0.7)
        for (const [x, size] of [
          [0.5 - side * 0.4, 190],
          [0.5 - side * 0.32, 130],
          [0.5 + side * 0.3, 84],
        ] as const) {
          paintTree(pen, setting, [acrossFrame(x), horizonY + 46], size, { trunk: leaves, leaves }, random)
        }
      }),
      layer(0.85, (pen) =>
        paintGrass(pen, setting, {
          topY: downFrame(0.7),
          colour: groundColour(setting, straw),
          blade: 44,
          density: 1.5,
          random: setting.random('grass'),
        }),
      ),
    ],
    [motes(setting, 1, { colour: palette.light, count: 30, size: 1.6, halo: false }), ...birds(setting)],
  )
}

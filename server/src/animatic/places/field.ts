import { hex, mix } from '../pen/colour.ts'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { downFrame } from '../world.ts'
import { groundColour, paintGrass, ridgeLayer } from './elements/land.ts'
import { layer } from './elements/sheet.ts'
import { skyLayers } from './elements/sky.ts'

/** Open land: hills, a hedge line, tall grass. */
export function field(setting: Setting): Stage {
  const { palette, horizonY } = setting
  const corn = mix(palette.ground, hex('#b79a4a'), 0.4)
  return {
    setting,
    layers: [
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
        baseY: horizonY + 50,
        height: 80,
        frequency: 0.0014,
        nearness: 0.6,
        colour: corn,
      }),
      layer(0.85, (pen) =>
        paintGrass(pen, setting, {
          topY: downFrame(0.74),
          colour: groundColour(setting, corn),
          blade: 46,
          density: 1.4,
          random: setting.random('grass'),
        }),
      ),
    ],
    motions: [],
    groundY: downFrame(0.8),
    figureScale: 1,
    keyLight: { colour: palette.light, side: setting.side },
    isIndoors: false,
  }
}

import type { Setting } from '../../setting.ts'
import type { Layer, Motion, Stage } from '../../stage.ts'
import { downFrame } from '../../world.ts'

/** Where outdoor figures stand: high enough that captions fit under their feet. */
const GROUND = 0.79

/** A stage under the open sky, lit by sun or moon. */
export function outdoors(setting: Setting, layers: readonly Layer[], motions: readonly Motion[] = []): Stage {
  return {
    setting,
    layers,
    motions,
    groundY: downFrame(GROUND),
    figureScale: 1,
    keyLight: { colour: setting.palette.light, side: setting.side },
    isIndoors: false,
  }
}

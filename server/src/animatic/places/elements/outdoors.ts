import { dropped } from '../../pen/canvas.ts'
import type { Setting } from '../../setting.ts'
import type { Layer, Motion, Stage } from '../../stage.ts'
import { downFrame } from '../../world.ts'
import { cropLayer } from './sheet.ts'
import { weathered, weatherMotions } from './weathering.ts'

/** Where outdoor figures stand: high enough that captions fit under their feet. */
const GROUND = 0.79

/** Layers behind this depth vanish under the ground before they reach the frame's foot. */
const GROUND_DEPTH = 0.7
/** Lowest world y such a layer can show, with what a tilting camera uncovers. */
const HIDDEN_BELOW = downFrame(0.76) + 96

/** Drops what the ground always covers: a fifth of every far layer, drawn again each frame. */
function withoutHiddenFoot(layer: Layer): Layer {
  const excess = layer.y + layer.picture.height - HIDDEN_BELOW
  if (layer.depth > GROUND_DEPTH || excess <= 0) return layer
  const height = layer.picture.height - excess
  return cropLayer(layer, { x: layer.x, y: layer.y, width: layer.picture.width, height })
}

/** A stage under the open sky, lit by sun or moon. */
export function outdoors(setting: Setting, layers: readonly Layer[], motions: readonly Motion[] = []): Stage {
  return {
    setting,
    layers: layers.map((one) => {
      const cut = withoutHiddenFoot(one)
      const made = weathered(setting, cut)
      for (const { picture } of [one, cut]) if (picture !== made.picture) dropped(picture)
      return made
    }),
    motions: [...motions, ...weatherMotions(setting)],
    groundY: downFrame(GROUND),
    figureScale: 1,
    keyLight: { colour: setting.palette.light, side: setting.side },
    isIndoors: false,
  }
}

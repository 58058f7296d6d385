import { picture } from '../pen/canvas.ts'
import type { Layer, Stage } from '../stage.ts'
import { OVERSCAN, WORLD } from '../world.ts'

const BLUR_PIXELS = 5
/** The place moves nearer around this point, as through a longer lens. */
const ENLARGEMENT = 1.28
const CENTRE_Y = 0.5

/** The same place seen by a lens that is focused on somebody near: larger and soft. Baked once per shot. */
export function focusPull(stage: Stage): Stage {
  const soften = (layer: Layer): Layer => {
    if (layer.depth > 1) return layer
    const sheet = picture(WORLD.width, WORLD.height, (pen) => {
      const centreY = OVERSCAN.y + (WORLD.height - 2 * OVERSCAN.y) * CENTRE_Y
      pen.filter = `blur(${BLUR_PIXELS * (0.5 + layer.depth)}px)`
      pen.translate(WORLD.width / 2, centreY)
      pen.scale(ENLARGEMENT, ENLARGEMENT)
      pen.translate(-WORLD.width / 2, -centreY)
      pen.drawImage(layer.picture, layer.x, layer.y)
    })
    return { ...layer, picture: sheet, x: 0, y: 0, drift: 0 }
  }
  return {
    ...stage,
    // What stands in front of people would hide them from this close.
    layers: stage.layers.filter((layer) => layer.depth <= 1).map(soften),
    motions: [],
  }
}

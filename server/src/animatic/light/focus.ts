import { dropped, type Pen, picture } from '../pen/canvas.ts'
import { layer } from '../places/elements/sheet.ts'
import type { Layer, Stage } from '../stage.ts'
import { OVERSCAN, WORLD } from '../world.ts'

const BLUR_PIXELS = 5
/** The place moves nearer around this point, as through a longer lens. */
const ENLARGEMENT = 1.28
const CENTRE_Y = 0.5
/** Out of focus, two planes are enough for parallax: what is behind this depth, and what is before it. */
const PLANE_DEPTH = 0.4

function enlarged(pen: Pen, draw: () => void): void {
  const centreY = OVERSCAN.y + (WORLD.height - 2 * OVERSCAN.y) * CENTRE_Y
  pen.save()
  pen.translate(WORLD.width / 2, centreY)
  pen.scale(ENLARGEMENT, ENLARGEMENT)
  pen.translate(-WORLD.width / 2, -centreY)
  draw()
  pen.restore()
}

function plane(layers: readonly Layer[], depth: number): readonly Layer[] {
  if (layers.length === 0) return []
  const sharp = picture(WORLD.width, WORLD.height, (pen) =>
    enlarged(pen, () => {
      for (const one of layers.toSorted((a, b) => a.depth - b.depth)) pen.drawImage(one.picture, one.x, one.y)
    }),
  )
  const soft = layer(depth, (pen) => {
    pen.filter = `blur(${BLUR_PIXELS * (0.5 + depth)}px)`
    pen.drawImage(sharp, 0, 0)
  })
  dropped(sharp)
  return [soft]
}

const isFar = (one: Layer) => one.depth < PLANE_DEPTH

/** The same place seen by a lens that is focused on somebody near: larger and soft. Baked once per shot. */
export function focusPull(stage: Stage): Stage {
  // What stands in front of people would hide them from this close.
  const behind = stage.layers.filter((one) => one.depth <= 1)
  return {
    ...stage,
    layers: [
      ...plane(behind.filter(isFar), 0.12),
      ...plane(
        behind.filter((one) => !isFar(one)),
        0.6,
      ),
    ],
    motions: [],
  }
}

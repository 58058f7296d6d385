import { createCanvas } from '@napi-rs/canvas'
import { blended, type Pen, type Picture, picture, pixels } from '../pen/canvas.ts'
import { clamp } from '../pen/curve.ts'
import { noiseFrom, randomFrom } from '../pen/random.ts'
import { FRAME } from '../world.ts'

/** Grain costs bits: at this strength it hides banding for about a tenth of the picture's size (MEDIA 2.4). */
const GRAIN_STRENGTH = 0.12
const PAPER_STRENGTH = 0.34
const PLATES = 3
/** A plate stays for two frames; new grain every frame shimmers and costs twice the bits. */
const FRAMES_PER_PLATE = 2
const TILE = { width: FRAME.width / 2, height: FRAME.height / 2 } as const

const grey = (value: number) => {
  const level = clamp(value, 0, 255)
  return [level, level, level, 1] as const
}

/** Textures are blended at full size every frame; scaling them each time would cost four times as much. */
function fullSize(tile: Picture): Picture {
  return picture(FRAME.width, FRAME.height, (pen) => {
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(tile, 0, 0, FRAME.width, FRAME.height)
  })
}

function vignette(): Picture {
  return picture(FRAME.width, FRAME.height, (pen) => {
    const { width, height } = FRAME
    const shade = pen.createRadialGradient(width / 2, height * 0.47, height * 0.45, width / 2, height / 2, width * 0.66)
    shade.addColorStop(0, 'rgba(6,5,16,0)')
    shade.addColorStop(1, 'rgba(6,5,16,0.4)')
    pen.fillStyle = shade
    pen.fillRect(0, 0, width, height)
  })
}

/** One sheet of paper with a layer of grain on it, as one texture: every blend over the whole frame costs milliseconds. */
function plate(index: number): Picture {
  const random = randomFrom(`grain ${index}`)
  const noise = noiseFrom('paper')
  return fullSize(
    pixels(TILE.width, TILE.height, (x, y) => {
      const fibre = (noise.cloud(x * 0.012, y * 0.03, 3) - 0.5) * 60
      const tooth = (noise.at(x * 0.45, y * 0.45) - 0.5) * 34 + (noise.at(x * 0.9 + 50, y * 0.9) - 0.5) * 30
      const grain = (random.next() + random.next() + random.next() - 1.5) * 62
      return grey(128 + (fibre + tooth) * PAPER_STRENGTH + grain * GRAIN_STRENGTH)
    }),
  )
}

/** Paper, grain and vignette: what makes flat shapes look printed. Returned function draws over a finished frame. */
export function createFinish(): (pen: Pen, frame: number) => void {
  const plates = Array.from({ length: PLATES }, (_, index) => plate(index))
  const edge = vignette()
  return (pen, frame) => {
    const texture = plates[Math.floor(frame / FRAMES_PER_PLATE) % PLATES]
    blended(pen, 'soft-light', () => {
      if (texture) pen.drawImage(texture, 0, 0)
    })
    pen.drawImage(edge, 0, 0)
  }
}

/** A frame-sized sheet to draw a whole shot on. */
export const sheetForShot = (): Picture => createCanvas(FRAME.width, FRAME.height)

import { createCanvas } from '@napi-rs/canvas'
import { type Picture, picture, pixels } from '../pen/canvas.ts'
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

export interface Textures {
  /** Paper with a layer of grain on it, frame-sized: grey levels around 128, one plate of grain after the other. */
  readonly plates: readonly Uint8ClampedArray[]
  readonly edge: Picture
}

/** Grey levels of a tile at the frame's size. */
function fullSize(tile: Picture): Uint8ClampedArray {
  const { width, height } = FRAME
  const pen = createCanvas(width, height).getContext('2d')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(tile, 0, 0, width, height)
  const { data } = pen.getImageData(0, 0, width, height)
  const levels = new Uint8ClampedArray(width * height)
  for (let at = 0; at < levels.length; at++) levels[at] = data[at * 4] ?? 0
  return levels
}

let textures: Textures | undefined

/** Paper, grain and vignette: what makes flat shapes look printed. The same for every segment, made once. */
export const finishTextures = (): Textures => (textures ??= createTextures())

function createTextures(): Textures {
  const noise = noiseFrom('paper')
  const { width, height } = TILE
  const paper = Float32Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    const fibre = (noise.cloud(x * 0.012, y * 0.03, 3) - 0.5) * 60
    const tooth = (noise.at(x * 0.45, y * 0.45) - 0.5) * 34 + (noise.at(x * 0.9 + 50, y * 0.9) - 0.5) * 30
    return 128 + (fibre + tooth) * PAPER_STRENGTH
  })
  const plates = Array.from({ length: PLATES }, (_, index) => {
    const random = randomFrom(`grain ${index}`)
    return fullSize(
      pixels(width, height, (x, y) => {
        const grain = (random.next() + random.next() + random.next() - 1.5) * 62
        return grey((paper[y * width + x] ?? 128) + grain * GRAIN_STRENGTH)
      }),
    )
  })
  return { plates, edge: vignette() }
}

/** Which plate of grain lies on a frame. */
export const plateOf = (frame: number, { plates }: Textures): number =>
  Math.floor(frame / FRAMES_PER_PLATE) % plates.length

/** A frame-sized sheet to draw a whole shot on. */
export const sheetForShot = (): Picture => createCanvas(FRAME.width, FRAME.height)

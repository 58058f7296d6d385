import { CELLS, GRID, type LightGrid } from './flash.rules.ts'

/** How the bytes of a picture are laid out: rows of RGBA, or the planes of YUV 4:2:0 in BT.709 limited range. */
export type PixelLayout = 'rgba' | 'yuv420p'

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Every fourth pixel of every fourth row: a cell of 26 by 26 pixels is told by 42 of them as well as by all. */
const STRIDE = 4
const SATURATED_RED = 0.8

/** sRGB's curve undone, for a channel of 0 to 255. */
const LINEAR = Float32Array.from({ length: 256 }, (_, level) => {
  const share = level / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
})

const linear = (level: number): number => LINEAR[Math.min(255, Math.max(0, Math.round(level)))] ?? 0

/** Writes a pixel's linear red, green and blue; one array for all pixels, or each would cost one of its own. */
type ReadPixel = (x: number, y: number, into: Float32Array) => void

const rgbaReader =
  (bytes: Uint8Array, { width }: PictureSize): ReadPixel =>
  (x, y, into) => {
    const at = (y * width + x) * 4
    for (let channel = 0; channel < 3; channel++) into[channel] = LINEAR[bytes[at + channel] ?? 0] ?? 0
  }

function yuvReader(bytes: Uint8Array, { width, height }: PictureSize): ReadPixel {
  const chromaWidth = width / 2
  const blueAt = width * height
  const redAt = blueAt + chromaWidth * (height / 2)
  return (x, y, into) => {
    const chroma = (y >> 1) * chromaWidth + (x >> 1)
    const luma = 1.164384 * ((bytes[y * width + x] ?? 0) - 16)
    const [u, v] = [(bytes[blueAt + chroma] ?? 0) - 128, (bytes[redAt + chroma] ?? 0) - 128]
    into[0] = linear(luma + 1.792741 * v)
    into[1] = linear(luma - 0.213249 * u - 0.532909 * v)
    into[2] = linear(luma + 2.112402 * u)
  }
}

/** A picture's light in coarse cells. Sides must be even for `yuv420p`, and rows unpadded in either layout. */
export function lightGrid(bytes: Uint8Array, layout: PixelLayout, size: PictureSize): LightGrid {
  const read = layout === 'rgba' ? rgbaReader(bytes, size) : yuvReader(bytes, size)
  const sums = new Float64Array(CELLS * 4)
  const pixel = new Float32Array(3)
  for (let y = STRIDE >> 1; y < size.height; y += STRIDE) {
    const row = Math.floor((y * GRID.rows) / size.height) * GRID.columns
    for (let x = STRIDE >> 1; x < size.width; x += STRIDE) {
      const at = (row + Math.floor((x * GRID.columns) / size.width)) * 4
      read(x, y, pixel)
      for (let channel = 0; channel < 3; channel++)
        sums[at + channel] = (sums[at + channel] ?? 0) + (pixel[channel] ?? 0)
      sums[at + 3] = (sums[at + 3] ?? 0) + 1
    }
  }
  const grid = {
    luminance: new Float32Array(CELLS),
    redness: new Float32Array(CELLS),
    isSaturatedRed: new Uint8Array(CELLS),
  }
  for (let cell = 0; cell < CELLS; cell++) {
    const count = Math.max(1, sums[cell * 4 + 3] ?? 0)
    const mean = (channel: number) => (sums[cell * 4 + channel] ?? 0) / count
    const [red, green, blue] = [mean(0), mean(1), mean(2)]
    grid.luminance[cell] = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    grid.redness[cell] = Math.max(0, red - green - blue)
    grid.isSaturatedRed[cell] = red >= SATURATED_RED * (red + green + blue) && red > 0 ? 1 : 0
  }
  return grid
}

import { createCanvas } from '@napi-rs/canvas'
import type { Palette } from './light/palette.ts'
import { plateOf, type Textures } from './light/finish.ts'
import { blended, type Pen, type Picture, settled } from './pen/canvas.ts'
import type { Colour } from './pen/colour.ts'
import { lerp } from './pen/curve.ts'
import { FRAME } from './world.ts'

/** Down the frame: cool shadows above and below, warm light between. One grade holds the layers together. */
const stopsOf = ({ sky, light, shadow }: Palette) =>
  [
    { at: 0, colour: sky[0], strength: 0.3 },
    { at: 0.6, colour: light, strength: 0.34 },
    { at: 1, colour: shadow, strength: 0.24 },
  ] as const

/** How far a row is moved from middle grey, per channel. */
function rowShift(palette: Palette, row: number): Colour {
  const [top, middle, foot] = stopsOf(palette)
  const at = row / FRAME.height
  const [from, to] = at < middle.at ? [top, middle] : [middle, foot]
  const share = (at - from.at) / (to.at - from.at)
  const strength = lerp(from.strength, to.strength, share)
  const channel = (index: 0 | 1 | 2) => strength * (lerp(from.colour[index], to.colour[index], share) - 127.5)
  return [channel(0), channel(1), channel(2)]
}

/** Colour and texture as one plate: two soft lights of little strength are one of their sum. */
function plate(levels: Uint8ClampedArray, palette: Palette): Picture {
  const { width, height } = FRAME
  const sheet = createCanvas(width, height)
  const pen = sheet.getContext('2d')
  const image = pen.createImageData(width, height)
  const { data } = image
  for (let row = 0, at = 0; row < height; row++) {
    const [red, green, blue] = rowShift(palette, row)
    for (let column = 0; column < width; column++, at++) {
      const level = levels[at] ?? 128
      data[at * 4] = level + red
      data[at * 4 + 1] = level + green
      data[at * 4 + 2] = level + blue
      data[at * 4 + 3] = 255
    }
  }
  pen.putImageData(image, 0, 0)
  return settled(sheet)
}

/** Grades a finished picture and prints it on paper. Plates are made when first needed. */
export function createGrade(palette: Palette, textures: Textures): (pen: Pen, frame: number) => void {
  const plates = new Map<number, Picture>()
  return (pen, frame) => {
    const index = plateOf(frame, textures)
    const sheet = plates.get(index) ?? plate(textures.plates[index] ?? new Uint8ClampedArray(), palette)
    plates.set(index, sheet)
    blended(pen, 'soft-light', () => pen.drawImage(sheet, 0, 0))
  }
}

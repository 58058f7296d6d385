import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { POSTER_WIDTHS, type PosterWidth, posterName } from '@skein/contract/posters'
import type { Picture } from '../pen/canvas.ts'

/** A third of the JPEG's bytes, and nobody saw the difference. */
const WEBP_QUALITY = 80

export interface PosterFiles {
  readonly posterFile: string
  readonly posterSizes: readonly { readonly width: PosterWidth; readonly file: string }[]
}

/**
 * Writes a segment's poster: as JPEG for programs of all kinds, and in the sizes pages show it in.
 *
 * @param jpeg the same picture, encoded.
 */
export async function writePosters(directory: string, picture: Picture, jpeg: Buffer): Promise<PosterFiles> {
  const posterFile = join(directory, 'poster.jpg')
  await writeFile(posterFile, jpeg)
  const posterSizes = []
  for (const width of POSTER_WIDTHS) {
    const file = join(directory, posterName(width))
    await writeFile(file, await inWidth(picture, width).encode('webp', WEBP_QUALITY))
    posterSizes.push({ width, file })
  }
  return { posterFile, posterSizes }
}

function inWidth(picture: Picture, width: number): Picture {
  if (picture.width === width) return picture
  const height = Math.round((picture.height * width) / picture.width)
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, width, height)
  return canvas
}

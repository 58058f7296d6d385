import { createCanvas, type Image } from '@napi-rs/canvas'
import type { Picture } from '../pen/canvas.ts'
import { type SpriteTile, spriteSize, spriteTiles, TILE } from '#media/sprite.rules.ts'

const QUALITY = 70

/** Gathers a segment's previews from frames that are there anyway. */
export class SpriteSheet {
  readonly #canvas: Picture
  readonly #due: Map<number, SpriteTile>

  constructor(durationSeconds: number) {
    const { width, height } = spriteSize(durationSeconds)
    this.#canvas = createCanvas(width, height)
    this.#due = new Map(spriteTiles(durationSeconds).map((tile) => [tile.frame, tile]))
  }

  /** Whether this frame is shown on the sheet. */
  wants(frame: number): boolean {
    return this.#due.has(frame)
  }

  /** Takes a frame in, whatever its size; one that is not wanted changes nothing. */
  add(frame: number, picture: Picture | Image): void {
    const tile = this.#due.get(frame)
    if (tile === undefined) return
    const pen = this.#canvas.getContext('2d')
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(picture, tile.x, tile.y, TILE.width, TILE.height)
  }

  jpeg(): Buffer {
    return this.#canvas.encodeSync('jpeg', QUALITY)
  }
}

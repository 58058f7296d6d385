import { type FlashHistory, isHarmful, noHistory, seePicture } from './flash.rules.ts'
import { lightGrid, type PictureSize, type PixelLayout } from './light-grid.ts'

/** How much of a picture that flashes is let through over the one before it; the last step holds the one before. */
const SHARES = [0.5, 0.25, 0.12, 0] as const

/**
 * Stands between the pictures of a segment and its encoder, so that no second of it holds more than three flashes
 * (WCAG 2.3.1). Pictures go through in order, 24 a second, all of one size and layout.
 *
 * What flashes is softened and not refused: a film may have been paid for, the rest of it is sound, and a render that is
 * refused for its lightning would be refused again at the next try. Only the pictures that would begin a fourth flash
 * are laid over the one before them; holding that one always passes, because nothing changes. Each segment is looked at
 * by itself: where two meet, a second may hold the flashes of both.
 */
export class FlashGuard {
  #history: FlashHistory = noHistory()
  #before: Buffer | null = null
  #softened = 0
  readonly #layout: PixelLayout
  readonly #size: PictureSize

  constructor(layout: PixelLayout, size: PictureSize) {
    this.#layout = layout
    this.#size = size
  }

  /** Pictures that were softened so far. */
  get softened(): number {
    return this.#softened
  }

  /**
   * The bytes to show: those given when they are harmless, else a softened copy. The guard keeps what it returns until
   * the next call: do not write to it.
   */
  pass(bytes: Buffer): Buffer {
    const plain = this.#tried(bytes)
    if (plain !== null || this.#before === null) return this.#show(bytes, plain ?? this.#seen(bytes))
    this.#softened++
    for (const share of SHARES) {
      const soft = blend(this.#before, bytes, share)
      const history = this.#tried(soft)
      if (history !== null) return this.#show(soft, history)
    }
    return this.#show(this.#before, this.#seen(this.#before))
  }

  #seen(bytes: Buffer): FlashHistory {
    return seePicture(this.#history, lightGrid(bytes, this.#layout, this.#size))
  }

  #tried(bytes: Buffer): FlashHistory | null {
    const history = this.#seen(bytes)
    return isHarmful(history) ? null : history
  }

  #show(bytes: Buffer, history: FlashHistory): Buffer {
    this.#history = history
    this.#before = bytes
    return bytes
  }
}

function blend(from: Buffer, to: Buffer, share: number): Buffer {
  const weight = Math.round(share * 256)
  const mixed = Buffer.alloc(to.length)
  for (let at = 0; at < mixed.length; at++) {
    const before = from[at] ?? 0
    mixed[at] = before + ((((to[at] ?? 0) - before) * weight) >> 8)
  }
  return mixed
}

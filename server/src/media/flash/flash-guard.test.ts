import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FlashGuard } from './flash-guard.ts'
import { isHarmful, noHistory, seePicture } from './flash.rules.ts'
import { lightGrid } from './light-grid.ts'

/** The smallest picture whose every cell holds a sampled pixel. */
const SIZE = { width: 192, height: 108 } as const
type Rgb = readonly [number, number, number]
const BLACK: Rgb = [0, 0, 0]
const WHITE: Rgb = [255, 255, 255]

interface Patch {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
const WHOLE: Patch = { left: 0, top: 0, ...SIZE }

/** A dark picture with one patch of colour on it. */
function planted(colour: Rgb, patch: Patch = WHOLE, ground: Rgb = BLACK): Buffer {
  const bytes = Buffer.alloc(SIZE.width * SIZE.height * 4, 255)
  for (let y = 0; y < SIZE.height; y++) {
    for (let x = 0; x < SIZE.width; x++) {
      const isIn = x >= patch.left && x < patch.left + patch.width && y >= patch.top && y < patch.top + patch.height
      bytes.set(isIn ? colour : ground, (y * SIZE.width + x) * 4)
    }
  }
  return bytes
}

/** Two seconds in which `one` and `other` take turns so many times a second. */
const flashing = (perSecond: number, one: Buffer, other: Buffer): Buffer[] =>
  Array.from({ length: 48 }, (_, frame) => (Math.floor((frame * perSecond * 2) / 24) % 2 ? one : other))

function harms(pictures: readonly Buffer[]): boolean {
  let history = noHistory()
  return pictures.some((bytes) => {
    history = seePicture(history, lightGrid(bytes, 'rgba', SIZE))
    return isHarmful(history)
  })
}

describe('the three-flash rule', () => {
  it('lets three flashes a second through and no fourth', () => {
    expect(harms(flashing(3, planted(WHITE), planted(BLACK)))).toBe(false)
    expect(harms(flashing(4, planted(WHITE), planted(BLACK)))).toBe(true)
    expect(harms(flashing(12, planted(WHITE), planted(BLACK)))).toBe(true)
  })

  it('counts a change from a tenth of white on, unless both sides are bright', () => {
    // 0.05 and 0.13 of white; 0.05 and 0.17; 0.82 and 1.
    expect(harms(flashing(6, planted([101, 101, 101]), planted([63, 63, 63])))).toBe(false)
    expect(harms(flashing(6, planted([115, 115, 115]), planted([63, 63, 63])))).toBe(true)
    expect(harms(flashing(6, planted(WHITE), planted([233, 233, 233])))).toBe(false)
  })

  it('is about a quarter of a tenth of the visual field, wherever it is', () => {
    // A third of the frame is 64 x 36; half of its sides each way is a quarter of it.
    const small = { left: 100, top: 40, width: 32, height: 16 }
    const large = { left: 128, top: 72, width: 40, height: 24 }
    expect(harms(flashing(6, planted(WHITE, small), planted(BLACK)))).toBe(false)
    expect(harms(flashing(6, planted(WHITE, large), planted(BLACK)))).toBe(true)
  })

  it('counts saturated red that is too dark to count as light', () => {
    const dim: Rgb = [150, 0, 0]
    expect(harms(flashing(6, planted(dim), planted(BLACK)))).toBe(true)
    expect(harms(flashing(6, planted([76, 76, 76]), planted(BLACK)))).toBe(false)
    expect(harms(flashing(3, planted(dim), planted(BLACK)))).toBe(false)
  })

  it('does not count slow light: a fade, a lamp that breathes', () => {
    const breath = Array.from({ length: 96 }, (_, frame) => {
      const level = Math.round(128 + 120 * Math.sin((frame / 24) * Math.PI * 2))
      return planted([level, level, level])
    })
    expect(harms(breath)).toBe(false)
  })
})

describe('what passes the flash guard', () => {
  it('is never harmful, whatever goes in', () => {
    const colours: readonly Rgb[] = [WHITE, BLACK, [255, 0, 0], [90, 90, 200], [128, 128, 128]]
    const pictures = colours.map((colour) => planted(colour))
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 30, maxLength: 60 }), (order) => {
        const guard = new FlashGuard('rgba', SIZE)
        const shown = order.map((at) => guard.pass(pictures[at] ?? planted(BLACK)))
        expect(harms(shown)).toBe(false)
        expect(guard.softened > 0).toBe(harms(order.map((at) => pictures[at] ?? planted(BLACK))))
      }),
      { numRuns: 12 },
    )
  })

  it('is the very picture given when that is harmless', () => {
    const guard = new FlashGuard('rgba', SIZE)
    for (const picture of flashing(3, planted(WHITE), planted(BLACK))) expect(guard.pass(picture)).toBe(picture)
    expect(guard.softened).toBe(0)
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fitPicture } from './fit-picture.rules.ts'

it.each([
  [1280, 720, 1, { width: 1280, height: 720, left: 0, top: 0 }],
  [1920, 1080, 1, { width: 1280, height: 720, left: 0, top: 0 }],
  [720, 1280, 1, { width: 406, height: 720, left: 436, top: 0 }],
  [640, 480, 1, { width: 960, height: 720, left: 160, top: 0 }],
  [720, 576, 64 / 45, { width: 1280, height: 720, left: 0, top: 0 }],
  [2560, 1080, 0, { width: 1280, height: 540, left: 0, top: 90 }],
])('puts %i x %i with pixels of %d into the middle, as large as it fits', (width, height, pixelAspect, place) => {
  expect(fitPicture({ width, height, pixelAspect })).toEqual(place)
})

it('keeps any picture inside the frame, on even numbers', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 16, max: 4096 }),
      fc.integer({ min: 16, max: 4096 }),
      fc.double({ min: 0, max: 1000, noNaN: true }),
      (width, height, pixelAspect) => {
        const place = fitPicture({ width, height, pixelAspect })
        expect(place.left >= 0 && place.top >= 0).toBe(true)
        expect(place.left + place.width <= 1280 && place.top + place.height <= 720).toBe(true)
        expect(Object.values(place).every((value) => value % 2 === 0)).toBe(true)
      },
    ),
  )
})

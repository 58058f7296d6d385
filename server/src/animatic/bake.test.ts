import { expect, it } from 'vitest'
import { inkBoxes } from './bake.ts'

/** A sheet with ink in these rectangles. */
function sheetWith(
  width: number,
  height: number,
  rectangles: readonly (readonly [x: number, y: number, w: number, h: number])[],
) {
  const data = new Uint8ClampedArray(width * height * 4)
  for (const [left, top, w, h] of rectangles)
    for (let y = top; y < top + h; y++) for (let x = left; x < left + w; x++) data[(y * width + x) * 4 + 3] = 1
  return inkBoxes(data, width, height)
}

it('keeps the parts of a sheet that have ink, each with a margin, and nothing of an empty one', () => {
  expect(sheetWith(300, 50, [])).toEqual([])
  expect(
    sheetWith(300, 50, [
      [10, 20, 5, 6],
      [200, 0, 100, 50],
    ]),
  ).toEqual([
    { x: 8, y: 18, width: 9, height: 10 },
    { x: 198, y: 0, width: 102, height: 50 },
  ])
})

it('does not cut where the gap is narrow', () => {
  expect(
    sheetWith(300, 50, [
      [10, 20, 5, 6],
      [40, 30, 5, 6],
    ]),
  ).toEqual([{ x: 8, y: 18, width: 39, height: 20 }])
})

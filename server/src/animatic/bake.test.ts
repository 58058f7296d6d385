import { CAMERA_MOVES } from '@skein/contract/script'
import { createCanvas } from '@napi-rs/canvas'
import { expect, it } from 'vitest'
import { baked, inkBoxes, solidFrom } from './bake.ts'
import { LIFT_MAX, lookAt, type View, viewAt } from './camera.ts'
import { buildPlace } from './places/build-place.ts'
import { settingOf } from './setting.ts'
import type { Stage } from './stage.ts'
import { FRAME } from './world.ts'

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

it('says from which row on a sheet is solid down to its last', () => {
  const data = new Uint8ClampedArray(10 * 8 * 4).fill(255)
  const clear = (x: number, y: number) => (data[(y * 10 + x) * 4 + 3] = 254)
  clear(4, 2)
  clear(9, 5)
  expect(solidFrom(data, 10, { left: 0, right: 9, bottom: 8 })).toBe(3)
  expect(solidFrom(data, 10, { left: 0, right: 10, bottom: 8 })).toBe(6)
  expect(solidFrom(data, 10, { left: 0, right: 10, bottom: 6 })).toBeNull()
})

/** The place alone, a long time into a shot. */
function look(stage: Stage, view: View): Buffer {
  const canvas = createCanvas(FRAME.width, FRAME.height)
  const pen = canvas.getContext('2d')
  for (const { depth, picture, x, y, drift } of stage.layers.toSorted((a, b) => a.depth - b.depth)) {
    pen.save()
    lookAt(pen, view, depth)
    pen.drawImage(picture, x + drift * 24, y)
    pen.restore()
  }
  return canvas.data()
}

it.each(['forest', 'city_street'] as const)('leaves out nothing of a %s that a camera could see', (kind) => {
  const stage = () =>
    buildPlace(
      settingOf('0198c2f0-2222-7000-8000-000000000002', {
        setting: { place: 'here', kind, timeOfDay: 'dusk', weather: 'cloudy' },
        mood: 'calm',
      }),
    )
  const [whole, cut] = [stage(), baked(stage())]
  const bytes = ({ layers }: Stage) => layers.reduce((sum, { picture }) => sum + picture.width * picture.height * 4, 0)
  expect(bytes(cut)).toBeLessThan(bytes(whole) * 0.75)
  const ends = CAMERA_MOVES.flatMap((move) => [0, 1].map((progress) => viewAt(move, progress, 0)))
  // As high and as low as any shot looks.
  for (const view of ends.map(({ x, y, zoom }) => ({ x, y: y > 0 ? y + LIFT_MAX : y, zoom }))) {
    const [before, after] = [look(whole, view), look(cut, view)]
    let most = 0
    for (let at = 0; at < before.length; at++) most = Math.max(most, Math.abs((before[at] ?? 0) - (after[at] ?? 0)))
    // A picture between two pixels is mixed in sixteenths, which fall a little otherwise in a smaller one.
    expect(most).toBeLessThanOrEqual(16)
  }
})

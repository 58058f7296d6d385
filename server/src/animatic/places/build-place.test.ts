import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { MOODS, PLACE_KINDS, TIMES_OF_DAY, WEATHERS } from '@skein/contract/script'
import { describe, expect, it } from 'vitest'
import { lookAt } from '../camera.ts'
import { picture } from '../pen/canvas.ts'
import { settingOf } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { FRAME } from '../world.ts'
import { buildPlace } from './build-place.ts'

const SCALE = 0.25
/** Clouds come and go with the weather; from this depth on a place is land. */
const LAND_DEPTH = 0.09
/** One of the day's hours and the night, each in another weather and mood. */
const hoursLookedAt = (kind: (typeof PLACE_KINDS)[number]) => [PLACE_KINDS.indexOf(kind) % 4, 4]

/** Average brightness and its spread, 0 to 255, of a stage drawn small. */
function measure(stage: Stage): { mean: number; spread: number } {
  const [width, height] = [FRAME.width * SCALE, FRAME.height * SCALE]
  const full = picture(FRAME.width, FRAME.height, (pen) => {
    const items = [
      ...stage.layers.map((layer) => ({
        depth: layer.depth,
        draw: () => pen.drawImage(layer.picture, layer.x, layer.y),
      })),
      ...stage.motions.map((motion) => ({ depth: motion.depth, draw: () => motion.draw(pen, 1) })),
    ].toSorted((a, b) => a.depth - b.depth)
    for (const item of items) {
      pen.save()
      lookAt(pen, { x: 0, y: 0, zoom: 1 }, item.depth)
      item.draw()
      pen.restore()
    }
  })
  const small = picture(width, height, (pen) => pen.drawImage(full, 0, 0, width, height)).data()
  let [sum, squares, empty] = [0, 0, 0]
  for (let at = 0; at < small.length; at += 4) {
    const light = ((small[at] ?? 0) + (small[at + 1] ?? 0) + (small[at + 2] ?? 0)) / 3
    sum += light
    squares += light * light
    if (small[at + 3] !== 255) empty++
  }
  expect(empty).toBe(0)
  const count = width * height
  const mean = sum / count
  return { mean, spread: Math.sqrt(squares / count - mean * mean) }
}

function stageAt(kind: (typeof PLACE_KINDS)[number], hour: number): Stage {
  const turn = PLACE_KINDS.indexOf(kind) + hour
  const pick = <T>(choices: readonly [T, ...T[]]): T => choices[turn % choices.length] ?? choices[0]
  return buildPlace(
    settingOf('scene', {
      mood: pick(MOODS),
      setting: {
        place: `the ${kind}`,
        kind,
        timeOfDay: TIMES_OF_DAY[hour] ?? 'dawn',
        weather: pick(WEATHERS),
      },
    }),
  )
}

/** Which pixels of the layers have ink, sky left out: the place's shape without its light. */
function shapes(stage: Stage): string {
  const hash = createHash('sha256')
  for (const { depth, picture: sheet, x, y } of stage.layers) {
    if (depth < LAND_DEPTH) continue
    const bytes = sheet.data()
    const bits = Buffer.alloc(Math.floor(bytes.length / 400))
    for (let at = 0; at < bits.length; at++) bits[at] = (bytes[at * 400 + 3] ?? 0) > 127 ? 1 : 0
    hash.update(`${depth} ${x} ${y}`).update(bits)
  }
  return hash.digest('hex')
}

describe.each(PLACE_KINDS)('a %s', (kind) => {
  it('fills the frame with something to look at and keeps its shape, whatever the hour, weather and mood', async () => {
    const seen = new Set<string>()
    for (const hour of hoursLookedAt(kind)) {
      // Painted sheets are native memory, given back only when the event loop turns.
      await nextTurn()
      const stage = stageAt(kind, hour)
      const { mean, spread } = measure(stage)
      expect(mean).toBeGreaterThan(10)
      expect(mean).toBeLessThan(245)
      expect(spread).toBeGreaterThan(6)
      seen.add(shapes(stage))
    }
    expect(seen.size).toBe(1)
  })
})

const shot = (place: string, timeOfDay: (typeof TIMES_OF_DAY)[number]) => ({
  mood: 'calm' as const,
  setting: { place, kind: 'village' as const, timeOfDay, weather: 'clear' as const },
})
/** Which pixels of the middle layer have ink: the place's shape without its light. */
const shape = (stage: Stage) => {
  const layer = stage.layers.find((one) => one.depth === 0.5)
  const bytes = layer?.picture.data() ?? Buffer.alloc(0)
  return Array.from({ length: Math.floor(bytes.length / 4000) }, (_, at) =>
    (bytes[at * 4000 + 3] ?? 0) > 127 ? 1 : 0,
  ).join('')
}

describe('a place', () => {
  it('keeps its shape when the hour and the words around it change', () => {
    const noon = shape(buildPlace(settingOf('scene', shot('Alder Green', 'afternoon'))))
    const night = shape(buildPlace(settingOf('scene', shot('  alder   green ', 'night'))))
    expect(noon).toContain('1')
    expect(night).toBe(noon)
  })

  it('is another place in another scene or under another name', () => {
    const here = shape(buildPlace(settingOf('scene', shot('Alder Green', 'night'))))
    expect(shape(buildPlace(settingOf('other', shot('Alder Green', 'night'))))).not.toBe(here)
    expect(shape(buildPlace(settingOf('scene', shot('Harrow', 'night'))))).not.toBe(here)
  })
})

const at = (kind: (typeof PLACE_KINDS)[number], place: string) =>
  buildPlace(settingOf('scene', { mood: 'calm', setting: { place, kind, timeOfDay: 'afternoon', weather: 'clear' } }))
const pixelsOf = (stage: Stage, depth: number) =>
  stage.layers.find((one) => one.depth === depth)?.picture.data() ?? Buffer.alloc(0)
/** Share of sampled pixels that differ plainly between two pictures of one size. */
function difference(one: Buffer, other: Buffer): number {
  let [differing, count] = [0, 0]
  for (let at = 0; at + 2 < Math.min(one.length, other.length); at += 404, count++) {
    const apart = [0, 1, 2].reduce(
      (sum, channel) => sum + Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)),
      0,
    )
    if (apart > 24) differing++
  }
  return differing / Math.max(1, count)
}

describe('what the name of a place says', () => {
  it.each([
    ['field', 'the hill', 'the windmill on the hill'],
    ['village', 'the square', 'the fountain in the square'],
  ] as const)('stands there under the open sky: in a %s, "%s" shows less than "%s"', (kind, plain, rich) => {
    const [without, having] = [at(kind, plain), at(kind, rich)]
    expect(having.layers.length).toBeGreaterThan(without.layers.length)
  })

  it('stands in a room: a piano where there was none', () => {
    const music = at('interior_room', 'the room with the piano')
    const other = at('interior_room', 'the room with the throne')
    expect(difference(pixelsOf(music, 0.84), pixelsOf(other, 0.84))).toBeGreaterThan(0.02)
  })

  it('makes two rooms of one story two rooms', () => {
    const walls = ['her room', 'the parlour', 'the study upstairs'].map((place) =>
      pixelsOf(at('interior_room', place), 0.5),
    )
    for (const [index, wall] of walls.entries())
      for (const other of walls.slice(index + 1)) expect(difference(wall, other)).toBeGreaterThan(0.1)
  })
})

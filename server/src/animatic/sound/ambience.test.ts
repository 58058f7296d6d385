import { type HeardShot } from './air.rules.ts'
import { MOODS, PLACE_KINDS, TIMES_OF_DAY, WEATHERS } from '@skein/contract/script'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { exampleRequest, exampleShot } from '../example/video-request.ts'
import { synthesizeAmbience } from './ambience.ts'

const SECOND = 48_000
const heardShot = fc.record<HeardShot>({
  mood: fc.constantFrom(...MOODS),
  setting: fc.record({
    place: fc.constant('there'),
    kind: fc.constantFrom(...PLACE_KINDS),
    timeOfDay: fc.constantFrom(...TIMES_OF_DAY),
    weather: fc.constantFrom(...WEATHERS),
  }),
})
const segment = (shots: readonly HeardShot[], startsAtSeconds: number, before: HeardShot | null = null) => {
  const request = exampleRequest({ startsAtSeconds, before, shots: shots.map((shot) => exampleShot(shot)) })
  return {
    ...request,
    script: { ...request.script, durationSeconds: shots.length === 2 ? (16 as const) : (8 as const) },
  }
}
const furthest = (a: Float32Array, b: Float32Array): number =>
  a.reduce((worst, value, index) => Math.max(worst, Math.abs(value - (b[index] ?? 0))), 0)

it('lasts whole AAC frames inside the picture', () => {
  expect(synthesizeAmbience(segment([exampleShot()], 0)).left).toHaveLength(375 * 1024)
})

it('goes over a join as over a cut: two segments are the same wave as one that holds both', () => {
  fc.assert(
    fc.property(heardShot, heardShot, fc.nat(2000), (first, second, eights) => {
      const startsAt = 8 + eights * 8
      const [join, around] = [8 * SECOND, 2048]
      const whole = synthesizeAmbience(segment([first, second], startsAt, first), {
        from: join - around,
        to: join + around,
      })
      const end = synthesizeAmbience(segment([first], startsAt, first), { from: join - around, to: join + around })
      const start = synthesizeAmbience(segment([second], startsAt + 8, first), { to: around })
      for (const ear of ['left', 'right'] as const) {
        expect(furthest(whole[ear].subarray(0, around), end[ear])).toBeLessThan(1e-4)
        expect(furthest(whole[ear].subarray(around), start[ear])).toBeLessThan(1e-4)
        // What the first segment's encoder sees past its edge is what the second begins with.
        expect(Math.abs((end[ear][around] ?? 1) - (start[ear][0] ?? 0))).toBeLessThan(1e-4)
      }
    }),
    { numRuns: 8 },
  )
})

/** The widest step between two neighbouring samples. */
const leap = (ear: Float32Array, from: number, to: number): number =>
  ear.subarray(from, to).reduce((worst, value, i) => Math.max(worst, Math.abs(value - (ear[from + i - 1] ?? value))), 0)

it('has no edge at a join: nothing leaps there that does not leap beside it', () => {
  fc.assert(
    fc.property(heardShot, heardShot, fc.integer({ min: 1, max: 900 }), (first, second, startsAt) => {
      const end = synthesizeAmbience(segment([first], startsAt), { from: 8 * SECOND - 4096, to: 8 * SECOND }).left
      const start = synthesizeAmbience(segment([second], startsAt + 8, first), { to: 4096 }).left
      const joined = Float32Array.of(...end, ...start)
      expect(leap(joined, 4090, 4102)).toBeLessThanOrEqual(leap(joined, 1, 4090) * 1.3)
    }),
    { numRuns: 8 },
  )
})

it('begins a scene from silence', () => {
  const { left } = synthesizeAmbience(segment([exampleShot()], 0), { to: SECOND })
  const loudest = (from: number, to: number) =>
    left.subarray(from, to).reduce((peak, value) => Math.max(peak, Math.abs(value)), 0)
  expect(loudest(0, 480)).toBeLessThan(0.001)
  expect(loudest(SECOND / 2, SECOND)).toBeGreaterThan(0.05)
})

it('sounds different in every place', () => {
  const setting = exampleShot().setting
  const waves = PLACE_KINDS.map((kind) =>
    synthesizeAmbience(segment([exampleShot({ setting: { ...setting, kind } })], 40), {
      from: SECOND,
      to: SECOND + 512,
    }).left.join(),
  )
  expect(new Set(waves).size).toBe(PLACE_KINDS.length)
})

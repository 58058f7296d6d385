import { SEGMENT_SECONDS, SHOT_COUNT_MAX } from '@skein/contract/script'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planShots } from './plan-shots.ts'

const sentences = fc.array(
  fc.record({ length: fc.integer({ min: 1, max: 360 }), opensBeat: fc.boolean(), weight: fc.nat(5) }),
  {
    minLength: 1,
    maxLength: 300,
  },
)

describe('planShots', () => {
  it('shows every sentence once, in order, for exactly as long as the segment lasts', () => {
    fc.assert(
      fc.property(sentences, fc.constantFrom(9, 17), (given, speed) => {
        const { durationSeconds, shots } = planShots(given, speed)
        expect(SEGMENT_SECONDS).toContain(durationSeconds)
        expect(shots.length).toBeGreaterThanOrEqual(1)
        expect(shots.length).toBeLessThanOrEqual(SHOT_COUNT_MAX)
        expect(shots.reduce((sum, shot) => sum + shot.durationSeconds, 0)).toBe(durationSeconds)
        expect(shots.map(({ from }) => from)).toEqual([0, ...shots.slice(0, -1).map(({ to }) => to)])
        expect(shots.at(-1)?.to).toBe(given.length)
        for (const shot of shots) expect(shot.durationSeconds).toBeGreaterThanOrEqual(2.5)
      }),
    )
  })

  it('begins a shot where a beat does when that costs little', () => {
    const given = [120, 90, 110, 100].map((length, index) => ({
      length,
      opensBeat: index === 0 || index === 2,
      weight: 0,
    }))
    expect(planShots(given, 60).shots.map(({ from }) => from)).toEqual([0, 2])
  })

  it('gives each shot time to be read whole when there is enough', () => {
    const given = [100, 17, 17].map((length) => ({ length, opensBeat: true, weight: 0 }))
    const { shots } = planShots(given, 17)
    expect(shots.length).toBe(3)
    for (const [index, { durationSeconds }] of shots.entries()) {
      expect(durationSeconds * 17).toBeGreaterThanOrEqual(given[index]?.length ?? 0)
    }
  })

  it('gives each shot time for its weightiest sentence when there is not enough for all', () => {
    const given = [300, 40, 300, 110, 300, 60].map((length, index) => ({
      length,
      opensBeat: index % 2 === 0,
      weight: index % 2,
    }))
    const { shots } = planShots(given, 17)
    expect(shots.length).toBeGreaterThan(1)
    for (const { from, to, durationSeconds } of shots) {
      const key = given.slice(from, to).find(({ weight }) => weight === 1)
      expect(durationSeconds * 17).toBeGreaterThanOrEqual(key?.length ?? 0)
    }
  })
})

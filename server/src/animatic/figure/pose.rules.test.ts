import { POSES } from '@skein/contract/script'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { skeletonOf } from './pose.rules.ts'

describe.each(POSES)('the pose %s', (pose) => {
  it('has joints in reach and feet no deeper than the ground, at any moment', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('nothing' as const, 'one hand' as const, 'both hands' as const),
        (seconds, phase, load) => {
          const bones = skeletonOf(pose, seconds, phase, load)
          const points = [
            bones.hip,
            bones.shoulder,
            bones.frontHand,
            bones.backHand,
            bones.frontFoot,
            bones.backFoot,
          ].flat()
          expect(points.every((value) => Math.abs(value) < 1.2)).toBe(true)
          expect(bones.frontFoot[1]).toBeLessThanOrEqual(0)
          expect(bones.backFoot[1]).toBeLessThanOrEqual(0)
          expect(bones.shoulder[1]).toBeLessThan(bones.hip[1])
        },
      ),
      { numRuns: 30 },
    )
  })
})

it('every pose looks different from every other', () => {
  const poses = POSES.map((pose) => JSON.stringify(skeletonOf(pose, 2, 0.3, 'nothing')))
  expect(new Set(poses).size).toBe(POSES.length)
})

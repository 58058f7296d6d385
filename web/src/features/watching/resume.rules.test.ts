import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeSegments, segmentId } from '../../test/make.ts'
import { resumeOf } from './resume.rules.ts'

const segments = makeSegments(3)
const place = (number: number, seconds: number, newSegments = 0) => ({
  segmentId: segmentId(number),
  seconds,
  at: 0,
  newSegments,
})

describe('where watching goes on', () => {
  it.each([
    ['nothing was kept', null, { kind: 'fresh', at: 0 }],
    ['it was barely begun', place(1, 2), { kind: 'fresh', at: 0 }],
    ['somebody stopped on the way', place(2, 5), { kind: 'on_the_way', at: 21, sequence: 2 }],
    ['it was watched to its end', place(3, 16), { kind: 'watched', at: 0 }],
    ['it grew since it was watched to its end', place(2, 16, 1), { kind: 'new', at: 32, sequence: 3, count: 1 }],
    ['it grew, but there was something left', place(1, 8, 1), { kind: 'on_the_way', at: 8, sequence: 1 }],
    ['everything came since', { ...place(9, 0, 3), at: 0 }, { kind: 'fresh', at: 0 }],
    [
      'the segment was taken down',
      { ...place(9, 0), segmentId: null, at: 32 },
      { kind: 'on_the_way', at: 32, sequence: 3 },
    ],
  ])('when %s', (_, kept, expected) => {
    expect(resumeOf(kept, segments)).toEqual(expected)
  })

  it('is always within the scene, whatever was kept', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(100), fc.nat(200), fc.nat(9), fc.nat(4), (number, seconds, at, fresh, many) => {
        const scene = makeSegments(many)
        const resume = resumeOf({ segmentId: segmentId(number), seconds, at, newSegments: fresh }, scene)
        expect(resume.at).toBeGreaterThanOrEqual(0)
        expect(resume.at).toBeLessThan(Math.max(1, many * 16))
      }),
    )
  })
})
